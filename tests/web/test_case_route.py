"""The legal route (function S23) and the draft that it leads to: four questions, the articles, and why."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core.values.actor import Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import Case
from hoiam.desk.letters.models import Conclusion, Letter
from tests import people
from tests.people import CLERK, ROUTER, SECOND_EYES, THURSDAY, VERIFIER, House
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


def _route(case: Case, concerns: str = "yes", conclusion: str = "no", outlet: str = "bao-thong-reo") -> str:
    return f"/vu-viec/{case.number}/chon-duong/?outlet={outlet}&concerns={concerns}&conclusion={conclusion}"


def test_the_questions_come_first_and_then_the_route_with_its_articles_and_why(
    house: House, client_for: ClientFor
) -> None:
    case = road.concluded(house)
    browser = client_for(SECOND_EYES)
    asked = _page(browser, f"/vu-viec/{case.number}/chon-duong/")
    assert "Trả lời các câu hỏi" in asked and asked.count("btn-primary") == 1
    shown = _page(browser, _route(case))
    assert "Đường xử lý: Phản hồi" in shown and "Điều 43 khoản 1" in shown
    assert "thời hạn cải chính không chạy" in shown and "Căn cứ, bằng chứng của từng ý sai" in shown
    assert shown.count("btn-primary") == 1


CONCLUSION = {
    "kind": "Kết luận thanh tra",
    "number": "15/KL-TTr",
    "signed_on": "2022-10-03",
    "issuer": "Thanh tra huyện Đăk Hà",
    "title": "về việc quản lý công trình cấp nước",
}


def test_a_conclusion_of_a_competent_agency_leads_to_a_request_for_correction(
    house: House, client_for: ClientFor, tmp_path: Any, settings: Any
) -> None:
    """L103 Đ.42.2: the conclusion is recorded with its file, which then goes with the letter."""
    settings.HOIAM_FILES = str(tmp_path)
    case = road.concluded(house)
    browser, to = client_for(SECOND_EYES), f"/vu-viec/{case.number}/ket-luan-tham-quyen/?outlet=bao-thong-reo"
    shown = _page(browser, _route(case, conclusion="yes"))
    assert "Đề nghị cải chính" in shown and "Điều 42 khoản 2" in shown
    assert "chưa có trong hồ sơ" in shown and "Ghi nhận kết luận trước" in shown and shown.count("btn-primary") == 1
    given = {"section": "Bạn đọc", "objected": "B"}
    assert browser.post(_route(case, conclusion="yes"), given).status_code == 422 and not Letter.objects.exists()

    bare = browser.post(to, CONCLUSION)
    assert bare.status_code == 422 and "Hãy chọn tệp văn bản kết luận" in bare.content.decode()
    active = SimpleUploadedFile("kl.pdf", b"%PDF-1.7\n/S/JavaScript/JS(1)\n%%EOF")
    assert "mã tự chạy" in browser.post(to, CONCLUSION | {"file": active}).content.decode()
    file = SimpleUploadedFile("kl.pdf", b"%PDF-1.7\nket luan\n%%EOF")
    assert browser.post(to, CONCLUSION | {"file": file}).headers["Location"].endswith("?outlet=bao-thong-reo")

    shown = _page(browser, _route(case, conclusion="yes"))
    assert "Kết luận thanh tra số 15/KL-TTr" in shown and "chưa có trong hồ sơ" not in shown
    concluded = str(Conclusion.objects.get().pk)
    assert browser.post(_route(case, conclusion="yes"), given | {"concluded": concluded}).status_code == 302
    letter = Letter.objects.get()
    assert letter.route == "correction" and letter.enclosures.get().file_name == "kl.pdf"
    assert browser.post(f"/van-ban/{letter.pk}/trinh/").status_code == 302
    letter.refresh_from_db()
    assert letter.state == "submitted"


def test_what_does_not_concern_the_office_only_gets_information(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    shown = _page(client_for(SECOND_EYES), _route(case, concerns="no"))
    assert "Đường xử lý: Chỉ cung cấp thông tin" in shown and "không liên quan đến cơ quan" in shown


def test_before_the_conclusion_is_signed_a_letter_only_informs(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    browser = client_for(VERIFIER)
    browser.post(f"/vu-viec/{case.number}/y/B/", {"verdict": "false", "finding": "46 hộ", "proofs": "sổ"})
    shown = _page(browser, _route(case, conclusion="yes"))
    assert "Đường xử lý: Chỉ cung cấp thông tin" in shown


def test_a_page_that_is_no_newspaper_owes_no_correction(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house, kind="public_page")
    shown = _page(client_for(SECOND_EYES), _route(case, conclusion="yes"))
    assert "Chỉ cung cấp thông tin" in shown and "không phải cơ quan báo chí" in shown


def test_a_true_claim_can_never_be_objected_to(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house, claims=ALL_TRUE)
    browser = client_for(SECOND_EYES)
    for conclusion in ("yes", "no"):
        shown = _page(browser, _route(case, conclusion=conclusion))
        assert "Đường xử lý: Tiếp thu, khắc phục, trả lời" in shown and "không thể lập văn bản phản đối" in shown
    assert browser.post(_route(case, conclusion="yes"), {"topic": "cấp nước"}).status_code == 302
    assert Letter.objects.get().route == "remedy_and_answer"


def test_the_draft_is_written_from_the_case(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    topic = {"topic": "công trình cấp nước thôn 7, xã Đăk Ui", "section": "Bạn đọc", "objected": "B"}
    answer = client_for(SECOND_EYES).post(_route(case), topic, follow=True)
    shown = answer.content.decode()
    assert "V/v trả lời và phản hồi thông tin Báo Thông Reo nêu về công trình cấp nước" in shown
    assert "Bài báo nêu “128 hộ không có nước sinh hoạt”. Có 46 hộ" in shown
    assert "Công văn số 118/BTR-BĐ ngày 08 tháng 9 năm 2022" in shown
    assert (
        "khoản 1, khoản 4 Điều 43 Luật Báo chí" in shown
        and "Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017" in shown
    )
    assert case.tracks.get(track="objection").state == "drafted"


def test_only_who_drafts_may_draft(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    answer = client_for(CLERK).post(_route(case), {"topic": "cấp nước", "section": "Bạn đọc", "objected": "B"})
    assert answer.status_code == 422 and "không có quyền soạn văn bản" in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_reply_objects_to_chosen_false_claims_only_and_may_ask_for_a_correction(
    house: House, client_for: ClientFor
) -> None:
    case = road.concluded(house)
    browser = client_for(SECOND_EYES)
    shown = _page(browser, _route(case))
    assert "Vì sao chưa là đề nghị cải chính" in shown and "Điều 42 khoản 2" in shown
    assert 'name="objected" value="B"' in shown
    assert 'name="objected" value="A"' not in shown  # A is true
    given = {"topic": "cấp nước", "section": "Bạn đọc", "ask_correction": "on"}
    assert browser.post(_route(case), given | {"objected": "A"}).status_code == 422
    assert browser.post(_route(case), given).status_code == 422  # objecting to nothing
    letter = browser.post(_route(case), given | {"objected": "B"}, follow=True).content.decode()
    assert "đồng thời cải chính, xin lỗi theo quy định" in letter
    assert Letter.objects.get().facts["objected"] == ["B"]


def _of_a_paper(house: House, verdict: Verdict) -> Case:
    """Return a concluded case of a newspaper's letter; nobody has read the piece."""
    title = "Công trình cấp nước ngừng hoạt động"
    told = {"by": people.SORTER, "now": THURSDAY - timedelta(days=3)}
    case = actions.open_case(office=house.office, title=title, paper=road.paper(house, road.outlet()), **told)
    actions.assign(
        case=case, lead=house.units["mau-dak-ui"], support=[house.units["mau-vhtt"]], by=ROUTER, now=THURSDAY
    )
    actions.start(case=case, by=VERIFIER, now=THURSDAY)
    claim = actions.add_claim(case=case, text="128 hộ thiếu nước", by=VERIFIER, now=THURSDAY)
    found = {"verdict": verdict, "finding": "46 hộ", "proofs": ["sổ"]}
    actions.check(claim=actions.judge(claim=claim, by=VERIFIER, now=THURSDAY, **found), by=SECOND_EYES, now=THURSDAY)
    return actions.conclude(case=case, by=VERIFIER, now=THURSDAY)


