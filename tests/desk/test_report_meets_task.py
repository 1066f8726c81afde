"""The weekly report is what its unit hands in for the task that orders it, whoever of those who may sends it."""

from datetime import date, datetime, timedelta

import pytest

from hoiam.core.values.actor import MACHINE, Actor
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.kept import kept
from hoiam.desk.directives.models import Task, TaskUnit
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Report, ReportState
from tests import people
from tests.desk.made import NOW
from tests.desk.test_directives import confirmed, task
from tests.people import HANOI, ROUTER, THURSDAY, House

NEXT_WEEK = datetime(2022, 10, 13, 15, tzinfo=HANOI)


def sent(house: House, by: Actor) -> Report:
    """Send the week's report one second before its term."""
    report = reports.open_week(office=house.office, by=MACHINE, now=THURSDAY)
    report = reports.freeze(report=report, by=people.SORTER, now=report.ends)
    report = reports.approve(report=report, by=by, now=report.ends + timedelta(minutes=30))
    return reports.send(report=report, by=by, now=report.due_at - timedelta(seconds=1))


def given_for(of: Task) -> list[tuple[str, datetime]]:
    return [(one.unit.key, one.for_due_at) for one in of.evidence.select_related("unit").order_by("unit__key")]


@pytest.mark.parametrize("sender", [people.LEADER, people.DIRECTOR], ids=["leader", "unit"])
def test_whoever_may_send_the_report_meets_the_tasks_of_all_who_owe_it(house: House, sender: Actor) -> None:
    weekly = task(confirmed(house), "2.1b")
    later = NOW + timedelta(minutes=20)
    actions.add_unit(task=weekly, to=[house.units["mau-vhtt"]], why="Phối hợp", by=ROUTER, now=later)
    report = sent(house, sender)
    assert report.state == ReportState.SENT
    assert given_for(weekly) == [("mau-trung-tam", report.due_at), ("mau-vhtt", report.due_at)]
    assert set(weekly.units.values_list("next_due_at", flat=True)) == {NEXT_WEEK}


def test_the_report_of_a_week_whose_date_was_moved_is_handed_in_for_the_new_date(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    bond = TaskUnit.objects.get(task=weekly)
    told = {"why": "Họp HĐND", "by": ROUTER, "now": THURSDAY + timedelta(minutes=20)}
    actions.move_date(task=weekly, of=[bond], day=date(2022, 10, 8), hour=None, **told)
    sent(house, people.LEADER)
    assert given_for(weekly) == [("mau-trung-tam", datetime(2022, 10, 9, tzinfo=HANOI))]
    bond.refresh_from_db()
    assert bond.next_due_at == NEXT_WEEK
    monday = datetime(2022, 10, 10, 8, tzinfo=HANOI)
    assert not queries.late(house.office, monday).exists()
    assert [one.good for one in kept(house.office, [bond], NOW, monday)] == [True]
