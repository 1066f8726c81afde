"""The shape of outlets, sources and what each fetch brought."""

from django.db import models
from django.db.models import F, Q


class OutletKind(models.TextChoices):
    """Only a press agency with a licence has the duties of the press law (gazetteer notes, section 4.6)."""

    PRESS = "press"
    AGGREGATOR = "aggregator"
    OFFICIAL = "official"
    PUBLIC_PAGE = "public_page"
    UNKNOWN = "unknown"


class PressType(models.TextChoices):
    """How a press agency appears; the law's time to publish a correction depends on it."""

    ELECTRONIC = "electronic"
    DAILY = "daily"
    WEEKLY = "weekly"
    RADIO_TV = "radio_tv"


class Level(models.TextChoices):
    """How far an outlet reaches: the catalogue is ordered by it."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    NEIGHBOUR = "neighbour"


class Outlet(models.Model):
    """A newspaper, station, portal or public page. There is no field that rates it (guard-rail G8)."""

    key = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=OutletKind.choices, default=OutletKind.UNKNOWN)
    press_type = models.CharField(max_length=16, choices=PressType.choices, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    issues = models.JSONField(default=dict, blank=True)  # core.schedule.issues.Rhythm; empty: nobody has told it
    home = models.URLField(max_length=500, blank=True)
    legal_basis = models.CharField(max_length=500)
    level = models.CharField(max_length=16, choices=Level.choices, blank=True)
    province = models.CharField(max_length=100, blank=True)
    terms = models.CharField(
        max_length=1000, blank=True
    )  # what its terms of use say about reading it, as a person read
    terms_by = models.CharField(max_length=150, blank=True)
    terms_at = models.DateTimeField(null=True)
    sample = models.BooleanField(default=False)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(successor=F("id")), name="sources_outlet_is_not_its_own_heir"),
            models.CheckConstraint(
                condition=~Q(kind="press") | ~Q(press_type=""), name="sources_press_says_how_it_appears"
            ),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="sources_outlet_has_a_basis"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def today(self) -> "Outlet":
        """Return who answers for it today: itself, or the outlet that took over from it, however often."""
        last, seen = self, {self.pk}
        while last.successor is not None and last.successor.pk not in seen:
            last = last.successor
            seen.add(last.pk)
        return last


class Source(models.Model):
    """One address at which an outlet is read, with the state of reading it."""

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=16)  # a key of outside.collect's table
    url = models.URLField(max_length=500, unique=True)
    options = models.JSONField(default=dict)
    interval = models.PositiveIntegerField(default=5)  # seconds between two requests to its host
    every = models.PositiveIntegerField(default=1800)  # seconds between two looks, at the least
    most_every = models.PositiveIntegerField(default=3600)  # and at the most, whatever its rhythm
    enabled = models.BooleanField(default=True)
    off_reason = models.CharField(max_length=300, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=64, blank=True)
    looked_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    new_item_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=64, blank=True)  # a code, worded in words.py
    failures = models.PositiveIntegerField(default=0)
    warning = models.CharField(max_length=64, blank=True)  # a code: it was read, and something is not as it should be
    retry_at = models.DateTimeField(null=True)  # its server asked not to be asked before
    listed = models.PositiveIntegerField(null=True)  # entries of its list at the last look
    left = models.PositiveIntegerField(default=0)  # new pages of its list that wait for the next looks
    left_since = models.DateTimeField(null=True)  # from when on there were always some
    pulse = models.JSONField(default=list)  # Unix seconds of its newest items (rhythm.py)
    rhythm = models.PositiveIntegerField(null=True)  # waking seconds that nine of ten gaps between items do not pass
    silent_after = models.DateTimeField(null=True)  # from then on its silence is longer than it usually is
    robots = models.CharField(max_length=200, blank=True)  # the decision that was read, as a code
    robots_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.outlet} ({self.kind})"


class Look(models.Model):
    """One look at a source: for its chart and for whoever asks what happened. Kept for thirty days."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="looks")
    at = models.DateTimeField()
    reason = models.CharField(max_length=64, blank=True)  # why it failed; empty where it did not
    size = models.PositiveIntegerField(default=0)  # bytes of the list after unpacking
    listed = models.PositiveIntegerField(null=True)
    new_items = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["source", "at"], name="sources_look_by_source")]


class Host(models.Model):
    """One host and until when it is to be left alone, seen by every process of the installation."""

    name = models.CharField(max_length=255, unique=True)
    free_at = models.DateTimeField()
    busy = models.BooleanField(default=False)  # asked at this moment: `free_at` ends the turn of a process that died
    written_at = models.DateTimeField()  # a moment to come means that the clock was set back: the turn is void


class RobotsFile(models.Model):
    """The robots.txt of a site as it was read; asked again after a day."""

    url = models.CharField(max_length=300, unique=True)
    code = models.CharField(max_length=64, blank=True)  # why there is none; empty where it was read
    body = models.TextField(blank=True)
    asked_at = models.DateTimeField()


class ProbeKind(models.TextChoices):
    """What a person wants to know without anything being kept."""

    TRY = "try"
    PREVIEW = "preview"
    DISCOVER = "discover"


class Probe(models.Model):
    """A question that a person asks of an address, and what came of it. Gone after a day; no article comes of it."""

    kind = models.CharField(max_length=8, choices=ProbeKind.choices)
    url = models.URLField(max_length=500)
    source = models.ForeignKey(Source, models.CASCADE, null=True)
    options = models.JSONField(default=dict)
    sample = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    answer = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)
