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
from hoiam.outside.render.word import xml
from hoiam.outside.render.word.body import annexes, body, page
from hoiam.outside.render.word.heads import feet, letterhead, running, title


def docx(paper: Document) -> bytes:
    """Return the paper as the bytes of a DOCX."""
    paper = composed(paper)
    word = python_docx.Document()
    _ground(word, paper)
    section = word.sections[0]
    page(section, landscape=False)
    running(section, first=True, contact=paper.contact, mark=SAMPLE_MARK if paper.sample else "")
    letterhead(word, paper)
    title(word, paper)
    body(word, paper)
    feet(word, paper)
    annexes(word, paper)
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
