"""One week of one office: its items, cases and letters, read once for all tables."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import RuleUnknown
from hoiam.core.schedule import ends_at, next_wallclock
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.queries import OPEN
from hoiam.desk.law import queries as law
from hoiam.desk.papers.standing import SHEETS_KEY
from hoiam.desk.places import queries as places
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.trends import queries as trends
from hoiam.desk.units.models import Office

Lists = dict[str, list[int]]
WEEK = timedelta(days=7)
YEAR = timedelta(weeks=52)


def sheets_by(starts: datetime, ends: datetime) -> datetime | None:
    """Return by when the communes' sheets of a week are to be there, at the latest at its cut-off.

    None where the office has no rule. In a period of several weeks the last one counts; in a week that days off cut
    short, the cut-off.
    """
    asked = max(starts, ends - WEEK)
    try:
        moment = ends_at(next_wallclock(law.rule("POLICY.weekly_sheet", localdate(asked)), asked, law.calendar()))
    except RuleUnknown:
        return None
    return min(moment, ends) if moment else None


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
        return self._read(self.starts - WEEK, self.starts)

    @cached_property
    def year_before(self) -> list[StoryItem] | None:
        """The items of the same week a year ago (52 weeks, the same weekdays); None: nobody listened then."""
        start, end = self.starts - YEAR, self.ends - YEAR
        since = trends.listening(self.office)
        return self._read(start, end) if since and since <= localdate(start) else None

    def _read(self, start: datetime, end: datetime) -> list[StoryItem]:
        items = stories.in_period(self.office, start, end)
        return list(items.exclude(hit__article__outlet__key__startswith=SHEETS_KEY).defer(*stories.UNREAD))

    @cached_property
    def cases(self) -> list[Case]:
        """All cases of the office opened before the week's end."""
        rows = Case.objects.filter(office=self.office, opened_at__lt=self.now)
        rows = rows.select_related("lead", "story", "article__outlet")
        return list(rows.prefetch_related("claims", "tracks", "clocks").order_by("year", "serial"))

    @property
    def leaderless(self) -> list[Case]:
        """Those of `cases` that are open and have no unit yet, without reading the others: the page of the day asks."""
        rows = Case.objects.filter(office=self.office, opened_at__lt=self.now, lead=None, state__in=OPEN)
        return list(rows.order_by("year", "serial"))

    @cached_property
    def place_names(self) -> dict[str, str]:
        """The names of all places."""
        return places.names()

    def where(self, keys: list[str]) -> str:
        """Return the names of places in one phrase."""
        return ", ".join(self.place_names.get(key, key) for key in keys) or "toàn địa bàn"
