"""The screens of notes, links and more time."""

import pytest

from hoiam.core.values.actor import Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import CaseLink, CaseNote, Extension
from tests import people
from tests.people import LEADER, ROUTER, SECOND_EYES, STRANGER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor, account

pytestmark = pytest.mark.usefixtures("law_loaded")
OTHER = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")
WHY = "Cần chờ kết quả kiểm nghiệm mẫu nước"


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_note_mentions_a_unit_which_reads_it_in_today(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    account(LEADER)
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/trao-doi/"
    form = page(browser, address)
    assert 'value="unit:mau-vhtt"' in form and 'value="person:pho-chu-tich"' in form
    assert 'value="unit:mau-dak-mar"' not in form and 'value="person:chu-tich-xa"' not in form
    given = {"text": "Nhờ Phòng xem ý B", "mentions": ["unit:mau-vhtt", "role:PCT"]}
    assert browser.post(address, given).headers["Location"] == address
    assert "Nhắc đến bạn: “Nhờ Phòng xem ý B”" in page(client_for(SECOND_EYES), "/")
    shown = page(client_for(SECOND_EYES), f"/vu-viec/{case.number}/")
    assert "Nhờ Phòng xem ý B" in shown and "Phòng VH-TT" in shown


def test_what_was_typed_stays_when_a_note_is_refused(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/trao-doi/"
    answer = browser.post(address, {"text": "", "mentions": ["unit:mau-vhtt"]})
    shown = answer.content.decode()
    assert answer.status_code == 422 and 'value="unit:mau-vhtt" id="n-1-2" checked' in shown
    assert browser.post(address, {"text": "Nhờ xem", "mentions": ["unit:mau-dak-mar"]}).status_code == 422
    assert not CaseNote.objects.exists()


def test_second_eyes_that_doubt_the_proof_ask_who_judged(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    claim = case.claims.get(letter="A")
    actions.judge(claim=claim, by=VERIFIER, now=THURSDAY, verdict=Verdict.TRUE, finding="Đúng", proofs=["biên bản"])
    account(VERIFIER)
    browser, address = client_for(SECOND_EYES), f"/vu-viec/{case.number}/trao-doi/?y=A"
    assert f'href="{address}"' in page(browser, f"/vu-viec/{case.number}/")
    form = page(browser, address)
    assert "Ý A: bằng chứng chưa đủ, cần thêm" in form
    assert f'value="person:{VERIFIER.key}"' in form and form.count(" checked") == 1
    assert "chưa đủ bằng chứng, hỏi lại" not in page(client_for(VERIFIER), f"/vu-viec/{case.number}/")
    assert "bằng chứng chưa đủ" not in page(browser, address.replace("=A", "=Z"))


def test_notes_are_not_for_strangers(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    page(client_for(OTHER), f"/vu-viec/{case.number}/trao-doi/", 404)
    page(client_for(STRANGER), f"/vu-viec/{case.number}/trao-doi/", 403)


def test_two_cases_are_linked_by_number_and_the_link_is_taken_back(house: House, client_for: ClientFor) -> None:
    case = road.opened(house)
    other = actions.open_case(office=house.office, title="Đường ống lại vỡ", by=people.SORTER, now=THURSDAY)
    browser, address = client_for(ROUTER), f"/vu-viec/{other.number}/"
    given = {"other": case.number.lower(), "kind": "follows", "reason": "Lại hỏng"}
    assert browser.post(f"{address}noi/", given).headers["Location"] == f"{address}#lien-quan"
    assert "Tiếp theo của" in page(browser, address) and "Có vụ việc tiếp theo" in page(
        browser, f"/vu-viec/{case.number}/"
    )
    link = CaseLink.objects.get().pk
    page(browser, f"{address}noi/{link}/bo/", 405)
    assert browser.post(f"{address}noi/{link}/bo/").status_code == 302
    assert not CaseLink.objects.exists()


@pytest.mark.parametrize("number", ["VV-2022-999", "không phải số", "VV-2022-001"])
def test_a_number_that_is_nothing_or_the_case_itself_is_told(house: House, client_for: ClientFor, number: str) -> None:
    case = road.opened(house)
    answer = client_for(ROUTER).post(f"/vu-viec/{case.number}/noi/", {"other": number, "kind": "related"})
    assert answer.status_code == 422 and "Không thấy vụ việc có số ấy" in answer.content.decode()


def test_a_linked_case_that_one_may_not_see_is_only_a_number(house: House, client_for: ClientFor) -> None:
    case = road.assigned(house)
    secret = actions.open_case(office=house.office, title="Chuyện của nơi khác", by=people.SORTER, now=THURSDAY)
    actions.link_case(case=case, other=secret, kind="related", reason="", by=ROUTER, now=THURSDAY)
    shown = page(client_for(VERIFIER), f"/vu-viec/{case.number}/")
    assert secret.number in shown and "Chuyện của nơi khác" not in shown


def test_the_unit_asks_for_time_and_the_secretariat_answers(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    unit, office, address = client_for(VERIFIER), client_for(ROUTER), f"/vu-viec/{case.number}/"
    assert "Đề nghị gia hạn" in page(unit, address)
    assert unit.post(f"{address}gia-han/", {"reason": WHY}).headers["Location"] == address
    assert "Trả lời đề nghị gia hạn" in page(office, address)
    form = page(office, f"{address}gia-han/")
    assert WHY in form and "chu tich xa" in form
    given = {"answer": "refuse", "reason": "Mẫu nước đã có kết quả hôm qua"}
    assert office.post(f"{address}gia-han/", given).status_code == 302
    assert Extension.objects.get().answer == "refused"
    unit.post(f"{address}gia-han/", {"reason": WHY})
    assert office.post(f"{address}gia-han/", {"answer": "grant", "reason": WHY}).status_code == 302
    assert case.clocks.filter(what="verify_result").count() == 2
    assert "đã thay" in page(unit, address)


def test_a_unit_that_only_helps_asks_for_no_time(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    answer = client_for(SECOND_EYES).post(f"/vu-viec/{case.number}/gia-han/", {"reason": WHY})
    assert answer.status_code == 422 and not Extension.objects.exists()
