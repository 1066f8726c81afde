"""At the hour of the draft whoever prepares the weekly report is told what it lacks: once, by a job, over channels."""

from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions as alerts
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.models import Announcement, Report
from hoiam.desk.units import actions as units
from hoiam.run.hands import Hands, hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.timetable import ring
from tests import people
from tests.desk.made import NOW
from tests.outside.send import smtp
from tests.people import HANOI, House

ONE = datetime(2022, 10, 6, 13, tzinfo=HANOI)


@pytest.fixture
def house(transactional_db: None) -> House:
    return people.furnished()


@pytest.fixture
def report(house: House) -> Report:
    return actions.open_week(office=house.office, by=MACHINE, now=NOW)


def told(house: House, now: datetime) -> Announcement | None:
    return actions.announce(office=house.office, by=MACHINE, now=now)


def test_it_is_told_at_one_oclock_and_not_a_second_before(house: House, report: Report) -> None:
    assert queries.hours_of(report).draft == ONE
    assert told(house, ONE - timedelta(seconds=1)) is None
    made = told(house, ONE)
    assert made is not None and {part for part, _words in made.gaps} == {"IV", "IX", "X"}
    assert told(house, ONE + timedelta(minutes=5)) is None  # once


def test_what_the_machine_missed_at_its_hour_is_told_later(house: House, report: Report) -> None:
    later = ONE + timedelta(hours=3)  # the machine was off, the report is late, and the next week is open
    following = actions.open_week(office=house.office, by=MACHINE, now=later)
    made = told(house, later)
    assert made is not None and made.report == report != following
    assert told(house, later) is None  # the next week's hour has not come


def test_an_approved_report_is_not_told(house: House, report: Report) -> None:
    frozen = actions.freeze(report=report, by=people.SORTER, now=ONE)
    actions.approve(report=frozen, by=people.DIRECTOR, now=ONE)
    assert told(house, ONE + timedelta(minutes=1)) is None


def test_an_old_week_and_a_frozen_office_tell_nothing(house: House, report: Report) -> None:
    assert told(house, report.due_at + timedelta(days=1)) is None
    units.freeze_office(office=house.office, by=MACHINE, now=NOW)
    assert told(house, ONE) is None


def test_tet_moves_the_hour_with_the_week(house: House) -> None:
    tet = datetime(2023, 1, 19, 16, tzinfo=HANOI)  # the term of the 26th moves ahead, to a day before Tết
    week = actions.open_week(office=house.office, by=MACHINE, now=tet)
    hour = queries.hours_of(week).draft
    assert week.ends < hour < week.due_at
    assert told(house, hour - timedelta(seconds=1)) is None and told(house, hour) is not None


def test_the_job_sends_it_once_over_the_channel_of_the_unit_that_prepares_it(
    house: House, report: Report, settings: Any, tmp_path: Any
) -> None:
    at: dict[str, Any] = {"by": people.actor("quan-tri", people.Role.QUAN_TRI), "now": NOW}
    for key, address in (("mau-trung-tam", "trung-tam@huyen.vidu.vn"), ("mau-dak-ui", "xa@huyen.vidu.vn")):
        who = {"unit": house.units[key], "post": "", "step": 0, "waits": "always", "digest": False}
        one = alerts.add_recipient(office=house.office, **who, **at)
        alerts.add_channel(recipient=one, kind="mail", address=address, abroad=False, **at)
    with smtp.serving(tmp_path) as post:
        settings.HOIAM_MAIL_SERVER = f"smtp://{smtp.USER.replace('@', '%40')}@127.0.0.1:{post.port}"
        settings.HOIAM_MAIL_PASSWORD = smtp.PASSWORD
        reach = replace(hands(frozenset({("127.0.0.1", post.port)})), tls=post.client)
        for minutes in (0, 5, 10):
            work(reach, ONE + timedelta(minutes=minutes))
        letters = [message_from_bytes(raw, policy=default) for raw in post.letters]
    assert [letter["To"] for letter in letters] == ["trung-tam@huyen.vidu.vn"]
    said = letters[0].get_body(("plain",)).get_content()
    assert "Phần IV: chưa có phiếu của UBND xã" in said and "trước 15:00 06/10/2022" in said


def work(reach: Hands, now: datetime) -> None:
    ring(now)
    while run_due(KINDS, lambda: now, reach, limit=8, only=("report.announce", "report.tell")):
        pass
