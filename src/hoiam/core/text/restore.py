"""Which marks did a text lose, and what did a bad scan mean?

Gives back each word with what it probably was, how sure that is and what else it may be; numbers, codes,
punctuation, line ends and capitals stay. It proposes: a person who reads the page decides. It cannot know a word
that its model never saw (names of small places, names of persons) and does not touch figures, even misread ones.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from hoiam.core.text.likeliest import Lattice, thinned
from hoiam.core.text.marks import UNKNOWN, Marks, Scores
from hoiam.core.text.normal import normal
from hoiam.core.text.pieces import Piece, pieces
from hoiam.core.text.tones import same_spelling
from hoiam.core.text.weighing import LOSSY, START, Seen, capitals, echoes, fitted, gathered, learned, narrowed, stroked

__all__ = ["Marks", "Word", "restore", "restored_text"]

_RUNS: Final = 2
_MOST: Final = 10  # candidates of a word that enter the search over triples
_WORTH: Final = 0.02  # an alternative less probable than this is not shown


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: `normal(text)[start:end]` is `original`. `confidence` is between 0 and 1."""

    original: str
    start: int
    end: int
    restored: str
    confidence: float
    alternatives: tuple[str, ...] = ()


def restore(text: str, marks: Marks, keep: float | None = None) -> tuple[Word, ...]:
    """Return the words of a text in reading order, each as it most probably was.

    `keep` is the share of words believed to be written right, 0 to 1; None lets the text itself tell.
    Offsets count characters of `normal(text)`. Viterbi over a trigram model (marks.py) times a channel of lost
    marks and misread letters (channel.py), run twice: the first run tells how bad the channel is.
    """
    row = pieces(normal(text))
    if not row:
        return ()
    channel = START if keep is None else replace(START, right=keep)
    seen = gathered(row, marks)
    fits, hints = fitted(seen, channel), capitals(row, seen, marks)
    fits = [fit + hint for fit, hint in zip(fits, hints, strict=True)]
    few = thinned([one.words for one in seen], fits, marks, _MOST)
    seen, fits = narrowed(seen, fits, few)
    hints = [hint[kept] for hint, kept in zip(hints, few, strict=True)]
    lattice = Lattice.of([one.words for one in seen], marks)
    chosen = lattice.likeliest(fits)
    for _ in range(_RUNS - 1):
        heard = echoes(seen, lattice.shares(fits, chosen), len(marks.words))
        channel = learned(seen, chosen, channel, keep)
        fits = [fit + echo + hint for fit, echo, hint in zip(fitted(seen, channel), heard, hints, strict=True)]
        chosen = lattice.likeliest(fits)
    words = zip(row, seen, chosen, lattice.shares(fits, chosen), strict=True)
    lossy = channel.right < LOSSY
    return tuple(_word(*place, marks, lossy) for place in words if place[0].end > place[0].start)


def restored_text(text: str, words: tuple[Word, ...]) -> str:
    """Return the normal form of a text with its words restored; everything between them stays.

    Only a number that ran into the next word ("06thang") is set off by a space.
    """
    text = normal(text)
    parts, last = [], 0
    for word in words:
        glued = 0 < last == word.start and text[last - 1].isdigit() and word.restored[0].isalpha()
        parts += [" " if glued else text[last : word.start], word.restored]
        last = word.end
    return "".join([*parts, text[last:]])


def _word(piece: Piece, seen: Seen, pick: int, share: Scores, marks: Marks, lossy: bool) -> Word:
    if len(seen.near) == 1 and piece.role != "word":
        return Word(piece.text, piece.start, piece.end, stroked(piece.text, marks, lossy), 1.0)
    order = [int(at) for at in np.argsort(-share, kind="stable") if at != pick and share[at] >= _WORTH]
    restored, *others = [_written(int(seen.words[at]), piece.text, marks) for at in (pick, *order)]
    return Word(piece.text, piece.start, piece.end, restored, float(share[pick]), tuple(others))


def _written(word: int, original: str, marks: Marks) -> str:
    """Return a word of the model with the capitals of the original; the original where only tone places differ."""
    restored = marks.words[word]
    if word == UNKNOWN or same_spelling(restored, original):
        return original
    letters = [letter for letter in original if letter.isalpha() and letter not in "ﬁﬂ"]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return restored.upper()
    misread = original[0] == "I" and restored[0] == "l"
    return restored[0].upper() + restored[1:] if original[0].isupper() and not misread else restored
