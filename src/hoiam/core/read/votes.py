"""What do several readings of one head agree on?

The head of a paper is seen more than once (core/values/sight.py): where the first reading stands alone against two that
agree, these are believed; where all differ, the first stays and is less sure.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from hoiam.core.text.tones import placed_alike

T = TypeVar("T")


def voted(first: T | None, others: Sequence[T | None]) -> tuple[T | None, bool]:
    """Return the value that most readings give, the first's where none leads, and whether all that gave one agree."""
    given = [one for one in (first, *others) if one is not None]
    if not given:
        return None, True
    leading, votes = Counter(given).most_common(1)[0]
    chosen = leading if first is None or votes > Counter(given)[first] else first
    return chosen, len(set(given)) == 1


def worded(first: str | None, others: Sequence[str | None]) -> tuple[str | None, bool]:
    """Return a run of words, word by word as most readings give them, and whether all agree.

    Only readings of as many words as the first are heard; where there is no first, the next one stands for it.
    """
    given = [one.split() for one in (first, *others) if one]
    if not given:
        return first, True
    rows = [words for words in given if len(words) == len(given[0])]
    kept, agreed = [], len(rows) == len(given)
    for at, word in enumerate(given[0]):
        heard = Counter(placed_alike(words[at].lower().strip(_AROUND)) for words in rows)
        leading, votes = heard.most_common(1)[0]
        own = placed_alike(word.lower().strip(_AROUND))
        agreed = agreed and len(heard) == 1
        if votes > heard[own]:
            word = next(words[at] for words in rows[1:] if placed_alike(words[at].lower().strip(_AROUND)) == leading)
        kept.append(word)
    return " ".join(kept), agreed


_AROUND = ".,;:_-–|'\"“”‘’"
