"""How badly did this text lose its marks?

A word is either written right, or went through a bad channel where each letter keeps, loses, changes or gains its
mark or is misread. The shares are learned from the text itself: restore, count, restore again. Knows no words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log
from typing import Self

from hoiam.core.text.candidates import Candidate

_KINDS = 5  # kept, lost, changed, added, misread
_WAYS = (1.0, 1.0, 4.0, 8.0, 1.0)  # among how many ways a change or an added mark is shared out


@dataclass(frozen=True, slots=True)
class Channel:
    """Shares between 0 and 1: words that are right, and what happens to a letter of the others."""

    right: float
    kept: float
    lost: float
    changed: float
    added: float
    misread: float

    @classmethod
    def counted(cls, right: float, tallies: Iterable[tuple[int, float]], before: "Channel") -> Self:
        """Return the channel that the tallies of wrong words (and their lengths) show; `before` counts as a little."""
        sums = [20 * share for share in (before.kept, before.lost, before.changed, before.added, before.misread)]
        plain = 0.0
        for tally, letters in tallies:
            counted = [(tally >> (4 * place)) & 15 for place in range(_KINDS)]
            sums = [total + more for total, more in zip(sums, counted, strict=True)]
            plain += max(0.0, letters - sum(counted))
        marked = sums[0] + sums[1] + sums[2]
        all_letters = marked + sums[3] + sums[4] + plain + 20
        return cls(
            right=right,
            kept=sums[0] / marked,
            lost=sums[1] / marked,
            changed=sums[2] / marked,
            added=sums[3] / all_letters,
            misread=sums[4] / all_letters,
        )

    def costs(self) -> tuple[float, ...]:
        """Return the cost in nats of each kind of difference in a word of the bad channel."""
        shares = (self.kept, self.lost, self.changed, self.added, self.misread)
        return tuple(-log(max(share, 1e-4) / ways) for share, ways in zip(shares, _WAYS, strict=True))

    def fit(self, candidate: Candidate, same: bool, costs: tuple[float, ...]) -> float:
        """Return log P(what was seen | this candidate) in nats; `same` when it is what was seen."""
        bad = candidate.cost + sum(
            cost * count for place, cost in enumerate(costs) if (count := (candidate.tally >> (4 * place)) & 15)
        )
        through = (1 - self.right) * exp(-bad)
        return log(max(through + (self.right if same else 0.0), 1e-30))
