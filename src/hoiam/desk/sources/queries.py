"""Which sources are due, and how are they?"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from hoiam.desk.sources.models import Outlet, Source


def all_sources() -> QuerySet[Source]:
    """Return every source with its outlet, in the order of names."""
    return Source.objects.select_related("outlet").order_by("outlet__name", "id")


def due(now: datetime) -> list[Source]:
    """Return the enabled sources whose next look has come; after failures they wait longer, at most a day."""
    return [s for s in all_sources().filter(enabled=True) if s.looked_at is None or s.looked_at + pause(s) <= now]


def pause(source: Source) -> timedelta:
    """Return how long a source rests between two looks: its own rhythm, doubled with each failure in a row."""
    return min(timedelta(seconds=source.every * 2 ** min(source.failures, 8)), timedelta(days=1))


def source(number: int) -> Source:
    """Return one source. Raises Source.DoesNotExist."""
    return all_sources().get(pk=number)


def failing() -> QuerySet[Source]:
    """Return the enabled sources whose last look failed."""
    return all_sources().filter(enabled=True).exclude(error="")


def outlet(key: str) -> Outlet:
    """Return an outlet by its key. Raises Outlet.DoesNotExist."""
    return Outlet.objects.get(key=key)


def outlets() -> QuerySet[Outlet]:
    """Return every outlet by name."""
    return Outlet.objects.order_by("name")
