"""A document value as a DOCX that an office can go on editing: Times New Roman, the sheet of Decree 30/2020.

Names no author: the core properties hold the subject and nothing about a person (guard-rail G1).
"""

from io import BytesIO
from typing import Any

import docx as python_docx
from docx.oxml.ns import qn
from docx.shared import Pt

from hoiam.core.compose.sheet import FONT, STYLES
from hoiam.core.values.document import SAMPLE_MARK, Document
from hoiam.outside.render.composed import composed
from hoiam.outside.render.word import copied, xml
from hoiam.outside.render.word.body import annexes, body, page
from hoiam.outside.render.word.heads import feet, letterhead, running, title


def docx(paper: Document) -> bytes:
    """Return the paper as the bytes of a DOCX."""
    paper = composed(paper)
    if paper.copied:
        return docx_copy(paper)
    word = _begun(paper, paper.contact)
    _printed(word, paper)
    annexes(word, paper)
    return _saved(word)


def docx_copy(paper: Document, pictures: tuple[copied.Picture, ...] = ()) -> bytes:
    """Return a copy: the extract set anew, or the copied sheets as pictures, and below them the block of the copy."""
    paper = composed(paper)
    word = _begun(paper, ())
    if paper.copied and paper.copied.extract:
        _printed(word, paper.copied.extract)
    copied.sheets(word, pictures)
    copied.block(word, paper)
    return _saved(word)


def _begun(paper: Document, contact: tuple[str, ...]) -> Any:
    word = python_docx.Document()
    _ground(word, paper)
    section = word.sections[0]
    page(section, landscape=False)
    running(section, first=True, contact=contact, mark=SAMPLE_MARK if paper.sample else "")
    return word


def _printed(word: Any, paper: Document) -> None:
    """Print a paper from its head to its feet."""
    letterhead(word, paper)
    title(word, paper)
    body(word, paper)
    feet(word, paper)


def _saved(word: Any) -> bytes:
    held = BytesIO()
    word.save(held)
    return held.getvalue()


def _ground(word: Any, paper: Document) -> None:
    """Set font, language and the properties of the file, where python-docx names itself as the author."""
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(STYLES["body"].size)
    properties = normal.element.get_or_add_rPr()
    for script in ("w:cs", "w:eastAsia"):
        properties.get_or_add_rFonts().set(qn(script), FONT)
    properties.append(xml.element("lang", val="vi-VN"))
    core = word.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.title, core.language = paper.subject, "vi-VN"
