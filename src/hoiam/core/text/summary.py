"""Which two or three sentences tell a story? Taken out of its accounts as they stand there, each with the reason.

Nothing is written anew. The sentences come from the earliest complete account; from a later one only what it adds.
Copies of an earlier account tell nothing twice. It knows no author, and reads no text that its caller did not give:
what people post is not for it (guard-rail G3). Method: centroid, title and position.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from hoiam.core.text.fold import fold
from hoiam.core.text.sentences import sentences
from hoiam.core.text.tokens import tokens
from hoiam.core.values.reason import Reason, why

MOST = 3
_COMPLETE = 40  # words from which an account tells the matter and not only that there is one
_READ, _ACCOUNTS = 14, 40  # sentences read of an account, accounts read
_SHORTEST, _LONGEST = 7, 60  # words of a sentence that can stand alone
_SAME = 0.5  # share of the shorter sentence's pairs of words from which two say the same
_LATER = timedelta(hours=20)  # an account so much later tells how the matter went on
_POSITION = (0.5, 0.3, 0.15)  # what the first sentences are worth besides their words
_WORTH = 0.35  # share of the first sentence's worth that another must have
_ASIDE = re.compile(r"""^(ảnh|video|nguồn|theo |xem thêm|liên hệ|đọc thêm|mời bạn|>>)|\?["”»]?$""", re.IGNORECASE)
_HANGING = re.compile(
    r"^(ông ấy|bà ấy|anh ấy|chị ấy|người này|việc này|điều này|nhóm này|sau đó|tuy nhiên|ngoài ra|do đó|vì vậy|bên cạnh"
    r"|nhưng|và|còn|theo đó|cũng theo|tại đây|trong khi đó|hiện nay|hiện|tôi|mình|em)\b|^.{0,25}\b(ấy|chúng tôi)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Account:
    """One text about the matter: its key, when it was published, its parts; `copy` if an earlier one holds it."""

    key: str
    at: datetime
    title: str
    sapo: str
    text: str
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """One sentence of a summary: its words as they stand, the account it stands in, and why it was taken.

    Reasons: `summary.first` (opens the earliest complete account), `summary.shared` (words that many accounts use),
    `summary.later` (what a later account adds).
    """

    text: str
    account: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    account: Account
    place: int
    words: tuple[str, ...]
    pairs: frozenset[str]


def summarise(accounts: Iterable[Account], most: int = MOST) -> tuple[Chosen, ...]:
    """Return at most `most` sentences in the order in which the matter went on; () where no account can be quoted."""
    own = sorted((one for one in accounts if not one.copy), key=lambda one: (one.at, one.key))[:_ACCOUNTS]
    said = {one.key: _sentences(one) for one in own}
    told = [one for one in own if said[one.key]]
    if not told or most < 1:
        return ()
    first = next((one for one in told if _length(said[one.key]) >= _COMPLETE), None)
    first = first or max(told, key=lambda one: _length(said[one.key]))
    weights = _weights(said.values())
    title = set(_folded(first.title))
    opening = max(said[first.key][:3], key=lambda one: _worth(one, weights, title))
    taken = [(opening, why("summary.first", of=len(told)))]
    if most > 1 and (later := _later(told, first, said, weights, opening)):
        taken.append((later, why("summary.later", at=later.account.at.isoformat())))
    taken += _more(said[first.key], [one for one, _ in taken], weights, title, most - len(taken))
    taken.sort(key=lambda one: (one[0].account.at, one[0].place))
    return tuple(Chosen(one.text, one.account.key, reason) for one, reason in taken)


def _sentences(account: Account) -> list[_Sentence]:
    written = [*sentences(account.sapo), *sentences(account.text)][:_READ]
    found: list[_Sentence] = []
    for place, text in enumerate(written):
        words = _folded(text)
        if not _SHORTEST <= len(words) <= _LONGEST or _ASIDE.search(text) or text[0] in "“\"'-–•*":
            continue
        pairs = frozenset(f"{a} {b}" for a, b in pairwise(words))
        if not any(_same(pairs, other.pairs) for other in found):
            found.append(_Sentence(text, account, place, words, pairs))
    return found


def _folded(text: str) -> tuple[str, ...]:
    return tuple(tokens(fold(text)))


def _length(said: Sequence[_Sentence]) -> int:
    return sum(len(one.words) for one in said)


def _weights(said: Iterable[Sequence[_Sentence]]) -> dict[str, float]:
    """Return what each pair of words is worth: how many accounts use it, and how often they do."""
    used: Counter[str] = Counter()
    for account in said:
        used.update({pair for one in account for pair in one.pairs})
        used.update(pair for pair, n in Counter(p for one in account for p in one.pairs).items() if n > 1)
    return {pair: math.log(1 + n) for pair, n in used.items()}


def _worth(one: _Sentence, weights: dict[str, float], title: set[str]) -> float:
    shared = sum(weights.get(pair, 0.0) for pair in one.pairs) / math.sqrt(len(one.pairs) + 8)
    named = len(title & set(one.words)) / (len(title) or 1)
    place = _POSITION[one.place] if one.place < len(_POSITION) else 0.0
    hanging = 0.6 if _HANGING.search(one.text) else 1.0
    return hanging * (shared + 2 * named + 2 * place)


def _later(
    told: Sequence[Account],
    first: Account,
    said: dict[str, list[_Sentence]],
    weights: dict[str, float],
    opening: _Sentence,
) -> _Sentence | None:
    """Return the sentence that tells how the matter went on, from the last account of another day."""
    for account in reversed(told):
        if account.at - first.at < _LATER:
            return None
        title = set(_folded(account.title))
        new = [one for one in said[account.key][:4] if not _same(one.pairs, opening.pairs)]
        if new:
            return max(new, key=lambda one: _worth(one, weights, title))
    return None


def _more(
    said: Sequence[_Sentence], taken: Sequence[_Sentence], weights: dict[str, float], title: set[str], most: int
) -> list[tuple[_Sentence, Reason]]:
    """Return further sentences of the first account, best first, that say something else than those taken."""
    found: list[tuple[_Sentence, Reason]] = []
    least = _WORTH * _worth(taken[0], weights, title)
    for one in sorted(said, key=lambda s: (-_worth(s, weights, title), s.place)):
        if len(found) >= most:
            break
        held = [*taken, *(other for other, _ in found)]
        if _worth(one, weights, title) >= least and not any(_same(one.pairs, other.pairs) for other in held):
            found.append((one, why("summary.shared", words=_shared(one, weights))))
    return found


def _shared(one: _Sentence, weights: dict[str, float]) -> list[str]:
    ranked = sorted(one.pairs, key=lambda pair: (-weights.get(pair, 0.0), pair))
    return ranked[:3]


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= _SAME * max(1, min(len(a), len(b)))
