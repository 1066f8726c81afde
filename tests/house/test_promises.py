"""The list of promises (tests/README.md) names tests that exist."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = CHECKOUT / "tests" / "README.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def lost(page: str) -> list[str]:
    """Return the tests that a page names and that are not there."""
    named = NAMED.findall(page)
    held = {file: path.read_text(encoding="utf-8") if (path := CHECKOUT / file).exists() else "" for file, _ in named}
    return [f"{file}::{name}" for file, name in named if f"def {name}(" not in held[file]]


def test_every_promise_names_its_tests_and_each_of_them_exists() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = [row for row in page.splitlines() if row.startswith("| ") and not row.startswith("| Promise")]
    assert len(rows) > 20
    assert [row for row in rows if not NAMED.search(row)] == []
    assert lost(page) == []


def test_a_name_that_is_gone_is_seen() -> None:
    assert lost("| x | `tests/house/test_promises.py::test_that_never_was` |") != []


def test_the_documents_lead_to_the_list() -> None:
    assert "(tests/README.md)" in (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
