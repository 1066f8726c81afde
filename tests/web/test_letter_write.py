"""Papers of every kind are written by plain forms: parts of the kind, law of the day, refusals in words."""

import pytest

from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.values.case import Verdict
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from tests import people
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, STRANGER, THURSDAY, House
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.usefixtures("law_loaded")
SIGNED = {"signature": "head", "signer": "Lê Thị Mẫu", "urgency": "", "scope": ""}
COMMON = SIGNED | {"subject": "phối hợp kiểm tra", "recipients": "Như trên", "addressees": "Phòng Kinh tế"}


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def typed(kind: str, **more: str) -> dict[str, str]:
    return COMMON | {part.key: f"Nội dung của {part.key}" for part in KINDS[kind].parts} | more


def test_the_page_of_kinds_names_all_nine_and_leads_to_those_written_here(house: House, client_for: ClientFor) -> None:
    page = client_for(ROUTER).get("/van-ban/soan/").content.decode()
    for words in ("Công văn phản hồi", "đề nghị cải chính", "trả lời báo chí", "Báo cáo nhanh", "Giấy ủy quyền"):
        assert words in page
    for kind in ("cong_van", "thong_cao", "uy_quyen", "phieu_chuyen", "tra_loi"):
        assert f'href="/van-ban/soan/{kind}/"' in page
    assert 'href="/van-ban/soan/bao_cao_nhanh/"' not in page  # only from a case


@pytest.mark.parametrize("kind", ["cong_van", "thong_cao", "phieu_chuyen", "tra_loi"])
def test_a_paper_is_written_shown_as_it_prints_and_changed(house: House, client_for: ClientFor, kind: str) -> None:
    browser = client_for(ROUTER)
    answer = browser.post(f"/van-ban/soan/{kind}/", typed(kind))
    letter = Letter.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/van-ban/{letter.pk}/")
    page = browser.get(f"/van-ban/{letter.pk}/").content.decode()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page and "Lê Thị Mẫu" in page
    answer = browser.post(f"/van-ban/{letter.pk}/sua/", typed(kind, subject="phối hợp xác minh", urgency="KHẨN"))
    assert answer.status_code == 302
    document = queries.document_of(Letter.objects.get())
    assert "phối hợp xác minh" in document.subject and document.urgency == "KHẨN"
    for ending, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert browser.get(f"/van-ban/{letter.pk}/tai/{ending}/").content.startswith(start)


