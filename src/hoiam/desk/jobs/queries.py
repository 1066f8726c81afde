"""What waits, what runs, what was given up?"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from hoiam.desk.jobs.models import Job, JobState

OPEN = (JobState.WAITING, JobState.RUNNING)


def due(now: datetime, limit: int, only: Collection[str] = (), without: Collection[str] = ()) -> list[Job]:
    """Return the open jobs that are due, oldest first: waiting ones, and running ones whose lease has run out.

    Of the kinds `only`, where some are named, and of none of the kinds `without`.
    """
    rows = Job.objects.filter(state__in=OPEN, due_at__lte=now)
    if only:
        rows = rows.filter(kind__in=only)
    if without:
        rows = rows.exclude(kind__in=without)
    return list(rows.order_by("due_at", "id")[:limit])


def counts() -> dict[str, int]:
    """Return how many jobs stand in each state."""
    rows = Job.objects.values("state").annotate(n=Count("id"))
    return dict.fromkeys(JobState.values, 0) | {row["state"]: row["n"] for row in rows}


def lag(now: datetime) -> float:
    """Return for how many seconds the oldest waiting job has been due; 0 when none is."""
    oldest = Job.objects.filter(state=JobState.WAITING, due_at__lte=now).aggregate(at=Min("due_at"))["at"]
    return (now - oldest).total_seconds() if oldest else 0.0


def is_open(kinds: Collection[str], key: str) -> bool:
    """Tell whether a job of these kinds waits or runs under a key, or under one that goes on after it with ":"."""
    rows = Job.objects.filter(Q(key=key) | Q(key__startswith=f"{key}:"), kind__in=kinds, state__in=OPEN)
    return rows.exists()


def dead() -> QuerySet[Job]:
    """Return the jobs that were given up, newest first."""
    return Job.objects.filter(state=JobState.DEAD).order_by("-ended_at")
