"""What the columns of dispatches and tasks may hold: states, kinds, codes."""

from django.db import models


class DirectiveState(models.TextChoices):
    """Read by the machine, or confirmed by a person; only then are its tasks followed."""

    READ = "read"
    CONFIRMED = "confirmed"


class Ended(models.TextChoices):
    """Why a confirmed dispatch is followed no more."""

    REPEALED = "repealed"
    REPLACED = "replaced"  # by another one
    DONE = "done"


class ScanState(models.TextChoices):
    """Its pages wait to be seen, it has become a dispatch, or it could not."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class Fuzzy(models.TextChoices):
    """A word of papers that names no number."""

    PROMPTLY = "promptly"  # kịp thời, khẩn trương
    AT_ONCE = "at_once"  # ngay
    PERIODIC = "periodic"  # định kỳ
    OFTEN = "often"  # thường xuyên
    AD_HOC = "ad_hoc"  # đột xuất


class Every(models.TextChoices):
    """How often; empty for a term that counts from what happens."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Quality(models.TextChoices):
    """What those who follow a task say of what was handed in."""

    OPEN = ""
    MET = "met"
    WEAK = "weak"  # handed back with a reason: the date stands as if nothing had come