def test_what_is_missing_is_named_and_what_was_typed_stays(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    answer = browser.post("/van-ban/soan/cong_van/", typed("cong_van", noi_dung="", subject="giữ lại chữ này"))
    page = answer.content.decode()
    assert answer.status_code == 422 and "giữ lại chữ này" in page and not Letter.objects.exists()


def test_a_delegation_is_refused_in_words_until_it_has_all_that_the_law_wants(
    house: House, client_for: ClientFor
) -> None:
    browser = client_for(ROUTER)
    given = typed("uy_quyen", signature="own", name="Trần Văn Mẫu", delegate_post="Trưởng phòng", matter="vụ thôn 7")
    given |= {"since": "2022-10-06", "until": "2022-10-31", "telephone": "0000", "email": "mau@example.invalid"}
    given |= {"subject": "Phát ngôn và cung cấp thông tin cho báo chí"}
    page = browser.post("/van-ban/soan/uy_quyen/", given).content.decode()
    assert "chỉ ủy quyền cho cấp phó" in page
    page = browser.post("/van-ban/soan/uy_quyen/", given | {"until": ""}).content.decode()
    assert "Giấy ủy quyền còn thiếu: ngày kết thúc." in page
    answer = browser.post("/van-ban/soan/uy_quyen/", given | {"delegate_post": "Phó Chủ tịch"})
    assert answer.status_code == 302
    document = queries.document_of(Letter.objects.get())
    assert "09/2017/NĐ-CP" in document.bases[-1] and document.signature.authority == ()


def test_a_refusal_chooses_among_the_grounds_of_the_day(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    page = browser.get("/van-ban/soan/tra_loi/").content.decode()
    assert "Căn cứ từ chối" in page and 'value="L103-2016.38.2.c"' in page and "L126-2025" not in page
    given = typed("tra_loi", refused="hồ sơ thanh tra", refused_ground="L103-2016.38.2.c")
    browser.post("/van-ban/soan/tra_loi/", given)
    facts = queries.facts_of(Letter.objects.get())
    assert isinstance(facts, PaperFacts)
    assert facts.refusals[0].law.locators == ("điểm c khoản 2 Điều 38",) and facts.refusals[0].ground
    page = browser.get(f"/van-ban/{Letter.objects.get().pk}/").content.decode()
    assert "hồ sơ thanh tra" in page and 'value="L103-2016.38.2.c" selected' in page


def test_an_annex_is_typed_as_lines_and_printed_as_a_table(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    text = "Số liệu đến ngày 04 tháng 10 năm 2022.\nThôn | Số hộ\nthôn 7 | 46"
    browser.post(
        "/van-ban/soan/cong_van/",
        typed("cong_van", noi_dung="Xem Phụ lục kèm theo.", annex_title="Danh sách hộ", annex_text=text),
    )
    annex = queries.document_of(Letter.objects.get()).annexes[0]
    assert (annex.title, annex.body[1].rows[0][1].text) == ("DANH SÁCH HỘ", "46")
    assert annex.note.startswith("(Kèm theo Công văn số")
    page = browser.get(f"/van-ban/{Letter.objects.get().pk}/").content.decode()
    assert "Thôn | Số hộ" in page and "DANH SÁCH HỘ" in page


def test_a_quick_report_and_a_referral_grow_out_of_a_case(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    browser = client_for(SECOND_EYES)
    page = browser.get(f"/van-ban/soan/?vu-viec={case.number}").content.decode()
    assert f'href="/van-ban/soan/bao_cao_nhanh/?vu-viec={case.number}"' in page
    page = browser.get(f"/van-ban/soan/bao_cao_nhanh/?vu-viec={case.number}").content.decode()
    assert "Báo Thông Reo, bài" in page and "biên bản 04/10" in page.lower()
    false = case.claims.get(verdict=Verdict.FALSE).letter
    address = f"/van-ban/soan/phieu_chuyen/?vu-viec={case.number}&amp;y={false}"
    assert f'href="{address}"' in browser.get(f"/vu-viec/{case.number}/").content.decode()
    page = browser.get(address.replace("&amp;", "&")).content.decode()
    assert "đã kết luận là sai" in page and "128 hộ" in page
    true = case.claims.get(verdict=Verdict.TRUE).letter
    assert browser.get(f"/van-ban/soan/phieu_chuyen/?vu-viec={case.number}&y={true}").status_code == 404
    with by_a_wrong_hand():
        case.claims.filter(letter=false).update(checked_by="", checked_at=None)
    assert browser.get(f"/van-ban/soan/phieu_chuyen/?vu-viec={case.number}&y={false}").status_code == 404
    assert "phieu_chuyen" not in browser.get(f"/vu-viec/{case.number}/").content.decode()


def test_a_comment_stands_beside_the_page(house: House, client_for: ClientFor) -> None:
    client_for(ROUTER).post("/van-ban/soan/cong_van/", typed("cong_van"))
    letter = Letter.objects.get()
    client_for(LEADER).post(f"/van-ban/{letter.pk}/gop-y/", {"text": "Thêm hạn trả lời"})
    assert "Thêm hạn trả lời" in client_for(CLERK).get(f"/van-ban/{letter.pk}/").content.decode()


def test_who_may_not_write_sees_why_and_nothing_changes(house: House, client_for: ClientFor) -> None:
    answer = client_for(CLERK).post("/van-ban/soan/cong_van/", typed("cong_van"))
    assert answer.status_code == 422 and "không có quyền soạn văn bản" in answer.content.decode()
    assert not Letter.objects.exists()
    assert client_for(STRANGER).get("/van-ban/soan/").status_code == 403
    assert client_for(ROUTER).get("/van-ban/soan/khong-co/").status_code == 404


def test_looking_changes_nothing(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    before = AuditEvent.objects.count()
    for kind in ("", "cong_van/", "tra_loi/", "uy_quyen/", "thong_cao/", "phieu_chuyen/"):
        assert browser.get(f"/van-ban/soan/{kind}").status_code == 200
    assert not Letter.objects.exists() and AuditEvent.objects.count() == before


def test_another_office_cannot_open_it(house: House, client_for: ClientFor) -> None:
    client_for(ROUTER).post("/van-ban/soan/cong_van/", typed("cong_van"))
    people.settle_other()
    foreign = people.actor("nguoi-khac", people.Role.VAN_PHONG, "khac-van-phong", "khac")
    assert client_for(foreign).get(f"/van-ban/{Letter.objects.get().pk}/").status_code == 404
