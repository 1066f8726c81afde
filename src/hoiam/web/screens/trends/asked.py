"""What is looked at: which field, which place, how many weeks. A word that is none of these means everything."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from hoiam.core.calendar.zone import localdate
from hoiam.core.foresee import Series
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.trends.queries import Volume

WEEKS = (4, 13, 52)
UNSURE = "chua-ro"  # in addresses: the field that nobody told


@dataclass(frozen=True, slots=True)
class Asked:
    """The day of looking; `label` None and `place` "" are everything."""

    asof: date
    weeks: int
    label: str | None
    place: str

    @property
    def first(self) -> date:
        """Return the first day that is drawn."""
        return self.asof - timedelta(weeks=self.weeks)

    @property
    def eve(self) -> date:
        """Return the last whole day: today is not over."""
        return self.asof - timedelta(days=1)

    def series(self, counted: Volume) -> Series:
        """Return the counts of what is looked at."""
        none = Series.of({}, counted.first, counted.last)
        if self.label is not None:
            return counted.fields.get(self.label, none)
        return counted.places.get(self.place, none) if self.place else counted.press


def asked(request: HttpRequest) -> Asked:
    """Read the address. A field stands before a place; they are not crossed, for such counts are too small to judge."""
    weeks = request.GET.get("tuan", "")
    label = request.GET.get("linh-vuc", "")
    place = request.GET.get("dia-ban", "").replace("\x00", "")[:64]  # PostgreSQL holds no such character
    known = label if label and label in FIELDS else None
    return Asked(
        localdate(request.seen_at),
        int(weeks) if weeks in map(str, WEEKS) else WEEKS[1],
        "" if label == UNSURE else known,
        place if known is None and label != UNSURE else "",
    )


def address(first: date, last: date, label: str | None = None, place: str = "") -> str:
    """Return where the pieces behind a count are listed."""
    wanted = QueryDict(mutable=True)
    wanted.update({"tu": first.isoformat(), "den": last.isoformat()})
    if label is not None:
        wanted["linh-vuc"] = label or UNSURE
    if place:
        wanted["dia-ban"] = place
    return f"{reverse('trends_listed')}?{wanted.urlencode()}"
