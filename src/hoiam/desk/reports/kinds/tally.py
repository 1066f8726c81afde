"""Counting with a memory: each number keeps what it counted, so that it opens the same list for ever.

A thing is written as a letter and its key: A article, T story, C case, B request of the press, P sheet, L letter,
E evidence, N task of a dispatch, U task of one unit, M date of it that got nothing, S occasion at which the office
spoke.
"""

from collections.abc import Iterable

from hoiam.core.compose.snapshot import Field
from hoiam.core.values.figures import figure

Refs = list[str]


def refs(letter: str, keys: Iterable[int]) -> Refs:
    """Return things as they are kept: "A12"."""
    return [f"{letter}{key}" for key in keys]


class Tally:
    """The lists of one report."""

    def __init__(self) -> None:
        self.lists: dict[str, Refs] = {}

    def number(self, key: str, counted: Iterable[str], *, bold: bool = False, late: bool = False) -> Field:
        """Return a number and keep what it counted; nothing counted opens nothing."""
        held = self._keep(key, counted)
        return Field(figure(len(held)), opens=key if held else "", bold=bold, late=late and bool(held))

    def share(self, key: str, part: Iterable[str], whole: Iterable[str]) -> tuple[Field, Field, Field]:
        """Return how many of how many, each with its list, and the share in percent ("" of none)."""
        some = self.number(f"{key}.part", part)
        every = self.number(f"{key}.whole", whole)
        many, of = (len(self.lists.get(f"{key}.{name}", ())) for name in ("part", "whole"))
        percent = f"{round(100 * many / of)} %" if of else "không phát sinh"
        return some, every, Field(percent)

    def _keep(self, key: str, counted: Iterable[str]) -> Refs:
        held = list(dict.fromkeys(counted))
        if held:
            self.lists[key] = held
        return held
