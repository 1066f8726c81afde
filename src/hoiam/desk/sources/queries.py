"""Which sources are due, and how are they?"""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from hoiam.core.calendar.zone import VIETNAM
from hoiam.desk.sources.models import Outlet, Probe, RobotsFile, Source

AHEAD = timedelta(minutes=5)  # two machines' clocks may differ by so much
ROBOTS_LAST = timedelta(hours=24)
BEHIND = timedelta(days=1)  # for so long new pages may wait for their turn: more comes than is read
# What may pass by itself: one failure of these kinds is no alarm.
PASSING = ("fetch.timeout", "fetch.dns", "fetch.connect", "fetch.cut", "fetch.turn", "http.408", "http.425", "http.429")


def all_sources() -> QuerySet[Source]:
    """Return every source that is read, with its outlet, in the order of names."""
    return Source.objects.exclude(kind="manual").select_related("outlet").order_by("outlet__name", "id")


def by_hand() -> QuerySet[Source]:
    """Return the sources under which stands what people put in; none of them has a list."""
    return Source.objects.filter(kind="manual")


def heirs(outlet: Outlet) -> list[int]:
    """Return the outlets that took over from one, one after the other."""
    found: list[int] = []
    last = outlet.successor
    while last is not None and last.pk not in found:
        found.append(last.pk)
        last = last.successor
    return found


def one_today(outlet: Outlet) -> list[int]:
    """Return every outlet for which the same one answers today as for this one, itself among them."""
    today = outlet.today
    merged = Outlet.objects.filter(successor__isnull=False).select_related("successor")
    return sorted({outlet.pk, today.pk, *(one.pk for one in merged if one.today.pk == today.pk)})


def due(now: datetime) -> list[Source]:
    """Return the enabled sources whose next look has come; after failures they wait longer, at most a day."""
    return [s for s in all_sources().filter(enabled=True) if (at := next_look(s, now)) is None or at <= now]


def next_look(source: Source, now: datetime) -> datetime | None:
    """Return when a source is read next, None where it was never read.

    A last look that lies ahead of now was written by a clock that has been set back since: it counts for nothing. So
    does a wish to be left alone that ends later than a day from now.
    """
    if source.looked_at is None or source.looked_at > now + AHEAD:
        return None
    at = source.looked_at + pause(source)
    wished = source.retry_at if source.retry_at and source.retry_at <= now + timedelta(days=1) else at
    return max(at, wished)


