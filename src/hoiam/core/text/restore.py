"""Which marks did a text lose, and what did a bad scan mean?

Gives back each word with what it probably was, how sure that is and what else it may be; numbers, codes,
punctuation, line ends and capitals stay. It proposes: a person who reads the page decides. It cannot know a word
that its model never saw (names of small places, names of persons) and does not touch figures, even misread ones.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from hoiam.core.text.candidates import Candidate
from hoiam.core.text.channel import Channel
from hoiam.core.text.confusions import KEPT, LOST
from hoiam.core.text.likeliest import Choices, likeliest, shares
from hoiam.core.text.marks import NUMBER, STOP, UNKNOWN, Marks, Scores
from hoiam.core.text.normal import normal
from hoiam.core.text.pieces import Piece, pieces
from hoiam.core.text.tones import placed_alike, same_spelling

__all__ = ["Marks", "Word", "restore", "restored_text"]

_RUNS: Final = 2
_START: Final = Channel(right=0.7, kept=0.3, lost=0.5, changed=0.2, added=0.02, misread=0.02)
_ECHO: Final = 0.5  # nats a word gains, times log(1 + n), for standing n times elsewhere in the text
_MOST: Final = 16  # candidates of a word that enter the search
_STRANGE: Final = -9.0  # what a word pays, in nats, for being none that the model knows
_JUNK: Final = 0.02  # share of strange words in small letters from which a text counts as scanned
_WORTH: Final = 0.02  # an alternative less probable than this is not shown
_STROKED: Final = {"HDND": "HĐND", "ND-CP": "NĐ-CP", "NB-CP": "NĐ-CP", "QD-TTg": "QĐ-TTg", "QD-UBND": "QĐ-UBND"}
_LOST_STROKE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_STROKED)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: `normal(text)[start:end]` is `original`. `confidence` is between 0 and 1."""

    original: str
    start: int
    end: int
    restored: str
    confidence: float
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What one search found for each piece: the candidates, the chosen one, and how probable each is."""

    choices: list[Choices]
    chosen: list[int]
    sure: list[Scores]


def restore(text: str, marks: Marks, keep: float | None = None) -> tuple[Word, ...]:
    """Return the words of a text in reading order, each as it most probably was.

    `keep` is the share of words believed to be written right, 0 to 1; None lets the text itself tell.
    Offsets count characters of `normal(text)`. Viterbi over a trigram model (marks.py) times a channel of lost
    marks and misread letters (channel.py), run twice: the first run tells how bad the channel is.
    """
    row = pieces(normal(text))
    near = _gathered(row, marks)
    channel = _START if keep is None else replace(_START, right=keep)
    found = _searched(row, near, channel, marks, None)
    for _ in range(_RUNS - 1):
        channel = _learned(row, found, channel, keep)
        found = _searched(row, near, channel, marks, found)
    words = zip(row, found.choices, found.chosen, found.sure, strict=True)
    return tuple(_word(piece, a, b, c, marks) for piece, a, b, c in words if piece.role != "stop")


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


def _gathered(row: list[Piece], marks: Marks) -> list[list[Candidate]]:
    """Return the candidates of each piece; misread letters are looked for only in a text that shows some."""
    seen = [placed_alike(piece.text).lower() if piece.role == "word" else "" for piece in row]
    small = [word for word, piece in zip(seen, row, strict=True) if word and piece.text[0].islower()]
    junk = sum(word not in marks.ids for word in small) >= max(1, _JUNK * len(small))
    near = {word: marks.syllables.near(word, _misreadings(word) if junk else 0) for word in set(seen) if word}
    return [near.get(word, []) for word in seen]


def _misreadings(word: str) -> int:
    """Return how many letters of a word may be misread: a short word would turn into anything."""
    return 2 if len(word) > 2 or not word.isalpha() else 1


def _searched(
    row: list[Piece], near: list[list[Candidate]], channel: Channel, marks: Marks, before: _Found | None
) -> _Found:
    """Search once; a word that the search before found elsewhere too is likelier, for a text repeats its words."""
    choices = [_weighed(*pair, channel, marks) for pair in zip(row, near, strict=True)]
    if before is not None:
        heard = np.zeros(len(marks.words))
        for choice, share in zip(before.choices, before.sure, strict=True):
            heard[choice.words] += share
        triples = zip(choices, before.choices, before.sure, strict=True)
        choices = [_echoed(now, then, share, heard) for now, then, share in triples]
    chosen = likeliest(choices, marks)
    return _Found(choices, chosen, shares(choices, chosen, marks))


def _echoed(now: Choices, then: Choices, share: Scores, heard: Scores) -> Choices:
    if len(now.words) == 1:
        return now
    own = ((now.words[:, None] == then.words) * share).sum(axis=1)
    return replace(now, fits=now.fits + _ECHO * np.log1p(np.maximum(heard[now.words] - own, 0.0)))


def _weighed(piece: Piece, near: list[Candidate], channel: Channel, marks: Marks) -> Choices:
    """Return the best candidates of a piece and how well each fits."""
    if piece.role != "word":
        word = STOP if piece.role == "stop" else marks.ids.get(_kept(piece.text).lower(), NUMBER)
        return Choices(np.array([word]), np.zeros(1), (0,))
    itself = marks.ids.get(placed_alike(piece.text).lower(), UNKNOWN)
    costs = channel.costs()
    fits = [(channel.fit(one, one.word == itself, costs), one) for one in near]
    if itself == UNKNOWN:
        fits.append((float(np.log(channel.right)) + _STRANGE, Candidate(UNKNOWN, 0, 0.0)))
    fits.sort(key=lambda pair: -pair[0] - float(marks.one[pair[1].word]))
    kept = [one for _, one in fits[:_MOST]]
    words, tallies = np.array([one.word for one in kept]), tuple(one.tally for one in kept)
    return Choices(words, np.array([fit for fit, _ in fits[:_MOST]]), tallies)


def _learned(row: list[Piece], found: _Found, before: Channel, keep: float | None) -> Channel:
    """Return the channel that the words chosen show."""
    right, wrong = 0, []
    for piece, choice, pick in zip(row, found.choices, found.chosen, strict=True):
        tally = choice.tallies[pick]
        if piece.role != "word" or choice.words[pick] == UNKNOWN:
            continue
        if tally >= LOST:
            wrong.append((tally, len(piece.text)))
        elif tally >= KEPT:  # a word without marks is written right in every channel and tells nothing
            right += 1
    share = (right + 1) / (right + len(wrong) + 2) if keep is None else keep
    return Channel.counted(min(max(share, 0.02), 0.995), wrong, before)


def _word(piece: Piece, choice: Choices, pick: int, share: Scores, marks: Marks) -> Word:
    if piece.role != "word":
        return Word(piece.text, piece.start, piece.end, _kept(piece.text), 1.0)
    order = [int(at) for at in np.argsort(-share, kind="stable") if at != pick and share[at] >= _WORTH]
    restored, *others = [_written(int(choice.words[at]), piece.text, marks) for at in (pick, *order)]
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


def _kept(code: str) -> str:
    """Return a code as it stands, but with the Đ of the commonest abbreviations."""
    return _LOST_STROKE.sub(lambda found: _STROKED[found[0]], code)
