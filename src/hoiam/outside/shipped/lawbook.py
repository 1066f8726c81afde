"""The law library and the calendar that the package brings along. Reads shipped files only; decides nothing."""

from hoiam.core.calendar import Calendar, calendar_of, parse_year
from hoiam.core.schedule import parse_book
from hoiam.core.values.law import Book
from hoiam.outside import shipped


def law() -> Book:
    """Return every shipped instrument with its rules; raises Unreadable where a file is broken."""
    return parse_book(shipped.text(name) for name in shipped.names("law", ".toml"))


def calendar() -> Calendar:
    """Return the calendar of all shipped years; raises Unreadable where a file is broken."""
    return calendar_of(parse_year(shipped.text(name)) for name in shipped.names("holidays", ".toml"))
