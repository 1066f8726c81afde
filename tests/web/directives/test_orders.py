"""A leader's instruction on a dispatch or an incoming paper: given, told, received, reminded of, done, shown late."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.alerts import actions as alerts
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions
from hoiam.desk.directives.messages import message_of
from hoiam.desk.directives.models import Directive, Order, Reminder, Sending
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from tests import people
from tests.people import CLERK, HANOI, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor, account

pytestmark = pytest.mark.usefixtures("law_loaded")
UNTIL = date(2022, 10, 11)  # a Tuesday
WORDS = "Đăk Ui kiểm tra ngay, báo cáo kết quả"


@pytest.fixture(autouse=True)
def _here(at: At) -> None:
    at(THURSDAY)


@pytest.fixture
def paper(house: House) -> Paper:
    """Return a letter that came to the office."""
    told: dict[str, Any] = {
        "kind": "other",
        "sender": "Ủy ban Mặt trận huyện",
        "number": "31/MTTQ",
        "subject": "về nước",
    }
    return papers.register(office=house.office, received_at=THURSDAY, **told, by=CLERK, now=THURSDAY)


@pytest.fixture
def dispatch(house: House) -> Directive:
    """Return a confirmed dispatch; taking it in entered it into the register."""
    rows = [{"id": "1", "what": "Nắm tin", "actor": ["UBND_XA"], "due": {"kind": "continuous"}}]
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": {"number_full": "801/UBND-VX", "date": "2022-10-06"}, "tasks": rows}
    told["structure"]["references"] = []
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    return actions.confirm(directive=made, by=ROUTER, now=THURSDAY)


def _give(client_for: ClientFor, url: str, **more: Any) -> Any:
    told = {"order": WORDS, "unit": "mau-dak-ui", "until": UNTIL.isoformat()} | more
    return client_for(LEADER).post(url, told)


def _order(house: House, paper: Paper, until: date | None = UNTIL) -> Order:
    unit = house.units["mau-dak-ui"]
    return actions.instruct(paper=paper, order=WORDS, unit=unit, until=until, by=LEADER, now=THURSDAY)


def _page(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_on_a_dispatch_it_is_given_received_and_answered(
    house: House, dispatch: Directive, client_for: ClientFor
) -> None:
    page = f"/van-ban/den/{dispatch.pk}/"
    assert f"{page}but-phe/" in _page(client_for(LEADER), page)
    assert f"{page}but-phe/" not in _page(client_for(ROUTER), page)
    assert _give(client_for, f"{page}but-phe/").status_code == 302
    order, unit = Order.objects.get(), client_for(VERIFIER)
    assert WORDS in _page(unit, page) and WORDS in _page(unit, "/")
    assert unit.post(f"/van-ban/den/but-phe/{order.pk}/nhan/").status_code == 302
    assert unit.post(f"/van-ban/den/but-phe/{order.pk}/ket-qua/", {"result": "đã ghi nhận"}).status_code == 422
    result = {"result": "Đã kiểm tra, vòi nước chảy lại"}
    assert unit.post(f"/van-ban/den/but-phe/{order.pk}/ket-qua/", result).status_code == 302
    order.refresh_from_db()
    assert order.acked_at and order.result == result["result"]
    assert result["result"] in _page(client_for(LEADER), page) and WORDS not in _page(unit, "/")
    verbs = AuditEvent.objects.filter(verb__startswith="order.").order_by("pk")
    assert [(one.verb, one.subject_kind, one.subject_key) for one in verbs] == [
        (verb, "directive", str(dispatch.pk)) for verb in ("order.give", "order.ack", "order.done")
    ]


def test_on_an_incoming_paper_it_stands_on_the_papers_page(paper: Paper, client_for: ClientFor) -> None:
    assert _give(client_for, f"/van-ban/den/so/{paper.year}/{paper.arrival}/but-phe/").status_code == 302
    shown = _page(client_for(VERIFIER), f"/van-ban/giay-to/{paper.year}/{paper.arrival}/")
    assert WORDS in shown and "Báo kết quả" in shown
    assert "Báo kết quả" not in _page(client_for(SORTER), f"/van-ban/giay-to/{paper.year}/{paper.arrival}/")
    assert AuditEvent.objects.get(verb="order.give").subject_kind == "paper"


def test_only_leaders_give_one_and_only_its_unit_answers(house: House, paper: Paper) -> None:
    unit = house.units["mau-dak-ui"]
    with pytest.raises(HoiamError, match=r"case\.instruct_role"):
        actions.instruct(paper=paper, order=WORDS, unit=unit, by=ROUTER, now=THURSDAY)
    with pytest.raises(HoiamError, match=r"case\.past_day"):
        _order(house, paper, date(2022, 10, 5))
    order = _order(house, paper)
    with pytest.raises(HoiamError, match=r"instruction\.not_yours"):
        actions.acknowledge(order=order, by=SORTER, now=THURSDAY)
    actions.acknowledge(order=order, by=VERIFIER, now=THURSDAY)
    with pytest.raises(HoiamError, match=r"instruction\.acked"):
        actions.acknowledge(order=order, by=VERIFIER, now=THURSDAY)


def test_its_unit_is_told_at_once_and_reminded_by_steps_until_it_is_done(house: House, paper: Paper) -> None:
    told: dict[str, Any] = {"post": "", "step": 1, "waits": "working", "digest": False, "by": ROUTER, "now": THURSDAY}
    who = alerts.add_recipient(office=house.office, unit=house.units["mau-dak-ui"], **told)
    alerts.add_channel(recipient=who, kind="mail", address="a@b.example", abroad=True, by=ROUTER, now=THURSDAY)
    order = _order(house, paper)
    first = message_of(Sending.objects.get(), "https://ha.example", THURSDAY)
    assert "Bút phê trên văn bản 31/MTTQ" in first.subject and WORDS in first.text
    assert f"https://ha.example/van-ban/giay-to/2022/{paper.arrival}/#but-phe" in first.text
    monday, tuesday, wednesday = (datetime(2022, 10, day, 9, tzinfo=HANOI) for day in (10, 11, 12))
    for now in (monday, monday, tuesday, wednesday):
        actions.remind_due(office=house.office, by=MACHINE, now=now)
    steps = list(Reminder.objects.filter(order=order).order_by("pk").values_list("step", flat=True))
    assert steps == ["order", "2d", "1d", "after"]  # its day ends at midnight after the Tuesday
    late = message_of(Sending.objects.latest("pk"), "", wednesday)
    assert late.subject == "Nhắc bút phê quá hạn: 31/MTTQ"
    actions.carry_out(order=order, result="Đã kiểm tra xong tại chỗ", by=VERIFIER, now=wednesday)
    assert actions.remind_due(office=house.office, by=MACHINE, now=wednesday + timedelta(days=1)) == 0


def test_a_leader_sees_what_has_no_result_after_its_day(
    house: House, paper: Paper, client_for: ClientFor, at: At
) -> None:
    _order(house, paper)
    assert "Bút phê quá hạn" not in _page(client_for(LEADER), "/")
    at(THURSDAY + timedelta(days=6))
    day = _page(client_for(LEADER), "/")
    assert "Bút phê quá hạn" in day and WORDS in day and "quá 1 ngày" in day


def test_its_day_is_moved_with_a_reason_and_the_old_one_stays(
    house: House, paper: Paper, client_for: ClientFor
) -> None:
    told: dict[str, Any] = {"post": "", "step": 1, "waits": "working", "digest": False, "by": ROUTER, "now": THURSDAY}
    who = alerts.add_recipient(office=house.office, unit=house.units["mau-dak-ui"], **told)
    alerts.add_channel(recipient=who, kind="mail", address="a@b.example", abroad=True, by=ROUTER, now=THURSDAY)
    order, leader = _order(house, paper), client_for(LEADER)
    page, form = f"/van-ban/giay-to/{paper.year}/{paper.arrival}/", f"/van-ban/den/but-phe/{order.pk}/doi-ngay/"
    assert form in _page(leader, page) and form not in _page(client_for(VERIFIER), page)
    new = date(2022, 10, 14)
    assert leader.post(form, {"until": new.isoformat(), "reason": "chờ vật tư"}).status_code == 422
    assert leader.post(form, {"until": new.isoformat(), "reason": "chờ vật tư về kho"}).status_code == 302
    order.refresh_from_db()
    assert order.until == new
    shown = _page(client_for(VERIFIER), page)
    assert "Ngày cũ 11/10/2022" in shown and "chờ vật tư về kho" in shown
    said = message_of(Sending.objects.latest("pk"), "", THURSDAY)
    assert said.subject == "Bút phê đổi ngày, hạn mới 14/10/2022: 31/MTTQ" and "chờ vật tư về kho" in said.text
    actions.remind_due(office=house.office, by=MACHINE, now=datetime(2022, 10, 10, 9, tzinfo=HANOI))
    assert not Reminder.objects.filter(order=order, step="2d").exists()  # of the old day nobody is reminded
    actions.remind_due(office=house.office, by=MACHINE, now=datetime(2022, 10, 13, 9, tzinfo=HANOI))
    assert Reminder.objects.filter(order=order, step="2d").count() == 1
    facts = AuditEvent.objects.get(verb="order.move").facts
    assert (facts["from_day"], facts["to_day"]) == ("2022-10-11", "2022-10-14")


def test_another_leader_moves_it_only_once_its_writer_leads_no_more(house: House, paper: Paper) -> None:
    account(LEADER)
    order, new = _order(house, paper, None), date(2022, 10, 14)
    other = people.actor("pho-chu-tich-khac", Role.PCT)
    told: dict[str, Any] = {"order": order, "until": new, "reason": "chờ vật tư về kho", "now": THURSDAY}
    for who in (other, ROUTER):
        with pytest.raises(HoiamError, match=r"instruction\.not_your_order"):
            actions.move_order(**told, by=who)
    actions.move_order(**told, by=people.actor("chu-tich", Role.CHU_TICH))
    with pytest.raises(HoiamError, match=r"instruction\.same_day"):
        actions.move_order(**told, by=LEADER)
    with pytest.raises(HoiamError, match=r"case\.past_day"):
        actions.move_order(**{**told, "until": date(2022, 10, 5)}, by=LEADER)
    actions.carry_out(order=order, result="Đã kiểm tra xong tại chỗ", by=VERIFIER, now=THURSDAY)
    with pytest.raises(HoiamError, match=r"instruction\.done"):
        actions.move_order(**{**told, "until": date(2022, 10, 20)}, by=LEADER)
