"""PDFium is used by one thread at a time, wherever a PDF is opened, drawn, saved and let go of."""

import ctypes
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import raw

import hoiam
from hoiam.core.errors import Permanent
from hoiam.core.values.sight import Sight
from hoiam.outside import pdfium
from hoiam.outside.render import by_office, copied, pages
from hoiam.outside.render.whole import Part, whole
from hoiam.outside.scan import pages as shown
from hoiam.outside.scan import pdf, picture
from hoiam.outside.sign.likeness import likeness
from tests.core.compose.test_copies import made

DAY = date(2022, 10, 7)
SOURCE = Path(hoiam.__file__).parent


def _scan() -> bytes:
    """Return a scan of two pages without a text layer."""
    held, sheet = io.BytesIO(), Image.new("L", (595, 842), 255)
    sheet.save(held, "PDF", resolution=72, save_all=True, append_images=[sheet])
    return held.getvalue()


class Held:
    """A lock that tells whether it is held."""

    depth = 0

    def __enter__(self) -> None:
        self.depth += 1

    def __exit__(self, *_: object) -> None:
        self.depth -= 1


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Return the lock in the place of PDFium's."""
    held = Held()
    monkeypatch.setattr(pdfium, "LOCK", held)
    return held


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, lock: Held) -> list[tuple[str, bool]]:
    """Return the calls of PDFium, each with whether it was held; reading a drawn page is one that must not hold it."""
    told: list[tuple[str, bool]] = []

    def telling(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def calling(*given: Any, **named: Any) -> Any:
            told.append((name, lock.depth > 0))
            return call(*given, **named)

        return calling

    for name, call in vars(raw).copy().items():
        if name.startswith(("FPDF", "FORM_")) and isinstance(call, ctypes._CFuncPtr):
            monkeypatch.setattr(raw, name, telling(name, call))
    monkeypatch.setattr(picture, "page_text", telling("read", lambda _page, first: Sight("đọc được")))
    return told


USES: dict[str, Callable[[bytes], object]] = {
    "count": pages.count,
    "whole": lambda data: whole([Part(data, "application/pdf", data), Part(b"?", "image/png", data)], 9),
    "lacking": lambda data: by_office.lacking(data, data),
    "copy as PDF": lambda data: copied.copy_pdf(made("sao_y"), data, DAY),
    "copy as DOCX": lambda data: copied.copy_docx(made("sao_y"), data),
    "likeness": lambda data: likeness(b"%PDF-1.4" + data, data),
    "pages on the screen": lambda data: shown.page_picture(data, 2),
    "text": pdf.text_of,
    "text of a page": lambda data: pdf.page_text(data, 2),
    "pages to see": pdf.pages_to_see,
}


def test_a_damaged_file_is_held_too(calls: list[tuple[str, bool]]) -> None:
    with pytest.raises(Permanent, match=r"scan\.broken"):
        pdf.text_of(_scan()[:200])
    assert calls and all(held for _, held in calls)


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_whoever_uses_pdfium_holds_it(use: Callable[[bytes], object], calls: list[tuple[str, bool]]) -> None:
    use(_scan())
    assert any(name != "read" for name, _ in calls)
    assert {name for name, held in calls if not held} <= {"read"}


def test_a_page_is_read_while_others_use_pdfium(calls: list[tuple[str, bool]]) -> None:
    pdf.text_of(_scan())
    assert [held for name, held in calls if name == "read"] == [False, False]


def test_every_file_that_imports_pdfium_takes_it_alone() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "import pypdfium2" not in text or "alone()" in text, path
