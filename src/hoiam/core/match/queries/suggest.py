"""Which word, were it forbidden, would have kept out what people marked as not relevant? A suggestion, never an act.

Counts only, so that the same marks always give the same suggestion, and the figures are its reason.
"""

from collections import Counter
from collections.abc import Sequence

from hoiam.core.match.queries.reading import BREAK, Reading
from hoiam.core.match.queries.tree import Both, Query, Without, Words, leaves
from hoiam.core.match.queries.write import write
from hoiam.core.text.fold import fold
from hoiam.core.values.reason import Reason, why

LEAST = 5  # marked articles before anything is suggested
SHARE = 0.6  # of the articles that are not relevant, at least so many hold the word …
LET = 0.1  # … and of the relevant ones at most so many
LONGEST = 2  # words of what is suggested
LETTERS = 3  # of a single word


def suggest(query: Query, wrong: Sequence[Reading], right: Sequence[Reading]) -> Reason | None:
    """Return what would have helped, with its figures, or None.

    "query.without": words, wrong, of_wrong, right, of_right, and the query's text with them; "query.rethink": nothing
    relevant was ever found. `wrong`, `right`: catches that people marked as not relevant, as relevant.
    """
    if len(wrong) < LEAST:
        return None
    if not right:
        return why("query.rethink", wrong=len(wrong))
    in_wrong, in_right = _held(wrong), _held(right)
    asked = {tuple(fold(word) for word in leaf.words) for leaf in leaves(query.root) if isinstance(leaf, Words)}
    known = {word for phrase in asked for word in phrase}
    fitting = [
        (in_right[phrase], -count, -len(phrase), phrase)
        for phrase, count in in_wrong.items()
        if count >= SHARE * len(wrong) and in_right[phrase] <= LET * len(right) and not known & set(phrase)
    ]
    if not fitting:
        return None
    held, _, _, phrase = min(fitting)
    written = _as_written(phrase, wrong)
    parts = query.root.parts if isinstance(query.root, Both) else (query.root,)
    text = write(Both((*parts, Without(Words(written)))))
    counts = {"wrong": in_wrong[phrase], "of_wrong": len(wrong), "right": held, "of_right": len(right)}
    return why("query.without", words=" ".join(written), **counts, text=text)


def _held(readings: Sequence[Reading]) -> Counter[tuple[str, ...]]:
    """Return how many readings hold each word and pair of words."""
    counts: Counter[tuple[str, ...]] = Counter()
    for reading in readings:
        words = reading.words
        grams = {tuple(words[at : at + n]) for n in range(1, LONGEST + 1) for at in range(len(words) - n + 1)}
        counts.update(gram for gram in grams if BREAK not in gram and _tells(gram))
    return counts


def _tells(gram: tuple[str, ...]) -> bool:
    return all(word.isalpha() for word in gram) and (len(gram) > 1 or len(gram[0]) >= LETTERS)


def _as_written(phrase: tuple[str, ...], readings: Sequence[Reading]) -> tuple[str, ...]:
    reading = next(one for one in readings if one.starts(phrase))
    at = reading.starts(phrase)[0]
    return tuple(token.text.lower() for token in reading.placed[at : at + len(phrase)])
