"""Scan the bench's own dispatches badly and read them: `uv run python -m bench.read.scans [--data FOLDER] [NAME …]`.

Writes NAME.ocr-1.txt (a copy of a copy), .ocr-2.txt (a photo by telephone), .ocr-3.txt (a fax), each read as the
product reads them, and .ocr-4.txt: the copy read by a recogniser without Vietnamese, as the first office's scan was.
NAME.ocr-N.seen beside a text holds the words that the recogniser doubted and its further looks at the head.
What is there already stays, so that a measured text is the one that was measured; `--again` makes it anew.
"""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from bench.read import page, spoil
from hoiam.core.values.sight import Sight
from hoiam.outside.scan import light, picture, tesseract

DATA = Path(__file__).resolve().parents[1] / "data" / "read"
_DPI = 150


def _ours(sheet: Image.Image, first: bool) -> Sight:
    return picture.page_text(sheet, first)


def _without_vietnamese(sheet: Image.Image, first: bool) -> Sight:
    out = io.BytesIO()
    even = light.lit(sheet)
    light.straight(even, light.tilt(even)).save(out, "PPM")
    return tesseract.read(out.getvalue(), "eng")


_KINDS = ((1, spoil.copier, _ours), (2, spoil.telephone, _ours), (3, spoil.fax, _ours),
          (4, spoil.copier, _without_vietnamese))  # fmt: skip


def beside(seen: Sight) -> dict[str, Any]:
    """Return what a recogniser said beside the text, but for where the words stand."""
    return {name: value for name, value in seen.as_json().items() if name in ("unsure", "looks")}


def main() -> int:
    """Write what is missing beside each NAME.txt."""
    parser = argparse.ArgumentParser(prog="python -m bench.read.scans", description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the NAME.txt")
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    for path in sorted(options.data.glob("*.txt")):
        if ".ocr-" in path.name or (options.names and path.stem not in options.names):
            continue
        sheets = page.pages(path.read_text(encoding="utf-8"), _DPI)
        for number, spoiled, read in _KINDS:
            out = path.with_suffix(f".ocr-{number}.txt")
            if options.again or not out.exists():
                told = f"{path.stem} {number}"
                seen = [read(spoiled(sheet, f"{told} {at}"), at == 0) for at, sheet in enumerate(sheets)]
                whole = Sight.joined(seen, "\n")
                out.write_text(whole.text, encoding="utf-8")
                out.with_suffix(".seen").write_text(json.dumps(beside(whole), ensure_ascii=False), encoding="utf-8")
        print(path.stem, len(sheets))
    return 0


if __name__ == "__main__":
    sys.exit(main())
