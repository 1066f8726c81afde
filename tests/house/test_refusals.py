"""Every refusal has its sentence, and the sentence asks for no fact that the refusal does not bring along."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import hoiam
from hoiam.web.sentences import REFUSALS

SOURCE = Path(hoiam.__file__).parent
FACT = re.compile(r"%\((\w+)\)s")


def raised() -> Iterator[tuple[str, set[str], str]]:
    """Return each refusal of the people's half: its code, the names of its facts, and where it stands."""
    files = [
        *(SOURCE / "desk").rglob("*.py"),
        *(SOURCE / "core/handle").glob("*.py"),
        *(SOURCE / "core/compose").glob("*.py"),
    ]
    for path in files:
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in ("Refused", "MoveDenied") or not isinstance(node.args[0], ast.Constant):
                continue
            facts = {word.arg for word in node.keywords if word.arg}
            yield node.args[0].value, facts, f"{path.relative_to(SOURCE)}:{node.lineno}"


def test_every_refusal_has_its_sentence() -> None:
    assert not sorted({f"{code} ({where})" for code, _, where in raised() if code not in REFUSALS})


def test_every_sentence_finds_its_facts() -> None:
    missing = []
    for code, facts, where in raised():
        asked = set(FACT.findall(str(REFUSALS.get(code, ""))))
        if asked - facts:
            missing.append(f"{code} ({where}) lacks {sorted(asked - facts)}")
    assert not missing


def test_there_are_refusals_to_look_at() -> None:
    assert len(list(raised())) > 60
