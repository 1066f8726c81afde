"""What is kept of a host: its robots.txt for a day, and whose turn it is.

All processes together ask a host one thing at a time, with a pause after it.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from hoiam.core.values.actor import Actor
from hoiam.desk.sources.models import Host, RobotsFile

LEASE = timedelta(seconds=90)  # longer than one request may take: a dead process's turn ends by itself
WHILE_BUSY = 0.5  # seconds
AHEAD = timedelta(minutes=1)  # two machines' clocks may differ by so much


def take_turn(*, host: str, by: Actor, now: datetime) -> float:
    """Take the host and return 0, or return how many seconds to wait. One UPDATE decides between two processes.

    A row written in a moment to come was written before the clock was set back: it binds nobody.
    """
    taken = {"free_at": now + LEASE, "busy": True, "written_at": now}
    row, made = Host.objects.get_or_create(name=host[:255], defaults=taken)
    free = Q(free_at__lte=now) | Q(written_at__gt=now + AHEAD)
    if made or Host.objects.filter(free, pk=row.pk).update(**taken):
        return 0.0
    row.refresh_from_db()
    return WHILE_BUSY if row.busy else max((row.free_at - now).total_seconds(), WHILE_BUSY)


def give_turn_back(*, host: str, interval: float, by: Actor, now: datetime) -> None:
    """Let the host go; nobody asks it for `interval` seconds."""
    free_at = now + timedelta(seconds=interval)
    Host.objects.filter(name=host[:255]).update(free_at=free_at, busy=False, written_at=now)


def put_robots(*, url: str, code: str, body: str, by: Actor, now: datetime) -> None:
    """Keep the robots.txt of a site: what it says, or with a code why there is none (RFC 9309 §2.4: for a day)."""
    told = {"code": code[:64], "body": body.replace("\x00", ""), "asked_at": now}
    RobotsFile.objects.update_or_create(url=url[:300], defaults=told)
