"""A count for every day, without gaps. A day without pieces is a zero, not a hole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Series:
    """Counts of consecutive days; the first one belongs to `first`."""

    first: date
    counts: tuple[int, ...]

    @classmethod
    def of(cls, found: Mapping[date, int], first: date, last: date) -> "Series":
        """Build a series from first to last day, both included, out of the days that have something."""
        days = (last - first).days + 1
        return cls(first, tuple(found.get(first + timedelta(days=n), 0) for n in range(max(days, 0))))

    @property
    def last(self) -> date:
        """Return the last day that is counted."""
        return self.first + timedelta(days=len(self.counts) - 1)

    def on(self, day: date) -> int | None:
        """Return the count of a day, None for a day that is not part of it."""
        at = (day - self.first).days
        return self.counts[at] if 0 <= at < len(self.counts) else None

    def between(self, first: date, last: date) -> Iterator[tuple[date, int]]:
        """Yield the days from first to last, both included, that are part of it, with their counts."""
        start = max((first - self.first).days, 0)
        end = min((last - self.first).days, len(self.counts) - 1)
        for at in range(start, end + 1):
            yield self.first + timedelta(days=at), self.counts[at]

    def total(self, first: date, last: date) -> int:
        """Return the sum from first to last day, both included."""
        return sum(count for _day, count in self.between(first, last))
