"""What waits, what runs, what was given up?"""

from datetime import datetime

from django.db.models import Count, Min, QuerySet

from hoiam.desk.jobs.models import Job, JobState

OPEN = (JobState.WAITING, JobState.RUNNING)


def due(now: datetime, limit: int) -> list[Job]:
    """Return the open jobs that are due, oldest first: waiting ones, and running ones whose lease has run out."""
    return list(Job.objects.filter(state__in=OPEN, due_at__lte=now).order_by("due_at", "id")[:limit])


def counts() -> dict[str, int]:
    """Return how many jobs stand in each state."""
    rows = Job.objects.values("state").annotate(n=Count("id"))
    return dict.fromkeys(JobState.values, 0) | {row["state"]: row["n"] for row in rows}


def lag(now: datetime) -> float:
    """Return for how many seconds the oldest waiting job has been due; 0 when none is."""
    oldest = Job.objects.filter(state=JobState.WAITING, due_at__lte=now).aggregate(at=Min("due_at"))["at"]
    return (now - oldest).total_seconds() if oldest else 0.0


def dead() -> QuerySet[Job]:
    """Return the jobs that were given up, newest first."""
    return Job.objects.filter(state=JobState.DEAD).order_by("-ended_at")
