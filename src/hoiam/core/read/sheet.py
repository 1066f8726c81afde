"""The text of a paper as lines, each twice: clear for people, plain for finding structure.

`plain` is `clear` folded letter for letter, so that an offset in one is the same offset in the other.
Knows nothing of what the lines mean.
"""

import re
from dataclasses import dataclass

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal

_STRAY = re.compile(r"^\s*['`‘“”\"](?=\w)")
_GAP = re.compile(r" {3,}|\t")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text; `number` counts from 1."""

    number: int
    clear: str
    plain: str

    @property
    def empty(self) -> bool:
        """Tell whether nothing stands on the line."""
        return not self.plain.strip()

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return the part of the line between two offsets."""
        return Line(self.number, self.clear[start:end], self.plain[start:end])

    def columns(self) -> list["Line"]:
        """Return the parts of a line that wide gaps set apart (a head in two columns, a table)."""
        parts, last = [], 0
        for gap in _GAP.finditer(self.clear):
            parts.append(self.cut(last, gap.start()))
            last = gap.end()
        parts.append(self.cut(last))
        return [part.strip() for part in parts if not part.empty]

    def strip(self) -> "Line":
        """Return the line without white space around it."""
        lead = len(self.clear) - len(self.clear.lstrip())
        return self.cut(lead, lead + len(self.clear.strip()))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text in normal form, numbered from 1, tabs and runs of spaces kept."""
    rows = [_STRAY.sub("", line) if _stray(line) else line for line in normal(text).split("\n")]
    return [Line(number, line, fold(line)) for number, line in enumerate(rows, 1)]


def _stray(line: str) -> bool:
    """Tell whether a line begins with a quote that no other closes: a speck of the scan."""
    return sum(line.count(sign) for sign in "'`‘’“”\"") == 1


def joined(lines: list[Line]) -> Line:
    """Return several lines as one with single spaces, numbered as the first; a word cut by a hyphen stays cut."""
    clear = " ".join(" ".join(line.clear for line in lines).split())
    return Line(lines[0].number if lines else 0, clear, fold(clear))
