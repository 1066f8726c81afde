"""Is a copy in form: the form's name, what it copies, the line above it (NĐ 30/2020, Điều 25; Phụ lục I, phần II)?"""

from collections.abc import Iterator

from hoiam.core.compose.finding import LOOK, MUST, Finding
from hoiam.core.compose.measured import Measured
from hoiam.core.compose.sheet import COPIES, KINDS
from hoiam.core.values.document import Document

_RULE = "NĐ 30/2020, Phụ lục I, phần II.II"


def copy(paper: Document) -> Iterator[Finding]:
    """Check that the copy says which of the three forms it is, in capitals, and that it copies something."""
    wanted = KINDS[paper.kind][0]
    if not paper.type_name:
        yield Finding("copy.no_form", MUST, "copy_form", _RULE, {"wanted": wanted})
    elif paper.type_name.upper() not in {KINDS[kind][0] for kind in COPIES}:
        yield Finding("copy.form", MUST, "copy_form", _RULE, {"found": paper.type_name, "wanted": wanted})
    elif paper.type_name != paper.type_name.upper():
        yield Finding("type.capitals", MUST, "copy_form", _RULE, {"found": paper.type_name})
    held = paper.copied
    if held is None or not (held.sha256 or held.extract):
        yield Finding("copy.nothing", MUST, "copy_form", "NĐ 30/2020, Điều 25")
    elif held.extract is not None:
        yield from _extract(held.extract)


def _extract(taken: Document) -> Iterator[Finding]:
    """Check that an extract still says whose paper it is, of which number and day (Đ.25.3)."""
    rule = "NĐ 30/2020, Điều 25.3"
    lacking = [name for name in ("agency", "number", "dateline") if not getattr(taken, name)]
    if lacking:
        yield Finding("copy.whose", LOOK, "copy_form", rule, {"lacking": lacking})


def line_above(measured: Measured) -> Iterator[Finding]:
    """Check that a line across the sheet parts the copy from what it copies."""
    if measured.copy_line is False:
        yield Finding("copy.line", MUST, "copy_form", _RULE)
