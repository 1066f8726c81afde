"""Make bad scans of the sample dispatches: `uv run python -m bench.read.damage`.

NAME.ocr-1.txt: marks stripped or garbled and letters confused as a recogniser without Vietnamese does it; the same
name gives the same damage. NAME.ocr-2.txt: the text set on a page, rendered coarse, and read by tesseract.
"""

import random
import re
import sys
from pathlib import Path

from hoiam.core.text.fold import fold

SAMPLES = Path(__file__).resolve().parents[2] / "tests" / "samples" / "dispatches"
_GARBLED = {
    "ư": "wu", "ứ": "wu", "ừ": "wu", "ự": "yu", "ữ": "it", "ử": "ir", "đ": "dd", "Đ": "PBD", "ố": "6é", "ộ": "6d",
    "ớ": "6é", "ã": "4a", "á": "4é", "à": "ad", "ạ": "aa", "ậ": "d@", "ấ": "4d", "ế": "é", "ệ": "é", "ể": "é", "ề": "é",
    "ô": "6o", "ơ": "oe", "ú": "i", "ủ": "it", "ắ": "di", "ă": "ai", "ị": "ij", "í": "i", "â": "4i",
}  # fmt: skip
_STRIP, _GARBLE = 0.8, 0.3  # of the words; of the marked letters of a word that is not stripped


def damaged(text: str, name: str) -> str:
    """Return the text as a bad scan shows it. Numbers stay; `name` seeds the damage."""
    chance = random.Random(name)
    return re.sub(r"[^\W\d_]+", lambda word: _word(word[0], chance), text)


def _word(word: str, chance: random.Random) -> str:
    plain = "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in word)
    if chance.random() < _STRIP:
        return plain
    kept = []
    for letter, bare in zip(word, plain, strict=True):
        if letter in _GARBLED and chance.random() < _GARBLE:
            kept.append(chance.choice(_GARBLED[letter]))
        else:
            kept.append(letter if chance.random() < 0.3 else bare)
    return "".join(kept)


def scanned(text: str) -> str:
    """Return the text as tesseract reads it from a coarse page (110 dpi). Needs tesseract with `vie`."""
    import typst

    from hoiam.outside.scan import tesseract

    rows = [re.sub(r"([\\#$*_`<>@~=\[\]/-])", r"\\\1", line).replace("  ", "~~") for line in text.split("\n")]
    source = '#set page(paper: "a4", margin: (left: 2.4cm, rest: 1.2cm), height: auto)\n'
    source += '#set text(font: "Liberation Serif", size: 10pt)\n'
    source += "\\\n".join(row or "~" for row in rows)
    fonts = Path(__file__).resolve().parents[2] / "src/hoiam/outside/shipped/fonts"
    picture = typst.compile(source.encode(), format="png", ppi=110.0, font_paths=[str(fonts)])
    return tesseract.read(picture if isinstance(picture, bytes) else picture[0]).text


def main() -> int:
    """Write the damaged variants beside the samples."""
    for path in sorted(SAMPLES.glob("*.txt")):
        if ".ocr-" in path.name:
            continue
        text = path.read_text(encoding="utf-8")
        path.with_suffix(".ocr-1.txt").write_text(damaged(text, path.stem), encoding="utf-8")
        path.with_suffix(".ocr-2.txt").write_text(scanned(text), encoding="utf-8")
        print(path.stem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
