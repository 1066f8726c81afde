"""Which labels does a piece get? Field, kind, tone and urgency, each with its words, or "not sure"."""

from collections.abc import Mapping

from hoiam.core.classify.denied import without_denied
from hoiam.core.classify.evidence import Found, find
from hoiam.core.classify.grams import grams_of
from hoiam.core.classify.lexicon import Lexicon
from hoiam.core.classify.linear import labels_of
from hoiam.core.classify.model import Model
from hoiam.core.classify.teach import Example, Lesson
from hoiam.core.classify.urgency import urgency_of
from hoiam.core.classify.victims import spoken_of
from hoiam.core.classify.weigh import totals
from hoiam.core.classify.words import Words, is_unmarked, parts_of
from hoiam.core.values.article import Label, Piece

# Texts of people (public pages, and whatever is not known to be press or office) get no tone: guard-rail G3.
_WITH_TONE = frozenset({"press", "aggregator", "official"})
# Points of the model that a label gets when all words of the lexicon speak for it.
_LEXICON = {"field": 4.5, "kind": 3.0, "tone": 4.5}
_TONES = {"blame": "-1", "praise": "1"}
_SURELY = 0.75  # how sure good news must be good before a danger in it is passed over
_FEW = 4.0  # points of the lexicon that say little yet


def classify_piece(
    piece: Piece, lexicon: Lexicon, model: Model, lessons: Mapping[str, Lesson] | None = None
) -> tuple[Label, ...]:
    """Return the labels of a piece; a public post has none of the name "tone". Values are codes, "" is not sure.

    `lessons` are what the office's own corrections taught, by name.
    """
    parts = parts_of(piece)
    unmarked = is_unmarked(parts)
    names = ("field", "kind", "tone") if piece.outlet_kind in _WITH_TONE else ("field", "kind")
    given = labels_of(grams_of(piece), model, names, by_lexicon(parts, lexicon, unmarked), lessons)
    danger = [one for part in parts for one in _dangers(part, lexicon, unmarked)]
    kind = given["kind"]
    urgency = urgency_of(danger, kind.value if kind.confidence >= _SURELY else "")
    return (*given.values(), urgency)


def _dangers(part: Words, lexicon: Lexicon, unmarked: bool) -> list[Found]:
    """Return the words of danger of one part: of people, and not said to have stayed away."""
    found = find([part], lexicon.phrases["urgency"], unmarked)
    return spoken_of(without_denied(found, part, unmarked), part)


def example(name: str, piece: Piece, said: str, value: str, lexicon: Lexicon) -> Example:
    """Return a piece as a lesson learns from it: what the machine said of it and what is right."""
    parts = parts_of(piece)
    return Example(grams_of(piece), by_lexicon(parts, lexicon, is_unmarked(parts))[name], said, value)


def by_lexicon(parts: list[Words], lexicon: Lexicon, unmarked: bool) -> dict[str, dict[str, float]]:
    """Return for each name what the words of the lexicon add to each label: its share of them, less where few."""
    found = {name: totals(find(parts, lexicon.phrases[name], unmarked)) for name in ("field", "kind", "tone")}
    tone = found["tone"]
    towards = tone.pop("towards", None)
    found["tone"] = {_TONES[side]: words for side, words in tone.items()} if towards else {}
    return {name: _shares(worth, _LEXICON[name]) for name, worth in found.items()}


def _shares(worth: Mapping[str, Mapping[str, float]], loud: float) -> dict[str, float]:
    points = {label: sum(words.values()) for label, words in worth.items()}
    of = sum(points.values()) + _FEW
    return {label: loud * some / of for label, some in points.items()}
