"""What is a place called, which communes are there on a day, and what was taught about a name?"""

from datetime import date

from django.db.models import F, Q, QuerySet

from hoiam.core.match import RememberedRule
from hoiam.desk.places.models import NameRule, PlaceRow
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")


def names(keys: list[str] | tuple[str, ...] | None = None) -> dict[str, str]:
    """Return "xã Đăk Ui" for each key; all places when no keys are given."""
    rows = PlaceRow.objects.all() if keys is None else PlaceRow.objects.filter(key__in=keys)
    return {row.key: str(row) for row in rows}


def communes_of(office: Office, on: date) -> list[tuple[str, str]]:
    """Return (key, name) of an office's communes on a day; all known ones where its units name none."""
    keys = [unit.place for unit in units.units_of(office, on) if unit.place]
    rows = PlaceRow.objects.filter(type_word__in=COMMUNES).filter(Q(valid_from=None) | Q(valid_from__lte=on))
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gt=on))
    rows = rows.filter(key__in=keys) if keys else rows
    return sorted(((row.key, str(row)) for row in rows), key=lambda pair: pair[1])


def rules_of(office: Office) -> QuerySet[NameRule]:
    """Return an office's rules about names, those in force first, the newest first."""
    return NameRule.objects.filter(office=office).order_by(F("revoked_at").desc(nulls_first=True), "-made_at", "-id")


def remembered(office: Office) -> tuple[RememberedRule, ...]:
    """Return the rules in force as matching takes them."""
    standing = NameRule.objects.filter(office=office, revoked_at__isnull=True).order_by("id")
    return tuple(RememberedRule(str(one.pk), one.words, one.place, one.note, one.when) for one in standing)


def rule_for(office: Office, number: int) -> NameRule:
    """Return one rule of an office; the single door. Raises NameRule.DoesNotExist for a stranger's."""
    return NameRule.objects.select_related("office").get(office=office, pk=number)
