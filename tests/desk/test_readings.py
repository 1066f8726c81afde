"""Units are reminded of a dispatch that they have yet to read, in working time, once for each step."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions as alerts
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions, readings
from hoiam.desk.directives.messages import message_of
from hoiam.desk.directives.models import Directive, Reminder, Sending, StudyUnit
from hoiam.desk.directives.quality import judged_in
from tests.desk.test_terms_and_study import HEAD, TASKS
from tests.people import CLERK, HANOI, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House

UNTIL = date(2022, 10, 14)  # a Friday


def _at(day: int, hour: int = 9) -> datetime:
    return datetime(2022, 10, day, hour, tzinfo=HANOI)


@pytest.fixture
def asked(house: House) -> Directive:
    """Return a dispatch that the centre and a commune are to read until Friday of next week."""
    told: dict[str, Any] = {"structure": {**HEAD, "references": [], "tasks": TASKS[:2]}, "doubts": []}
    made = actions.take_in(office=house.office, name="a.txt", source="a", restored="a", by=CLERK, now=THURSDAY, **told)
    made = actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    of = [house.units["mau-trung-tam"], house.units["mau-dak-ui"]]
    actions.ask_study(directive=made, until=UNTIL, of=of, questions=[], by=ROUTER, now=THURSDAY)
    return made


def _remind(house: House, now: datetime) -> int:
    return actions.remind_due(office=house.office, by=MACHINE, now=now)


def _steps(unit: str) -> list[str]:
    rows = Reminder.objects.filter(reading__unit__key=unit).order_by("at")
    return list(rows.values_list("step", flat=True))


def _read(house: House, unit: str, by: Any, now: datetime) -> StudyUnit:
    row = StudyUnit.objects.get(unit=house.units[unit])
    return actions.report_study(row=row, how="Họp cơ quan", people=9, answers={}, by=by, now=now)


def test_each_step_is_told_once_and_none_outside_working_time(house: House, asked: Directive) -> None:
    assert _remind(house, _at(10)) == 0
    assert _remind(house, _at(12, 20)) == 0, "in the evening nobody is reminded"
    assert _remind(house, _at(13)) == 2
    assert _remind(house, _at(13, 10)) == 0
    assert _remind(house, _at(17)) == 2
    assert len(_steps("mau-dak-ui")) == 2 and _steps("mau-dak-ui")[-1] == "after"


def test_a_unit_that_has_read_is_not_reminded_any_more(house: House, asked: Directive) -> None:
    _read(house, "mau-dak-ui", VERIFIER, _at(11))
    assert _remind(house, _at(13)) == 1
    assert _steps("mau-dak-ui") == [] and len(_steps("mau-trung-tam")) == 1


def test_nobody_is_reminded_of_a_paper_that_is_followed_no_more(house: House, asked: Directive) -> None:
    told = {"how": "repealed", "why": "Đã có văn bản thay thế của cấp trên"}
    actions.end_directive(directive=asked, by=LEADER, now=_at(11), **told)
    assert _remind(house, _at(17)) == 0
    assert not readings.overdue(house.office, _at(17)).exists()


def test_a_reminder_goes_to_the_units_channel_and_names_paper_and_day(house: House, asked: Directive) -> None:
    told: dict[str, Any] = {"post": "", "step": 1, "waits": "working", "digest": False, "by": ROUTER, "now": THURSDAY}
    who = alerts.add_recipient(office=house.office, unit=house.units["mau-dak-ui"], **told)
    alerts.add_channel(recipient=who, kind="mail", address="xa@dakui.example", abroad=True, by=ROUTER, now=THURSDAY)
    _remind(house, _at(17))
    message = message_of(Sending.objects.get(), "https://ha.example", _at(17))
    assert "Nhắc quán triệt quá hạn: 9/UBND-VX" in message.subject
    assert "hết ngày 14/10/2022" in message.text and f"/van-ban/den/{asked.pk}/#quan-triet" in message.text


def test_who_follows_tasks_reminds_by_hand_once_a_day_and_leaves_a_line(house: House, asked: Directive) -> None:
    row = readings.unread(house.office).get(unit=house.units["mau-dak-ui"])
    with pytest.raises(Refused, match=r"task\.remind_role"):
        actions.remind_reader(row=row, by=SORTER, now=_at(17))
    actions.remind_reader(row=row, by=LEADER, now=_at(17))
    with pytest.raises(Refused, match=r"task\.reminded"):
        actions.remind_reader(row=row, by=LEADER, now=_at(17, 10))
    assert AuditEvent.objects.filter(verb="study.remind").count() == 1
    _read(house, "mau-dak-ui", VERIFIER, _at(17, 11))
    with pytest.raises(Refused, match=r"study\.is_read"):
        actions.remind_reader(row=row, by=LEADER, now=_at(19))


def test_what_was_read_late_or_not_counts_for_its_unit(house: House, asked: Directive) -> None:
    _read(house, "mau-trung-tam", SORTER, _at(17))
    assert readings.late(StudyUnit.objects.get(unit=house.units["mau-trung-tam"]))
    assert [row.unit.key for row in readings.overdue(house.office, _at(17))] == ["mau-dak-ui"]
    span = (_at(1, 0), _at(17))
    held = judged_in(house.office, span, _at(17))
    assert {name: len(owed.readings) for name, owed in held.items() if owed.readings} == {
        "Trung tâm VH-TT-DL&TT": 1,
        "UBND xã Đăk Ui": 1,
    }
    day_before = (_at(1, 0), _at(14) + timedelta(hours=1))
    assert not any(owed.readings for owed in judged_in(house.office, day_before, day_before[1]).values())
