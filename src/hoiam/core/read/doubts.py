"""The text as it was meant, and the words that a person should look at.

First the restoring of marks (core/text/restore.py), then office phrases and names (repair.py). A sound text
passes unchanged, with no doubts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hoiam.core.read.repair import damaged, mend
from hoiam.core.text.normal import normal
from hoiam.core.text.restore import Marks, Word, restore, restored_text
from hoiam.core.text.vietnamese import is_syllable
from hoiam.core.values.dispatch import Doubt

_DOUBTED = 0.75  # below it a person should look
_FIRM = 0.7  # from it a restored word is not changed again


@dataclass(frozen=True, slots=True)
class Clear:
    """The text as restored, line for line, and what is doubtful in it."""

    text: str
    doubts: tuple[Doubt, ...]


def cleared(text: str, marks: Marks | None, names: Mapping[str, str]) -> Clear:
    """Return the text as meant. Lines stay lines: a doubt's `line` is that of the text given."""
    text = normal(text)
    if not damaged(text):
        return Clear(text, ())
    doubts: list[Doubt] = []
    firm: frozenset[str] = frozenset()
    if marks is not None:
        words = tuple(_kept(word, text) for word in restore(text, marks))
        for word in words:
            if word.confidence < _DOUBTED:
                line = text.count("\n", 0, word.start) + 1
                doubts.append(Doubt(word.original, word.restored, line, round(word.confidence, 3), word.alternatives))
        firm = frozenset(
            word.restored.lower() for word in words if word.confidence >= _FIRM and is_syllable(word.restored)
        )
        text = restored_text(text, words)
    mended = mend(text, names, firm)
    for start, seen, meant, sure in mended.changes:
        line = mended.text.count("\n", 0, start) + 1
        if sure < _DOUBTED and seen.lower() != meant.lower():
            doubts.append(Doubt(seen, meant, line, round(sure, 3), (seen,)))
    return Clear(mended.text, tuple(sorted(doubts, key=lambda doubt: doubt.line)))


def _kept(word: Word, text: str) -> Word:
    """Return a word as it stands where it is no word: the letters of "V/v", of "a)", of "t/h"."""
    around = text[word.start - 1 : word.start] + text[word.end : word.end + 1]
    if (len(word.original) < 3 and "/" in around) or (len(word.original) == 1 and ")" in around):
        return replace(word, restored=word.original, confidence=1.0, alternatives=())
    return word
