"""Where on a page does a table with lines stand, and where are its cells?

Looks at ink only. A table is where lines run across, at least two rows of three cells; a page askew by a little, or
narrower at one end, still shows its lines.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.bool_]
_ACROSS, _DOWN = 0.06, 40  # the shortest piece of a line: a share of the width; pixels
_UNBROKEN = 0.9  # of such a piece that is ink
_WIDE, _HIGH = 0.45, 0.5  # of the page's width, of the table's height that its lines cover
_BEND = 4  # pixels by which a line may wander
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
_NEAR = 12  # pixels: lines closer than that are one


@dataclass(frozen=True, slots=True)
class Ruled:
    """The lines of one table, in pixels: `across` from the top, `down` from the left."""

    across: tuple[int, ...]
    down: tuple[int, ...]


def tables(ink: Ink, joined: bool = False) -> list[Ruled]:
    """Return the tables of a page from top to bottom; `joined`: a row of one cell, a heading, parts none in two."""
    rows = _pieces(_spread(ink, 2, 0), max(30, round(_ACROSS * ink.shape[1])), 1)
    lines = _groups(np.flatnonzero(rows.mean(axis=1) > _WIDE))
    found = []
    for group in _together(lines, ink, 1 if joined else _FEWEST_COLUMNS):
        if len(group) <= _FEWEST_ROWS:
            continue
        top, bottom = group[0], group[-1]
        part = _pieces(_spread(ink[top:bottom], _BEND, 1), _DOWN, 0)
        down = _groups(np.flatnonzero(part.mean(axis=0) > _HIGH))
        if len(down) > _FEWEST_COLUMNS:
            found.append(Ruled(tuple(group), tuple(down)))
    return found


def _spread(ink: Ink, by: int, axis: int) -> Ink:
    """Return the ink, each dot made wider by some pixels both ways along an axis."""
    wide = ink.copy()
    for step in range(1, by + 1):
        wide |= np.roll(ink, step, axis) | np.roll(ink, -step, axis)
    return wide


def _pieces(ink: Ink, length: int, axis: int) -> Ink:
    """Return which dots lie in the middle of a straight piece of ink of a length along an axis."""
    if ink.shape[axis] <= length:
        return np.zeros_like(ink)
    total = np.cumsum(ink, axis=axis, dtype=np.int32)
    ahead = np.roll(total, -length, axis)
    full = (ahead - total) >= _UNBROKEN * length
    tail = [slice(None), slice(None)]
    tail[axis] = slice(-length, None)
    full[tuple(tail)] = False
    return np.roll(full, length // 2, axis)


def _groups(places: NDArray[np.intp]) -> list[int]:
    """Return the middles of runs of places that lie close to one another."""
    if not len(places):
        return []
    parts = np.split(places, np.flatnonzero(np.diff(places) > _NEAR) + 1)
    return [int(part.mean()) for part in parts]


def _together(lines: list[int], ink: Ink, fewest: int) -> list[list[int]]:
    """Return the lines table by table: between two lines of one table there is ink at both ends (its frame)."""
    groups: list[list[int]] = []
    for line in lines:
        if groups and _framed(ink, groups[-1][-1], line, fewest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _framed(ink: Ink, top: int, bottom: int, fewest: int) -> bool:
    part = _pieces(_spread(ink[top : bottom + 1], _BEND, 1), min(_DOWN, max(8, (bottom - top) // 2)), 0)
    return len(_groups(np.flatnonzero(part.mean(axis=0) > _HIGH / 2))) > fewest
