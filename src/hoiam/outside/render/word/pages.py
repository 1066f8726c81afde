"""What was measured on the sheets of a DOCX: paper, margins, and where the number of the page stands."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from hoiam.core.compose.measured import Look, PageNumber, Sheet
from hoiam.core.compose.sheet import Margins
from hoiam.outside.render.word import walk, xml
from hoiam.outside.render.word.props import Props
from hoiam.outside.render.word.spans import Span

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FORMATS = {"", "decimal", "arabic"}


def sheets(word: Any) -> tuple[Sheet, ...]:
    """Return paper and margins of each section, in millimetres; what a section does not say is 0."""
    found, tables = [], _tables(word)
    for at, section in enumerate(word.sections):
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        wide, high = xml.in_mm(section.page_width) or 0.0, xml.in_mm(section.page_height) or 0.0
        lies = section.orientation == WD_ORIENT.LANDSCAPE or wide > high > 0
        margins = Margins(*(xml.in_mm(side) or 0.0 for side in sides))
        found.append(Sheet(margins, wide, high, lies, tables[at] if at < len(tables) else 0))
    return tuple(found)


def _tables(word: Any) -> list[int]:
    """Return how many tables stand in each section."""
    counts = [0]
    for child in word.element.body:
        counts[-1] += child.tag == qn("w:tbl")
        if child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            counts.append(0)
    return counts


def restarts(word: Any) -> bool:
    """Return whether a later section begins its own count of sheets."""
    kinds = [section._sectPr.find(qn("w:pgNumType")) for section in list(word.sections)[1:]]
    return any(kind is not None and kind.get(qn("w:start")) is not None for kind in kinds)


def page_number(word: Any, props: Props) -> PageNumber:
    """Return where the number stands and how it looks; the first section that has one tells."""
    for at, section in enumerate(word.sections):
        for place in ("top", "bottom"):
            own = section.different_first_page_header_footer
            part, first_part = _running(section, place)
            paragraph = _numbered(part)
            if paragraph is None and own and at == 0 and (paragraph := _numbered(first_part)) is None:
                continue
            if paragraph is None:
                continue
            first = at == 0 and (not own or _numbered(first_part) is not None)
            place = f"{place}-{_side(paragraph, props)}"
            return PageNumber(place, first, _look(paragraph, props), _format(section), _around(paragraph))
    return PageNumber("", False)


def _running(section: Any, place: str) -> tuple[Any, Any]:
    if place == "top":
        return section.header, section.first_page_header
    return section.footer, section.first_page_footer


def _numbered(part: Any) -> Any:
    """Return the paragraph that holds the number, in a control, frame or box too; None where none does."""
    for paragraph in part._element.iter(qn("w:p")):
        if "PAGE" in walk.codes(paragraph).upper().replace("PAGEREF", "").replace("NUMPAGES", ""):
            return paragraph
    return None


def _side(paragraph: Any, props: Props) -> str:
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if frame is not None and frame.get(qn("w:xAlign")):
        return str(frame.get(qn("w:xAlign")))
    for above in paragraph.iterancestors(f"{_WP}anchor"):
        aligned = above.find(f"{_WP}positionH/{_WP}align")
        if aligned is not None:
            return str(aligned.text)
    shape = props.shape(paragraph, None, None)
    tabs = _tabs_before(paragraph)
    if tabs and shape.align == "left":
        return "center" if tabs == 1 else "right"
    return shape.align


def _tabs_before(paragraph: Any) -> int:
    tabs = 0
    for run in walk.runs(paragraph):
        if run.find(qn("w:fldChar")) is not None or run.find(qn("w:instrText")) is not None:
            break
        tabs += walk.words(run).count("\t")
    return tabs


def _look(paragraph: Any, props: Props) -> Look | None:
    """Return the look of the field's own run: of the last one in it, which holds the number that was shown."""
    held = [run for run in walk.runs(paragraph) if not walk.words(run).strip(" \t-–Trang/")]
    run = held[-1] if held else None
    for each in walk.runs(paragraph):
        if walk.words(each).strip().isdigit():
            run = each
    return None if run is None else look("page_number", props.span("2", run, paragraph, None))


def look(role: str, span: Span) -> Look:
    """Return a span as the checker reads it."""
    return Look(role, span.text, span.font, span.size, span.bold, span.italic, span.colour)


def _format(section: Any) -> str:
    kind = section._sectPr.find(qn("w:pgNumType"))
    said = "" if kind is None else str(kind.get(qn("w:fmt"), ""))
    return "" if said in _FORMATS else said


def _around(paragraph: Any) -> str:
    """Return what is written beside the number: "Trang", "- -"."""
    said = "".join(walk.words(run) for run in walk.runs(paragraph))
    return "".join(letter for letter in said if not letter.isdigit()).strip()