def test_an_answer_to_a_letter_names_no_piece_that_nobody_has_read(house: House, client_for: ClientFor) -> None:
    case, browser = _of_a_paper(house, Verdict.TRUE), client_for(SECOND_EYES)
    letter = browser.post(_route(case), {"topic": ""}, follow=True).content.decode()
    assert "Công văn số 118/BTR-BĐ" in letter and "về công trình cấp nước ngừng hoạt động" in letter
    assert "“Công trình cấp nước" not in letter


def test_information_tells_what_was_found_and_no_empty_point(house: House, client_for: ClientFor) -> None:
    case, browser = road.verifying(house), client_for(SECOND_EYES)
    answer = browser.post(_route(case), {"topic": "cấp nước"})
    assert answer.status_code == 422 and "chưa có kết quả kiểm tra" in answer.content.decode()
    claim = case.claims.get(letter="A")
    found = {"verdict": Verdict.UNKNOWN, "finding": "Đang kiểm nghiệm mẫu nước", "proofs": []}
    actions.judge(claim=claim, by=VERIFIER, now=THURSDAY, **found)
    letter = browser.post(_route(case), {"topic": "cấp nước"}, follow=True).content.decode()
    assert "Đang kiểm nghiệm mẫu nước" in letter and case.claims.get(letter="B").text not in letter


def test_a_newspapers_piece_that_nobody_has_read_is_named_by_hand(house: House, client_for: ClientFor) -> None:
    case, browser = _of_a_paper(house, Verdict.FALSE), client_for(SECOND_EYES)
    given = {"topic": "cấp nước", "section": "Bạn đọc", "objected": "A", "piece": "Nước đục thôn 7"}
    assert browser.post(_route(case), given).status_code == 422  # the law wants its day named (L103 Đ.43.4)
    letter = browser.post(_route(case), given | {"printed_on": "2022-09-06"}, follow=True).content.decode()
    assert "“Nước đục thôn 7”" in letter and "06/9/2022" in letter.replace("ngày 06 tháng 9 năm 2022", "06/9/2022")
