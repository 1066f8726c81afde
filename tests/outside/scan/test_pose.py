"""A word found on a page made ready is shown where it stands on the page as it was handed in."""

import io
import shutil

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from hoiam.core.errors import Permanent
from hoiam.outside.scan import cutting, light, page, pose, tesseract

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
SIZE = (800, 1100)
SPOT = (150, 240, 210, 262)
WORDS = "Trung tam gui bao cao truoc ngay hai muoi lam hang thang\nPhong van hoa tong hop bao cao\nUy ban xa theo doi"


def _shares(box: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[float, ...]:
    return box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [0.0, 2.5, -3.0])
def test_what_was_set_straight_and_turned_is_found_where_it_was(angle: float, turn: int) -> None:
    paper = Image.new("L", SIZE, 255)
    ImageDraw.Draw(paper).rectangle(SPOT, fill=0)
    upright = light.upright(light.straight(paper, angle), turn)
    rows, across = np.nonzero(np.asarray(upright) < 128)
    seen = (int(across.min()), int(rows.min()), int(across.max()), int(rows.max()))
    found = pose.handed_in(_shares(seen, upright.size), SIZE, angle, turn)
    left, top, right, bottom = _shares(SPOT, SIZE)
    assert found[0] <= left + 0.004 and found[1] <= top + 0.004 and found[2] >= right - 0.004
    assert found[3] >= bottom - 0.004
    assert (found[0] + found[2]) / 2 == pytest.approx((left + right) / 2, abs=0.004)
    assert (found[1] + found[3]) / 2 == pytest.approx((top + bottom) / 2, abs=0.004)


def _paper(turned: int) -> Image.Image:
    paper = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(paper).multiline_text((140, 200), "\n".join([WORDS] * 6), 0, ImageFont.load_default(34), spacing=22)
    return paper.rotate(turned, expand=True, fillcolor=255)


def _file(paper: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    paper.save(out, kind)
    return out.getvalue()


@needs_tesseract
@pytest.mark.tesseract
@pytest.mark.parametrize(("kind", "turned"), [("PNG", 90), ("PDF", 180)])
def test_the_piece_of_paper_round_a_word_holds_that_word(kind: str, turned: int) -> None:
    data = _file(_paper(turned), kind)
    sight = page(data, 1)
    line = next(n for n, words in enumerate(sight.text.split("\n"), 1) if "Phong" in words)
    strip = next(one for one in sight.strips if one.line == line)
    assert (strip.page, strip.turn) == (1, turned)
    box = strip.boxes[sight.text.split("\n")[line - 1].split().index("Phong")]
    assert box is not None
    piece = tuple(min(max(edge, 0.0), 1.0) for edge in (box[0] - 0.2, box[1] - 0.03, box[2] + 0.2, box[3] + 0.03))
    cut = Image.open(io.BytesIO(cutting.cut_out(data, 1, piece, box, strip.turn))).convert("RGB")  # type: ignore[arg-type]
    yellow = (np.asarray(cut).astype(int) @ np.array([1, 1, -2])) > 120
    assert 0.005 < yellow.mean() < 0.35
    rows, across = np.nonzero(yellow)
    word = cut.crop((int(across.min()), int(rows.min()), int(across.max()), int(rows.max()))).convert("L")
    word = word.resize((word.width * 2, word.height * 2)).point(lambda shade: 255 if shade > 150 else 0)
    out = io.BytesIO()
    framed = Image.new("L", (word.width + 80, word.height + 80), 255)
    framed.paste(word, (40, 40))
    framed.save(out, "PNG")
    assert "Phong" in tesseract.read(out.getvalue(), layout=tesseract.BLOCK).text


def test_a_page_that_is_not_there_is_told() -> None:
    blank = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(blank)
    for data in (blank.getvalue(), _file(Image.new("L", (80, 100), 255), "PNG")):
        with pytest.raises(Permanent) as refused:
            cutting.cut_out(data, 2, (0.1, 0.1, 0.5, 0.2), (0.2, 0.1, 0.3, 0.2), 0)
        assert refused.value.reason == "scan.no_page"
