"""What an article said twice, and what is different: an edit with its measure, or no edit and why."""

from dataclasses import dataclass

from hoiam.core.values.reason import Reason


@dataclass(frozen=True, slots=True)
class Said:
    """What an article said at one time."""

    title: str
    sapo: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is different between two times. Words are syllables; figures are numbers that went or came.

    No part is changed where the two say the same; `reasons` then tell what was different and does not count.
    """

    title: bool
    sapo: bool
    out: int  # words of the text that were taken out
    put: int  # words of the text that were put in
    figures: int
    signs: bool = False  # the same words with other signs between them, or in another order
    reasons: tuple[Reason, ...] = ()

    @property
    def counts(self) -> bool:
        """Say whether it is an edit: something that a reader is told is different."""
        return self.title or self.sapo or self.signs or bool(self.out or self.put)

    @property
    def only_title(self) -> bool:
        """Say whether the headline alone was changed."""
        return self.title and not (self.sapo or self.signs or self.out or self.put)


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a sentence: same, out (only before) or put (only after)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, or several that changed together, where two versions differ. `skipped`: the same sentences before."""

    field: str  # title | sapo | text
    runs: tuple[Run, ...]
    skipped: int = 0
