"""What the jobs reach outside with: one value for each process, made from the settings or by whoever plays the week."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import connection

from hoiam.core.values.actor import MACHINE
from hoiam.desk.sources import actions as sources
from hoiam.outside.fetch import Guard, Limits, Pace
from hoiam.outside.keep import Keep
from hoiam.outside.scan import sound
from hoiam.run.clock import now


class HostTurns:
    """The turns of hosts in the database. It is called in threads of its own, whose connection ends with the call."""

    def take(self, host: str) -> float:
        """Take the host and return 0, or return how many seconds to wait."""
        try:
            return sources.take_turn(host=host, by=MACHINE, now=now())
        finally:
            connection.close()

    def give_back(self, host: str, interval: float) -> None:
        """Let the host go for `interval` seconds."""
        try:
            sources.give_turn_back(host=host, interval=interval, by=MACHINE, now=now())
        finally:
            connection.close()


@dataclass(frozen=True)
class Hands:
    """The guard (which loopback addresses are the sample press), the limits, the pace, and where files are kept."""

    guard: Guard
    keep: Keep
    limits: Limits = field(default_factory=Limits)
    pace: Pace = field(default_factory=Pace)
    contact: str = ""
    browser: str = ""  # path of the Chromium that prints kept pages; "" prints none
    speech: Callable[[], Path | None] = lambda: None  # makes the recogniser's weights ready; None where there is none
    tls: ssl.SSLContext | None = None  # None: the machine's own certificates, for the mailbox


def hands(allow: frozenset[tuple[str, int]] = frozenset()) -> Hands:
    """Return the hands of this process; `allow` names the sample press, nothing else is let through the guard."""
    guard, keep = Guard(allow=allow), Keep(str(settings.HOIAM_FILES))
    speech = partial(sound.model, settings.HOIAM_SPEECH_MODEL, settings.HOIAM_VAR)
    told = {"contact": settings.HOIAM_CONTACT, "browser": settings.HOIAM_CHROMIUM}
    return Hands(guard, keep, pace=Pace(HostTurns()), speech=speech, **told)
