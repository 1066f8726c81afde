"""The screens on which a case goes back, goes over, is ordered about, and people are told."""

import pytest

from hoiam.core.values.actor import Role
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import Case, Handover, Notice
from tests import people
from tests.people import LEADER, ROUTER, SECOND_EYES, STRANGER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
OTHER = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")
WHY = "Công trình nằm trên địa bàn xã khác"


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_unit_gives_a_case_back_with_its_reason(house: House, client_for: ClientFor) -> None:
    case = road.assigned(house)
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/"
    assert "Trả lại người giao" in page(browser, address)
    short = browser.post(f"{address}tra-lai/", {"reason": "Nhầm"})
    assert short.status_code == 422 and "ít nhất bốn chữ" in short.content.decode()
    assert browser.post(f"{address}tra-lai/", {"reason": WHY}).headers["Location"] == "/vu-viec/"
    told = page(client_for(ROUTER), address)
    assert f"trả lại người giao. Lý do: {WHY}" in told and "Giao việc" in told


def test_a_unit_asks_another_to_take_a_case_and_that_one_answers(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    giver, taker, address = client_for(VERIFIER), client_for(OTHER), f"/vu-viec/{case.number}/"
    page(taker, address, 404)
    assert giver.post(f"{address}chuyen/", {"taker": "mau-dak-mar", "reason": WHY}).headers["Location"] == address
    assert "Rút đề nghị" in page(giver, address)
    shown = page(taker, address)
    assert "Xem và trả lời" in shown and WHY in shown
    assert "Xem và trả lời" not in page(client_for(SECOND_EYES), address)
    assert taker.post(f"{address}chuyen/tra-loi/", {"answer": "accept"}).headers["Location"] == address
    assert Case.objects.get().lead.key == "mau-dak-mar"
    page(taker, f"{address}chuyen/tra-loi/", 404)  # nothing is asked any more
    history = page(taker, address)
    assert "đề nghị chuyển vụ việc cho UBND xã Đăk Mar" in history and "nhận vụ việc từ UBND xã Đăk Ui" in history


def test_a_refusal_leaves_the_case_where_it_is(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    taker, address = client_for(OTHER), f"/vu-viec/{case.number}/"
    actions.ask_handover(case=case, taker=house.units["mau-dak-mar"], reason=WHY, by=VERIFIER, now=THURSDAY)
    short = taker.post(f"{address}chuyen/tra-loi/", {"answer": "refuse", "reason": ""})
    assert short.status_code == 422
    no = "Công trình do xã Đăk Ui quản lý"
    assert (
        taker.post(f"{address}chuyen/tra-loi/", {"answer": "refuse", "reason": no}).headers["Location"] == "/vu-viec/"
    )
    assert Case.objects.get().lead.key == "mau-dak-ui"
    assert no in page(client_for(VERIFIER), address)


def test_a_request_is_taken_back_by_a_button_and_never_by_looking(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    actions.ask_handover(case=case, taker=house.units["mau-dak-mar"], reason=WHY, by=VERIFIER, now=THURSDAY)
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/chuyen/rut/"
    page(browser, address, 405)
    assert browser.post(address).status_code == 302
    assert Handover.objects.get().answer == "withdrawn"


@pytest.mark.parametrize("path", ["tra-lai/", "chuyen/"])
def test_who_does_not_lead_changes_nothing(house: House, client_for: ClientFor, path: str) -> None:
    case = road.verifying(house)
    given = {"reason": WHY, "taker": "mau-dak-mar"}
    answer = client_for(SECOND_EYES).post(f"/vu-viec/{case.number}/{path}", given)
    assert answer.status_code == 422 and "chỉ đơn vị đó làm được" in answer.content.decode()
    assert Case.objects.get().state == "verifying" and not Handover.objects.exists()


def test_a_leaders_order_is_received_and_answered_on_the_page(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    address = f"/vu-viec/{case.number}/"
    leader, unit = client_for(LEADER), client_for(VERIFIER)
    order = {"order": "Thay xong ống", "unit": "mau-dak-ui", "until": "2022-10-20"}
    assert leader.post(f"{address}but-phe/", order).status_code == 302
    assert "Chưa có người bấm đã nhận" in page(leader, address)
    number = case.instructions.get().pk
    page(unit, f"{address}but-phe/{number}/da-nhan/", 405)
    assert unit.post(f"{address}but-phe/{number}/da-nhan/").status_code == 302
    assert "chu tich xa nhận 06/10, 08:00" in page(leader, address)
    done = unit.post(f"{address}but-phe/{number}/ket-qua/", {"result": "Đã thay xong 540 m ống"})
    assert done.status_code == 302
    assert "Đã thay xong 540 m ống" in page(leader, address)


def test_an_order_for_another_unit_is_not_answered_here(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    actions.instruct(case=case, order="Thay ống", unit=house.units["mau-vhtt"], by=LEADER, now=THURSDAY)
    number = case.instructions.get().pk
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/"
    assert "Báo kết quả" not in page(browser, address)
    answer = browser.post(f"{address}but-phe/{number}/da-nhan/", follow=True)
    assert "Bút phê này giao đơn vị khác" in answer.content.decode()
    assert case.instructions.get().acked_at is None


def test_what_is_new_stands_in_today_and_is_seen_by_opening_it(house: House, client_for: ClientFor) -> None:
    case = road.assigned(house)
    browser = client_for(VERIFIER)
    assert "Mới với tôi" in page(browser, "/")
    assert "Đơn vị được giao xác minh vụ việc." in page(browser, "/vu-viec/thong-bao/")
    assert Notice.objects.filter(seen_at=None).count() == 2  # looking at the list marks nothing
    number = queries.notices_for(house.office, VERIFIER).get().pk
    assert browser.post(f"/vu-viec/thong-bao/{number}/").headers["Location"] == f"/vu-viec/{case.number}/"
    assert "Không có thông báo mới" in page(browser, "/vu-viec/thong-bao/")
    assert browser.post(f"/vu-viec/thong-bao/{number}/").status_code == 404


def test_seeing_all_leaves_what_came_since(house: House, client_for: ClientFor) -> None:
    case = road.assigned(house)
    browser = client_for(VERIFIER)
    last = queries.notices_for(house.office, VERIFIER).get().pk
    actions.instruct(case=case, order="Làm ngay", by=LEADER, now=THURSDAY)
    browser.post("/vu-viec/thong-bao/da-xem/", {"last": last})
    assert [one.code for one in queries.notices_for(house.office, VERIFIER)] == ["notice.instruct"]


def test_another_persons_notice_is_not_found(house: House, client_for: ClientFor) -> None:
    road.assigned(house)
    number = queries.notices_for(house.office, VERIFIER).get().pk
    assert client_for(ROUTER).post(f"/vu-viec/thong-bao/{number}/").status_code == 404
    assert client_for(STRANGER).get("/vu-viec/thong-bao/").status_code == 403