def pause(source: Source) -> timedelta:
    """Return how long a source rests between two looks.

    Half its own rhythm, within the bounds that were set for it; the least of them while new pages wait for their turn.
    Doubled with each failure in a row, at most a day.
    """
    most = max(source.every, source.most_every)
    own = source.every if source.rhythm is None or source.left else min(max(source.rhythm // 2, source.every), most)
    return min(timedelta(seconds=own * 2 ** min(source.failures, 8)), timedelta(days=1))


def source(number: int) -> Source:
    """Return one source. Raises Source.DoesNotExist."""
    return all_sources().get(pk=number)


def failing() -> QuerySet[Source]:
    """Return the enabled sources whose last look failed."""
    return all_sources().filter(enabled=True).exclude(error="")


def alarming(now: datetime) -> QuerySet[Source]:
    """Return the enabled sources that somebody should look at.

    Those that cannot be read (a stumble that may pass by itself counts from the second time on), those whose list is
    empty or cut short, those of which new pages wait for more than a day, and those that are silent for three times
    their own rhythm (rhythm.py).
    """
    return all_sources().filter(_alarming(now))


def _alarming(now: datetime) -> Q:
    once = Q(failures__lte=1) & (Q(error__in=PASSING) | Q(error__startswith="http.5") | Q(error="robots.unreachable"))
    failing = ~Q(error="") & ~once
    behind = Q(left_since__lte=now - BEHIND)
    return (failing | ~Q(warning="") | behind | Q(silent_after__lte=now)) & Q(enabled=True)


def reading_of(*, sample: bool, now: datetime) -> tuple[datetime | None, int]:
    """Return when a source of the sample's world, or of the real one, was read last, None before the first look;
    and how many of its sources are alarming.
    """
    told = all_sources().filter(outlet__sample=sample).order_by()
    found = told.aggregate(at=Max("looked_at"), alarming=Count("pk", filter=_alarming(now)))
    return found["at"], found["alarming"]


def is_silent(source: Source, now: datetime) -> bool:
    """Say whether a source is silent for longer than it usually is."""
    return source.enabled and source.silent_after is not None and source.silent_after <= now


def warning(source: Source, now: datetime) -> str:
    """Return the code of what is not as it should be though the source was read, "" where all is well."""
    if source.warning or not source.enabled:
        return source.warning
    if source.left_since and source.left_since <= now - BEHIND:
        return "source.behind"
    return silence(source, now)


def silence(source: Source, now: datetime) -> str:
    """Return the code of a source's silence, "" where it is not silent."""
    if not is_silent(source, now):
        return ""
    return "source.silent_long" if source.rhythm is None else "source.silent"


def days_of(source: Source, since: datetime) -> dict[date, tuple[int, int, int]]:
    """Return for each day of Vietnam since a moment: looks, failed looks, new items. Days without a look are absent."""
    rows = (
        source.looks.filter(at__gte=since)
        .annotate(day=TruncDate("at", tzinfo=VIETNAM))
        .values("day")
        .annotate(looks=Count("id"), failed=Count("id", filter=~Q(reason="")), new=Sum("new_items"))
    )
    return {row["day"]: (row["looks"], row["failed"], row["new"]) for row in rows}


def reading(sample: bool) -> dict[str, int]:
    """Return for each registered outlet how many of its addresses are read now."""
    rows = Outlet.objects.filter(sample=sample).annotate(n=Count("sources", filter=Q(sources__enabled=True)))
    return dict(rows.values_list("key", "n"))


def of_outlets(sample: bool) -> dict[str, Outlet]:
    """Return the registered outlets of a world by key, each with its sources."""
    return {one.key: one for one in Outlet.objects.filter(sample=sample).prefetch_related("sources")}


def looked_for(sample: bool) -> dict[str, Probe]:
    """Return for each outlet the newest question where it lists, while that is kept."""
    rows = Probe.objects.filter(kind="discover", sample=sample).order_by("asked_at", "id")
    return {str(row.options["outlet"]): row for row in rows if row.options.get("outlet")}


def robots_file(url: str, now: datetime) -> RobotsFile | None:
    """Return the robots.txt that was read at an address within a day (RFC 9309 §2.4), None where it must be asked."""
    return RobotsFile.objects.filter(url=url[:300], asked_at__gt=now - ROBOTS_LAST, asked_at__lte=now + AHEAD).first()


def addresses() -> set[str]:
    """Return every address that is read, in the form in which two of them are compared."""
    return {same_address(url) for url in Source.objects.values_list("url", flat=True)}


def is_read_by_another(source: Source, url: str) -> bool:
    """Say whether an address is that of another source that is read now, of the same world."""
    others = Source.objects.filter(enabled=True, outlet__sample=source.outlet.sample).exclude(pk=source.pk)
    return same_address(url) in {same_address(one) for one in others.values_list("url", flat=True)}


def same_address(url: str) -> str:
    """Return an address without what does not make it another one: scheme, letter case of the host, last slash."""
    rest = url.partition("://")[2] or url
    host, slash, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def probe(number: int, sample: bool) -> Probe:
    """Return what somebody wanted to know of an address. Raises Probe.DoesNotExist."""
    return Probe.objects.select_related("source__outlet").get(pk=number, sample=sample)


def outlet(key: str) -> Outlet:
    """Return an outlet by its key. Raises Outlet.DoesNotExist."""
    return Outlet.objects.get(key=key)


def outlets() -> QuerySet[Outlet]:
    """Return every outlet by name."""
    return Outlet.objects.order_by("name")


def known_outlets(sample: bool) -> QuerySet[Outlet]:
    """Return the outlets of a world by name, each with how many of its addresses are read now."""
    return (
        outlets()
        .filter(sample=sample)
        .select_related("successor")
        .annotate(read=Count("sources", filter=Q(sources__enabled=True)))
    )


def outlet_at(host: str, *, sample: bool | None = None) -> Outlet | None:
    """Return the registered outlet whose home stands at a host ("www." aside), None where there is none.

    Of the sample's world or the real one, where `sample` says which.
    """
    return next(iter(outlets_at(host, sample=sample)), None)


def outlets_at(host: str, *, sample: bool | None = None) -> list[Outlet]:
    """Return the registered outlets whose home stands at a host: communes of one portal have a path each."""
    bare = host.lower().removeprefix("www.")
    found = Outlet.objects.filter(home__icontains=bare) if bare else Outlet.objects.none()
    found = found if sample is None else found.filter(sample=sample)
    return [outlet for outlet in found if host_of(outlet.home) == bare]


def path_of(address: str) -> str:
    """Return the path of an address without its outer slashes, "" where there is none."""
    return same_address(address).partition("/")[2].partition("?")[0].strip("/")


def host_of(address: str) -> str:
    """Return the host of an address without "www.", "" where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
