"""The shape of outlets, sources and what each fetch brought."""

from django.db import models
from django.db.models import Q


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


class Outlet(models.Model):
    """A newspaper, station, portal or public page. There is no field that rates it (guard-rail G8)."""

    key = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=OutletKind.choices, default=OutletKind.UNKNOWN)
    press_type = models.CharField(max_length=16, choices=PressType.choices, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    home = models.URLField(max_length=500, blank=True)
    legal_basis = models.CharField(max_length=500)
    sample = models.BooleanField(default=False)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="press") | ~Q(press_type=""), name="sources_press_says_how_it_appears"
            ),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="sources_outlet_has_a_basis"),
        ]

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """One address at which an outlet is read, with the state of reading it."""

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=16)  # a key of outside.collect's table
    url = models.URLField(max_length=500, unique=True)
    options = models.JSONField(default=dict)
    interval = models.PositiveIntegerField(default=5)  # seconds between two requests to its host
    every = models.PositiveIntegerField(default=1800)  # seconds between two looks
    enabled = models.BooleanField(default=True)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=64, blank=True)
    looked_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    new_item_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=64, blank=True)  # a code, worded in words.py
    failures = models.PositiveIntegerField(default=0)
    robots = models.CharField(max_length=200, blank=True)  # the decision that was read, as a code

    def __str__(self) -> str:
        return f"{self.outlet} ({self.kind})"
