"""One week of one office: its items, cases and letters, read once for all tables."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet

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

Lists = dict[str, list[Any]]  # keys of articles, stories, sheets; "U12", "E7" of tasks
WEEK = timedelta(days=7)
YEAR = timedelta(weeks=52)


def row_of(kind: str, press_type: str) -> str:
    """Return the row of table 1 in which a source stands: the press by its type, others by their kind."""
    return press_type if kind == "press" else kind


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
        return list(self._items(self.starts, self.ends).defer(*stories.UNREAD))

    @cached_property
    def before(self) -> Counter[str]:
        """How many items the seven days before had, by kind of source."""
        return self._count(self.starts - WEEK, self.starts)

    @cached_property
    def year_before(self) -> Counter[str] | None:
        """How many the same week a year ago had (52 weeks, the same weekdays); None: nobody listened then."""
        start, end = self.starts - YEAR, self.ends - YEAR
        since = trends.listening(self.office)
        return self._count(start, end) if since and since <= localdate(start) else None

    def _items(self, start: datetime, end: datetime) -> QuerySet[StoryItem]:
        items = stories.in_period(self.office, start, end)
        return items.exclude(hit__article__outlet__key__startswith=SHEETS_KEY)

    def _count(self, start: datetime, end: datetime) -> Counter[str]:
        kinds = ("hit__article__outlet__kind", "hit__article__outlet__press_type")
        rows = self._items(start, end).prefetch_related(None).order_by().values_list(*kinds)
        counted: Counter[str] = Counter()
        for kind, press_type, number in rows.annotate(number=Count("pk")):
            counted[row_of(kind, press_type)] += number
        return counted

    @cached_property
    def cases(self) -> list[Case]:
        """The cases that the week may tell of: opened or ended in it, still open, or of a story with a piece in it."""
        told = Q(opened_at__gte=self.starts) | Q(closed_at__gte=self.starts) | Q(state__in=OPEN)
        told |= Q(story__in={item.story_id for item in self.items})
        rows = Case.objects.filter(told, office=self.office, opened_at__lt=self.now)
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
