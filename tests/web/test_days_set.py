"""Days that people set stand on the case, on Hôm nay and in the late list, say who set them and why, are changed."""

from datetime import date, timedelta

import pytest

from hoiam.core.values.actor import Role
from hoiam.core.values.case import TaskKind
from hoiam.desk.articles import actions as articles
from hoiam.desk.cases import actions as cases
from tests import people
from tests.people import LEADER, ROUTER, SECOND_EYES, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
ALL_TRUE = (road.CLAIMS[0],)
FRIDAY = date(2022, 10, 14)
ASKED = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def _page(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_remedy_is_dated_on_its_case_by_policy_and_then_by_a_person_with_the_reason(
    house: House, client_for: ClientFor, at: At
) -> None:
    case = road.concluded(house, claims=ALL_TRUE)
    address = f"/vu-viec/{case.number}/"
    shown = _page(client_for(VERIFIER), address)
    assert "Khắc phục xong" in shown and "quy định nội bộ" in shown
    assert "khắc phục và báo kết quả cuối cùng trong 20 ngày" in shown
    ends = (case.concluded_at + timedelta(days=40)).date()
    given = {"to": "doing", "note": "Chờ ống nhập về", "until": ends.isoformat(), "why_until": "Phải chờ ống nhập về"}
    at(case.concluded_at + timedelta(hours=1))
    refused = client_for(VERIFIER).post(f"{address}phan-viec/remedy/", given)
    assert refused.status_code == 422 and "không phải đơn vị đang làm" in refused.content.decode()
    assert client_for(ROUTER).post(f"{address}phan-viec/remedy/", given).status_code == 302
    shown = _page(client_for(VERIFIER), address)
    assert f"Hạn xong: {ends:%d/%m/%Y}. Lý do: Phải chờ ống nhập về" in shown  # told in the history too
    assert "Người ấn định" in shown and "Phải chờ ống nhập về" in shown and "hạn cũ" in shown


def test_a_late_order_question_and_remedy_are_counted_and_named_on_the_leaders_and_the_units_day(
    house: House, client_for: ClientFor, at: At
) -> None:
    case = road.concluded(house, claims=ALL_TRUE)
    mark = case.concluded_at + timedelta(minutes=5)
    cases.instruct(case=case, order="Thay đường ống thôn 7", until=FRIDAY, by=LEADER, now=mark)
    question = {"kind": TaskKind.CONFIRM, "unit": house.units["mau-dak-mar"], "text": "Ống ở thôn 7 có vỡ không?"}
    cases.ask_unit(case=case, until=FRIDAY, **question, by=VERIFIER, now=mark)
    at(THURSDAY + timedelta(days=11))
    leader = client_for(LEADER)
    today = _page(leader, "/")
    assert "1 vụ việc quá hạn" in today and "Thay đường ống thôn 7" in today
    assert "clock--late" in _page(leader, "/vu-viec/?loc=late")
    own = _page(client_for(VERIFIER), "/")
    assert "Thực hiện bút phê: Thay đường ống thôn 7" in own
    other = _page(client_for(ASKED), "/")
    assert "Ống ở thôn 7 có vỡ không?" in other and "clock--late" in other
    assert case.title not in other
    shown = _page(client_for(ROUTER), f"/vu-viec/{case.number}/")
    assert shown.count("clock--late") >= 2


def test_the_notice_about_a_question_leads_to_the_question(house: House, client_for: ClientFor, at: At) -> None:
    case = road.concluded(house, claims=ALL_TRUE)
    mark = case.concluded_at + timedelta(minutes=5)
    question = {"kind": TaskKind.CONFIRM, "unit": house.units["mau-dak-mar"], "text": "Ống ở thôn 7 có vỡ không?"}
    task = cases.ask_unit(case=case, until=FRIDAY, **question, by=VERIFIER, now=mark)
    cases.remind_due(office=house.office, by=people.MACHINE, now=THURSDAY + timedelta(days=11, hours=2))
    at(THURSDAY + timedelta(days=11, hours=3))
    browser = client_for(ASKED)
    assert "Đã quá hạn 14/10/2022: “Ống ở thôn 7 có vỡ không?”" in _page(browser, "/vu-viec/thong-bao/")
    notice = case.notices.get(code="notice.day.late", unit__key="mau-dak-mar")
    answer = browser.post(f"/vu-viec/thong-bao/{notice.pk}/")
    assert answer.headers["Location"] == f"/vu-viec/viec/{task.pk}/"
    assert "Ống ở thôn 7 có vỡ không?" in _page(browser, answer.headers["Location"])


def test_an_aim_and_a_limit_for_one_answer_stand_together_with_which_is_stricter_and_why(
    house: House, client_for: ClientFor
) -> None:
    case = road.verifying(house)  # the newspaper's letter came on 9 September: the aim of ten days has passed
    shown = _page(client_for(ROUTER), f"/vu-viec/{case.number}/")
    assert "Mốc nội bộ trả lời cơ quan báo chí" in shown and "(chặt hơn, làm theo hạn này)" in shown
    assert "Trả lời cơ quan báo chí: Báo Thông Reo, 118/BTR-BĐ (hạn cuối)" in shown
    assert "Hạn cuối là hạn luật định (Điều 39 khoản 1 Luật Báo chí (103/2016/QH13))" in shown
    assert "qua mốc 19/9" in shown
    listed = client_for(ROUTER).get("/vu-viec/?loc=late").content.decode()
    assert "qua mốc" not in listed


def test_the_page_of_an_exchange_says_when_only_a_person_can_look_at_the_article(
    house: House, client_for: ClientFor
) -> None:
    letter = road.issued(house)
    piece = letter.case.article
    browser = client_for(SECOND_EYES)
    assert "Máy không xem lại được bài này" not in _page(browser, f"/bao-chi/dang-phan-hoi/{letter.pk}/")
    articles.missed(
        source=None, url=piece.url, code="robots.disallowed", article=piece, by=people.MACHINE, now=THURSDAY
    )
    shown = _page(browser, f"/bao-chi/dang-phan-hoi/{letter.pk}/")
    assert "Máy không xem lại được bài này" in shown and "robots.txt" in shown
    assert "tự mở bài xem" in shown and f'href="{piece.url}"' in shown
