"""What would the machine say of one piece? The shipped lexicon and model, read once for the road and the screens."""

from collections.abc import Sequence
from functools import lru_cache

from hoiam.core.classify import Lexicon, Model, classify_piece, parse_lexicon, read_model
from hoiam.core.values.article import Label, Piece
from hoiam.outside import shipped


def labels_of(piece: Piece) -> Sequence[Label]:
    """Return field, kind, tone and urgency of a piece, each with its reasons; "" where the machine is not sure."""
    return classify_piece(piece, _lexicon(), _model())


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})


@lru_cache(maxsize=1)
def _model() -> Model:
    return read_model(shipped.data("labels/model.bin"))
