"""Note what each look brought: the machine's half, so it writes no audit line."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from hoiam.core.values.actor import Actor
from hoiam.desk.law import queries as law
from hoiam.desk.sources import rhythm
from hoiam.desk.sources.models import Look, Probe, RobotsFile, Source

LONGEST_WAIT = 86_400  # seconds: no server puts us off for more than a day
KEEP_LOOKS, KEEP_PROBES = timedelta(days=30), timedelta(days=1)


@transaction.atomic
def note_success(
    *,
    source: Source,
    new_items: int,
    etag: str,
    last_modified: str,
    by: Actor,
    now: datetime,
    listed: int | None = None,
    size: int = 0,
    warning: str = "",
    dates: Sequence[datetime] = (),
    left: int = 0,
) -> None:
    """Write down that a look succeeded and what it brought.

    `listed` is None where the list had not changed: its warning then stands. `dates` are when the list says that its
    entries were published; a list without dates is told by the moments at which something new was seen. `left`: how
    many new pages the look had no room for.
    """
    fields: dict[str, Any] = {"looked_at": now, "succeeded_at": now, "error": "", "failures": 0, "retry_at": None}
    fields |= {"etag": etag[:200], "last_modified": last_modified[:64]}
    fields |= {"left": left, "left_since": min(source.left_since or now, now) if left else None}
    if new_items:
        fields["new_item_at"] = now
    if listed is not None:
        empty = listed == 0 and source.succeeded_at is not None
        fields |= {"listed": listed, "warning": warning or ("source.empty" if empty else "")}
    seen = dates or ([now] if new_items and source.succeeded_at else [])
    moments = rhythm.pulse(source.pulse, seen, now)
    fields |= rhythm.told(moments, law.calendar().holidays(), source.silent_after, now)
    Source.objects.filter(pk=source.pk).update(**fields)
    Look.objects.create(source=source, at=now, size=size, listed=listed, new_items=new_items)


@transaction.atomic
def note_failure(
    *, source: Source, error: str, by: Actor, now: datetime, retry_after: float | None = None, size: int = 0
) -> None:
    """Write down why a look failed; the source is tried again later and never blocks another.

    `retry_after`: seconds for which its server asked to be left alone.
    """
    retry_at = now + timedelta(seconds=min(retry_after, LONGEST_WAIT)) if retry_after else None
    Source.objects.filter(pk=source.pk).update(
        looked_at=now, error=error[:64], failures=F("failures") + 1, retry_at=retry_at
    )
    Look.objects.create(source=source, at=now, reason=error[:64], size=size)


def note_robots(*, source: Source, decision: str, by: Actor, now: datetime, asked_at: datetime | None = None) -> None:
    """Keep what the site's robots.txt was read to say about a source, and when it was asked for: now, or before."""
    Source.objects.filter(pk=source.pk).update(robots=decision[:200], robots_at=asked_at or now)


def forget(*, by: Actor, now: datetime) -> int:
    """Let go of looks and robots.txt older than thirty days, of probes older than a day; return how many rows went."""
    looks, _ = Look.objects.filter(at__lt=now - KEEP_LOOKS).delete()
    probes, _ = Probe.objects.filter(asked_at__lt=now - KEEP_PROBES).delete()
    robots, _ = RobotsFile.objects.filter(asked_at__lt=now - KEEP_LOOKS).delete()
    return looks + probes + robots
