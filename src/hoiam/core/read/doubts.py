"""The text as it was meant, and the words that a person should look at.

First dust goes (specks.py), then marks are restored (core/text/restore.py), then office phrases and names mended
(repair.py). A sound text passes unchanged, with no doubts: it is sound where restoring finds hardly a word to change.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hoiam.core.read.repair import damaged, mend
from hoiam.core.read.specks import swept
from hoiam.core.text.normal import normal
from hoiam.core.text.restore import Marks, Word, restore, restored_text
from hoiam.core.text.vietnamese import is_syllable
from hoiam.core.values.dispatch import Doubt
from hoiam.core.values.sight import Unsure

_DOUBTED = 0.97  # below it a person should look
_BLINDLY_DOUBTED = 0.995  # where the recogniser said nothing of its own doubts
_LOSSY_DOUBTED = 0.85  # where most marks are gone: nobody could look at all of them
_SURE, _FEWEST, _WRONG = 0.9, 2, 0.003  # a word read wrong; how many, and which share of all, make a scan
_LOST = 0.25  # share of changed words from which a scan is one without marks
_BADLY_SEEN, _HARDLY_SEEN, _CERTAIN = 0.6, 0.93, 0.9995  # by the recogniser; and restored
_FIGURE_SEEN = 0.7
_PARTS = re.compile(r"\w+")
_ABOUT = re.compile(r"\bv/v\b", re.IGNORECASE)  # "Về việc", in front of the subject
_FIRM = 0.7  # from it a restored word is not changed again


@dataclass(frozen=True, slots=True)
class Clear:
    """The text as restored, line for line, and what is doubtful in it."""

    text: str
    doubts: tuple[Doubt, ...]
    scanned: bool = False
    scan: str = ""  # the text as it was seen; "" where it shows hardly any marks


def cleared(
    text: str, marks: Marks | None, names: Mapping[str, str], scanned: bool = False, unsure: Sequence[Unsure] = ()
) -> Clear:
    """Return the text as meant. Lines stay lines: a doubt's `line` is that of the text given.

    `scanned`: a recogniser gave the text, however sound it looks; `unsure`: the words that it doubts itself.
    """
    text = normal(text)
    spoiled = scanned or damaged(text)
    if not spoiled and marks is None:
        return Clear(text, ())
    swept_text = "\n".join(swept(line) for line in text.split("\n"))
    doubts: list[Doubt] = []
    firm: frozenset[str] = frozenset()
    words: tuple[Word, ...] = ()
    if marks is not None:
        words = tuple(_kept(word, swept_text) for word in restore(swept_text, marks))
        if not spoiled and not _scanned(words):
            return Clear(text, ())
        text = swept_text
        sure = _LOSSY_DOUBTED if _lossy(words) else _DOUBTED if unsure else _BLINDLY_DOUBTED
        seen_so = _Seen(unsure)
        about = [found.span() for found in _ABOUT.finditer(text)]
        for word in words:
            if any(start <= word.start < end for start, end in about):
                continue
            line = text.count("\n", 0, word.start) + 1
            clearly = seen_so.confidence(line, word.original)
            if word.confidence < sure or _no_word(word) or _unseen(word, clearly):
                said = round(min(word.confidence, clearly), 3)
                doubts.append(Doubt(word.original, word.restored, line, said, word.alternatives))
        firm = frozenset(
            word.restored.lower() for word in words if word.confidence >= _FIRM and is_syllable(word.restored)
        )
        text = restored_text(text, words)
    mended = mend(text, names, firm)
    for start, seen, meant, sure in mended.changes:
        line = mended.text.count("\n", 0, start) + 1
        if sure < _LOSSY_DOUBTED and seen.lower() != meant.lower():
            doubts.append(Doubt(seen, meant, line, round(sure, 3), (seen,)))
    shown = "" if _lossy(words) else swept_text
    return Clear(mended.text, tuple(sorted(doubts, key=lambda doubt: doubt.line)), True, shown)


class _Seen:
    """How sure the recogniser was of each word of a line."""

    def __init__(self, unsure: Sequence[Unsure]) -> None:
        self._by_word: dict[tuple[int, str], float] = {}
        for one in unsure:
            for part in _PARTS.findall(one.word):
                key = (one.line, part.lower())
                self._by_word[key] = min(one.confidence, self._by_word.get(key, 1.0))

    def confidence(self, line: int, words: str) -> float:
        return min((self._by_word.get((line, part.lower()), 1.0) for part in _PARTS.findall(words)), default=1.0)


def _unseen(word: Word, shown: float) -> bool:
    """Tell whether the recogniser's own doubt is enough: a figure nothing else can check, a word its neighbours can."""
    if any(letter.isdigit() for letter in word.original):
        return shown < _FIGURE_SEEN
    return shown < _BADLY_SEEN or (shown < _HARDLY_SEEN and word.confidence < _CERTAIN)


def _lossy(words: tuple[Word, ...]) -> bool:
    """Tell whether so many words had to be changed that a word of the scan says little about its marks."""
    changed = sum(word.restored != word.original for word in words)
    return changed > _LOST * len(words)


def _no_word(word: Word) -> bool:
    """Tell whether what stands there is no Vietnamese syllable: letters that no restoring could put right."""
    letters = word.restored
    return len(letters) > 1 and letters.isalpha() and letters[1:].islower() and not is_syllable(letters)


def _scanned(words: tuple[Word, ...]) -> bool:
    """Tell whether so many words were surely read wrong that the text came from a scan, not from a keyboard."""
    wrong = sum(
        word.confidence >= _SURE and word.restored.lower() != word.original.lower() and len(word.original) > 1
        for word in words
    )
    return wrong >= max(_FEWEST, _WRONG * len(words))


def _kept(word: Word, text: str) -> Word:
    """Return a word as it stands where it is no word: the letters of "V/v", of "a)", of "t/h"."""
    around = text[word.start - 1 : word.start] + text[word.end : word.end + 1]
    if (len(word.original) < 3 and "/" in around) or (len(word.original) == 1 and ")" in around):
        return replace(word, restored=word.original, confidence=1.0, alternatives=())
    return word
