"""The steps of a case by plain forms: who may take which, what a refusal says, and that it changes nothing."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions as letters
from hoiam.desk.units import actions as units
from tests import people
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
OTHER_UNIT = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")
ALL_TRUE = (road.CLAIMS[0],)


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def _page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_case_walks_from_assignment_to_its_conclusion_by_plain_forms(house: House, client_for: ClientFor) -> None:
    case = road.opened(house)
    address = f"/vu-viec/{case.number}/"
    given = {"lead": "mau-dak-ui", "support": ["mau-vhtt"], "order": "Xác minh, báo cáo trước ngày 06/10"}
    assert client_for(ROUTER).post(f"{address}giao/", given).headers["Location"] == address
    commune, division = client_for(VERIFIER), client_for(SECOND_EYES)
    assert commune.post(f"{address}bat-dau/").status_code == 302
    for text in ("Ngừng cấp nước", "128 hộ không có nước"):
        assert commune.post(f"{address}them-y/", {"text": text}).status_code == 302
    judged = {"verdict": "true", "finding": "Vỡ ống", "proofs": "biên bản 04/10\n6 ảnh hiện trường"}
    assert commune.post(f"{address}y/A/", judged).status_code == 302
    judged = {"verdict": "false", "finding": "Có 46 hộ", "proofs": "sổ đấu nối"}
    assert commune.post(f"{address}y/B/", judged).status_code == 302
    assert "Bằng chứng đủ" in _page(division, address)
    for letter in "AB":
        assert division.post(f"{address}y/{letter}/soat/").status_code == 302
    assert "Ký kết luận" in _page(commune, address)
    assert commune.post(f"{address}ket-luan/").status_code == 302
    case = Case.objects.get()
    assert (case.state, case.verdict) == ("concluded", "partly")
    assert {row.track for row in case.tracks.all()} == {"remedy", "answer", "objection", "clarification"}
    assert case.claims.get(letter="A").proofs.count() == 2


@pytest.mark.parametrize(
    ("path", "given", "who", "words"),
    [
        ("giao/", {"lead": "mau-dak-ui"}, SORTER, "Việc này do Văn phòng HĐND-UBND"),
        ("loai/", {"reason": "không thuộc địa bàn"}, CLERK, "Việc này do"),
        ("but-phe/", {"order": "Làm ngay"}, CLERK, "Chỉ Chủ tịch, Phó Chủ tịch"),
    ],
)
def test_a_wrong_role_reads_why_keeps_what_was_typed_and_changes_nothing(
    house: House, client_for: ClientFor, path: str, given: dict, who: Actor, words: str
) -> None:
    case = road.opened(house)
    browser, before = client_for(who), AuditEvent.objects.count()
    answer = browser.post(f"/vu-viec/{case.number}/{path}", given)
    lines = AuditEvent.objects.count()
    assert answer.status_code == 422 and words in answer.content.decode()
    assert all(typed in answer.content.decode() for typed in given.values())
    assert Case.objects.get().state == "triaged" and lines == before


def test_a_button_pressed_in_the_wrong_role_says_so_on_the_page_it_came_from(
    house: House, client_for: ClientFor
) -> None:
    case = road.assigned(house)
    address = f"/vu-viec/{case.number}/"
    answer = client_for(ROUTER).post(f"{address}bat-dau/", follow=True)
    assert "Việc này do" in answer.content.decode() and Case.objects.get().state == "assigned"


def test_what_only_does_something_is_never_done_by_looking(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    browser = client_for(VERIFIER)
    paths = ("bat-dau/", "ket-luan/", "y/A/soat/")
    assert {browser.get(f"/vu-viec/{case.number}/{path}").status_code for path in paths} == {405}


def test_the_judge_cannot_be_the_second_pair_of_eyes(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    address = f"/vu-viec/{case.number}/"
    browser = client_for(VERIFIER)
    browser.post(f"{address}y/A/", {"verdict": "true", "finding": "Vỡ ống", "proofs": "biên bản"})
    assert "Soát: bằng chứng ý A" not in _page(browser, address)
    answer = browser.post(f"{address}y/A/soat/", follow=True)
    assert "Người soát phải khác người kết luận ý A" in answer.content.decode()
    assert case.claims.get(letter="A").checked_by == ""


def test_true_or_false_without_proof_is_not_saved(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    given = {"verdict": "false", "finding": "Có 46 hộ", "proofs": " "}
    answer = client_for(VERIFIER).post(f"/vu-viec/{case.number}/y/A/", given)
    assert answer.status_code == 422 and "phải kèm bằng chứng" in answer.content.decode()
    assert case.claims.get(letter="A").verdict == ""


def test_a_remedy_is_done_only_with_outcome_and_proof(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address, browser = f"/vu-viec/{case.number}/phan-viec/remedy/", client_for(VERIFIER)
    part = {"to": "doing", "note": "Thay ống", "done": "350", "total": "540", "measure": "m ống", "until": "2022-10-20"}
    assert browser.post(address, part).status_code == 302
    assert "350/540 m ống" in _page(browser, f"/vu-viec/{case.number}/")
    refused = browser.post(address, {"to": "done", "note": "Xong"})
    assert refused.status_code == 422 and "kết quả và bằng chứng" in refused.content.decode()
    assert browser.post(address, {"to": "done", "note": "Thay xong", "proof": "biên bản 20/10"}).status_code == 302
    assert case.tracks.get(track="remedy").state == "done"


def test_an_answer_is_never_written_down_as_given_by_hand(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    _page(client_for(VERIFIER), f"/vu-viec/{case.number}/phan-viec/answer/", 404)


def test_a_case_with_open_work_does_not_close_and_says_what_is_missing(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    outcome = {"outcome": "Đã khắc phục xong đường ống"}
    answer = client_for(SECOND_EYES).post(f"/vu-viec/{case.number}/dong/", outcome)
    said = answer.content.decode()
    assert answer.status_code == 422 and "phần việc “Khắc phục” chưa kết thúc" in said
    assert Case.objects.get().state == "concluded"


def test_a_frozen_office_is_read_and_offers_no_button(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    units.freeze_office(office=house.office, by=people.MACHINE, now=THURSDAY)
    browser = client_for(SECOND_EYES)
    for path in ("", "giao/", "chon-duong/?outlet=bao-thong-reo&concerns=yes&conclusion=no"):
        shown = _page(browser, f"/vu-viec/{case.number}/{path}")
        assert "btn-primary" not in shown and "khóa" in shown
    assert browser.post(f"/vu-viec/{case.number}/mo-lai/", {"reason": "có thêm dữ kiện mới"}).status_code == 422


def test_a_leaders_instruction_stands_in_the_history(house: House, client_for: ClientFor) -> None:
    case = road.assigned(house)
    browser = client_for(LEADER)
    browser.post(f"/vu-viec/{case.number}/but-phe/", {"order": "Thay xong ống chậm nhất ngày 20/10"})
    assert "Thay xong ống chậm nhất ngày 20/10" in _page(browser, f"/vu-viec/{case.number}/")


def test_at_once_has_no_number_and_is_never_called_late(house: House, client_for: ClientFor, at: At) -> None:
    letter = road.issued(house)
    letters.received(letter=letter, at=THURSDAY, by=CLERK, now=THURSDAY)
    at(THURSDAY + timedelta(days=3))
    shown = _page(client_for(CLERK), f"/van-ban/{letter.pk}/")
    assert "ngay, luật không ghi số giờ" in shown and "clock--late" not in shown
    shown = _page(client_for(ROUTER), f"/vu-viec/{letter.case.number}/")
    assert "chậm hay không do người xem xét" in shown
