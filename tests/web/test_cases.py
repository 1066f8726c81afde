"""The screens of cases: what each person sees and may do, and that a refusal changes nothing."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter
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


@pytest.fixture
def stranger(house: House) -> Actor:
    """Return somebody of another office."""
    units.open_office(
        key="mau-khac",
        name="Ủy ban nhân dân huyện Khác",
        short_name="UBND huyện Khác",
        place_name="Khác",
        level="district",
        province="Mẫu",
        notation="UBND",
        gazetteer="dak-ha",
        sample=True,
        valid_from=people.FOUNDED,
        by=people.MACHINE,
        now=THURSDAY,
    )
    return people.actor("van-phong-khac", Role.VAN_PHONG, "", "mau-khac")


def _page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


# --- the list


def test_the_list_shows_each_case_with_its_number_state_lead_and_late_clock(
    house: House, client_for: ClientFor, at: At
) -> None:
    case = road.assigned(house)
    at(THURSDAY + timedelta(days=9))
    shown = _page(client_for(ROUTER), "/vu-viec/")
    assert case.number in shown and case.title in shown
    assert "Đã giao xác minh" in shown and "UBND xã Đăk Ui" in shown
    assert "clock--late" in shown and "quá " in shown


def test_filters_count_what_they_list(house: House, client_for: ClientFor, at: At) -> None:
    first = road.assigned(house)
    at(THURSDAY + timedelta(days=9))
    dismissed = actions.open_case(office=house.office, title="Chuyện khác", by=SORTER, now=THURSDAY)
    actions.dismiss(case=dismissed, reason="không thuộc địa bàn huyện", by=SORTER, now=THURSDAY)
    browser = client_for(VERIFIER)
    answer = browser.get("/vu-viec/?loc=all")
    counts = {code: count for code, _word, count, _here in answer.context["filters"]}
    assert counts == {"open": 1, "late": 1, "mine": 1, "closed": 0, "all": 1}  # a unit sees its own cases only
    counts = {code: n for code, _w, n, _h in client_for(ROUTER).get("/vu-viec/").context["filters"]}
    assert counts == {"open": 1, "late": 1, "mine": 0, "closed": 1, "all": 2}
    for choice, count in counts.items():
        assert len(client_for(ROUTER).get(f"/vu-viec/?loc={choice}").context["rows"]) == count
    assert first.number in _page(browser, "/vu-viec/?loc=late")


def test_a_case_is_found_without_marks_and_by_its_number(house: House, client_for: ClientFor) -> None:
    case = road.opened(house)
    browser = client_for(ROUTER)
    for words in ("cap nuoc dak ui", "Cấp Nước", case.number, "vv-2022"):
        assert case.title in _page(browser, f"/vu-viec/?loc=all&q={words}")
    nothing = _page(browser, "/vu-viec/?loc=all&q=khong-co-gi")
    assert case.title not in nothing and "Không thấy vụ việc nào" in nothing


def test_an_empty_list_says_where_cases_come_from(house: House, client_for: ClientFor) -> None:
    assert "Vụ việc được lập từ một tin" in _page(client_for(ROUTER), "/vu-viec/")


# --- who sees what


def test_a_stranger_and_a_unit_that_was_not_asked_find_no_case(
    house: House, client_for: ClientFor, stranger: Actor
) -> None:
    case = road.assigned(house)
    paths = ["", "giao/", "them-y/", "gia-han/", "mo-lai/", "dong/", "loai/", "chon-duong/", "but-phe/"]
    for somebody in (stranger, OTHER_UNIT):
        browser = client_for(somebody)
        assert {browser.get(f"/vu-viec/{case.number}/{path}").status_code for path in paths} == {404}
        assert browser.post(f"/vu-viec/{case.number}/bat-dau/").status_code == 404
        assert case.title not in _page(browser, "/vu-viec/?loc=all")
    assert Case.objects.get().state == "assigned"


def test_who_is_not_signed_in_is_asked_to_sign_in(house: House, client) -> None:
    assert client.get("/vu-viec/").headers["Location"].startswith("/tai-khoan/dang-nhap/")


def test_a_number_that_is_no_number_is_not_found(house: House, client_for: ClientFor) -> None:
    _page(client_for(ROUTER), "/vu-viec/khong-phai-so/", 404)


# --- the page


def test_the_page_tells_clocks_claims_parts_and_history_with_posts(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    client_for(VERIFIER)  # has an account: the history names the post
    shown = _page(client_for(ROUTER), f"/vu-viec/{case.number}/")
    assert "Đ.39.1" in shown and "hết thứ Hai 10/10" in shown  # thirty days from 9 September, rolled over a Sunday
    assert "Luật Báo chí (103/2016/QH13)" in shown and "Ngày thứ 30" in shown and 'class="days"' in shown
    assert "Nếu quá hạn" in shown and "quy định nội bộ" in shown
    assert "chưa tính" in shown and "Đ.43.2" in shown  # the press's own term has not begun
    assert "128 hộ không có nước" in shown and "sổ đấu nối năm 2022" in shown
    assert "Khắc phục" in shown and "Tin bài làm rõ" in shown
    assert "chu tich xa ký kết luận xác minh: Đúng một phần" in shown
    assert "giao UBND xã Đăk Ui xác minh" in shown and "Văn thư nhận 118/BTR-BĐ" in shown
    assert "Đường ống vỡ" in shown


def test_the_page_has_exactly_one_primary_button_for_whoever_acts_next(house: House, client_for: ClientFor) -> None:
    case = road.opened(house)
    address = f"/vu-viec/{case.number}/"
    assert _page(client_for(ROUTER), address).count("btn-primary") == 1
    waiting = _page(client_for(SORTER), address)
    assert waiting.count("btn-primary") == 0 and "Chờ Văn phòng giao đơn vị" in waiting


def test_another_offices_case_of_the_same_number_does_not_tell_its_history(
    house: House, client_for: ClientFor, stranger: Actor
) -> None:
    road.opened(house)
    theirs = units.open_office(key="mau-khac", by=people.MACHINE, now=THURSDAY)
    sorter = people.actor("khac", Role.TRUNG_TAM, "", "mau-khac")
    case = actions.open_case(office=theirs, title="Của nơi khác", by=sorter, now=THURSDAY)
    shown = _page(client_for(stranger), f"/vu-viec/{case.number}/")
    assert "Của nơi khác" in shown and "118/BTR-BĐ" not in shown and "chuyen vien trung tam" not in shown


# --- the steps


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


# --- the route (function S23)


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


def test_a_conclusion_of_a_competent_agency_leads_to_a_request_for_correction(
    house: House, client_for: ClientFor
) -> None:
    case = road.concluded(house)
    browser = client_for(SECOND_EYES)
    shown = _page(browser, _route(case, conclusion="yes"))
    assert "Đề nghị cải chính" in shown and "Điều 42 khoản 2" in shown and "Số kết luận" in shown
    lacking = browser.post(_route(case, conclusion="yes"), {"section": "Bạn đọc"})
    assert lacking.status_code == 422 and not Letter.objects.exists()
    given = {
        "section": "Bạn đọc",
        "objected": "B",
        "number": "15/KL-TTr",
        "signed_on": "2022-10-03",
        "issuer": "Thanh tra huyện Đăk Hà",
        "conclusion_title": "về việc quản lý công trình cấp nước",
    }
    assert browser.post(_route(case, conclusion="yes"), given).status_code == 302
    assert Letter.objects.get().route == "correction"


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


def test_a_newspapers_piece_that_nobody_has_read_is_named_by_hand(house: House, client_for: ClientFor) -> None:
    of = road.outlet()
    title = "Công trình cấp nước ngừng hoạt động"
    told = {"by": people.SORTER, "now": THURSDAY - timedelta(days=3)}
    case = actions.open_case(office=house.office, title=title, paper=road.paper(house, of), **told)
    actions.assign(
        case=case, lead=house.units["mau-dak-ui"], support=[house.units["mau-vhtt"]], by=ROUTER, now=THURSDAY
    )
    actions.start(case=case, by=VERIFIER, now=THURSDAY)
    claim = actions.add_claim(case=case, text="128 hộ thiếu nước", by=VERIFIER, now=THURSDAY)
    found = {"verdict": Verdict.FALSE, "finding": "46 hộ", "proofs": ["sổ"]}
    actions.check(claim=actions.judge(claim=claim, by=VERIFIER, now=THURSDAY, **found), by=SECOND_EYES, now=THURSDAY)
    actions.conclude(case=case, by=VERIFIER, now=THURSDAY)
    browser = client_for(SECOND_EYES)
    given = {"topic": "cấp nước", "section": "Bạn đọc", "objected": "A", "piece": "Nước đục thôn 7"}
    assert browser.post(_route(case), given).status_code == 422  # the law wants its day named (L103 Đ.43.4)
    letter = browser.post(_route(case), given | {"printed_on": "2022-09-06"}, follow=True).content.decode()
    assert "“Nước đục thôn 7”" in letter and "06/9/2022" in letter.replace("ngày 06 tháng 9 năm 2022", "06/9/2022")
