"""The import contracts hold, and each one notices the fault that it is there for."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

# A planted import for each contract: where, and what is written there.
FAULTS = {
    "floors": ("outside/fetch/guard.py", "import hoiam.web.door"),
    "pure": ("core/handle/route.py", "import random"),
    "steps": ("core/handle/route.py", "import hoiam.core.compose"),
    "outside": ("outside/keep/__init__.py", "import django"),
    "street": ("desk/sources/models.py", "import hoiam.desk.cases.models"),
    "room": ("desk/sources/queries.py", "import hoiam.desk.sources.actions"),
    "kinds": ("outside/collect/kinds/rss.py", "import hoiam.outside.collect.kinds.page"),
    "sendkinds": ("outside/send/kinds/mail.py", "import hoiam.outside.send.kinds.webhook"),
    "versions": ("core/group/versions/v1/pairs.py", "import hoiam.core.group.versions.v2"),
    "public": ("web/public/replies.py", "import hoiam.desk.cases.queries"),
    "cycles": ("core/errors.py", "import hoiam.core.values.reason"),
}
# Contracts about rooms that do not exist yet; they wait for them.
WAITING: set[str] = set()


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in a checkout."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    words = [sys.executable, "-c", code, "--no-cache"]
    env = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source in which faults may be planted."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(CHECKOUT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "*.ttf"))
    shutil.copy(CHECKOUT / ".importlinter", folder)
    return folder


def names() -> dict[str, str]:
    """Return each contract's sentence by its short name."""
    found = configparser.ConfigParser()
    found.read(CHECKOUT / ".importlinter")
    prefix = "importlinter:contract:"
    return {key.removeprefix(prefix): found[key]["name"] for key in found.sections() if key.startswith(prefix)}


def test_the_contracts_hold() -> None:
    answer = lint(CHECKOUT)
    assert answer.returncode == 0, answer.stdout[-3000:]


def test_every_contract_has_its_planted_fault() -> None:
    assert set(names()) == set(FAULTS) | WAITING


@pytest.mark.slow
@pytest.mark.parametrize("contract", FAULTS)
def test_a_planted_fault_breaks_its_contract(contract: str, copy: Path) -> None:
    where, line = FAULTS[contract]
    path = copy / "src/hoiam" / where
    before = path.read_text()
    extra = copy / "src/hoiam/core/group/versions/v2.py"
    if contract == "versions":
        extra.write_text('"""A planted version."""\n')
    if contract == "cycles":
        (copy / "src/hoiam/core/values/reason.py").write_text("import hoiam.core.errors\n")
    path.write_text(f"{before}\n{line}\n")
    try:
        answer = lint(copy)
    finally:
        path.write_text(before)
        extra.unlink(missing_ok=True)
        shutil.copy(CHECKOUT / "src/hoiam/core/values/reason.py", copy / "src/hoiam/core/values/reason.py")
    assert answer.returncode != 0
    broken = [line for line in answer.stdout.splitlines() if " BROKEN" in line]
    assert any(names()[contract] in line for line in broken), answer.stdout[-3000:]
