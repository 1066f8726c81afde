"""The first day of Tết Nguyên đán of each year by the Vietnamese calendar (new moon at 105° east, UTC+7).

Facts of the calendar, not rules of law: which days are off is told by the tables of days off.
"""

from datetime import date

_DAYS = (
    "2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 "
    "2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 "
    "2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24 2040-02-12"
)
TET = tuple(date.fromisoformat(day) for day in _DAYS.split())
