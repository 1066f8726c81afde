"""Does a press text blame or praise the local authority? A word of blame counts in a sentence that names it.

The tone of a text, never of a person, and never of a public post (guard-rail G3).
"""

from collections.abc import Mapping

from hoiam.core.classify.evidence import Found, find
from hoiam.core.classify.lexicon import Lexicon
from hoiam.core.classify.weigh import heaviest, totals
from hoiam.core.classify.words import words_of
from hoiam.core.text.sentences import sentences
from hoiam.core.values.article import Label, Piece
from hoiam.core.values.reason import Reason, why

_BORDER = 4.0  # points between blame and praise below which the tone is even
_DOUBT = 4.0
_BY_KIND = 2.0  # a complaint that names the authority mostly means it
_NEAR = 1  # a word of blame counts in the sentence of the authority and in the next


def tone_of(piece: Piece, lexicon: Lexicon, unmarked: bool, kind: str) -> Label:
    """Return "-1", "0" or "1" towards the authority, with the words that said so. `kind` is the label of that name."""
    found, named = _beside_authority(piece, lexicon, unmarked)
    worth = totals(found)
    blame, praise = (sum(worth.get(side, {}).values()) for side in ("blame", "praise"))
    if named:
        blame += _BY_KIND if kind == "complaint" else 0
        praise += _BY_KIND if kind == "positive" else 0
    difference = praise - blame
    if abs(difference) < _BORDER:
        confidence = _BORDER / (_BORDER + abs(difference))
        return Label("tone", "0", round(confidence, 2), (why("label.even", blame=round(blame), praise=round(praise)),))
    value, side = ("1", "praise") if difference > 0 else ("-1", "blame")
    confidence = abs(difference) / (blame + praise + _DOUBT)
    return Label("tone", value, round(confidence, 2), (_said(side, value, worth),))


def _said(side: str, value: str, worth: Mapping[str, Mapping[str, float]]) -> Reason:
    return why("label.words", value=value, words=heaviest(worth.get(side, {})))


def _beside_authority(piece: Piece, lexicon: Lexicon, unmarked: bool) -> tuple[list[Found], bool]:
    """Return the words of blame and praise that stand near the authority, and whether it is named at all."""
    kept: list[Found] = []
    left, named = 0, False
    for sentence in sentences("\n\n".join((piece.title, piece.sapo, piece.text))):
        found = find([words_of(sentence)], lexicon.phrases["tone"], unmarked)
        if any(one.phrase.label == "towards" for one in found):
            left, named = _NEAR + 1, True
        if left > 0:
            kept += [one for one in found if one.phrase.label != "towards"]
        left -= 1
    return kept, named
