"""The day of a leader's instruction can be moved: with a reason, by who may, seen by the unit, the old day kept."""

from datetime import date, datetime, time, timedelta

import pytest

from hoiam.core.calendar.zone import VIETNAM
from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import Role
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case, CaseClock, Instruction
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import LEADER, ROUTER, VERIFIER, House
from tests.web.conftest import At, ClientFor, account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
FRIDAY, MONDAY = date(2022, 10, 14), date(2022, 10, 17)
WHY = "Chờ vật tư về kho"
HEAD = people.actor("chu-tich", Role.CHU_TICH)
DEPUTY = people.actor("pho-chu-tich-khac", Role.PCT)


@pytest.fixture(autouse=True)
def _then(at: At) -> None:
    at(later(30))


def ordered(house: House, until: date | None = FRIDAY) -> tuple[Case, Instruction]:
    """Return a case that a commune verifies, with a deputy's instruction for it."""
    account(LEADER)
    case = made.verifying(house)
    return case, cases.instruct(case=case, order="Thay đường ống thôn 7", until=until, **by(LEADER, 3))


def refusal(
    order: Instruction, by_whom: people.Actor, until: date = MONDAY, reason: str = WHY, minutes: int = 9
) -> str:
    with pytest.raises(HoiamError) as caught:
        cases.move_day(instruction=order, until=until, reason=reason, **by(by_whom, minutes))
    return str(caught.value.args[0])


def test_the_term_follows_the_new_day_and_the_old_one_stays_on_record(house: House) -> None:
    case, order = ordered(house)
    order = cases.move_day(instruction=order, until=MONDAY, reason=WHY, **by(LEADER, 10))
    old, new = CaseClock.objects.filter(order=order).order_by("pk")
    assert (old.ended, old.done_at, old.ends_at.astimezone(VIETNAM).date()) == (
        "replaced",
        later(10),
        date(2022, 10, 15),
    )
    assert (new.done_at, new.reminded) == (None, "")
    assert new.ends_at == datetime.combine(MONDAY + timedelta(days=1), time(0), tzinfo=VIETNAM)
    assert order.until == MONDAY
    line = made.lines("instruction.move")[-1]
    assert (line.facts["from_day"], line.facts["to_day"], line.facts["reason"]) == ("2022-10-14", "2022-10-17", WHY)
    told = case.notices.get(code="notice.instruct.moved")
    assert told.unit == house.units["mau-dak-ui"]


def test_what_was_given_without_a_day_gets_its_first(house: House) -> None:
    _case, order = ordered(house, until=None)
    cases.move_day(instruction=order, until=MONDAY, reason=WHY, **by(LEADER, 10))
    assert CaseClock.objects.get(order=order).done_at is None


def test_only_its_writer_the_head_or_an_heir_moves_it(house: House) -> None:
    _case, order = ordered(house)
    for other in (VERIFIER, ROUTER, DEPUTY):
        assert refusal(order, other) == "instruction.not_your_order"
    cases.move_day(instruction=order, until=MONDAY, reason=WHY, **by(HEAD, 10))
    assert order.case.notices.filter(code="notice.instruct.moved", person=LEADER.key).exists()
    order.refresh_from_db()
    grant = account(LEADER).grants.get()
    units.revoke(grant=grant, on=NOW.date(), **by(people.actor("quan-tri", Role.QUAN_TRI), 10))
    cases.move_day(instruction=order, until=FRIDAY, reason=WHY, **by(DEPUTY, 11))


def test_a_day_is_not_moved_without_a_reason_into_the_past_or_once_it_is_done(house: House) -> None:
    _case, order = ordered(house)
    assert refusal(order, LEADER, reason="Chờ") == "case.needs_reason"
    assert refusal(order, LEADER, until=FRIDAY) == "instruction.same_day"
    assert refusal(order, LEADER, until=NOW.date() - timedelta(days=1)) == "case.past_day"
    cases.carry_out(instruction=order, result="Đã thay xong đường ống", **by(VERIFIER, 8))
    assert refusal(order, LEADER) == "instruction.done"
    assert CaseClock.objects.filter(order=order).count() == 1


def test_the_page_moves_it_and_goes_on_showing_the_old_day_to_the_unit(house: House, client_for: ClientFor) -> None:
    case, order = ordered(house)
    address = f"/vu-viec/{case.number}/but-phe/{order.pk}/doi-ngay/"
    assert address in client_for(LEADER).get(f"/vu-viec/{case.number}/").content.decode()
    assert address not in client_for(VERIFIER).get(f"/vu-viec/{case.number}/").content.decode()
    bad = client_for(LEADER).post(address, {"until": MONDAY.isoformat(), "reason": "Chờ"})
    assert bad.status_code == 422
    assert client_for(VERIFIER).post(address, {"until": MONDAY.isoformat(), "reason": WHY}).status_code == 422
    assert client_for(LEADER).post(address, {"until": MONDAY.isoformat(), "reason": WHY}).status_code == 302
    unit = client_for(VERIFIER)
    shown = " ".join(unit.get(f"/vu-viec/{case.number}/").content.decode().split())
    assert "Ngày cũ 14/10/2022" in shown and f"Lý do: {WHY}" in shown
    assert "từ 14/10/2022 sang 17/10/2022" in shown
    notices = unit.get("/vu-viec/thong-bao/").content.decode()
    assert "Ngày của bút phê “Thay đường ống thôn 7” đổi từ 14/10/2022 sang 17/10/2022" in notices


def test_the_order_is_late_by_its_new_day_only(house: House, client_for: ClientFor, at: At) -> None:
    _case, order = ordered(house)
    cases.move_day(instruction=order, until=MONDAY, reason=WHY, **by(LEADER, 10))
    at(datetime.combine(FRIDAY + timedelta(days=1), time(9), tzinfo=VIETNAM))
    assert "Bút phê quá hạn" not in client_for(LEADER).get("/").content.decode()
    at(datetime.combine(MONDAY + timedelta(days=1), time(9), tzinfo=VIETNAM))
    assert "Bút phê quá hạn" in client_for(LEADER).get("/").content.decode()
