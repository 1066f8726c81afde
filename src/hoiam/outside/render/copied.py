"""A copy as a PDF or a DOCX: the sheets that are copied as they are, and below them the block that makes them a copy.

The block stands on the last sheet, below its last words, where there is room; else on a sheet of its own (Decree
30/2020, Annex I, part II). An extract is set anew by the writers of every other paper.
"""

import re
from datetime import date
from hashlib import md5
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium

from hoiam.core.compose import sheet
from hoiam.core.errors import Permanent
from hoiam.core.values.document import Document
from hoiam.outside.pdfium import alone
from hoiam.outside.render.docx import docx_copy
from hoiam.outside.render.pdf import block_pdf
from hoiam.outside.render.word.copied import Picture

MOST_SHEETS = 60
_LOOK = 2.0  # dots in a millimetre when ink is looked for
_MM = 25.4 / 72
_INK = 200  # what is darker than this grey is ink
_GAP_MM = 6.0  # between the last words and the line of the copy
_LOWEST_MM = sheet.PAPER_MM[1] - sheet.MARGINS.bottom
_IDENTITY = re.compile(rb"<[0-9A-F]{32}>")  # as long as it was, so that no offset moves
_MADE = re.compile(rb"/CreationDate\(D:\d{14}")
_DOTS = 150  # in an inch, of a sheet as a picture in a DOCX


@alone()
def copy_pdf(paper: Document, source: bytes, made_on: date) -> bytes:
    """Return the copied sheets with the block. Raises Permanent: "render.broken_pdf", "render.too_many_pages"."""
    copied = _opened(source)
    try:
        made = pypdfium2.PdfDocument(block_pdf(paper, made_on, sheet.MARGINS.top))
        first, last = _ink(made[0])
        made.close()
        end = copied[len(copied) - 1]
        below = _ink(end)[1] + _GAP_MM
        if _standing(end) and below + (last - first) <= _LOWEST_MM:
            _draw(copied, block_pdf(paper, made_on, below))
        else:
            _append(copied, block_pdf(paper, made_on, sheet.MARGINS.top))
        return _steady(_saved(copied), paper.dated or made_on)
    finally:
        copied.close()


def copy_docx(paper: Document, source: bytes) -> bytes:
    """Return the copied sheets as pictures with the block below. Raises Permanent as copy_pdf."""
    return docx_copy(paper, _pictures(source))


@alone()
def _pictures(source: bytes) -> tuple[Picture, ...]:
    copied = _opened(source)
    try:
        return tuple(_picture(copied[at]) for at in range(len(copied)))
    finally:
        copied.close()


def _opened(source: bytes) -> pypdfium2.PdfDocument:
    try:
        copied = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as broken:
        raise Permanent("render.broken_pdf") from broken
    if not 0 < len(copied) <= MOST_SHEETS:
        copied.close()
        raise Permanent("render.too_many_pages", str(MOST_SHEETS))
    copied.init_forms()
    return _unsigned(copied) if pdfium.FPDF_GetSignatureCount(copied) else copied


def _unsigned(copied: pypdfium2.PdfDocument) -> pypdfium2.PdfDocument:
    """Return a signed file as its sheets alone: what shows of a signature is drawn, the signature itself is not kept.

    It was over other bytes, and in the copy it would stand as a broken one beside that of who certifies the copy.
    """
    sheets = pypdfium2.PdfDocument.new()
    for page in copied:
        page.flatten()
    sheets.import_pages(copied)
    copied.close()
    return sheets


def _standing(page: pypdfium2.PdfPage) -> bool:
    wide, high = page.get_width() * _MM, page.get_height() * _MM
    return bool(abs(wide - sheet.PAPER_MM[0]) < 3 and abs(high - sheet.PAPER_MM[1]) < 3 and page.get_rotation() == 0)


def _ink(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Return where the ink above the bottom margin begins and ends, in millimetres from the top of the sheet."""
    grey = page.render(scale=_LOOK * _MM, draw_annots=True).to_pil().convert("L")
    grey = grey.crop((0, 0, grey.width, min(grey.height, round(_LOWEST_MM * _LOOK))))
    box = grey.point([255 if level < _INK else 0 for level in range(256)]).getbbox()
    return (box[1] / _LOOK, box[3] / _LOOK) if box else (sheet.MARGINS.top, sheet.MARGINS.top)


def _append(copied: pypdfium2.PdfDocument, block: bytes) -> None:
    with pypdfium2.PdfDocument(block) as made:
        copied.import_pages(made)


def _draw(copied: pypdfium2.PdfDocument, block: bytes) -> None:
    """Draw the block over the last sheet, whose own words stay as they are."""
    with pypdfium2.PdfDocument(block) as made:
        page = copied[len(copied) - 1]
        page.insert_obj(made.page_as_xobject(0, copied).as_pageobject())
        page.gen_content()


def _saved(copied: pypdfium2.PdfDocument) -> bytes:
    held = BytesIO()
    copied.save(held)
    return held.getvalue()


def _steady(data: bytes, day: date) -> bytes:
    """Return a file whose identity and moment come from what it holds: the same copy is always the same bytes."""
    said = _MADE.sub(b"/CreationDate(D:" + f"{day:%Y%m%d}000000".encode(), data)
    at = said.rfind(b"trailer")
    name = md5(said[:at], usedforsecurity=False).hexdigest().upper().encode()
    return said[:at] + _IDENTITY.sub(b"<" + name + b">", said[at:])


def _picture(page: pypdfium2.PdfPage) -> Picture:
    """Return a sheet cut to its ink, as wide as that was on paper."""
    shown = page.render(scale=_DOTS / 72, draw_annots=True).to_pil().convert("RGB")
    grey = shown.convert("L").point([255 if level < _INK else 0 for level in range(256)])
    box = grey.getbbox()
    cut = shown.crop(box) if box else shown
    held = BytesIO()
    cut.save(held, "JPEG", quality=80)
    return Picture(held.getvalue(), cut.width / _DOTS * 25.4)
