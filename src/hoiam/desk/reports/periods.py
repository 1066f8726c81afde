"""Which months, quarters and years are there: their edges in Vietnamese time, their names, the ones before."""

from datetime import date, datetime, time, timedelta

from hoiam.core.calendar import Calendar
from hoiam.core.calendar.zone import at, local, localdate
from hoiam.core.schedule import moved
from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.reports.models import Every, Report, ReportKind

MONTHS = {ReportKind.MONTHLY: 1, ReportKind.QUARTERLY: 3, ReportKind.YEARLY: 12}
YEAR = 12
OPENS = {  # in which months a schedule opens the span that is over
    Every.MONTH: tuple(range(1, 13)),
    Every.QUARTER: (1, 4, 7, 10),
    Every.YEAR: (1,),
    Every.SPEECH: (12,),
}
SPEECH_DAY = (12, 15)  # the year of statements runs from 15 December to 14 December (NĐ 244/2026 Điều 10)


def holding(kind: str, day: date) -> tuple[datetime, datetime]:
    """Return the [starts, ends) of a kind that holds a day."""
    if kind == ReportKind.SPEECH:
        first = date(day.year, *SPEECH_DAY)
        first = first if day >= first else first.replace(year=day.year - 1)
        return at(first, time(0)), at(first.replace(year=first.year + 1), time(0))
    step = MONTHS[ReportKind(kind)]
    first = day.replace(month=(day.month - 1) // step * step + 1, day=1)
    return at(first, time(0)), at(shifted(first, step), time(0))


def ended(kind: str, day: date) -> tuple[datetime, datetime]:
    """Return the last whole span of a kind before a day."""
    starts, _ends = holding(kind, day)
    return holding(kind, localdate(starts) - timedelta(days=1))


def before(report: Report) -> tuple[datetime, datetime]:
    """Return the span before a report's, of the same length."""
    return holding(report.kind, localdate(report.starts) - timedelta(days=1))


def year_before(report: Report) -> tuple[datetime, datetime]:
    """Return the same span a year ago."""
    return at(shifted(localdate(report.starts), -YEAR), time(0)), at(shifted(localdate(report.ends), -YEAR), time(0))


def named(report: Report) -> str:
    """Return "tháng 10 năm 2022", "quý IV năm 2022", "năm 2022"."""
    first = local(report.starts)
    match report.kind:
        case ReportKind.MONTHLY:
            return f"tháng {first.month} năm {first.year}"
        case ReportKind.QUARTERLY:
            return f"quý {('I', 'II', 'III', 'IV')[(first.month - 1) // 3]} năm {first.year}"
        case ReportKind.SPEECH:
            return f"năm {first.year + 1}"
    return f"năm {first.year}"


def shifted(first: date, months: int) -> date:
    """Return the same day of the month so many months on."""
    number = first.year * YEAR + first.month - 1 + months
    return first.replace(year=number // YEAR, month=number % YEAR + 1)


def opening(
    every: str, day: int, hour: time, after: datetime, policy: HolidayPolicy, table: Calendar
) -> tuple[datetime, date]:
    """Return when a scheduled report opens next after a moment, and the day of the calendar that it stands for.

    A day off moves it as the office moves its weekly deadline; the span that it reports stays that of the plain day.
    """
    if every == Every.WEEK:
        return _weekly(day, hour, after, policy, table)
    first = shifted(localdate(after).replace(day=1), -1)
    for month in (shifted(first, n) for n in range(2 * YEAR + 2)):
        if month.month not in OPENS[every]:
            continue
        nominal = month.replace(day=day)
        moment = at(moved(nominal, policy, table), hour)
        if moment > after:
            return moment, nominal
    raise AssertionError("every schedule has a month of the year")


def _weekly(day: int, hour: time, after: datetime, policy: HolidayPolicy, table: Calendar) -> tuple[datetime, date]:
    monday = localdate(after) - timedelta(days=localdate(after).weekday() + 7)
    for week in range(60):
        nominal = monday + timedelta(days=7 * week + day - 1)
        moment = at(moved(nominal, policy, table), hour)
        if moment > after:
            return moment, nominal
    raise AssertionError("every week has its day")


def over(every: str, day: date) -> tuple[date, date]:
    """Return the first and the last day of what a repeated filter asks for: the week, month or quarter that is over."""
    if every == Every.WEEK:
        return day - timedelta(days=7), day - timedelta(days=1)
    kind = ReportKind.QUARTERLY if every == Every.QUARTER else ReportKind.MONTHLY
    starts, ends = ended(kind, day)
    return localdate(starts), localdate(ends) - timedelta(days=1)
