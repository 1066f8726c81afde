"""Scan the bench's own dispatches badly and read them: `uv run --group bench python -m bench.read.scans [NAME …]`.

Writes NAME.ocr-1.txt (a copy of a copy), .ocr-2.txt (a photo by telephone), .ocr-3.txt (a fax), each read as the
product reads them, and .ocr-4.txt: the copy read by a recogniser without Vietnamese, as the first office's scan was.
What is there already stays, so that a measured text is the one that was measured; `--again` makes it anew.
"""

import argparse
import io
import sys
from pathlib import Path

from PIL import Image

from bench.read import page, spoil
from hoiam.outside.scan import light, picture, tesseract

DATA = Path(__file__).resolve().parents[1] / "data" / "read"
_DPI = 150


def _ours(sheet: Image.Image) -> str:
    return picture.page_text(sheet)


def _without_vietnamese(sheet: Image.Image) -> str:
    out = io.BytesIO()
    light.levelled(sheet).save(out, "PPM")
    return tesseract.read(out.getvalue(), "eng")


_KINDS = ((1, spoil.copier, _ours), (2, spoil.telephone, _ours), (3, spoil.fax, _ours),
          (4, spoil.copier, _without_vietnamese))  # fmt: skip


def main() -> int:
    """Write what is missing beside each NAME.txt."""
    parser = argparse.ArgumentParser(prog="python -m bench.read.scans", description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    for path in sorted(DATA.glob("*.txt")):
        if ".ocr-" in path.name or (options.names and path.stem not in options.names):
            continue
        sheets = page.pages(path.read_text(encoding="utf-8"), _DPI)
        for number, spoiled, read in _KINDS:
            out = path.with_suffix(f".ocr-{number}.txt")
            if options.again or not out.exists():
                seen = [read(spoiled(sheet, f"{path.stem} {number} {at}")) for at, sheet in enumerate(sheets)]
                out.write_text("\n".join(seen), encoding="utf-8")
        print(path.stem, len(sheets))
    return 0


if __name__ == "__main__":
    sys.exit(main())
