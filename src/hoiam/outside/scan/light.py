"""A page as the recogniser wants it: upright, evenly lit, large enough, one column after the other.

Works on grey pictures and knows no recogniser. A photo's shadow is divided away, a small picture is made larger; a
page whose body is set in two columns is cut along the gutter, so that no line runs over both.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.float64]
_COARSE = 8  # the light of a page changes slowly: it is looked at in a picture this many times smaller
_SMALL = 1400  # pixels of the shorter side under which a page is enlarged
_LARGEST = 3500  # pixels of the longer side that a recogniser gains anything from
_INK = 128
_DARK, _WHITE = 150, 255
_BARE, _GRAIN = 0.006, 160  # a page with less ink is nearly empty; what is lighter on it is no stroke
_FAINT = 160  # lines of a table that lay in a shadow
_STREAK = 0.7  # of a column of pixels that is dark
_LEVEL = 0.15  # degrees: less needs no turning
_GUTTER = (0.42, 0.58)  # of the width: where a gutter between two equal columns stands
_NARROWEST = 0.015  # of the width
_SLIM = 100  # pixels: a narrower page has no two columns
_TALL = 0.15  # of the height
_WIDE_GAP = 0.022  # of the height: what stands below such a gap is the foot
_NEAR, _CLOSE = 0.09, 0.5  # of the width beside the gutter; the share of lines that reach into it
_BESIDE, _BESIDE_LEAST = 0.35, 0.2  # of the gutter's rows that hold ink on its fuller side, on the other
_MARGIN = 0.06  # of the width: where a scan's edge may be black
_DUST = 0.02  # of a row or strip: less ink is dust


def upright(page: Image.Image, degrees: int) -> Image.Image:
    """Return the page turned clockwise by whole quarters, as a recogniser says that it must be."""
    turns = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return page.transpose(turns[degrees]) if degrees in turns else page


def on_paper(page: Image.Image) -> Image.Image:
    """Return the page as it looks on white paper, in eight bits a colour."""
    if page.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(page) // 256).astype(np.uint8))
    if page.has_transparency_data:
        seen = page.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return page.convert("RGB") if page.mode == "P" else page


def lit(page: Image.Image) -> Image.Image:
    """Return the page in grey, of a sane size and evenly lit: paper is white all over."""
    grey = _sized(_without_dust(_without_streaks(page.convert("L"))))
    small = grey.resize((max(1, grey.width // _COARSE), max(1, grey.height // _COARSE)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(5)).resize(grey.size)
    seen = np.asarray(grey, dtype=np.float64) / np.maximum(np.asarray(paper, dtype=np.float64), 40.0)
    even = (np.clip(seen, 0.0, 1.0) * 255).astype(np.uint8)
    if (even < _INK).mean() < _BARE:  # grain would be taken for ink where there is hardly any
        even = np.where(even > _GRAIN, np.uint8(_WHITE), even)
    return Image.fromarray(even)


def tilt(page: Image.Image) -> float:
    """Return the degrees, up to three either way, by which a page must be turned so that its lines are told apart best.

    0 where it is too little to matter.
    """
    small = page.resize((max(1, page.width // 3), max(1, page.height // 3)), Image.Resampling.BOX)
    coarse = max(range(-30, 31, 5), key=lambda tenths: _told(small, tenths / 10))
    angle = max(range(coarse - 4, coarse + 5), key=lambda tenths: _told(small, tenths / 10)) / 10
    return angle if abs(angle) >= _LEVEL else 0.0


def straight(page: Image.Image, angle: float) -> Image.Image:
    """Return the page turned by some degrees against the clock, as `tilt` says."""
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_WHITE) if angle else page


def _told(page: Image.Image, angle: float) -> float:
    """Return how sharply rows of ink and rows of paper differ at an angle."""
    turned = np.asarray(page.rotate(angle, Image.Resampling.NEAREST, fillcolor=_WHITE))
    rows = (turned < _INK).sum(axis=1, dtype=np.int64)
    return float(np.square(np.diff(rows)).sum())


def ink(page: Image.Image) -> NDArray[np.bool_]:
    """Return which pixels of a levelled page are dark, lines in a shadow among them."""
    return np.asarray(page) < _FAINT


def columns(page: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Return where the parts of a page stand in reading order: all of it, or top, left and right column, bottom."""
    found = _gutter(np.asarray(page, dtype=np.float64) < _INK)
    wide, high = page.size
    if found is None:
        yield 0, 0, wide, high
        return
    middle, top, bottom = found
    for box in ((0, 0, wide, top), (0, top, middle, bottom), (middle, top, wide, bottom), (0, bottom, wide, high)):
        if box[3] - box[1] > 0.02 * high:
            yield box


