"""How is a text written when marks and capitals do not count?

The form for indexes, automata and shingles. Folding is a prefilter and no matcher: half of the folded
hits of place names differ in marks ("còn có" for Cồn Cỏ), so what is found here is verified elsewhere.
"""

import unicodedata

from hoiam.core.text.normal import normal


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base.lower() if base.isascii() and base.isalpha() else letter


_LATIN = [chr(code) for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))]
_FOLDED = str.maketrans({c: _plain(c) for c in _LATIN if _plain(c) != c} | {"Đ": "d", "đ": "d"})


def fold(text: str) -> str:
    """Return the text in small letters without marks, letter for letter.

    `len(fold(text)) == len(normal(text))`: an offset in the folded text is the same offset in the normal text.
    Marked, unmarked and decomposed spellings of one word fold to the same string; đ folds to d. Idempotent.
    """
    text = normal(text)
    return text.lower() if text.isascii() else text.translate(_FOLDED).lower()
