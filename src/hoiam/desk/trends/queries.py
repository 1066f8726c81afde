"""How many pieces were there on each day, of what field, about which place; and what was announced?

Only pieces that concern the office are counted, by the day on which they appeared. What people wrote (public pages) is
counted by itself and shown only from five pieces on (S21: k ≥ 5), so that no count points at somebody.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from hoiam.core.calendar import TET, VIETNAM, at, end_of, localdate
from hoiam.core.foresee import Almanac, Awaited, Series
from hoiam.desk.law import queries as law
from hoiam.desk.stories.models import StoryItem, StoryState
from hoiam.desk.trends.models import AwaitedEvent
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit

FEWEST = 5  # pieces by people below which no number is shown (functions.md S21)
PEOPLE = "public_page"
Days = dict[date, int]


@dataclass(frozen=True)
class Volume:
    """Counts of the press by day: all, by field, by place, by kind of outlet; and those of people, all together."""

    first: date
    last: date
    press: Series
    people: Series
    fields: dict[str, Series] = field(default_factory=dict)
    places: dict[str, Series] = field(default_factory=dict)


def volume(office: Office, first: date, last: date) -> Volume:
    """Count the pieces from first to last day, both included, but never before the office listened.

    A day on which nobody listened is not a day without pieces. Two questions to the database, whatever the span.
    """
    first = max(first, listening(office) or last + timedelta(days=1))
    press, people = Counter[date](), Counter[date]()
    fields: dict[str, Days] = {}
    places: dict[str, Days] = {}
    kinds = "hit__article__outlet__kind"
    rows = told(office, first, last).annotate(day=TruncDate("hit__article__published_at", tzinfo=VIETNAM))
    rows = rows.order_by().values_list("day", "story__field", "hit__places", kinds).annotate(n=Count("pk"))
    for day, label, keys, kind, count in rows:
        if kind == PEOPLE:
            people[day] += count
            continue
        press[day] += count
        _add(fields, [label], day, count)
        _add(places, keys, day, count)
    series = {
        name: {key: Series.of(days, first, last) for key, days in rows.items()}
        for name, rows in (("fields", fields), ("places", places))
    }
    return Volume(first, last, Series.of(press, first, last), Series.of(people, first, last), **series)


def listening(office: Office) -> date | None:
    """Return the day on which the office's first piece came in, None before any did."""
    hits = Hit.objects.filter(office=office).order_by("id")
    since = hits.values_list("article__first_seen_at", flat=True).first()
    return localdate(since) if since else None


def told(office: Office, first: date, last: date, label: str | None = None, place: str = "") -> QuerySet[StoryItem]:
    """Return the pieces behind a count: of days, of a field where one is given ("" is "not sure"), about a place."""
    span = Q(hit__article__published_at__gte=at(first, time(0)), hit__article__published_at__lt=end_of(last))
    pieces = StoryItem.objects.filter(span, story__office=office).exclude(hit__relevant=False)
    pieces = pieces.exclude(story__state=StoryState.IRRELEVANT)
    if label is not None:
        pieces = pieces.filter(story__field=label)
    if place:
        pieces = pieces.filter(hit__places__icontains=f'"{place}"')
    return pieces


def pieces(office: Office, first: date, last: date, label: str | None = None, place: str = "") -> QuerySet[StoryItem]:
    """Return the press's pieces behind a count, newest first, with article, outlet and story."""
    rows = told(office, first, last, label, place).exclude(hit__article__outlet__kind=PEOPLE)
    return rows.select_related("story", "hit__article__outlet").order_by("-hit__article__published_at", "-id")


def outlets(office: Office, first: date, last: date, most: int = 10) -> list[tuple[str, int]]:
    """Return which outlets of the press told most, with how many pieces: the mix of sources, no rating (G8)."""
    rows = told(office, first, last).exclude(hit__article__outlet__kind=PEOPLE).order_by()
    counted = rows.values_list("hit__article__outlet__name").annotate(n=Count("pk"))
    return list(counted.order_by("-n", "hit__article__outlet__name")[:most])


def hidden(count: int) -> int | None:
    """Return a count by people, None where it is too small to be shown."""
    return count if count >= FEWEST else None


def events(office: Office) -> QuerySet[AwaitedEvent]:
    """Return the events that stand, the latest first."""
    return AwaitedEvent.objects.filter(office=office, withdrawn_at__isnull=True).order_by("-first", "-id")


def event_for(office: Office, number: int) -> AwaitedEvent:
    """Return one event of an office; the single door. Raises AwaitedEvent.DoesNotExist for a stranger's."""
    return AwaitedEvent.objects.select_related("office").get(office=office, pk=number)


def almanac(office: Office) -> Almanac:
    """Return what is known about days: Tết, days off beyond Saturday and Sunday, announced events."""
    off = {day: row.name for day, row in law.calendar().off.items()}
    rows = events(office).values_list("name", "first", "last")
    return Almanac(TET, off, tuple(Awaited(*row) for row in rows))


def span(asof: date) -> tuple[date, date]:
    """Return the days that are counted to judge a day: two Tết and the time before them, to the eve of `asof`."""
    return asof - timedelta(days=2 * 366 + 60), asof - timedelta(days=1)


def _add(into: dict[str, Days], keys: Iterable[str], day: date, count: int) -> None:
    for key in keys:
        days = into.setdefault(key, {})
        days[day] = days.get(day, 0) + count
