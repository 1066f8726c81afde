"""Dates that passed without anything handed in stay counted, also after their unit has gone on (kỳ không nộp)."""

from datetime import date, datetime, time, timedelta

from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.actions import SubTerm
from hoiam.desk.directives.missed import missed
from hoiam.desk.directives.models import Quality, TaskUnit
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Report
from hoiam.web.screens.reports.things import lines
from tests import people
from tests.desk.made import NOW
from tests.desk.test_directives import confirmed, task
from tests.desk.test_report_kinds import frozen, numbers
from tests.people import HANOI, House

DUE = datetime(2022, 10, 6, 15, tzinfo=HANOI)
NOVEMBER = datetime(2022, 11, 1, 8, tzinfo=HANOI)
MORE_DAYS = timedelta(days=24)


def days(house: House, now: datetime, ref: str = "2.1b") -> list[date]:
    bonds = list(queries.bonds_of(house.office).filter(task__ref=ref))
    return [one.day for one in missed(house.office, bonds, NOW, now)]


def report_of(house: House, now: datetime) -> Report:
    directive = queries.directives_of(house.office).get()
    return frozen(reports.open_tasks(directive=directive, by=people.SORTER, now=now), now)


def test_handing_in_once_after_24_days_does_not_hide_the_weeks_between(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    late = DUE + MORE_DAYS
    thursdays = [date(2022, 10, 6), date(2022, 10, 13), date(2022, 10, 20), date(2022, 10, 27)]
    assert days(house, late) == thursdays
    actions.give_evidence(task=weekly, note="Gộp các tuần", by=people.SORTER, now=late)
    assert days(house, late) == thursdays[1:]
    report = report_of(house, NOVEMBER)
    told = numbers(report)
    assert (told["late"].text, told[f"task{weekly.pk}.missed"].text) == ("1", "3")
    assert told[f"task{weekly.pk}.missed"].late
    opened = lines(report.lists[f"task{weekly.pk}.missed"], report)
    assert [line.side.rpartition(" ")[2] for line in opened] == ["13/10/2022", "20/10/2022", "27/10/2022"]
    # a number that was frozen opens the same dates, whatever is handed in later
    actions.give_evidence(
        task=weekly, note="Bù", by=people.SORTER, due_at=DUE + timedelta(days=7), now=NOVEMBER + timedelta(days=1)
    )
    assert [line.side for line in lines(report.lists[f"task{weekly.pk}.missed"], report)] == [x.side for x in opened]
    assert days(house, NOVEMBER) == thursdays[2:]


def test_a_date_is_missed_from_its_very_moment_on_and_what_was_handed_back_does_not_count(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    assert days(house, DUE - timedelta(seconds=1)) == []
    assert days(house, DUE) == [date(2022, 10, 6)]
    given = actions.give_evidence(task=weekly, note="Có", by=people.SORTER, now=DUE - timedelta(hours=1))
    assert days(house, DUE) == []
    actions.judge(evidence=given, quality=Quality.WEAK, note="Thiếu", by=people.ROUTER, now=DUE + timedelta(hours=1))
    assert days(house, DUE) == [date(2022, 10, 6)]


def test_what_was_taken_back_from_a_unit_is_not_counted_as_its_task(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    bond = TaskUnit.objects.get(task=weekly)
    term = SubTerm(ahead=1, hour=time(15))
    told = {"by": people.SORTER, "now": NOW + timedelta(days=1)}
    shared = actions.hand_on(bond=bond, to=[house.units["mau-dak-ui"]], term=term, **told)[0]
    now = DUE + timedelta(days=8)
    before = report_of(house, now)
    assert f"U{shared.pk}" in before.lists["bonds"]
    actions.take_back(bond=shared, by=people.SORTER, now=now)
    after = report_of(house, now + timedelta(days=1))
    assert f"U{shared.pk}" not in after.lists["bonds"]
    assert not any(key.startswith(f"M{shared.pk}2022") for key in after.lists.get("missed", ()))
    assert f"U{shared.pk}" in before.lists["bonds"]  # what was frozen keeps its list
    assert any("Đăk Ui" in line.side for line in lines(before.lists["bonds"], before))
