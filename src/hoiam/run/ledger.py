"""Claims, runs, ends and retries the jobs that desk/jobs holds. A poison job never stops the line.

A job runs at least once, so every job is idempotent. Its lease is longer than it may take; a worker that dies
simply lets the lease run out.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs.models import Job
from hoiam.run.hands import Hands

log = structlog.get_logger(__name__)
LEASE = timedelta(minutes=10)
Run = Callable[[Mapping[str, Any], datetime, Hands], None]
Clock = Callable[[], datetime]


def run_due(
    kinds: Mapping[str, Run],
    clock: Clock,
    hands: Hands,
    limit: int = 4,
    *,
    only: Collection[str] = (),
    without: Collection[str] = (),
) -> int:
    """Run up to `limit` due jobs one after the other; return how many were claimed."""
    claimed = jobs.claim(lease=LEASE, by=MACHINE, now=clock(), limit=limit, only=only, without=without)
    for job in claimed:
        run_one(job, kinds, clock, hands)
    return len(claimed)


def run_one(job: Job, kinds: Mapping[str, Run], clock: Clock, hands: Hands) -> None:
    """Run one claimed job and write down how it ended. Nothing it raises gets out."""
    now = clock()
    run = kinds.get(job.kind)
    if run is None:
        jobs.fail(job=job, error=f"unknown kind {job.kind}", by=MACHINE, now=now, final=True)
        return
    try:
        run(job.args, now, hands)
    except Temporary as failed:
        retry = failed.retry_after
        jobs.fail(job=job, error=failed.reason, by=MACHINE, now=clock(), retry_after=retry)
    except (Permanent, HoiamError) as failed:
        jobs.fail(job=job, error=str(failed), by=MACHINE, now=clock(), final=True)
    except Exception as bug:  # a bug is put off like a failure and seen in the log; the line goes on
        log.exception("job failed", job=job.pk, kind=job.kind)
        jobs.fail(job=job, error=f"{type(bug).__name__}: {bug}", by=MACHINE, now=clock())
    else:
        jobs.finish(job=job, by=MACHINE, now=clock())