def _without_streaks(page: Image.Image) -> Image.Image:
    """Return the page without the lines that a dirty roller draws from top to bottom, a pixel or two wide."""
    grey = np.asarray(page).astype(np.int16)
    streaks = np.flatnonzero((grey < _DARK).mean(axis=0) > _STREAK)
    for at in streaks:
        left, right = max(0, int(at) - 2), min(page.width - 1, int(at) + 2)
        grey[:, at] = (grey[:, left] + grey[:, right]) // 2
    return Image.fromarray(grey.astype(np.uint8)) if len(streaks) else page


def _without_dust(page: Image.Image) -> Image.Image:
    """Return the page without dark dots of a single pixel; a mark of a letter is larger than that."""
    grey = np.asarray(page)
    dark = (grey < _DARK).astype(np.int8)
    edged = np.pad(dark, 1)
    high, wide = dark.shape
    around = sum(
        (edged[down : down + high, across : across + wide] for down in range(3) for across in range(3)),
        start=np.zeros_like(dark),
    )
    return Image.fromarray(np.where((dark == 1) & (around == 1), np.uint8(_WHITE), grey))


def _sized(page: Image.Image) -> Image.Image:
    short, long = sorted(page.size)
    factor = min(_LARGEST / long, max(1.0, _SMALL / max(short, 1)))
    if abs(factor - 1) < 0.05:
        return page
    size = (max(1, round(page.width * factor)), max(1, round(page.height * factor)))
    return page.resize(size, Image.Resampling.LANCZOS)


def _gutter(ink: NDArray[np.bool_]) -> tuple[int, int, int] | None:
    """Return where the gutter of a body in two columns stands, its first row and its last; None for one column."""
    high, wide = ink.shape
    if wide < _SLIM:
        return None
    strip = max(3, round(_NARROWEST * wide))
    best: tuple[int, int, int] | None = None
    for left in range(round(_GUTTER[0] * wide), round(_GUTTER[1] * wide), max(1, strip // 3)):
        blank = ink[:, left : left + strip].mean(axis=1) < _DUST
        for top, bottom in _runs(blank, round(_TALL * high)):  # the longest may be the empty page below the foot
            found = _body(ink, left + strip // 2, top, bottom)
            if found[2] - found[1] >= _TALL * high and (best is None or found[2] - found[1] > best[2] - best[1]):
                best = found
    return best if best and _both_sides(ink, best) else None


def _body(ink: NDArray[np.bool_], middle: int, top: int, bottom: int) -> tuple[int, int, int]:
    """Return the part of a gutter that has text beside it, without the foot below the last wide gap."""
    edge = round(_MARGIN * ink.shape[1])
    inked = np.flatnonzero(ink[top:bottom, edge:-edge].mean(axis=1) > _DUST / 2)
    if not len(inked):
        return middle, top, top
    wide = np.flatnonzero(np.diff(inked) > _WIDE_GAP * ink.shape[0])
    last = inked[wide[-1]] if len(wide) and inked[wide[-1]] > len(inked) // 2 else inked[-1]
    return middle, top + int(inked[0]), top + int(last) + 4


def _runs(blank: NDArray[np.bool_], least: int) -> list[tuple[int, int]]:
    """Return where runs of blank rows begin and end that are no shorter than `least`."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], blank.astype(np.int8), [0]))))
    return [(int(top), int(bottom)) for top, bottom in edges.reshape(-1, 2) if bottom - top >= least]


def _both_sides(ink: NDArray[np.bool_], gutter: tuple[int, int, int]) -> bool:
    """Tell whether text runs up to the gutter from the left and begins right behind it: a head or foot does not."""
    middle, top, bottom = gutter
    wide = ink.shape[1]
    edge, near = round(_MARGIN * wide), round(_NEAR * wide)
    left = ink[top:bottom, edge : middle - near // 4].mean(axis=1) > _DUST
    right = ink[top:bottom, middle + near // 4 : wide - edge].mean(axis=1) > _DUST
    close_left = ink[top:bottom, middle - near : middle].mean(axis=1) > _DUST
    close_right = ink[top:bottom, middle : middle + near].mean(axis=1) > _DUST
    less, more = sorted((left.mean(), right.mean()))
    filled = more > _BESIDE and less > _BESIDE_LEAST
    close = close_left.sum() > _CLOSE * left.sum() and close_right.sum() > _CLOSE * right.sum()
    return bool(filled and close)
