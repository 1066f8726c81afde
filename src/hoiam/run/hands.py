"""What the jobs reach outside with: one value for each process, made from the settings or by whoever plays the week."""

from dataclasses import dataclass, field

from django.conf import settings

from hoiam.outside.fetch import Guard, Limits, Pace
from hoiam.outside.keep import Keep


@dataclass(frozen=True)
class Hands:
    """The guard (which loopback addresses are the sample press), the limits, the pace, and where files are kept."""

    guard: Guard
    keep: Keep
    limits: Limits = field(default_factory=Limits)
    pace: Pace = field(default_factory=Pace)
    contact: str = ""


def hands(allow: frozenset[tuple[str, int]] = frozenset()) -> Hands:
    """Return the hands of this process; `allow` names the sample press, nothing else is let through the guard."""
    return Hands(Guard(allow=allow), Keep(str(settings.HOIAM_FILES)), contact=settings.HOIAM_CONTACT)
