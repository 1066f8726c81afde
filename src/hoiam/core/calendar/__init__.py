"""Working days of Việt Nam: a table of days off in, answers out. Knows no rule of law and never reads the clock.

calendar = calendar_of([parse_year(text), …])
calendar.is_working(day)   calendar.add_working_days(day, 15)   localdate(moment)
"""

from hoiam.core.calendar.feed import Due, feed
from hoiam.core.calendar.ical import read_ical
from hoiam.core.calendar.table import DayOff, Year, as_toml, parse_year
from hoiam.core.calendar.tet import TET
from hoiam.core.calendar.working import Calendar, calendar_of
from hoiam.core.calendar.zone import VIETNAM, at, end_of, local, localdate

__all__ = [
    "TET",
    "VIETNAM",
    "Calendar",
    "DayOff",
    "Due",
    "Year",
    "as_toml",
    "at",
    "calendar_of",
    "end_of",
    "feed",
    "local",
    "localdate",
    "parse_year",
    "read_ical",
]
