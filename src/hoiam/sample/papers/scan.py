"""Makes the picture of the sample dispatch: its clean text on a sheet, set in the vendored font, printed and scanned.

    uv run python -m hoiam.sample.papers.scan

writes cong-van-mau.pdf beside this file: one page, no text layer, light noise and a slight skew as from an office
scanner. The text is the one of cong-van-mau.txt, so that the page, its bad reading (cong-van-mau.ocr.txt) and its
clean words stay one paper.
"""

import json
from importlib import resources
from pathlib import Path

import numpy as np
import pypdfium2
import typst

from hoiam.outside import shipped
from hoiam.outside.pdfium import alone
from hoiam.outside.scan.pages import grey_png

NAME = "cong-van-mau.pdf"
_DPI = 110
_HEAD_LINES = 8
_SKEW = 0.004  # how far a line leans: four thousandths of its length
_SHEET = """
#set page(paper: "a4", margin: (top: 18mm, bottom: 12mm, left: 28mm, right: 15mm))
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
#set par(leading: 6pt, spacing: 8pt)
#for (look, cells) in json(bytes(sys.inputs.lines)) {
  if look == "head" { grid(columns: (1fr, 1.35fr), align: center, ..cells); v(-3pt) }
  else if look == "foot" { grid(columns: (1.35fr, 1fr), align: (left, center), ..cells); v(-4pt) }
  else if look == "title" [#strong(cells.first()) \\ ]
  else if look == "gap" [#v(2pt)]
  else [#cells.first() \\ ]
}
"""
_PAGE = """
#set page(paper: "a4", margin: 0pt)
#image(bytes(json(bytes(sys.inputs.scan))), width: 100%)
"""


def make(seed: int = 2735) -> bytes:
    """Return the scan as the bytes of a PDF; the same bytes of a picture for the same seed."""
    text = resources.files("hoiam.sample.papers").joinpath("cong-van-mau.txt").read_text("utf-8")
    lines = [_laid(line, at) for at, line in enumerate(text.rstrip("\n").split("\n"))]
    with resources.as_file(resources.files(shipped) / "fonts") as folder:
        fonts = typst.Fonts(False, False, [str(folder)])
        clean = typst.compile(_SHEET.encode(), font_paths=fonts, sys_inputs={"lines": json.dumps(lines)}, format="pdf")
        scan = grey_png(_worn(_grey(clean), np.random.default_rng(seed)))
        made: bytes = typst.compile(
            _PAGE.encode(), font_paths=fonts, sys_inputs={"scan": json.dumps(list(scan))}, format="pdf"
        )
    return made


def _laid(line: str, at: int) -> tuple[str, list[str]]:
    """Return how a line of the text lies on the sheet, and its one or two columns."""
    cells = line.split("\t")
    if len(cells) > 1:
        return ("head" if at < _HEAD_LINES else "foot"), cells
    titled = at == 0 or line[:2] in ("1.", "2.", "3.")
    return ("title" if titled else "line" if line else "gap"), cells


@alone()
def _grey(paper: bytes) -> np.ndarray:
    with pypdfium2.PdfDocument(paper) as document:
        if len(document) != 1:
            raise ValueError(f"the sample dispatch takes {len(document)} pages, not one")
        bitmap = document[0].render(scale=_DPI / 72, grayscale=True)
        return bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].astype("float32")


def _worn(page: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Return the page as a scanner sees it: leaning, blurred by a hair, uneven ink, specks."""
    height, width = page.shape
    rows = np.arange(height)[:, None] + (np.arange(width)[None, :] - width / 2) * _SKEW
    leaning = page[np.clip(np.rint(rows), 0, height - 1).astype(int), np.arange(width)[None, :]]
    soft = (leaning * 2 + np.roll(leaning, 1, 1) + np.roll(leaning, 1, 0)) / 4
    worn = np.where(soft < 200, soft + chance.normal(12, 18, page.shape), soft)
    specks = chance.random(page.shape) < 0.0004
    worn = np.where(specks, chance.uniform(90, 200, page.shape), worn)
    return np.clip(np.where(worn > 215, 255, worn), 0, 255).astype("uint8")


if __name__ == "__main__":
    (Path(__file__).parent / NAME).write_bytes(make())
