"""One week of one office: its items, cases and letters, read once for all tables."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from hoiam.desk.cases.models import Case
from hoiam.desk.papers.standing import SHEETS_KEY
from hoiam.desk.places import queries as places
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.units.models import Office

Lists = dict[str, list[int]]


@dataclass(frozen=True)
class Week:
    """[starts, ends) of an office, seen at `now`."""

    office: Office
    starts: datetime
    ends: datetime
    now: datetime

    @cached_property
    def items(self) -> list[StoryItem]:
        """The week's items, oldest first. Sheets are counted as sheets, in part IV."""
        return self._read(self.starts, self.ends)

    @cached_property
    def before(self) -> list[StoryItem]:
        """The items of the seven days before."""
        return self._read(self.starts - timedelta(days=7), self.starts)

    def _read(self, start: datetime, end: datetime) -> list[StoryItem]:
        items = stories.in_period(self.office, start, end)
        return list(items.exclude(hit__article__outlet__key__startswith=SHEETS_KEY))

    @cached_property
    def cases(self) -> list[Case]:
        """All cases of the office opened before the week's end."""
        rows = Case.objects.filter(office=self.office, opened_at__lt=self.now)
        rows = rows.select_related("lead", "story", "article__outlet")
        return list(rows.prefetch_related("claims", "tracks", "clocks").order_by("year", "serial"))

    @cached_property
    def place_names(self) -> dict[str, str]:
        """The names of all places."""
        return places.names()

    def where(self, keys: list[str]) -> str:
        """Return the names of places in one phrase."""
        return ", ".join(self.place_names.get(key, key) for key in keys) or "toàn địa bàn"
