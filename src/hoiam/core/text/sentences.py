"""Where does a sentence end?

Splits at line ends and at . ! ? … before a new start; not after abbreviations (TP., GS.TS.), initials
(Nguyễn Văn B. when a small letter follows), list numbers or inside numbers. Knows no grammar.
"""

import re

from hoiam.core.text.tokens import tokens

_END = re.compile(r"""[.!?…]+["”’»)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*[-–•+*]\s)""")
# Written with a stop in the middle of a sentence: titles, places, units, references to law.
_SHORT = frozenset(
    tokens(
        "tp tt tx gs pgs ts ths cn ks bs ds cncc nsnd nsưt ncs ông mr mrs ms dr st vs tr đ k kt tm tl tuq q p h x "
        "nxb tnhh stt vd vv v"
    )
)
_LONGEST = 24  # characters looked at before a stop
_BEFORE = re.compile(r"[\w.]+$")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text in order, with single spaces and without the white space around them."""
    found, start = [], 0
    for end in _END.finditer(text):
        if not _ends(text, end):
            continue
        found.append(text[start : end.end()])
        start = end.end()
    found.append(text[start:])
    return [tidy for sentence in found if (tidy := " ".join(sentence.split()))]


def _ends(text: str, end: re.Match[str]) -> bool:
    if end[0][0] == "\n":
        return True
    rest = text[end.end() :].lstrip()
    if rest[:1].islower():  # "v.v. và", "… nhưng": the sentence goes on
        return False
    if end[0] != ".":
        return True
    before = _BEFORE.search(text[max(0, end.start() - _LONGEST) : end.start()])
    return before is None or not _stays_open(before[0], text, end.start() - len(before[0]))


def _stays_open(word: str, text: str, start: int) -> bool:
    """Tell whether a stop after this word belongs to the word: TP., GS.TS., or the number of a list."""
    if word.isdigit() and len(word) <= 2:
        line = text[text.rfind("\n", 0, start) + 1 : start]
        return not line.strip()
    parts = [part for part in word.lower().split(".") if part]
    return bool(parts) and all(part in _SHORT for part in parts)
