"""Which labels does a piece get? Field, kind, tone and urgency, each with its words, or "not sure"."""

from hoiam.core.classify.evidence import find
from hoiam.core.classify.lexicon import Lexicon
from hoiam.core.classify.tone import tone_of
from hoiam.core.classify.urgency import urgency_of
from hoiam.core.classify.weigh import choose, totals
from hoiam.core.classify.words import Words, is_unmarked, parts_of
from hoiam.core.values.article import Label, Piece
from hoiam.core.values.reason import why

# Texts of people (public pages, and whatever is not known to be press or office) get no tone: guard-rail G3.
_WITH_TONE = frozenset({"press", "aggregator", "official"})
_FIELD = {"least": 4.0, "sure": 0.5, "doubt": 2.0}
_NEWS = 5.0  # points that a piece must have beyond news to be a complaint or a good deed
_NEWS_COUNTS = 0.5  # words of news stand in every article


def classify_piece(piece: Piece, lexicon: Lexicon) -> tuple[Label, ...]:
    """Return the labels of a piece; a public post has none of the name "tone". Values are codes, "" is not sure."""
    parts = parts_of(piece)
    unmarked = is_unmarked(parts)
    field = choose("field", totals(find(parts, lexicon.phrases["field"], unmarked)), **_FIELD)
    kind = _kind(parts, lexicon, unmarked)
    urgency = urgency_of(find(parts, lexicon.phrases["urgency"], unmarked), kind.value)
    if piece.outlet_kind not in _WITH_TONE:
        return field, kind, urgency
    return field, kind, tone_of(piece, lexicon, unmarked, kind.value), urgency


def _kind(parts: list[Words], lexicon: Lexicon, unmarked: bool) -> Label:
    """A piece is information unless its words complain or praise clearly."""
    worth = totals(find(parts, lexicon.phrases["kind"], unmarked))
    news = worth.setdefault("information", {})
    for word in news:
        news[word] *= _NEWS_COUNTS
    label = choose("kind", {**worth, "information": {**news, "": _NEWS}}, least=0.0, sure=0.5, doubt=1.0)
    if label.value == "information":
        words = sorted(word for word in news if word)[:6]
        return Label("kind", "information", label.confidence, (why("label.words", value="information", words=words),))
    return label
