"""A page is made ready before it is read: upright, evenly lit, column after column, a table cell by cell."""

import io
import shutil

import numpy as np
import pytest
from PIL import Image, ImageDraw

from hoiam.core.errors import Permanent
from hoiam.core.values.sight import Sight
from hoiam.outside.scan import light, picture, ruled, scan, tesseract

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def _page(wide: int = 1240, high: int = 1754) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("L", (wide, high), 255)
    return page, ImageDraw.Draw(page)


def _lines(draw: ImageDraw.ImageDraw, left: int, right: int, top: int, bottom: int) -> None:
    for row in range(top, bottom, 30):
        for at in range(left, right, 16):
            draw.rectangle((at, row, at + 10, row + 14), fill=0)


def test_a_shadow_is_divided_away() -> None:
    page, draw = _page()
    _lines(draw, 150, 1100, 200, 1500)
    shade = np.linspace(0.4, 1.0, page.width)[None, :] * np.asarray(page)
    ready = np.asarray(light.lit(Image.fromarray(shade.astype(np.uint8))))
    paper = ready[100:150, 200:1000]
    assert paper.min() > 230


def test_dust_of_one_pixel_goes_and_a_mark_of_a_letter_stays() -> None:
    page, draw = _page()
    draw.point((300, 300), fill=0)
    draw.rectangle((500, 500, 502, 502), fill=0)
    ready = np.asarray(light.lit(page))
    assert (ready < 128).sum() >= 4
    assert ready[340:360, 340:360].min() > 200
    assert ready[:420, :420].min() > 200


def test_a_page_askew_is_set_straight() -> None:
    page, draw = _page()
    _lines(draw, 150, 1100, 200, 1500)
    rows = (np.asarray(_straight(page.rotate(1.7, fillcolor=255))) < 128).sum(axis=1)
    assert (rows[300:1400] == 0).mean() > 0.2


def test_a_body_in_two_columns_is_cut_along_its_gutter_and_a_head_in_two_is_not() -> None:
    page, draw = _page()
    _lines(draw, 120, 1120, 100, 300)
    _lines(draw, 120, 590, 330, 1500)
    _lines(draw, 650, 1120, 330, 1500)
    assert [part[2] - part[0] for part in light.columns(page)][1:3] == pytest.approx([620, 620], abs=25)
    page, draw = _page()
    _lines(draw, 120, 590, 100, 300)
    _lines(draw, 650, 1120, 100, 300)
    _lines(draw, 120, 1120, 330, 1500)
    assert len(list(light.columns(page))) == 1


def test_short_columns_are_cut_and_the_foot_below_them_stays_whole() -> None:
    page, draw = _page()
    _lines(draw, 120, 1120, 100, 300)
    _lines(draw, 120, 590, 330, 700)
    _lines(draw, 650, 1120, 330, 700)
    _lines(draw, 120, 400, 800, 950)
    _lines(draw, 800, 1100, 800, 950)
    heights = [part[3] - part[1] for part in light.columns(page)]
    assert len(heights) == 4
    assert heights[1] == heights[2] == pytest.approx(370, abs=30)


def _straight(page: Image.Image) -> Image.Image:
    return light.straight(page, light.tilt(page))


def test_the_lines_of_a_table_are_found_and_text_alone_is_none() -> None:
    page, draw = _page()
    _lines(draw, 120, 1120, 100, 500)
    for row in (600, 700, 800, 900):
        draw.line((120, row, 1120, row), fill=0, width=2)
    for column in (120, 200, 600, 900, 1120):
        draw.line((column, 600, column, 900), fill=0, width=2)
    (found,) = ruled.tables(light.ink(page))
    assert found.across == pytest.approx((600, 700, 800, 900), abs=3)
    assert found.down == pytest.approx((120, 200, 600, 900, 1120), abs=3)
    page, draw = _page()
    _lines(draw, 120, 1120, 100, 1500)
    assert ruled.tables(light.ink(page)) == []


def test_a_table_of_many_cells_is_read_in_strips_that_the_recogniser_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    page, draw = _page(300, 10_000)
    for left, top in ((40, 40), (240, 40), (140, 9_040), (240, 9_940)):
        draw.rectangle((left, top, left + 20, top + 20), fill=0)
    heights = []

    def placed(strip: bytes) -> list[tesseract.Word]:
        rows = (np.asarray(Image.open(io.BytesIO(strip))) < 128).any(axis=1)
        heights.append(len(rows))
        tops = np.flatnonzero(np.diff(rows.astype(int)) == 1) / len(rows)
        return [tesseract.Word("x", 0.99, (0.1, top, 0.2, top + 20 / len(rows))) for top in tops]

    monkeypatch.setattr(picture.tesseract, "placed", placed)
    found = picture._table(page, ruled.Ruled(tuple(range(0, 10_001, 100)), (0, 100, 200, 300)))
    lines = found.text.strip().split("\n")
    assert len(heights) == 2 and max(heights) < 32_768
    assert (len(lines), lines[0], lines[90], lines[99]) == (100, "| x |  | x |", "|  | x |  |", "|  |  | x |")


def _tiff(pages: int) -> bytes:
    out = io.BytesIO()
    sheets = [Image.new("L", (80, 100), 255) for _ in range(pages)]
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    return out.getvalue()


def test_each_page_of_a_tiff_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "page_text", lambda page, first: Sight(f"trang {page.size} {first}"))
    found = scan(_tiff(3))
    assert found.pages == 3 and found.text.count("trang") == 3 and found.text.count("True") == 1


def test_forty_pages_are_read_and_forty_one_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "page_text", lambda page, first: Sight("trang"))
    assert scan(_tiff(40)).pages == 40
    with pytest.raises(Permanent) as refused:
        scan(_tiff(41))
    assert refused.value.reason == "scan.too_many_pages"


def _bytes(page: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    page.save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["MPO", "PNG", "WEBP"])
def test_the_further_frames_of_a_photo_or_an_animation_are_no_pages(kind: str) -> None:
    first, second = Image.new("RGB", (80, 100), "white"), Image.new("RGB", (80, 100), "black")
    (page,) = picture.frames(_bytes(first, kind, save_all=True, append_images=[second] * 41))
    assert page.convert("L").getextrema()[0] > 250


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_paper(mode: str) -> None:
    page = Image.new("RGBA", (80, 100), (0, 0, 0, 0))
    page.paste((0, 0, 0, 255), (10, 10, 30, 30))
    (found,) = picture.frames(_bytes(page.convert(mode), "PNG"))
    grey = found.convert("L")
    assert (grey.getpixel((20, 20)), grey.getpixel((60, 60))) == (0, 255)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_keep_their_shades(kind: str) -> None:
    shades = np.full((100, 80), 60_000, np.uint16)
    shades[20:40] = 5_000
    (found,) = picture.frames(_bytes(Image.fromarray(shades), kind))
    assert (found.convert("L").getpixel((5, 30)), found.convert("L").getpixel((5, 60))) == (19, 234)


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("L", "TIFF")])
def test_a_picture_is_turned_as_the_camera_says(mode: str, kind: str) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    (found,) = picture.frames(_bytes(Image.new(mode, (80, 100)), kind, exif=turned))
    assert found.size == (100, 80)


@pytest.mark.parametrize("size", [(20_000, 2), (2, 20_000), (1, 1)])
def test_a_very_thin_picture_is_a_page_without_text(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture.tesseract, "rotation", lambda _page: None)
    monkeypatch.setattr(picture.tesseract, "read", lambda _page: Sight(""))
    assert not picture.page_text(Image.new("L", size, 255), first=True).text.strip()
