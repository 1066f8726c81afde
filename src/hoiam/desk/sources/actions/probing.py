"""Ask what an address would give, and write down the answer. Nothing else is kept, and it is gone after a day."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.sources.actions.registering import keeper
from hoiam.desk.sources.models import Probe, Source
from hoiam.desk.sources.social import is_social

JOB = "source.probe"


@transaction.atomic
def ask(
    *,
    kind: str,
    url: str,
    by: Actor,
    now: datetime,
    source: Source | None = None,
    options: dict[str, Any] | None = None,
    sample: bool = False,
) -> Probe:
    """Let the machine try an address; the answer comes in seconds, at the pace of its host."""
    keeper(by)
    if is_social(url):
        raise Refused("source.social")
    probe = Probe.objects.create(kind=kind, url=url, source=source, options=options or {}, sample=sample, asked_at=now)
    jobs.enqueue(kind=JOB, args={"probe": probe.pk}, key=f"probe:{probe.pk}", by=by, now=now)
    return probe


def answer(*, probe: Probe, told: dict[str, Any], by: Actor, now: datetime) -> None:
    """Write down what came of it."""
    Probe.objects.filter(pk=probe.pk).update(answer=told, answered_at=now)
