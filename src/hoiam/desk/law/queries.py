"""Which rule holds on a day, and which days are off?"""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from hoiam.core.calendar import Calendar, calendar_of, parse_year
from hoiam.core.schedule import for_outlet, parse_book, valid_rule
from hoiam.core.values.law import Book, Rule
from hoiam.desk.law.models import HolidayText, LawText


def book() -> Book:
    """Return every instrument and rule as we know them now."""
    return _book(tuple(readings().values_list("sha256", flat=True)))


def rule(key: str, on: date) -> Rule:
    """Return the rule in force on a day. Raises RuleUnknown, with the rules that hold instead."""
    return valid_rule(book().rules, key, on)


def press_rules(key: str, outlet: str, on: date) -> tuple[Rule, ...]:
    """Return the parts of a rule that bind one sort of press on a day ("radio_tv" is bound as radio is)."""
    return for_outlet(book().rules, key, "radio" if outlet == "radio_tv" else outlet, on)


def calendar() -> Calendar:
    """Return the calendar of all known years."""
    return _calendar(tuple(tables().values_list("sha256", flat=True)))


def tables() -> QuerySet[HolidayText]:
    """Return the present table of each known year, the earliest first."""
    return HolidayText.objects.filter(replaced_at__isnull=True).order_by("year")


def readings() -> QuerySet[LawText]:
    """Return the present reading of each instrument."""
    return LawText.objects.filter(replaced_at__isnull=True).order_by("key")


@lru_cache(maxsize=4)
def _book(digests: tuple[str, ...]) -> Book:
    """Parse once for each set of texts; the digests are the key, so a correction is seen at once."""
    return parse_book(readings().filter(sha256__in=digests).values_list("text", flat=True))


@lru_cache(maxsize=4)
def _calendar(digests: tuple[str, ...]) -> Calendar:
    rows = tables().filter(sha256__in=digests)
    return calendar_of(parse_year(text) for text in rows.values_list("text", flat=True))
