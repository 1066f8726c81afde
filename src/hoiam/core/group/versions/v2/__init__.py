"""Version 2: copies by shared runs of words; else ten views of two pieces, and a decision of its own for a new story.

`features` says what a piece is made of (keep it beside the piece), `Neighbours` holds the pieces of the last weeks,
`place` answers for one piece. All pure; the caller brings the background table and the earlier pieces.
"""

from hoiam.core.group.versions.v2.background import Background
from hoiam.core.group.versions.v2.features import Features, features
from hoiam.core.group.versions.v2.neighbours import DAYS, Candidate, Neighbours, place

__all__ = ["DAYS", "Background", "Candidate", "Features", "Neighbours", "features", "place"]
