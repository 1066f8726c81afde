"""The weekly report and the task of a dispatch that orders it: one deadline, met by what was sent for its own week."""

from datetime import datetime, timedelta

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives import queries as due_tasks
from hoiam.desk.directives import words as task_words
from hoiam.desk.reports import actions
from hoiam.desk.reports.models import Report
from hoiam.desk.units.models import Office
from tests import people
from tests.desk.made import NOW
from tests.desk.test_directives import confirmed, take_in, task
from tests.desk.test_reports import DUE, NOON, SECOND, TET, TET_DUE, approved, opened
from tests.people import HANOI, House


def test_sending_the_report_meets_the_task_of_the_dispatch(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    actions.send(report=approved(house), by=people.DIRECTOR, now=DUE - SECOND)
    weekly.refresh_from_db()
    assert weekly.next_due_at == DUE + timedelta(days=7)
    given = weekly.evidence.get()
    assert (given.for_due_at, given.unit.key) == (DUE, "mau-trung-tam")
    assert "Báo cáo tuần số 1" in given.note


def sent_in_time(office: Office, on: datetime) -> Report:
    report = actions.open_week(office=office, by=MACHINE, now=on)
    report = actions.freeze(report=report, by=people.SORTER, now=report.ends)
    report = actions.approve(report=report, by=people.DIRECTOR, now=report.ends + timedelta(minutes=30))
    return actions.send(report=report, by=people.DIRECTOR, now=report.due_at - SECOND)


@pytest.mark.parametrize("policy", HolidayPolicy)
@pytest.mark.parametrize(
    ("before", "inside", "dues"),
    [
        (datetime(2023, 1, 13, 9, tzinfo=HANOI), TET, TET_DUE),
        (  # Thursday 01/01/2026 is New Year, Friday 2 January was swapped for Saturday 10 January
            datetime(2025, 12, 19, 9, tzinfo=HANOI),
            datetime(2025, 12, 26, 9, tzinfo=HANOI),
            {
                HolidayPolicy.PREVIOUS: datetime(2025, 12, 31, 15, tzinfo=HANOI),
                HolidayPolicy.SAME: datetime(2026, 1, 1, 15, tzinfo=HANOI),
                HolidayPolicy.NEXT: datetime(2026, 1, 5, 15, tzinfo=HANOI),
            },
        ),
    ],
    ids=["tet", "swapped"],
)
def test_a_report_sent_in_time_meets_its_task_also_in_a_week_with_days_off(
    house: House,
    policy: HolidayPolicy,
    before: datetime,
    inside: datetime,
    dues: dict[HolidayPolicy, datetime],
) -> None:
    office = actions.choose_holiday(office=house.office, policy=policy, by=people.ROUTER, now=NOW)
    weekly = task(directives.confirm(directive=take_in(house), by=people.ROUTER, now=before), "2.1b")
    sent_in_time(office, before)
    weekly.refresh_from_db()
    assert weekly.next_due_at == dues[policy]
    report = sent_in_time(office, inside)
    assert report.due_at == dues[policy]
    weekly.refresh_from_db()
    assert weekly.next_due_at > dues[policy]
    assert not due_tasks.late(office, report.due_at).filter(task=weekly).exists()
    assert [one.for_due_at for one in weekly.evidence.order_by("id")][-1] == dues[policy]


def test_a_new_choice_for_days_off_moves_the_task_with_the_report(house: House) -> None:
    at = datetime(2023, 1, 24, 8, tzinfo=HANOI)
    weekly = task(directives.confirm(directive=take_in(house), by=people.ROUTER, now=at), "2.1b")
    assert weekly.next_due_at == opened(house, at, MACHINE).due_at == TET_DUE[HolidayPolicy.PREVIOUS]
    office = actions.choose_holiday(office=house.office, policy=HolidayPolicy.NEXT, by=people.ROUTER, now=at)
    weekly.refresh_from_db()
    assert weekly.next_due_at == weekly.units.get().next_due_at == TET_DUE[HolidayPolicy.NEXT]
    assert "26/01/2023 là ngày nghỉ" in task_words.why(weekly.next_why, "thứ năm hằng tuần")
    sent_in_time(office, at)
    assert weekly.evidence.get().for_due_at == TET_DUE[HolidayPolicy.NEXT]


def test_a_report_is_for_its_own_week_although_an_earlier_one_is_owed(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")  # due on the 6th, and nothing came
    report = sent_in_time(house.office, NOON + timedelta(days=5))
    weekly.refresh_from_db()
    assert weekly.evidence.get().for_due_at == report.due_at == DUE + timedelta(days=7)
    assert weekly.next_due_at == DUE + timedelta(days=14)
