"""A DOCX back as a document value, with what was measured on it, so that any office's paper can be checked for form.

Reads the boxes by their words and place. A paper that is not laid out as an official one comes back with empty boxes,
and the checker says which are missing.
"""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import BadZipFile

import docx as python_docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from hoiam.core.compose.measured import Measured
from hoiam.core.compose.sheet import KINDS
from hoiam.core.errors import Permanent
from hoiam.core.values.document import (
    SAMPLE_MARK,
    Annex,
    Block,
    Cell,
    Copied,
    Document,
    Paragraph,
    Run,
    Signature,
    Table,
)
from hoiam.outside.render.word import copied
from hoiam.outside.render.word.lines import Line, lines
from hoiam.outside.render.word.measure import measured
from hoiam.outside.render.word.numbering import Lists
from hoiam.outside.render.word.parts import Parts, copy_parts, parts
from hoiam.outside.render.word.props import Props
from hoiam.outside.scan.package import kind_of

MOST_BYTES = 20_000_000
PICTURES = "pictures"  # in place of a digest: the sheets stand in the file itself
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_NAME = re.compile(r"^[^\d,;:]{3,60}$")


def read_docx(data: bytes) -> tuple[Document, Measured]:
    """Return the paper and its measures. Raises Permanent: "render.too_large", "render.not_docx", or scan.*."""
    if len(data) > MOST_BYTES:
        raise Permanent("render.too_large", str(len(data)))
    if data.startswith(b"PK"):
        _opened(data)
    try:
        word = python_docx.Document(BytesIO(data))
        props, lists = Props.of(word), Lists(word)
        letterhead, contact = _running(word, props, lists)
        all_lines = [*letterhead, *lines(word.element.body, props, lists)]
        begins = copied.start(all_lines)
        if begins is not None:
            return _copy(word, props, all_lines[:begins], all_lines[begins:])
        found = parts(all_lines)
        found.roles.setdefault("contact", []).extend(contact)
        return _paper(found), measured(word, found, props)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as broken:
        raise Permanent("render.not_docx", str(broken)) from broken


def _copy(word: Any, props: Props, above: list[Line], block: list[Line]) -> tuple[Document, Measured]:
    """Return a copy as its own block, with what it copies: a paper set anew, or pictures of its sheets."""
    found = copy_parts(block)
    number, type_name = " ".join(found.words("number")), " ".join(found.words("copy_form"))
    held = _paper(parts(above)) if above else None
    sheets = sum(1 for _picture in word.element.body.iter(qn("w:drawing"), qn("w:pict")))
    copy = replace(
        _paper(found),
        kind=copied.kind_of(type_name, copied.code_in(number)),
        type_name=type_name,
        subject="",
        body=(),
        copied=Copied(PICTURES if sheets else "", sheets, held),
    )
    looks = replace(measured(word, found, props), copy_line=copied.ruled(word, (type_name, number)))
    return copy, looks


def _opened(data: bytes) -> None:
    """Look into the package before a library does; one that is no package is no DOCX."""
    try:
        kind_of(data)
    except Permanent as refused:
        if refused.reason == "scan.broken":
            raise Permanent("render.not_docx", refused.detail) from refused
        raise


def _running(word: Any, props: Props, lists: Lists) -> tuple[list[Line], list[Line]]:
    """Return what stands in the header and footer of page 1: some offices keep their letterhead or address there."""
    section = word.sections[0]
    own = section.different_first_page_header_footer
    header = section.first_page_header if own else section.header
    footer = section.first_page_footer if own else section.footer
    above, below = ([line for line in lines(part._element, props, lists) if _said(line)] for part in (header, footer))
    return above, below


def _said(line: Line) -> bool:
    """Return whether a line of a header or footer says more than the number of the page."""
    numbered = "PAGE" in line.codes.upper()
    return not numbered and line.words != SAMPLE_MARK and any(letter.isalpha() for letter in line.words)


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
        scope=" ".join(found.words("scope")),
        type_name=type_name,
        subject=" ".join(found.words("subject" if type_name else "letter_subject")),
        subtitle=" ".join(found.words("subtitle")),
        addressees=_addressees(found),
        via=" ".join(found.words("via")),
        bases=found.words("bases"),
        body=_blocks(found.body),
        signature=Signature(found.words("authority"), " ".join(found.words("position")), _name(found)),
        recipients=found.words("recipients"),
        typist=" ".join(found.words("typist")),
        contact=found.words("contact"),
        annexes=tuple(_annex(held) for held in found.annexes),
        dated=_dated(" ".join(found.words("dateline"))),
    )


def _addressees(found: Parts) -> tuple[str, ...]:
    bare = (re.sub(r"^Kính gửi\s*:?\s*", "", words, flags=re.IGNORECASE) for words in found.words("addressees"))
    return tuple(words for words in bare if words)


def _name(found: Parts) -> str:
    return next((words for words in reversed(found.words("signer")) if _NAME.match(words)), "")


def _blocks(held: list[Line]) -> tuple[Block, ...]:
    """Return paragraphs, and the lines of each table as one table by its rows."""
    made: list[Block] = []
    for table, group in groupby(held, key=lambda line: line.cell.split(".")[0] if line.cell else ""):
        own = list(group)
        made += [_table(own)] if table and table != "box" else [_paragraph(line) for line in own]
    return tuple(made)


def _paragraph(line: Line) -> Paragraph:
    return Paragraph((Run(line.words, line.bold, line.italic),), align=line.align)


def _table(held: list[Line]) -> Table:
    rows = [
        tuple(Cell("\n".join(line.words for line in cell)) for _, cell in groupby(row, key=lambda line: line.cell))
        for _, row in groupby(held, key=lambda line: line.cell.rsplit(".", 1)[0])
    ]
    return Table((), tuple(rows))


def _annex(held: list[Line]) -> Annex:
    label, *rest = held
    title: list[str] = []
    note = ""
    while rest and not note and (rest[0].align == "center" or rest[0].bold):
        line = rest.pop(0)
        if line.words.startswith("("):
            note = line.words
        else:
            title.append(line.words)
    return Annex(label.words, " ".join(title), _blocks(rest), note)


def _dated(words: str) -> date | None:
    found = _DAY.search(words)
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
