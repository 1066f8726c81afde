"""The shape of offices, units, people and roles. Validity is half-open: [valid_from, valid_to)."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from hoiam.core.values.actor import Role


def _in_force(on: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on})
    )


class Dated(models.Model):
    """Something that holds from one day until before another."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_dates_in_order",
            )
        ]

    @staticmethod
    def in_force(on: date, prefix: str = "") -> Q:
        """Return the condition "holds on that day", for a field reached by `prefix`."""
        return _in_force(on, prefix)


class Office(Dated):
    """A local authority that uses the system. A frozen office is read, never run: the timetable skips it."""

    key = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=200)  # "Ủy ban nhân dân huyện Đăk Hà"
    short_name = models.CharField(max_length=80)  # "UBND huyện Đăk Hà"
    place_name = models.CharField(max_length=80)  # "Đăk Hà": stands before the date of a letter
    level = models.CharField(max_length=16)  # province | district | commune
    province = models.CharField(max_length=80)
    parent_name = models.CharField(max_length=200, blank=True)  # superior agency on the letterhead, if any
    notation = models.CharField(max_length=30)  # "UBND-VX"
    gazetteer = models.CharField(max_length=64)  # which shipped gazetteer names its territory
    sample = models.BooleanField(default=False)
    frozen_at = models.DateTimeField(null=True, blank=True)
    settings = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.short_name


class Unit(Dated):
    """A division, centre or commune committee of an office; `successor` is who answers for it today."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="units")
    key = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    abbreviation = models.CharField(max_length=30, blank=True)  # as it stands after "Lưu: VT,"
    role = models.CharField(max_length=32, choices=[(r.value, r.value) for r in Role])
    place = models.CharField(max_length=64, blank=True)  # key of the place that it governs
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    def __str__(self) -> str:
        return self.short_name


class Person(AbstractUser):
    """Somebody who signs in. The screens name the post, not the person."""

    post = models.CharField(max_length=120)  # "Chuyên viên Trung tâm"
    outside_mail = models.CharField(max_length=254, null=True, unique=True)  # who it is at the sign-in server
    outside_subject = models.CharField(max_length=600, null=True, unique=True)  # "issuer subject", once arrived
    sessions_closed = models.PositiveIntegerField(default=0)  # how often all its sessions were closed at once
    first_name = last_name = None
    REQUIRED_FIELDS = ["post"]

    def __str__(self) -> str:
        return self.post or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must carry to go on; another one after all sessions were closed (Django's own name)."""
        held = str(super()._get_session_auth_hash(secret))  # type: ignore[misc]
        return f"{held}.{self.sessions_closed}" if self.sessions_closed else held


class RoleGrant(Dated):
    """A person holds a role for an office, in a unit of it, between two days."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    office = models.ForeignKey(Office, models.PROTECT, related_name="grants")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="grants")
    role = models.CharField(max_length=32, choices=[(r.value, r.value) for r in Role])
