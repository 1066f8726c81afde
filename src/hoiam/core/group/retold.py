"""Who told it first, and who took it from whom?

Every sampled run of words belongs to the piece that wrote it first. A piece that holds enough runs of an earlier one
took them from there, also when it was cut, spliced from two or holds the lead alone. It knows the times that the pages
state and nothing of who really had the story: a page with a wrong time looks like the first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hoiam.core.group.copies import LEAST, SAMPLED, Copies

MOSTLY = 0.5  # share of its text from which a piece counts as a reprint and no longer as a piece of its own


@dataclass(frozen=True, slots=True)
class Told:
    """A piece: its key, when it was published, its fingerprint (core/text/shingles.py)."""

    key: str
    at: datetime
    prints: frozenset[int]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a piece took from an earlier one: `share`, 0 to 1, of its own text."""

    of: str
    share: float


def retold(pieces: Iterable[Told]) -> dict[str, tuple[Taken, ...]]:
    """Return for each piece what it took and from which earlier pieces, most first; nothing for one that is its own.

    Where three pieces hold the same words, they are taken from the first of the three. Two pieces of one moment stand
    in the order of their keys.
    """
    known, prints, found = Copies(), dict[str, frozenset[int]](), dict[str, tuple[Taken, ...]]()
    for piece in sorted(pieces, key=lambda one: (one.at, one.key)):
        earlier = {key for key, _ in known.of(piece.prints)}
        left, taken = set(piece.prints), []
        for key in (key for key in prints if key in earlier):  # the first to write a run is who had it
            here = left & prints[key]
            if len(here) >= LEAST:
                taken.append(Taken(key, len(here) / len(piece.prints)))
                left -= here
        found[piece.key] = tuple(sorted(taken, key=lambda one: -one.share))
        known.add(piece.key, piece.prints)
        prints[piece.key] = piece.prints
    return found


def sampled_alike(features: Iterable[Mapping[str, Any]]) -> list[frozenset[int]]:
    """Return the fingerprints that versions of grouping kept beside the pieces of a story.

    From version 3 on one run of words in four is kept, before it was one in eight. Where a story holds both, all are
    read as one in eight, so that shares are of the same measure.
    """
    kept = list(features)
    prints = [frozenset(int(run, 16) for run in one.get("prints", ())) for one in kept]
    if all(one.get("v", 0) >= 3 for one, found in zip(kept, prints, strict=True) if found):
        return prints
    return [frozenset(run for run in found if not run % SAMPLED) for found in prints]
