"""Version 1: copies by shared runs of words; else a logistic sum of four views of two pieces.

`features` says what a piece is made of (keep it beside the piece), `Neighbours` holds the pieces of the last weeks,
`place` answers for one piece. All pure; the caller brings the background table and the earlier pieces.
"""

from hoiam.core.group.versions.v1.background import Background
from hoiam.core.group.versions.v1.features import Features, features
from hoiam.core.group.versions.v1.neighbours import DAYS, Candidate, Neighbours, place

__all__ = ["DAYS", "Background", "Candidate", "Features", "Neighbours", "features", "place"]
