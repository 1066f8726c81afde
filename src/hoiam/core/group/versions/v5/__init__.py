"""Version 5: as version 4, with weights learned from what six writers told (docs/adr/0103).

`features` says what a piece is made of (keep it beside the piece), `Neighbours` holds the pieces of the last weeks,
`place` answers for one piece. All pure; the caller brings the background table and the earlier pieces.
"""

from collections.abc import Iterable
from datetime import datetime

from hoiam.core.group.learned import neighbours
from hoiam.core.group.learned.background import Background
from hoiam.core.group.learned.features import Features, features, features_of
from hoiam.core.group.learned.neighbours import DAYS, Candidate
from hoiam.core.group.learned.terms import cut
from hoiam.core.group.versions.v5.weights import BORDER, PAIR, STORY
from hoiam.core.values.article import Placement

__all__ = ["DAYS", "Background", "Candidate", "Features", "Neighbours", "cut", "features", "features_of", "place"]


class Neighbours(neighbours.Neighbours):
    """The pieces of the last weeks, and what this version learned."""

    weights = neighbours.Weights(PAIR, STORY, BORDER)


def place(piece: Features, at: datetime, candidates: Iterable[Candidate], background: Background) -> Placement:
    """Place one piece among candidates. For a batch build `Neighbours` once and `add` each placed piece."""
    return Neighbours(background, candidates).place(piece, at)
