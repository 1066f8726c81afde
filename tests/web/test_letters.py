"""The screens of letters, incoming papers and kept files."""

import io
from datetime import timedelta

import docx
import pytest
from django.conf import settings

from hoiam.core.compose.store import pack
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.desk.cases.models import Case
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import actions as units
from hoiam.outside.keep import Keep
from tests import people, writes
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
OTHER_UNIT = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")
BOTH = Actor("person", SECOND_EYES.key, frozenset({Role.PHONG_VHTT, Role.PCT}), "mau-vhtt", people.OFFICE)


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


@pytest.fixture
def kept(tmp_path, settings) -> Keep:
    """Keep files in a folder of this test."""
    settings.HOIAM_FILES = tmp_path
    return Keep(str(tmp_path))


def _page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def _typed(letter: Letter, **changed: str) -> dict[str, str]:
    """Return what the form of a draft would send, with some fields typed anew."""
    facts = queries.facts_of(letter)
    given = {f"finding_{claim.key}": claim.finding for claim in facts.claims}
    for claim in facts.claims:
        for at, remedy in enumerate(claim.remedies):
            given |= {f"work_{claim.key}_{at}": remedy.work, f"note_{claim.key}_{at}": remedy.note}
    given |= {"topic": facts.topic, "section": facts.article.section, "contact": facts.contact, "signature": "deputy"}
    given["signer"] = facts.signature.name
    return given | changed


# --- the lists


@pytest.mark.parametrize(
    ("stage", "here"), [(road.draft, ""), (road.submitted, "cho-ky/"), (road.approved, "cho-ky/"), (road.issued, "di/")]
)
def test_each_letter_stands_in_the_list_of_its_stage_and_the_tabs_count_it(
    house: House, client_for: ClientFor, stage, here: str
) -> None:
    letter = stage(house)
    browser = client_for(SECOND_EYES)
    for path in ("", "cho-ky/", "di/"):
        shown = _page(browser, f"/van-ban/{path}")
        assert (letter.title in shown) == (path == here)
        assert shown.count("(1)") == 1
    assert "Văn bản" in _page(browser, "/vu-viec/")  # the masthead knows the place


def test_an_empty_list_says_where_drafts_come_from(house: House, client_for: ClientFor) -> None:
    assert "lập từ trang vụ việc, sau khi có kết luận" in _page(client_for(SECOND_EYES), "/van-ban/")


# --- one letter


