"""Are the annexes in form? Label, Roman numbers, title, which paper they belong to, sheets of their own (III.1)."""

import re
from collections.abc import Iterator

from hoiam.core.compose.finding import LOOK, MUST, Finding, body_texts
from hoiam.core.compose.measured import Measured
from hoiam.core.values.document import Document

_RULE = "NĐ 30/2020, Phụ lục I.III.1"
_LABEL = re.compile(r"^Phụ lục(?: (?P<number>[IVXLC]+))?$")


def annexes(paper: Document) -> Iterator[Finding]:
    """Check each annex; from two on they carry Roman numbers, and the body says that they are there."""
    several = len(paper.annexes) > 1
    for at, annex in enumerate(paper.annexes, 1):
        where = f"annex:{at}"
        label = _LABEL.match(annex.label)
        if not label:
            yield Finding("annex.label", MUST, where, _RULE, {"found": annex.label})
        elif several and label["number"] != _roman(at):
            yield Finding("annex.number", MUST, where, _RULE, {"found": annex.label, "wanted": f"Phụ lục {_roman(at)}"})
        if not annex.title or annex.title != annex.title.upper():
            yield Finding("annex.title", MUST, where, _RULE, {"found": annex.title})
        if not annex.note.startswith("(Kèm theo"):
            yield Finding("annex.note", LOOK, where, _RULE)
    if paper.annexes and not any("phụ lục" in text.words.lower() for text in body_texts(paper)):
        yield Finding("annex.unsaid", MUST, "body", _RULE)


def restarts(paper: Document, measured: Measured) -> Iterator[Finding]:
    """Check that an annex counts its own sheets."""
    if paper.annexes and not measured.annex_restarts:
        yield Finding("annex.sheets", LOOK, "annex:1", _RULE)


def _roman(count: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[count - 1] if count <= 10 else str(count)
