"""The documents say what the code is: links lead somewhere; contracts, libraries, words and commands are real."""

import configparser
import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = CHECKOUT / "src/hoiam"
DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_every_link_of_a_document_leads_to_something(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text()) if not link.startswith(("http:", "https:"))]
    assert not [link for link in links if not (document.parent / link).exists()]


def test_the_page_of_the_architecture_holds_the_contracts_word_for_word() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(CHECKOUT / ".importlinter")
    names = [contracts[key]["name"] for key in contracts.sections() if key.startswith("importlinter:contract:")]
    page = (CHECKOUT / "ARCHITECTURE.md").read_text()
    assert names
    assert [name for name in names if f"- {name}\n" not in page] == []


def test_every_library_has_its_line_of_why() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [re.split(r"[<>=\[]", line)[0] for line in wanted]
    page = (CHECKOUT / "docs/adr/0002-libraries.md").read_text()
    assert [name for name in names if not re.search(rf"`{re.escape(name)}(?:\[[\w,]+\])?`", page)] == []


def test_the_glossary_names_only_what_stands_in_the_code() -> None:
    code = "\n".join(path.read_text() for path in SOURCE.rglob("*") if path.suffix in {".py", ".toml"})
    rows = [row for row in (CHECKOUT / "GLOSSARY.md").read_text().splitlines() if row.startswith("| ")]
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[2])}
    lost = [name for name in named if not (SOURCE / name).exists() and not _stands(name, code)]
    assert len(rows) > 70
    assert lost == []


def _stands(name: str, code: str) -> bool:
    """Return whether a name, or each part of a dotted one, stands in the code. An id of the law stands whole."""
    parts = [name.removesuffix("*")] if re.match(r"[A-Z]+\d*-?\d*\.[\d*]", name) else re.split(r"[ .]", name)
    return all(part in code for part in parts)


def test_every_command_that_the_readme_shows_exists() -> None:
    readme = (CHECKOUT / "README.md").read_text()
    shown = re.findall(r"^\./run (\w+)", readme, re.MULTILINE)
    there = {path.stem.replace("_", "-") for path in (SOURCE / "command").glob("*.py")}
    assert shown
    assert set(shown) <= there


def test_every_decision_stands_in_the_index() -> None:
    folder = CHECKOUT / "docs/adr"
    index = (folder / "README.md").read_text()
    assert [path.name for path in folder.glob("0*.md") if f"({path.name})" not in index] == []
