"""A document value as a PDF/A-2b, set by typst in the vendored Liberation Serif on the sheet of Decree 30/2020.

The words go in as JSON and are never part of the source, so that no text can be taken for markup. A letter that the
font lacks stops the printing: a paper with a box in it must not be sent.
"""

import json
from dataclasses import asdict
from datetime import date
from importlib import resources
from typing import Any

import typst

from hoiam.core.compose import sheet
from hoiam.core.compose.store import pack
from hoiam.core.errors import Permanent
from hoiam.core.values.document import SAMPLE_MARK, Document
from hoiam.outside import shipped
from hoiam.outside.render.composed import composed
from hoiam.outside.render.metrics import missing
from hoiam.outside.render.word.body import NOTE_PT
from hoiam.outside.render.word.heads import LEFT_MM, TITLE_INSET_MM

UNDATED = date(1970, 1, 1)
_FONT_LINE, _FONT_HEIGHT = 1.149, 1.107  # of Liberation Serif, in em: a single line, ascender to descender


def pdf(paper: Document, made_on: date = UNDATED) -> bytes:
    """Return the paper as the bytes of a PDF/A-2b, which needs a date: the paper's own, else the day it was made on.

    Raises Permanent("render.missing_glyph") naming the letters, Permanent("render.typst") when it cannot be set.
    """
    paper = composed(paper)
    if paper.copied and paper.copied.extract:
        return _set(
            pack(paper.copied.extract) | {"copy": _block(paper), "sample": paper.sample}, paper.dated or made_on
        )
    return _set(pack(paper), paper.dated or made_on)


def block_pdf(paper: Document, made_on: date, top: float) -> bytes:
    """Return the block of a copy alone on a sheet, `top` millimetres below its upper edge."""
    paper = composed(paper)
    return _set(pack(paper) | {"copy": _block(paper), "top": top, "contact": []}, paper.dated or made_on)


def _block(paper: Document) -> dict[str, Any]:
    """Return what stands below a copied paper."""
    wanted = ("agency", "type_name", "number", "dateline", "recipients", "signature")
    return {name: pack(getattr(paper, name)) for name in wanted} | {"beside": None, "typist": ""}


def _set(paper: dict[str, Any], day: date) -> bytes:
    words = json.dumps(paper, ensure_ascii=False)
    lacking = missing(words)
    if lacking:
        raise Permanent("render.missing_glyph", lacking)
    with resources.as_file(resources.files(shipped) / "fonts") as fonts:
        try:
            made: bytes = typst.compile(
                shipped.data("typst/paper.typ"),
                font_paths=typst.Fonts(False, False, [str(fonts)]),
                sys_inputs={"paper": words, "looks": _looks(), "sheet": _sheet(day)},
                pdf_standards=["a-2b"],
                format="pdf",
            )
        except typst.TypstError as failed:
            raise Permanent("render.typst", str(failed)) from failed
    return made


def _looks() -> str:
    return json.dumps({role: asdict(style) for role, style in sheet.STYLES.items()})


def _sheet(made_on: date) -> str:
    return json.dumps(
        {
            "margins": asdict(sheet.MARGINS),
            "left": LEFT_MM,
            "inset": TITLE_INSET_MM,
            "text": sheet.TEXT_MM,
            "indent": sheet.FIRST_LINE_MM,
            "gap": sheet.PARAGRAPH_GAP_PT,
            "leading": sheet.STYLES["body"].size * (_FONT_LINE * sheet.LINE_SPACING - _FONT_HEIGHT),
            "mark": SAMPLE_MARK,
            "note": NOTE_PT,
            "date": [made_on.year, made_on.month, made_on.day],
        }
    )