def test_a_draft_is_shown_as_it_will_print_with_what_the_checker_says(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    shown = _page(client_for(SECOND_EYES), f"/van-ban/{letter.pk}/")
    assert 'class="a4"' in shown and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in shown
    assert "0 lỗi phải sửa" in shown and "điểm đạt" in shown and "Viện dẫn văn bản" in shown
    assert shown.count("btn-primary") == 1 and ">Trình duyệt</button>" in shown
    assert "Đ.39.1" in shown and "Tải DOCX" in shown
    assert "Thể thức ký</label>" in shown and "Ý B, sai</label>" in shown


def test_typing_a_draft_anew_changes_the_sheet(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    given = _typed(letter, finding_B="Sổ đấu nối ghi 46 hộ.", topic="nước sạch thôn 7", ask_correction="on")
    shown = client_for(SECOND_EYES).post(f"/van-ban/{letter.pk}/sua/", given, follow=True).content.decode()
    assert "nêu về nước sạch thôn 7" in shown and "Sổ đấu nối ghi 46 hộ." in shown
    assert "đồng thời cải chính, xin lỗi" in shown and "KT. CHỦ TỊCH" in shown


def test_a_figure_that_the_case_does_not_hold_is_pointed_at(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    browser = client_for(SECOND_EYES)
    browser.post(f"/van-ban/{letter.pk}/sua/", _typed(letter, finding_B="Có 64 hộ dùng nước."))
    assert "“64 hộ” không có trong hồ sơ" in _page(browser, f"/van-ban/{letter.pk}/")


def test_a_draft_takes_what_the_case_says_now(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    progress = {"to": "doing", "note": "Thay ống", "done": "350", "total": "540", "measure": "m ống"}
    client_for(VERIFIER).post(f"/vu-viec/{letter.case.number}/phan-viec/remedy/", progress)
    browser = client_for(SECOND_EYES)
    assert "350/540 m ống" not in _page(browser, f"/van-ban/{letter.pk}/")
    shown = browser.post(f"/van-ban/{letter.pk}/lay-lai/", follow=True).content.decode()
    assert "đến nay đã làm được 350/540 m ống" in shown and "công trình cấp nước thôn 7" in shown


def test_what_cannot_be_saved_stays_on_the_page(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    answer = client_for(SECOND_EYES).post(f"/van-ban/{letter.pk}/sua/", _typed(letter, section="", topic="Chủ đề mới"))
    said = answer.content.decode()
    assert answer.status_code == 422 and "chuyên mục hoặc chương trình" in said and "Chủ đề mới" in said
    assert "Chủ đề mới" not in Letter.objects.get().title


def test_a_letter_walks_from_draft_to_print_by_plain_forms(house: House, client_for: ClientFor, at: At) -> None:
    letter = road.draft(house)
    address = f"/van-ban/{letter.pk}/"
    assert client_for(SECOND_EYES).post(f"{address}trinh/").headers["Location"] == address
    assert client_for(LEADER).post(f"{address}duyet/").headers["Location"] == address
    assert client_for(CLERK).post(f"{address}phat-hanh/").headers["Location"] == address
    shown = _page(client_for(CLERK), address)
    assert "01/UBND-VX" in shown and "Đăk Hà, ngày 06 tháng 10 năm 2022" in shown
    at(THURSDAY + timedelta(days=1))
    assert client_for(CLERK).post(f"{address}bao-nhan/", {"at": "2022-10-06T15:00"}).headers["Location"] == address
    case = Case.objects.get()
    assert case.clocks.get(what="press_reply").started_at.isoformat().startswith("2022-10-06T08:00")  # UTC
    given = {"outcome": "published", "printed_on": "2022-10-07", "url": "https://bao.example/phan-hoi"}
    assert client_for(CLERK).post(f"{address}bao-dang/", given).headers["Location"].startswith("/bao-chi/")
    assert case.tracks.get(track="objection").state == "published"
    assert "đã đăng đủ" in _page(client_for(CLERK), address)


def test_who_drafted_never_approves_whatever_roles_they_hold(house: House, client_for: ClientFor) -> None:
    letter = road.submitted(house)
    browser = client_for(BOTH)
    shown = _page(browser, f"/van-ban/{letter.pk}/")
    assert "Người duyệt phải khác người soạn" in shown and "btn-primary" not in shown
    answer = browser.post(f"/van-ban/{letter.pk}/duyet/", follow=True)
    assert "Người duyệt phải khác người soạn" in answer.content.decode()
    assert Letter.objects.get().state == "submitted"


@pytest.mark.parametrize(
    ("stage", "path", "who", "words"),
    [
        (road.draft, "trinh/", CLERK, "không có quyền soạn"),
        (road.submitted, "duyet/", CLERK, "Chỉ Chủ tịch hoặc Phó Chủ tịch"),
        (road.approved, "phat-hanh/", SECOND_EYES, "Chỉ văn thư"),
    ],
)
def test_a_wrong_role_reads_why_and_nothing_changes(
    house: House, client_for: ClientFor, stage, path: str, who: Actor, words: str
) -> None:
    letter = stage(house)
    answer = client_for(who).post(f"/van-ban/{letter.pk}/{path}", follow=True)
    assert words in answer.content.decode()
    assert Letter.objects.get().state == letter.state


def test_a_letter_goes_back_only_with_a_reason_which_its_drafter_reads(house: House, client_for: ClientFor) -> None:
    letter = road.submitted(house)
    browser = client_for(LEADER)
    assert browser.post(f"/van-ban/{letter.pk}/tra-lai/", {"reason": " "}).status_code == 422
    assert browser.post(f"/van-ban/{letter.pk}/tra-lai/", {"reason": "Thiếu số hộ"}).status_code == 302
    assert "Bị trả lại. Lý do: Thiếu số hộ" in _page(client_for(SECOND_EYES), f"/van-ban/{letter.pk}/")


def test_a_fault_of_form_stops_approval_and_issue_and_says_so(house: House, client_for: ClientFor) -> None:
    letter = road.approved(house)
    broken = pack(queries.facts_of(letter))
    broken["claims"][0]["finding"] = "Còn [điền số hộ]."
    with writes.by_a_wrong_hand():  # the rule came after the letter
        Letter.objects.filter(pk=letter.pk).update(facts=broken)
    browser = client_for(CLERK)
    shown = _page(browser, f"/van-ban/{letter.pk}/")
    assert "Phải sửa 1" in shown and "Chưa phát hành được" in shown and "btn-primary" not in shown
    answer = browser.post(f"/van-ban/{letter.pk}/phat-hanh/", follow=True)
    assert "1 lỗi thể thức phải sửa" in answer.content.decode()
    assert Letter.objects.get().number is None
    assert "Trả lại để sửa" in _page(client_for(LEADER), f"/van-ban/{letter.pk}/")  # no dead end
    client_for(LEADER).post(f"/van-ban/{letter.pk}/tra-lai/", {"reason": "Còn chỗ trống"})
    assert (Letter.objects.get().state, Letter.objects.get().approved_by) == ("draft", "")


def test_a_decree_whose_day_is_not_known_can_be_completed_by_hand(house: House, client_for: ClientFor, at: At) -> None:
    case = road.concluded(house)
    now = THURSDAY.replace(year=2026, month=11, day=24)
    at(now)
    letter = road.draft(house, case, now)
    browser = client_for(SECOND_EYES)
    shown = _page(browser, f"/van-ban/{letter.pk}/")
    assert "Phải sửa" in shown and "Ngày ký Nghị định 237/2026/NĐ-CP" in shown and "Luật Báo chí" in shown
    given = _typed(letter)
    for at_, law in enumerate(queries.facts_of(letter).citations):
        if law.kind == "Nghị định":
            given |= {f"signed_{at_}": "2026-06-20", f"title_{at_}": "quy định chi tiết Luật Báo chí (mẫu)"}
    shown = browser.post(f"/van-ban/{letter.pk}/sua/", given, follow=True).content.decode()
    assert "0 lỗi phải sửa" in shown and "ngày 20 tháng 6 năm 2026 của Chính phủ" in shown


def test_strangers_and_units_that_were_not_asked_find_no_letter(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    browser = client_for(OTHER_UNIT)
    for path in ("", "sua/", "trinh/", "tra-lai/", "bao-nhan/", "bao-dang/", "tai/pdf/"):
        assert browser.post(f"/van-ban/{letter.pk}/{path}").status_code == 404
    assert letter.title not in _page(browser, "/van-ban/")
    assert Letter.objects.get().state == "draft"


def test_what_only_does_something_is_never_done_by_looking(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    browser = client_for(SECOND_EYES)
    paths = ("sua/", "trinh/", "duyet/", "phat-hanh/")
    assert {browser.get(f"/van-ban/{letter.pk}/{path}").status_code for path in paths} == {405}


def test_a_frozen_office_shows_its_letters_without_buttons(house: House, client_for: ClientFor) -> None:
    letter = road.draft(house)
    units.freeze_office(office=house.office, by=MACHINE, now=THURSDAY)
    browser = client_for(SECOND_EYES)
    shown = _page(browser, f"/van-ban/{letter.pk}/")
    assert "btn-primary" not in shown and "Lưu bản thảo" not in shown and "đã khóa" in shown
    answer = browser.post(f"/van-ban/{letter.pk}/trinh/", follow=True)
    assert "đã khóa" in answer.content.decode() and Letter.objects.get().state == "draft"


# --- files


def test_a_draft_is_printed_on_demand_as_docx_and_pdf(house: House, client_for: ClientFor, kept: Keep) -> None:
    letter = road.draft(house)
    browser = client_for(SECOND_EYES)
    word = browser.get(f"/van-ban/{letter.pk}/tai/docx/")
    assert word.headers["Content-Disposition"].startswith("attachment") and "nosniff" in word.headers.values()
    assert any("phản hồi như sau" in p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs)
    assert browser.get(f"/van-ban/{letter.pk}/tai/pdf/").content.startswith(b"%PDF-1.7")
    _page(browser, f"/van-ban/{letter.pk}/tai/exe/", 404)


def test_an_issued_letter_gives_the_file_that_was_kept(house: House, client_for: ClientFor, kept: Keep) -> None:
    letter = road.issued(house)
    _note(kept, "letter", str(letter.pk), "cong-van-01-UBND-VX.pdf", b"%PDF-1.7 that was kept")
    answer = client_for(ROUTER).get(f"/van-ban/{letter.pk}/tai/pdf/")
    assert answer.content == b"%PDF-1.7 that was kept"


def test_a_kept_file_goes_out_as_an_attachment_and_only_within_its_office(
    house: House, client_for: ClientFor, kept: Keep
) -> None:
    ours = _note(kept, "letter", str(road.draft(house).pk), "biên bản 04-10.pdf", b"proof")
    answer = client_for(ROUTER).get(f"/tep/{ours.pk}/")
    assert answer.content == b"proof" and answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''bi%C3%AAn")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    theirs = _note(kept, "letter", "1", "của nơi khác.pdf", b"theirs", office="mau-khac")
    _page(client_for(ROUTER), f"/tep/{theirs.pk}/", 404)


def test_a_file_that_is_gone_or_damaged_is_said_in_a_sentence(house: House, client_for: ClientFor, kept: Keep) -> None:
    ours = _note(kept, "letter", str(road.draft(house).pk), "anh.png", b"proof")
    path = next(file for file in settings.HOIAM_FILES.rglob(ours.sha256))
    path.write_bytes(b"other")
    assert "không còn đúng mã kiểm chứng" in _page(client_for(ROUTER), f"/tep/{ours.pk}/", 500)
    path.unlink()
    assert "không còn trong kho lưu" in _page(client_for(ROUTER), f"/tep/{ours.pk}/", 404)


def _note(kept: Keep, purpose: str, subject: str, name: str, data: bytes, office: str = people.OFFICE) -> StoredFile:
    return files.note(
        office=office,
        purpose=purpose,
        subject=subject,
        name=name,
        content_type="application/pdf",
        sha256=kept.put(data),
        size=len(data),
        by=MACHINE,
        now=THURSDAY,
    )


# --- incoming papers

PAPER = {
    "kind": "press_request",
    "outlet": "bao-thong-reo",
    "number": "118/BTR-BĐ",
    "dated": "2022-09-08",
    "subject": "đề nghị trả lời về công trình cấp nước",
    "received_at": "2022-09-09T09:00",
}


def test_a_clerk_registers_a_paper_and_the_register_gives_its_number(house: House, client_for: ClientFor) -> None:
    road.outlet()
    browser = client_for(CLERK)
    assert browser.post("/van-ban/giay-to/vao-so/", PAPER).headers["Location"] == "/van-ban/giay-to/2022/1/"
    paper = Paper.objects.get()
    assert (paper.arrival, paper.sender, paper.received_at.isoformat()[:16]) == (
        1,
        "Báo Thông Reo",
        "2022-09-09T02:00",
    )
    assert "118/BTR-BĐ" in _page(browser, "/van-ban/giay-to/")
    assert "09/9/2022, 09:00" in _page(browser, "/van-ban/giay-to/2022/1/")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"received_at": "2022-10-07T09:00"}, "không thể ở tương lai"),
        ({"outlet": "", "sender": ""}, "Hãy ghi nơi gửi"),
        ({"subject": ""}, "Trích yếu"),
    ],
)
def test_a_paper_that_cannot_be_registered_says_why(
    house: House, client_for: ClientFor, changed: dict, words: str
) -> None:
    road.outlet()
    answer = client_for(CLERK).post("/van-ban/giay-to/vao-so/", PAPER | changed)
    assert answer.status_code == 422 and words in answer.content.decode() and not Paper.objects.exists()


def test_only_clerks_register(house: House, client_for: ClientFor) -> None:
    road.outlet()
    browser = client_for(VERIFIER)
    assert "Vào sổ</a>" not in _page(browser, "/van-ban/giay-to/")
    answer = browser.post("/van-ban/giay-to/vao-so/", PAPER)
    assert answer.status_code == 422 and "Chỉ văn thư hoặc Văn phòng" in answer.content.decode()
    assert not Paper.objects.exists()


def test_a_case_is_opened_from_a_paper_and_its_term_runs_from_the_day_of_receipt(
    house: House, client_for: ClientFor
) -> None:
    road.paper(house, road.outlet())
    browser = client_for(SORTER)
    assert "Lập vụ việc" in _page(browser, "/van-ban/giay-to/2022/1/")
    answer = browser.post("/van-ban/giay-to/2022/1/lap-vu-viec/", {"title": "Công trình cấp nước thôn 7", "story": ""})
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/vu-viec/{case.number}/" and case.paper.arrival == 1
    client_for(ROUTER).post(f"/vu-viec/{case.number}/giao/", {"lead": "mau-dak-ui"})
    shown = _page(client_for(ROUTER), "/van-ban/giay-to/2022/1/")
    assert "Đ.39.1" in shown and "còn 4 ngày" in shown
    again = browser.post("/van-ban/giay-to/2022/1/lap-vu-viec/", {"title": "Lần nữa", "story": ""})
    assert again.status_code == 422 and f"đã có vụ việc {case.number}" in again.content.decode()


def test_who_may_not_sort_opens_no_case(house: House, client_for: ClientFor) -> None:
    road.paper(house, road.outlet())
    answer = client_for(CLERK).post("/van-ban/giay-to/2022/1/lap-vu-viec/", {"title": "Cấp nước", "story": ""})
    assert answer.status_code == 422 and "không có quyền lập vụ việc" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_paper_that_came_later_is_tied_to_its_case(house: House, client_for: ClientFor) -> None:
    case = road.assigned(house, kind="public_page")
    road.paper(house, road.outlet("bao-khac", "Báo Khác"))
    answer = client_for(ROUTER).post("/van-ban/giay-to/2022/1/gan-vu-viec/", {"case": case.number})
    assert answer.headers["Location"] == f"/vu-viec/{case.number}/"
    assert Case.objects.get().clocks.get(what="answer").short == "Đ.39.1"


def test_a_paper_of_another_office_is_not_found(house: House, client_for: ClientFor) -> None:
    _page(client_for(CLERK), "/van-ban/giay-to/2022/7/", 404)
