"""Units are reminded in working time, once for each step, over the channels that the office set; a dead one is told."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions as alerts
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Directive, Reminder, Sending
from hoiam.desk.jobs.models import Job
from hoiam.desk.units import actions as units
from hoiam.run.hands import hands
from hoiam.run.steps import reminding
from tests import people
from tests.desk import made
from tests.people import CLERK, HANOI, LEADER, ROUTER, THURSDAY, VERIFIER, House

WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
MONDAY = datetime(2022, 10, 10, 9, 0, tzinfo=HANOI)


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


@pytest.fixture
def followed(house: House) -> Directive:
    """Return a dispatch whose weekly report of this Thursday was handed in; the next is due on the 13th."""
    rows = [{"id": "2.1b", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY}]
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": {"number_full": "801/UBND-VX", "date": "2022-10-06"}, "tasks": rows}
    directive = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    directive = actions.confirm(directive=directive, by=ROUTER, now=THURSDAY)
    weekly = directive.tasks.get()
    actions.give_evidence(task=weekly, note="Báo cáo tuần 40", by=people.SORTER, now=THURSDAY + timedelta(hours=2))
    return directive


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2022, 10, day, hour, minute, tzinfo=HANOI)


def tick(house: House, now: datetime) -> list[str]:
    reminding.remind({"office": house.office.key}, now, hands())
    return list(Reminder.objects.order_by("id").values_list("step", flat=True))


KEEPER = people.actor("quan-tri", people.Role.QUAN_TRI)


def channel(house: House, unit: str = "mau-trung-tam") -> None:
    """Let the office tell a unit by mail."""
    told = {"unit": house.units[unit], "post": "", "step": 0, "waits": "always", "digest": False}
    recipient = alerts.add_recipient(office=house.office, **told, by=KEEPER, now=MONDAY)
    address = {"kind": "mail", "address": "truc@mau.vn", "abroad": False}
    alerts.add_channel(recipient=recipient, **address, by=KEEPER, now=MONDAY)


def test_a_unit_is_reminded_at_each_step_once(house: House, followed: Directive) -> None:
    assert tick(house, at(11, 9)) == []
    assert tick(house, at(11, 15)) == ["2d"]
    assert tick(house, at(12, 9)) == ["2d"]
    assert tick(house, at(12, 15)) == ["2d", "1d"]
    assert tick(house, at(13, 13)) == ["2d", "1d", "2h"]
    assert tick(house, at(13, 15)) == ["2d", "1d", "2h", "after"]
    assert tick(house, at(14, 9)) == ["2d", "1d", "2h", "after"]


def test_nobody_is_reminded_at_night_on_a_day_off_or_in_a_frozen_office(house: House, followed: Directive) -> None:
    assert tick(house, at(12, 21)) == []
    assert tick(house, at(15, 9)) == []  # a Saturday, two days late
    units.freeze_office(office=house.office, by=MACHINE, now=at(16, 9))
    assert tick(house, at(17, 9)) == []


def test_what_was_handed_in_is_not_reminded_of(house: House, followed: Directive) -> None:
    weekly = followed.tasks.get()
    actions.give_evidence(task=weekly, note="Báo cáo tuần 41", by=people.SORTER, now=at(11, 8))
    assert tick(house, at(12, 15)) == []


def test_a_click_reminds_once_a_day_and_leaves_a_line(house: House, followed: Directive) -> None:
    bond = queries.bonds_of(house.office).get()
    actions.remind(bond=bond, by=LEADER, now=MONDAY)
    with pytest.raises(HoiamError, match=r"task\.reminded"):
        actions.remind(bond=bond, by=ROUTER, now=MONDAY + timedelta(hours=3))
    with pytest.raises(HoiamError, match=r"task\.remind_role"):
        actions.remind(bond=bond, by=VERIFIER, now=MONDAY)
    assert [line.facts["unit"] for line in made.lines("task.remind")] == ["mau-trung-tam"]


def test_a_reminder_goes_over_the_units_channel_and_is_not_sent_twice(
    house: House, followed: Directive, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    channel(house)
    settings.HOIAM_ADDRESS = "https://hoi-am.mau.vn"
    said = []
    monkeypatch.setattr(reminding, "send", lambda kind, address, message, means: said.append((address, message)))
    tick(house, at(12, 15))
    job = Job.objects.get(kind="task.tell")
    reminding.tell(job.args, at(12, 15), hands())
    reminding.tell(job.args, at(12, 16), hands())
    [(address, message)] = said
    assert address == "truc@mau.vn"
    assert message.subject == "Nhắc việc, hạn 15:00 13/10/2022: Gửi báo cáo tuần"
    assert "801/UBND-VX" in message.text and f"https://hoi-am.mau.vn/van-ban/den/{followed.pk}/" in message.text
    assert Sending.objects.get().sent_at == at(12, 15)


def test_a_server_that_rests_is_asked_again_and_one_that_refuses_is_told(
    house: House, followed: Directive, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel(house)
    tick(house, at(12, 15))
    args = Job.objects.get(kind="task.tell").args

    def failing(error: Exception) -> Any:
        def send(*_told: Any) -> None:
            raise error

        return send

    monkeypatch.setattr(reminding, "send", failing(Temporary("mail.timeout")))
    with pytest.raises(Temporary):
        reminding.tell(args, at(12, 15), hands())
    monkeypatch.setattr(reminding, "send", failing(Permanent("send.address")))
    reminding.tell(args, at(12, 16), hands())
    sending = Sending.objects.get()
    assert (sending.sent_at, sending.problem) == (None, "send.address")
