"""What runs by itself is queued once for each interval, whoever comes first; a frozen office has nothing to run."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.jobs.models import Job
from hoiam.desk.reports.models import Report
from hoiam.desk.sources import actions as sources
from hoiam.desk.units import actions as units
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.timetable import TIMETABLE, ring
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import House
from tests.run.conftest import Newspaper, html

MINUTE = timedelta(minutes=1)


def queued(kind: str) -> int:
    return Job.objects.filter(kind=kind).count()


def test_a_source_that_is_due_is_queued_once_whoever_rings(house: House) -> None:
    made.source()
    assert [ring(NOW), ring(NOW)] == [len(TIMETABLE) - 1, 0]  # every row once; no mailbox is set
    assert queued("source.look") == 1
    ring(NOW + MINUTE)
    assert queued("source.look") == 1  # still open: not queued a second time


def test_a_source_that_rests_or_is_switched_off_is_not_queued(house: House) -> None:
    resting, off = made.source(), made.source(url="http://127.0.0.1/2")
    sources.note_failure(source=resting, error="http.500", **by(MACHINE))
    sources.switch(source=off, enabled=False, **by(MACHINE))
    ring(NOW + MINUTE)
    assert queued("source.look") == 0


@pytest.mark.parametrize("row", TIMETABLE, ids=lambda row: row.kind)
def test_each_row_rings_once_in_its_interval(house: House, row: object, settings: Any) -> None:
    settings.HOIAM_MAILBOX, settings.HOIAM_MAILBOX_OFFICE = "imaps://a%40vidu.vn@thu.vidu.vn/INBOX", house.office.key
    made.source()
    kind = {"sources.look": "source.look"}.get(row.kind, row.kind)  # type: ignore[attr-defined]
    ring(NOW)
    ring(NOW + row.every - timedelta(seconds=1))  # type: ignore[attr-defined]
    assert queued(kind) == 1


def test_every_kind_that_the_timetable_queues_is_known(house: House) -> None:
    made.source()
    ring(NOW)
    assert set(Job.objects.values_list("kind", flat=True)) <= set(KINDS)


def test_the_weeks_report_is_open_before_anybody_asks_and_a_frozen_office_has_none(
    house: House, newspaper: Newspaper
) -> None:
    frozen = people.settle_other().office
    units.freeze_office(office=frozen, **by(MACHINE))
    ring(NOW)
    assert queued("report.open") == 1
    run_due(KINDS, lambda: NOW, newspaper.hands, limit=len(TIMETABLE))
    assert [report.office for report in Report.objects.all()] == [house.office]


def test_an_office_frozen_after_its_job_was_queued_gets_no_report(house: House, newspaper: Newspaper) -> None:
    ring(NOW)
    units.freeze_office(office=house.office, **by(MACHINE))
    run_due(KINDS, lambda: NOW, newspaper.hands, limit=len(TIMETABLE))
    assert not Report.objects.exists()
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_from_the_bell_to_the_inbox(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    source = newspaper.source()
    ring(NOW)
    run_due(KINDS, lambda: NOW, newspaper.hands, limit=2 * len(TIMETABLE))
    source.refresh_from_db()
    assert source.new_item_at == NOW
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
