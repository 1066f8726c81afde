"""How well does each candidate fit what was seen, in this text?

Gathers the candidates of each word, weighs them through the channel, and learns the channel from the words
that were chosen. The search between (likeliest.py) is not known here.
"""

import re
from dataclasses import dataclass
from itertools import product
from math import log
from typing import Final

import numpy as np

from hoiam.core.text.candidates import Candidate
from hoiam.core.text.channel import Channel
from hoiam.core.text.confusions import KEPT, LOST
from hoiam.core.text.marks import COMMA, NUMBER, STOP, UNKNOWN, Ids, Marks, Scores
from hoiam.core.text.pieces import Piece
from hoiam.core.text.tones import placed_alike

START: Final = Channel(right=0.7, kept=0.3, lost=0.5, changed=0.2, added=0.02, misread=0.02)
_ECHO: Final = 0.9  # nats a word gains, times log(1 + n), for standing n times elsewhere in the text
_STRANGE: Final = 9.0  # what a word pays, in nats, for being none that the model knows
_ABBREVIATION: Final = re.compile(r"(?<!\w)(?=[A-Z]*D)[A-Z]{2,6}(?!\w)")
LOSSY: Final = 0.9  # share of words that are right, below which a text has lost marks
_CAPITAL: Final = 0.7  # weight of what a capital says beside the other scores
_SHOUTED: Final = 0.6  # share of words with capitals from which on they tell nothing
_JUNK: Final = 0.02  # share of strange words in small letters from which a text counts as scanned
_SIGNS: Final = {"stop": STOP, "comma": COMMA}
_STROKED: Final = {
    "ND-CP": "NĐ-CP",
    "NB-CP": "NĐ-CP",
    "QD-TTg": "QĐ-TTg",
    "QD-UBND": "QĐ-UBND",
    "HDND-UBND": "HĐND-UBND",
}
_LOST_STROKE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_STROKED)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen at one place: its length, the word it is as it stands, and the candidates for what it was."""

    size: int
    itself: int
    near: tuple[Candidate, ...]
    words: Ids


def gathered(row: list[Piece], marks: Marks) -> list[Seen]:
    """Return the candidates of each piece; misread letters are looked for only in a text that shows some."""
    seen = [placed_alike(piece.text).lower() if piece.role == "word" else "" for piece in row]
    small = [word for word, piece in zip(seen, row, strict=True) if word and piece.text[0].islower()]
    scanned = sum(word not in marks.ids for word in small) >= max(1, _JUNK * len(small))
    known = {word: _word(word, scanned, marks) for word in set(seen) if word}
    return [known[word] if word else _fixed(piece, marks) for word, piece in zip(seen, row, strict=True)]


def _word(word: str, scanned: bool, marks: Marks) -> Seen:
    # A short word would turn into anything if two of its letters could be misread.
    misreadings = (2 if len(word) > 2 or not word.isalpha() else 1) if scanned else 0
    near = marks.syllables.near(word, misreadings)
    itself = marks.ids.get(word, UNKNOWN)
    if itself == UNKNOWN:
        near.append(Candidate(UNKNOWN, 0, _STRANGE))
    return Seen(len(word), itself, tuple(near), np.array([one.word for one in near], dtype=np.int64))


def _fixed(piece: Piece, marks: Marks) -> Seen:
    """Return what is not to be read otherwise; only a D of an abbreviation may have been a Đ (HDND, NLD)."""
    if piece.role != "kept" or not piece.text.isalpha():
        word = _SIGNS.get(piece.role, NUMBER)
        return Seen(0, word, (Candidate(word, 0, 0.0),), np.array([word]))
    letters = piece.text.lower()
    itself = marks.ids.get(letters, UNKNOWN)
    near = [Candidate(itself, 0, 0.0 if itself else _STRANGE)]
    for places in product("dđ", repeat=min(letters.count("d"), 4)):
        stroke = iter(places)
        variant = "".join(next(stroke, letter) if letter == "d" else letter for letter in letters)
        if variant in marks.ids and variant != letters:
            near.append(Candidate(marks.ids[variant], LOST * variant.count("đ"), 0.0))
    return Seen(len(letters), itself, tuple(near), np.array([one.word for one in near], dtype=np.int64))


def stroked(code: str, marks: Marks, lossy: bool) -> str:
    """Return a code as it stands, but with the Đ of the commonest abbreviations (ND-CP).

    In a text that lost its marks (`lossy`) each part that is an abbreviation only with its strokes gets them (GD-DT).
    """
    code = _LOST_STROKE.sub(lambda found: _STROKED[found[0]], code)
    return _ABBREVIATION.sub(lambda found: _known(found[0], marks), code) if lossy else code


def _known(letters: str, marks: Marks) -> str:
    ways = ["".join(way) for way in product(*("DĐ" if letter == "D" else letter for letter in letters))]
    known = {way: float(marks.one[marks.ids[way.lower()]]) for way in ways if way.lower() in marks.ids}
    return max(known, key=known.__getitem__) if known else letters


def fitted(seen: list[Seen], channel: Channel) -> list[Scores]:
    """Return how well each candidate of each place fits through a channel, in nats."""
    costs = channel.costs()
    known: dict[int, Scores] = {}
    for one in seen:
        if id(one) not in known:
            fits = [
                log(channel.right) - near.cost
                if near.word == UNKNOWN
                else channel.fit(near, near.word == one.itself, costs)
                for near in one.near
            ]
            known[id(one)] = np.array(fits)
    return [known[id(one)] for one in seen]


def capitals(row: list[Piece], seen: list[Seen], marks: Marks) -> list[Scores]:
    """Return what the capital, or the small letter, of each word says for its candidates: Hà is a name, hạ is none.

    Says nothing at the start of a clause, of words all in capitals, and in a text that uses no capitals.
    """
    inside = [
        piece.role == "word" and piece.text[0].isalpha() and at > 0 and row[at - 1].role not in {"stop", "number"}
        for at, piece in enumerate(row)
    ]
    shapes = [piece.text[0].isupper() for piece, telling in zip(row, inside, strict=True) if telling]
    if not 0 < sum(shapes) <= _SHOUTED * len(shapes):
        return [np.zeros(len(one.words)) for one in seen]
    return [
        _CAPITAL * np.log(marks.capital[one.words] if piece.text[0].isupper() else 1 - marks.capital[one.words])
        if telling and not (len(piece.text) > 1 and piece.text.isupper())
        else np.zeros(len(one.words))
        for piece, one, telling in zip(row, seen, inside, strict=True)
    ]


def narrowed(seen: list[Seen], fits: list[Scores], few: list[Ids]) -> tuple[list[Seen], list[Scores]]:
    """Return the same places with these few candidates only."""
    places = zip(seen, few, strict=True)
    less = [Seen(one.size, one.itself, tuple(one.near[at] for at in kept), one.words[kept]) for one, kept in places]
    return less, [fit[kept] for fit, kept in zip(fits, few, strict=True)]


def echoes(seen: list[Seen], shares: list[Scores], known: int) -> list[Scores]:
    """Return what each candidate gains for standing elsewhere in the same text: a text repeats its words."""
    heard = np.zeros(known)
    for one, share in zip(seen, shares, strict=True):
        heard[one.words] += share
    places = zip(seen, shares, strict=True)
    return [_ECHO * np.log1p(np.maximum(heard[one.words] - share, 0.0)) for one, share in places]


def learned(seen: list[Seen], chosen: list[int], before: Channel, keep: float | None) -> Channel:
    """Return the channel that the words chosen show."""
    right, wrong = 0, []
    for one, pick in zip(seen, chosen, strict=True):
        tally = one.near[pick].tally
        if tally >= LOST:
            wrong.append((tally, one.size))
        elif tally >= KEPT:  # a word without marks is written right in every channel and tells nothing
            right += 1
    share = min(max((right + 1) / (right + len(wrong) + 2), 0.02), 0.995)
    return Channel.counted(share if keep is None else keep, wrong, before)
