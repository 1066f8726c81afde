"""A DOCX back as a document value, with what was measured on it, so that any office's paper can be checked for form.

Reads the boxes by their words and place. A paper that is not laid out as an official one comes back with empty boxes,
and the checker says which are missing.
"""

import re
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx as python_docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from hoiam.core.compose.finding import Look, Measured
from hoiam.core.compose.sheet import KINDS, Margins
from hoiam.core.errors import Permanent
from hoiam.core.values.document import Block, Document, Paragraph, Run, Signature
from hoiam.outside.render.word import xml
from hoiam.outside.render.word.lines import Line, align_of, lines
from hoiam.outside.render.word.parts import Parts, parts
from hoiam.outside.scan.package import kind_of

MOST_BYTES = 20_000_000
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")


def read_docx(data: bytes) -> tuple[Document, Measured]:
    """Return the paper and its measures. Raises Permanent: "render.too_large", "render.not_docx", or scan.*."""
    if len(data) > MOST_BYTES:
        raise Permanent("render.too_large", str(len(data)))
    if data.startswith(b"PK"):
        _opened(data)
    try:
        word = python_docx.Document(BytesIO(data))
        found = parts(lines(word))
        return _paper(found), _measured(word, found)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as broken:
        raise Permanent("render.not_docx", str(broken)) from broken


def _opened(data: bytes) -> None:
    """Look into the package before a library does; one that is no package is no DOCX."""
    try:
        kind_of(data)
    except Permanent as refused:
        if refused.reason == "scan.broken":
            raise Permanent("render.not_docx", refused.detail) from refused
        raise


def _paper(found: Parts) -> Document:
    type_name = " ".join(found.words("type_name"))
    return Document(
        kind=next((kind for kind, (name, _) in KINDS.items() if name and name == type_name.upper()), "cong_van"),
        superior=found.words("superior"),
        agency=found.words("agency"),
        motto=(*found.words("motto_1"), *found.words("motto_2")),
        number=" ".join(found.words("number")),
        dateline=" ".join(found.words("dateline")),
        urgency=" ".join(found.words("urgency")),
        type_name=type_name,
        subject=" ".join(found.words("subject" if type_name else "letter_subject")),
        subtitle=" ".join(found.words("subtitle")),
        addressees=_addressees(found),
        via=" ".join(found.words("via")),
        bases=found.words("bases"),
        body=tuple(_block(line) for line in found.body),
        signature=Signature(
            found.words("authority"), " ".join(found.words("position")), " ".join(found.words("signer")[-1:])
        ),
        recipients=found.words("recipients"),
        dated=_dated(" ".join(found.words("dateline"))),
    )


def _addressees(found: Parts) -> tuple[str, ...]:
    bare = (re.sub(r"^Kính gửi\s*:?\s*", "", words, flags=re.IGNORECASE) for words in found.words("addressees"))
    return tuple(words for words in bare if words)


def _block(line: Line) -> Block:
    return Paragraph((Run(line.words, line.bold, line.italic),), align=line.align or "left")


def _dated(words: str) -> date | None:
    found = _DAY.search(words)
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _measured(word: Any, found: Parts) -> Measured:
    looks = [_look(role, line) for role, all_lines in found.roles.items() for line in all_lines if role in _LOOKED_AT]
    looks += [_look("authority", line) for line in found.roles.get("position", [])]
    looks += [_look("table" if line.cell else "body", line) for line in found.body]
    margins = tuple(
        Margins(
            *(xml.in_mm(side) or 0.0 for side in (s.top_margin, s.bottom_margin, s.left_margin, s.right_margin)),
        )
        for s in word.sections
    )
    numbered, first = _page_number(word)
    return Measured(margins, tuple(looks), numbered, first)


_LOOKED_AT = frozenset(
    (
        *("motto_1", "motto_2", "superior", "agency", "number", "dateline", "urgency", "type_name", "subject"),
        *("letter_subject", "addressees", "bases", "authority", "signer", "recipients_head", "recipients"),
    )
)


def _look(role: str, line: Line) -> Look:
    return Look(role, line.words, line.font, line.size, line.bold, line.italic)


def _page_number(word: Any) -> tuple[str, bool]:
    """Return where the page number stands and whether page 1 carries it; the first section that has one tells."""
    for at, section in enumerate(word.sections):
        for place in ("top", "bottom"):
            part, first_part = _running(section, place)
            align = next((align_of(p) or "left" for p in part.paragraphs if "PAGE" in _fields(p)), "")
            if align:
                own = section.different_first_page_header_footer
                first = not own or any("PAGE" in _fields(p) for p in first_part.paragraphs)
                return f"{place}-{align}", first and at == 0
    return "", False


def _running(section: Any, place: str) -> tuple[Any, Any]:
    if place == "top":
        return section.header, section.first_page_header
    return section.footer, section.first_page_footer


def _fields(paragraph: Any) -> str:
    codes = [code.text or "" for code in paragraph._p.iter(qn("w:instrText"))]
    codes += [field.get(qn("w:instr")) or "" for field in paragraph._p.iter(qn("w:fldSimple"))]
    return " ".join(codes)
