"""Where do two versions differ, word by word? For people: whole sentences around a change, small changes put together.

Vietnamese writes syllables apart, so a word here is a syllable, a number or a sign.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from hoiam.core.compare.surroundings import article_of, plain
from hoiam.core.text.sentences import sentences
from hoiam.core.values.edit import Place, Run, Said

_PIECE = re.compile(r"\s+|\d+(?:[.,:/]\d+)*%?|[^\W_]+|[^\w\s]|_")
_MOST_SENTENCES = 1000  # of a text: more is a list of things, compared by its sentences only
_MOST_WORDS = 600  # of sentences that changed together; the matcher takes quadratic time
_ALIKE = 0.35  # of the words are the same: below it the sentences are told apart as a whole
_SHORT = 2  # words between two changes that are put together with them


def differences(before: Said, after: Said) -> tuple[list[Place], int]:
    """Return where two versions differ, in reading order, and how many same sentences stand after the last place."""
    places = [
        Place(name, runs) for name in ("title", "sapo") if (runs := _apart(getattr(before, name), getattr(after, name)))
    ]
    found, left = _texts(_sentences(before.text), _sentences(after.text))
    return [*places, *found], left


def _apart(before: str, after: str) -> tuple[Run, ...]:
    return () if plain(before) == plain(after) else words(before, after)


def _sentences(text: str) -> list[str]:
    return [one for row in article_of(text).rows for one in sentences(row)][:_MOST_SENTENCES]


def _texts(before: list[str], after: list[str]) -> tuple[list[Place], int]:
    places, same = [], 0
    matcher = SequenceMatcher(None, [plain(one) for one in before], [plain(one) for one in after], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            same += b - a
            continue
        for runs in _paired(before[a:b], after[c:d]):
            places.append(Place("text", runs, same))
            same = 0
    return places, same


def _paired(out: list[str], put: list[str]) -> Iterator[tuple[Run, ...]]:
    """Yield the changed sentences, each beside the one that it became where one is alike."""
    if len(out) == len(put):
        yield from (words(one, two) for one, two in zip(out, put, strict=True))
    else:
        yield words(" ".join(out), " ".join(put))


def words(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs of words that lead from one text to the other."""
    one, two = _PIECE.findall(before), _PIECE.findall(after)
    if not one or not two or max(len(one), len(two)) > 2 * _MOST_WORDS:
        return _whole(before, after)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _whole(before, after)
    return _joined(matcher.get_opcodes(), one, two)


def _whole(before: str, after: str) -> tuple[Run, ...]:
    return tuple(Run(kind, text) for kind, text in (("out", before), ("put", after)) if text)


def _joined(codes: Sequence[tuple[str, int, int, int, int]], one: list[str], two: list[str]) -> tuple[Run, ...]:
    """Return the runs; what stands between two changes and is too short to be read by itself goes with them."""
    runs: list[tuple[str, str, str]] = []  # same, out, put
    for at, (kind, a, b, c, d) in enumerate(codes):
        kept = "".join(one[a:b]) if kind == "equal" else ""
        out, put = ("", "") if kept else ("".join(one[a:b]), "".join(two[c:d]))
        inner = kept and 0 < at < len(codes) - 1 and sum(not piece.isspace() for piece in one[a:b]) < _SHORT
        if inner:
            kept, out, put = "", kept, kept
        if runs and not kept and not runs[-1][0]:
            runs[-1] = ("", runs[-1][1] + out, runs[-1][2] + put)
        else:
            runs.append((kept, out, put))
    return tuple(
        Run(kind, text)
        for same, out, put in runs
        for kind, text in (("same", same), ("out", out), ("put", put))
        if text
    )
