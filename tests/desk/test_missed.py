"""Dates that passed without anything handed in stay counted, also after their unit has gone on (kỳ không nộp)."""

from datetime import date, datetime, time, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.desk.directives import actions, lists, queries
from hoiam.desk.directives.actions import SubTerm
from hoiam.desk.directives.missed import gone, missed
from hoiam.desk.directives.models import Fuzzy, Quality, Task, TaskUnit
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Report
from hoiam.web.screens.reports.things import lines
from tests import people, writes
from tests.desk.made import NOW
from tests.desk.test_directives import HEAD, confirmed, take_in, task
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
    bonds = list(queries.bonds_of(house.office).filter(task=weekly))
    left_out = [one.day for one in gone(house.office, bonds, NOW, late)]
    assert left_out == thursdays[1:]  # the first stands: overdue, and can still be handed in
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


@pytest.mark.parametrize("order", [1, -1], ids=["first first", "last first"])
def test_a_unit_that_came_later_owes_its_own_dates_only_and_takes_nobody_elses(house: House, order: int) -> None:
    weekly = task(confirmed(house), "2.1b")
    told = {"why": "Phối hợp", "by": people.ROUTER, "now": datetime(2022, 10, 24, 8, tzinfo=HANOI)}
    actions.add_unit(task=weekly, to=[house.units["mau-dak-ui"]], **told)
    bonds = list(lists.ever_bound(house.office).filter(task=weekly))[::order]
    found: dict[str, list[int]] = {}
    for one in missed(house.office, bonds, NOW, datetime(2022, 10, 28, 8, tzinfo=HANOI)):
        found.setdefault(one.bond.unit.key, []).append(one.day.day)
    assert found == {"mau-trung-tam": [6, 13, 20, 27], "mau-dak-ui": [27]}


def agreed(house: House, now: datetime, **every: int | str) -> None:
    owner = house.units["mau-van-phong"]
    actions.agree(office=house.office, word=Fuzzy.OFTEN, owner=owner, **every, by=people.ROUTER, now=now)


def often(house: House) -> Task:
    """Follow a task of which the paper says only "thường xuyên"."""
    one = {"id": "1.1a", "what": "Theo dõi", "actor": ["TRUNG_TAM"], "due": {"kind": "continuous"}}
    told = {"document": HEAD, "tasks": [one | {"deadline_text": "thường xuyên"}], "references": []}
    directive = take_in(house, structure=told)
    return task(actions.confirm(directive=directive, by=people.ROUTER, now=NOW), "1.1a")


def test_another_word_of_the_office_forgives_no_date_and_makes_none_before_it(house: House) -> None:
    often(house)
    agreed(house, NOW + timedelta(hours=1), every="weekly", day=4)
    thursdays = [date(2022, 10, 6), date(2022, 10, 13), date(2022, 10, 20), date(2022, 10, 27)]
    assert days(house, NOVEMBER, "1.1a") == thursdays
    agreed(house, NOVEMBER, every="weekly", day=5)
    assert days(house, NOVEMBER, "1.1a") == thursdays
    later = NOVEMBER + timedelta(days=5)
    assert days(house, later, "1.1a") == [*thursdays, date(2022, 11, 4)]
    agreed(house, later, hours=24)
    assert days(house, later + timedelta(days=30), "1.1a") == [*thursdays, date(2022, 11, 4)]


def test_tasks_that_were_followed_by_a_word_before_keep_what_is_known_of_it(house: House) -> None:
    one = often(house)
    agreed(house, NOW + timedelta(hours=1), every="weekly", day=4)
    with writes.by_a_wrong_hand():  # as a migration does
        Task.objects.filter(pk=one.pk).update(agreed_since=[])
        import_module("hoiam.desk.directives.migrations.0012_agreed_since").carried(apps, None)
    assert len(days(house, NOVEMBER, "1.1a")) == 4


def test_the_questions_asked_do_not_grow_with_the_dates(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    term = SubTerm(ahead=1, hour=time(15))
    told = {"by": people.SORTER, "now": NOW + timedelta(minutes=20)}
    actions.hand_on(bond=weekly.units.get(), to=[house.units["mau-dak-ui"]], term=term, **told)
    bonds = list(lists.ever_bound(house.office))
    asked = []
    for until in (DUE + timedelta(days=1), DUE + timedelta(days=300)):
        with CaptureQueriesContext(connection) as seen:
            missed(house.office, bonds, NOW, until)
        asked.append(len(seen))
    assert asked[0] == asked[1]
