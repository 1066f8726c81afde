"""Which rule holds on a day, and which days are off?"""

from datetime import date
from functools import lru_cache

from hoiam.core.calendar import Calendar, calendar_of, parse_year
from hoiam.core.schedule import for_outlet, parse_book, valid_rule
from hoiam.core.values.law import Book, Rule
from hoiam.desk.law.models import HolidayText, LawText


def book() -> Book:
    """Return every instrument and rule as we know them now."""
    rows = LawText.objects.filter(replaced_at__isnull=True).order_by("key")
    return _book(tuple(rows.values_list("sha256", flat=True)))


def rule(key: str, on: date) -> Rule:
    """Return the rule in force on a day. Raises RuleUnknown, with the rules that hold instead."""
    return valid_rule(book().rules, key, on)


def press_rules(key: str, outlet: str, on: date) -> tuple[Rule, ...]:
    """Return the parts of a rule that bind one sort of press on a day ("radio_tv" is bound as radio is)."""
    return for_outlet(book().rules, key, "radio" if outlet == "radio_tv" else outlet, on)


def calendar() -> Calendar:
    """Return the calendar of all known years."""
    return _calendar(tuple(HolidayText.objects.order_by("year").values_list("sha256", flat=True)))


@lru_cache(maxsize=4)
def _book(digests: tuple[str, ...]) -> Book:
    """Parse once for each set of texts; the digests are the key, so a correction is seen at once."""
    rows = LawText.objects.filter(sha256__in=digests, replaced_at__isnull=True).order_by("key")
    return parse_book(rows.values_list("text", flat=True))


@lru_cache(maxsize=4)
def _calendar(digests: tuple[str, ...]) -> Calendar:
    rows = HolidayText.objects.filter(sha256__in=digests).order_by("year")
    return calendar_of(parse_year(text) for text in rows.values_list("text", flat=True))
