"""How long is a line of print, and has the font every letter? Reads the vendored Liberation Serif, which has the widths
of Times New Roman, so that the lines below quốc hiệu and agency get the length that Decree 30/2020 asks for.
"""

import struct
from functools import lru_cache

from hoiam.outside import shipped

_MM_PER_POINT = 25.4 / 72
_Face = tuple[dict[int, int], tuple[int, ...], int]  # glyph of a letter, advance of a glyph, units per em


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """Return the length of one line of `text` at `size` points in millimetres; an unknown letter counts as none."""
    glyphs, advances, units = _face("Bold" if bold else "Regular")
    total = sum(advances[min(glyphs[ord(letter)], len(advances) - 1)] for letter in text if ord(letter) in glyphs)
    return total / units * size * _MM_PER_POINT


def missing(text: str) -> str:
    """Return the letters of `text` that one of the four cuts cannot print, in order and once each; "" when none."""
    cuts = [_face(cut)[0] for cut in ("Regular", "Bold", "Italic", "BoldItalic")]
    wanted = dict.fromkeys(letter for letter in text if letter not in "\n\t")
    return "".join(letter for letter in wanted if not all(ord(letter) in cut for cut in cuts))


@lru_cache(maxsize=4)
def _face(cut: str) -> _Face:
    font = shipped.data(f"fonts/LiberationSerif-{cut}.ttf")
    tables = _tables(font)
    units = struct.unpack_from(">H", font, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, font, tables["hmtx"])[::2]
    return _glyphs(font, tables["cmap"]), advances, units


def _tables(font: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", font, 4)[0]
    rows = (struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(count))
    return {name.decode("ascii"): offset for name, _, offset, _ in rows}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of each letter from the Unicode table of format 4 (platform 3, encoding 1).

    Liberation Serif's segments all work by their delta; a segment that needs the glyph array would be left out, and
    its letters count as missing.
    """
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    rows = (struct.unpack_from(">HHI", font, cmap + 4 + 8 * at) for at in range(count))
    table = cmap + next(offset for platform, encoding, offset in rows if (platform, encoding) == (3, 1))
    segments = struct.unpack_from(">H", font, table + 6)[0] // 2
    ends, starts, deltas, arrays = (
        struct.unpack_from(f">{segments}H", font, table + 14 + shift)
        for shift in (0, 2 + 2 * segments, 2 + 4 * segments, 2 + 6 * segments)
    )
    return {
        letter: (letter + delta) & 0xFFFF
        for start, end, delta, array in zip(starts, ends, deltas, arrays, strict=True)
        if not array
        for letter in range(start, min(end, 0xFFFE) + 1)
    }
