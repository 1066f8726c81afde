"""What would the machine say of one piece? The shipped lexicon and model, read once for the road and the screens."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from hoiam.core.classify import Lesson, Lexicon, Model, classify_piece, example, parse_lexicon, read_model, teach
from hoiam.core.values.article import Label, Piece
from hoiam.outside import shipped


def labels_of(piece: Piece, lessons: Mapping[str, Lesson] | None = None) -> Sequence[Label]:
    """Return field, kind, tone and urgency of a piece, each with its reasons; "" where the machine is not sure.

    `lessons` are what the office's own corrections taught.
    """
    return classify_piece(piece, _lexicon(), _model(), lessons)


def taught(name: str, corrected: Iterable[tuple[Piece, str, str]]) -> Lesson | None:
    """Return what pieces with what the machine said and what is right teach; None where that is too little."""
    return teach(name, [example(name, piece, said, value, _lexicon()) for piece, said, value in corrected], _model())


def version() -> str:
    """Return the version of the shipped model."""
    return _model().version


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})


@lru_cache(maxsize=1)
def _model() -> Model:
    return read_model(shipped.data("labels/model.bin"))
