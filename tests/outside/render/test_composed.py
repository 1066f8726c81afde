"""What leaves as a file is written in composed letters (NFC), whatever came in."""

import io
import unicodedata
import zipfile
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pypdfium2
import pytest

from hoiam.outside.render.composed import composed
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from tests.core.compose.every_paper import EVERY


def apart(value: Any) -> Any:
    """Return a document with every text in decomposed letters (NFD), as some machines send them."""
    if type(value) is str:
        return unicodedata.normalize("NFD", value)
    if isinstance(value, tuple):
        return tuple(apart(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: apart(getattr(value, f.name)) for f in fields(value) if f.init})
    return value


@pytest.mark.parametrize("name", ["cong_van", "bao_cao_tuan"])
def test_the_files_hold_composed_letters_only(name: str) -> None:
    came = apart(EVERY[name])
    assert came != EVERY[name]
    with zipfile.ZipFile(io.BytesIO(docx(came))) as package:
        words = package.read("word/document.xml").decode()
    assert unicodedata.is_normalized("NFC", words) and not unicodedata.is_normalized("NFD", words)
    pages = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf(came)))
    assert unicodedata.is_normalized("NFC", pages) and not unicodedata.is_normalized("NFD", pages)
    assert composed(came) == composed(EVERY[name])
