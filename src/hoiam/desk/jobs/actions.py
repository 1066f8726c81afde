"""Queue, claim, end and put off jobs. The machine's half: no audit lines."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from hoiam.core.values.actor import Actor
from hoiam.desk.jobs import queries
from hoiam.desk.jobs.models import Job, JobState, Tick

FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)
MOST_ATTEMPTS = 8


@transaction.atomic
def enqueue(
    *,
    kind: str,
    args: dict[str, Any],
    by: Actor,
    now: datetime,
    key: str = "",
    office: str = "",
    at: datetime | None = None,
    most_attempts: int = MOST_ATTEMPTS,
) -> Job:
    """Queue a job in the caller's transaction. With a `key`, a second one joins the first that is still open."""
    job = Job(kind=kind, args=args, key=key, office=office, due_at=at or now, created_at=now)
    job.most_attempts = most_attempts
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        open_ = Job.objects.get(kind=kind, key=key, state__in=queries.OPEN)
        if open_.created_at > now:  # queued by a clock that was ahead: it would wait until that moment comes again
            waiting = Job.objects.filter(pk=open_.pk, state=JobState.WAITING)
            waiting.update(due_at=job.due_at, created_at=now)
        return open_
    return job


def claim(
    *,
    lease: timedelta,
    by: Actor,
    now: datetime,
    limit: int = 1,
    only: Collection[str] = (),
    without: Collection[str] = (),
) -> list[Job]:
    """Take due jobs for `lease`. One UPDATE for each decides between two workers; no lock is held while it runs.

    `only` and `without` name kinds: what waits for other people's servers has workers of its own.

    A job that outlived its last lease is given up: it may be what kills the workers.
    """
    taken = []
    for job in queries.due(now, limit * 2, only, without):
        if job.state == JobState.RUNNING and job.attempts >= job.most_attempts:
            _held(job).update(state=JobState.DEAD, ended_at=now, last_error="lease ran out")
            continue
        mine = Job.objects.filter(id=job.id, due_at=job.due_at, state=job.state, attempts=job.attempts).update(
            state=JobState.RUNNING, due_at=now + lease, attempts=job.attempts + 1
        )
        if mine:
            job.state, job.due_at, job.attempts = JobState.RUNNING, now + lease, job.attempts + 1
            taken.append(job)
        if len(taken) == limit:
            break
    return taken


def finish(*, job: Job, by: Actor, now: datetime) -> None:
    """End a job that was done. A worker whose lease was taken over changes nothing."""
    _held(job).update(state=JobState.DONE, ended_at=now, last_error="")


def fail(
    *, job: Job, error: str, by: Actor, now: datetime, retry_after: float | None = None, final: bool = False
) -> None:
    """Put a failed job off, twice as long each time, or give it up after its last attempt."""
    if final or job.attempts >= job.most_attempts:
        _held(job).update(state=JobState.DEAD, ended_at=now, last_error=error)
        return
    pause = min(FIRST_PAUSE * 2 ** (job.attempts - 1), LONGEST_PAUSE)
    if retry_after is not None:
        pause = max(pause, timedelta(seconds=retry_after))
    _held(job).update(state=JobState.WAITING, due_at=now + pause, last_error=error)


@transaction.atomic
def tick(*, name: str, every: timedelta, by: Actor, now: datetime) -> bool:
    """Return True once for each interval: whoever moves the row on queues that interval's job."""
    _, made = Tick.objects.get_or_create(name=name, defaults={"next_at": now + every})
    due = Q(next_at__lte=now) | Q(next_at__gt=now + every)  # a clock that was ahead wrote the second: it binds nobody
    return made or bool(Tick.objects.filter(due, name=name).update(next_at=now + every))


def _held(job: Job) -> Any:
    return Job.objects.filter(id=job.id, state=JobState.RUNNING, attempts=job.attempts)
