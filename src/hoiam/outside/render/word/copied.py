"""The block of a copy in a DOCX: drawn below what it copies, and found again in a file made anywhere."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm

from hoiam.core.compose.sheet import COPIES, COPY_CODES, KINDS, STYLES, TEXT_MM
from hoiam.core.values.document import Document
from hoiam.outside.render.metrics import width_mm
from hoiam.outside.render.word import xml
from hoiam.outside.render.word.drawn import drawings
from hoiam.outside.render.word.heads import LEFT_MM, RIGHT_MM, feet
from hoiam.outside.render.word.lines import Line
from hoiam.outside.render.word.text import emptied, line, look, rule, shape

_RULE_SHARE = 0.4  # of the agency's words, as below every agency
_OLD = ("SAO Y BẢN CHÍNH", "SAO Y (BẢN CHÍNH)", "SAO Y BẢN GỐC", "BẢN SAO", "BẢN SAO Y", "BẢN SAO LỤC", "BẢN TRÍCH SAO")
_NAMES = {KINDS[kind][0]: kind for kind in COPIES}
_CODED = re.compile(rf"^Số\s*:?\s*[\d.…\s\u00a0]*/\s*(?P<code>{'|'.join(COPY_CODES)})\s*[-–]", re.IGNORECASE)
_HEAD_LINES = 5  # what a block holds above its signature, typed without a table


@dataclass(frozen=True, slots=True)
class Picture:
    """One copied sheet as a picture: its bytes and how wide it stands on paper, in millimetres."""

    data: bytes
    wide: float


def sheets(word: Any, pictures: tuple[Picture, ...]) -> None:
    """Print copied sheets as pictures, one below the other."""
    for one in pictures:
        paragraph = word.add_paragraph()
        shape(paragraph, "center")
        paragraph.add_run().add_picture(BytesIO(one.data), width=Mm(min(one.wide, TEXT_MM)))


def block(word: Any, paper: Document) -> None:
    """Print the line across the sheet, agency and number, form, place and day, and the feet; never torn apart."""
    ruled = word.add_paragraph()
    form = shape(ruled, before=8, after=2)
    form.keep_with_next = True
    look(ruled.add_run(), STYLES["body"], size=1)
    xml.line_above(ruled)
    table = xml.fixed_table(word, 1, (LEFT_MM, RIGHT_MM))
    xml.cell_margins(table, {})
    xml.whole_row(table.rows[0])
    left, right = (emptied(cell) for cell in table.rows[0].cells)
    for words in paper.agency:
        line(left, "agency", words)
    longest = max(width_mm(words, STYLES["agency"].size, bold=True) for words in paper.agency)
    rule(left, min(longest, LEFT_MM) * _RULE_SHARE, LEFT_MM, after=4)
    line(left, "number", paper.number)
    line(right, "copy_form", paper.type_name)
    line(right, "dateline", paper.dateline, before=10)
    for cell in table.rows[0].cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    feet(word, paper)


def start(lines: list[Line]) -> int | None:
    """Return at which line the block of a copy begins, None in a paper that is no copy."""
    numbered = [here for here, each in enumerate(lines) if _CODED.match(each.words)]
    at = next((at for at in range(len(lines) - 1, -1, -1) if _names_form(lines[at], at, numbered)), None)
    if at is None and (not numbered or not _second_number(lines, numbered[-1])):
        return None
    at = numbered[-1] if at is None else min([at, *(here for here in numbered if abs(here - at) < _HEAD_LINES)])
    table = lines[at].cell.split(".")[0]
    first = at
    for above in range(at - 1, max(-1, at - _HEAD_LINES), -1):
        same = bool(table) and lines[above].cell.split(".")[0] == table
        if not same and not (not table and not lines[above].cell and _is_agency(lines[above])):
            break
        first = above
    return first


def kind_of(words: str, code: str) -> str:
    """Return which copy a block is, by its form's name and else by the code of its number."""
    known = _NAMES.get(" ".join(words.upper().split()))
    by_code = next((kind for kind in COPIES if KINDS[kind][1].upper() == code.upper()), None)
    return known or by_code or next(iter(COPIES))


def code_in(number: str) -> str:
    """Return the code of a copy in a number line, "" for none."""
    found = _CODED.match(number)
    return found["code"] if found else ""


def is_form(words: str) -> bool:
    """Say whether a line names a form of copy, also one of an older decree, in capitals or not."""
    said = " ".join(words.upper().split())
    return said in _NAMES or said in _OLD


def ruled(word: Any, words: tuple[str, ...]) -> bool:
    """Say whether a drawn line stands just above the block that holds these words."""
    above: Any = None
    for child in word.element.body:
        text = "".join(node.text or "" for node in child.iter(qn("w:t")))
        if any(said and said in text for said in words):
            break
        if text.strip() or child.tag != qn("w:p") or _drawn(child):
            above = child
    return above is not None and _drawn(above)


def _drawn(child: Any) -> bool:
    border = any(
        side.get(qn("w:val"), "none") not in {"none", "nil"}
        for held in child.iter(qn("w:pBdr"))
        for side in held
        if side.tag in (qn("w:top"), qn("w:bottom"))
    )
    text = "".join(node.text or "" for node in child.iter(qn("w:t"))).strip()
    typed = len(text) > 20 and not text.strip("_-–—─")
    return border or typed or any(True for _line in drawings(child))


def _names_form(line: Line, at: int, numbered: list[int]) -> bool:
    """Say whether a line is the name of a block's form: in capitals, or near a number with a code of copies."""
    near = any(abs(here - at) < _HEAD_LINES for here in numbered)
    return is_form(line.words) and (near or line.words == line.words.upper())


def _second_number(lines: list[Line], at: int) -> bool:
    """Say whether another paper's number stands above: a first number with such a code is a letter's own mistake."""
    return any(re.match(r"^Số\s*:", each.words) for each in lines[:at])


def _is_agency(line: Line) -> bool:
    return line.words == line.words.upper() and len(line.words) < 80 and not line.words.startswith("-")
