"""From where a word stands on a page made ready for the recogniser to where it stands on the page as handed in.

Boxes are shares of a page's width and height (core/values/sight.py), sizes are pixels.
"""

from math import cos, radians, sin

from hoiam.core.values.sight import Box

_DIGITS = 4  # a ten-thousandth of a page is less than a dot of print
_QUARTERS = (0, 90, 180, 270)

Size = tuple[int, int]


def onto(box: Box, size: Size, at: tuple[int, int], page: Size) -> Box:
    """Return a box of a picture of some size as one of the page on which the picture stands at a place in pixels."""
    left, top, right, bottom = box
    (wide, high), (across, down) = size, at
    return (
        (left * wide + across) / page[0],
        (top * high + down) / page[1],
        (right * wide + across) / page[0],
        (bottom * high + down) / page[1],
    )


def handed_in(box: Box, size: Size, angle: float, turn: int) -> Box:
    """Return a box of an upright page as one of the page before it was set straight and turned.

    `size` is that page's; it was turned by `angle` degrees against the clock, then by `turn` (0, 90, 180, 270) with it.
    The box returned is the smallest that holds the one that was turned back.
    """
    left, top, right, bottom = box
    corners = [_back(x, y, size, angle, turn) for x in (left, right) for y in (top, bottom)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    held = (min(across), min(down), max(across), max(down))
    return tuple(round(min(max(share, 0.0), 1.0), _DIGITS) for share in held)  # type: ignore[return-value]


def _back(x: float, y: float, size: Size, angle: float, turn: int) -> tuple[float, float]:
    """Return where a point was before both turns, which go round the middle of the page."""
    x, y = {0: (x, y), 90: (y, 1 - x), 180: (1 - x, 1 - y), 270: (1 - y, x)}[turn if turn in _QUARTERS else 0]
    wide, high = size
    right, down = (x - 0.5) * wide, (y - 0.5) * high
    way = radians(angle)
    return (
        0.5 + (cos(way) * right - sin(way) * down) / wide,
        0.5 + (sin(way) * right + cos(way) * down) / high,
    )
