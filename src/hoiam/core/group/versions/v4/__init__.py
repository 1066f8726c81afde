"""Version 4: copies by shared runs of words; else what a piece says of a thing, apart from what it says of places.

`features` says what a piece is made of (keep it beside the piece), `Neighbours` holds the pieces of the last weeks,
`place` answers for one piece. All pure; the caller brings the background table and the earlier pieces.
"""

from hoiam.core.group.versions.v4.background import Background
from hoiam.core.group.versions.v4.features import Features, features, features_of
from hoiam.core.group.versions.v4.neighbours import DAYS, Candidate, Neighbours, place
from hoiam.core.group.versions.v4.terms import cut

__all__ = ["DAYS", "Background", "Candidate", "Features", "Neighbours", "cut", "features", "features_of", "place"]
