"""The law library, the days off, and which date holds after a correction: as people see and decide them."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.core.values.actor import MACHINE
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import ClockReview
from hoiam.desk.law.actions import load_holidays
from hoiam.desk.law.models import HolidayText, LawText
from hoiam.desk.law.queries import calendar
from tests import people
from tests.core.calendar.test_ical import ics
from tests.desk import made
from tests.people import LEADER, ROUTER, SECOND_EYES, SORTER, STRANGER, THURSDAY
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.django_db
NEXT_YEAR = ics(("20270101", "", "Tết Dương lịch"), ("20270208", "20270213", "Tết Đinh Mùi"), ("20270306", "", "Họp"))


@pytest.fixture(autouse=True)
def _here(at: At, law_loaded: None) -> None:
    at(THURSDAY)


@pytest.fixture
def browser(client_for: ClientFor) -> Client:
    """Return the office's browser: it keeps the law and the days off."""
    return client_for(ROUTER)


def sent(text: str, name: str = "nghi-le.ics") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_everybody_may_read_a_rule_and_ask_why_a_date(client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert "L103-2016.39.1" in browser.get("/cai-dat/luat/?q=dieu 39 khoan 1").content.decode()
    page = browser.get("/cai-dat/luat/quy-tac/L103-2016.39.1/?start=2022-09-09T10:00").content.decode()
    for said in ("hết thứ Hai 10/10/2022", "không tính", "Điều 39 khoản 1", 'class="days"'):
        assert said in page
    assert browser.get("/cai-dat/luat/quy-tac/KHONG-CO/").status_code == 404


def test_a_rule_of_another_time_and_an_unread_number_are_said_in_words(browser: Client) -> None:
    later = browser.get("/cai-dat/luat/quy-tac/L103-2016.39.1/?start=2026-08-01T10:00").content.decode()
    assert "ND237-2026.18.1" in later
    unread = browser.get("/cai-dat/luat/quy-tac/ND237-2026.19.3.a/?start=2026-08-01T10:00").content.decode()
    assert "chưa xác định, cần đối chiếu Công báo" in unread


def test_a_decree_whose_subject_was_not_read_says_so(browser: Client) -> None:
    page = browser.get("/cai-dat/luat/?q=244").content.decode()
    assert "Nghị định 244/2026/NĐ-CP" in page and "Trích yếu chưa rõ, cần đối chiếu Công báo." in page
    assert "Trích yếu chưa rõ" not in browser.get("/cai-dat/luat/?q=09/2017").content.decode()


def test_a_calendar_is_seen_first_and_loaded_when_it_is_confirmed(browser: Client) -> None:
    seen = browser.post("/cai-dat/luat/ngay-nghi/", {"file": sent(NEXT_YEAR), "source": "Thông báo thử"})
    assert "Tết Đinh Mùi" in seen.content.decode() and "tạm tính" in seen.content.decode()
    assert [one.loaded_by for one in HolidayText.objects.filter(year=2027)] == ["hoiam"]
    tables = [one.text for one in seen.context["proposed"]]
    answer = browser.post("/cai-dat/luat/ngay-nghi/", {"table": tables}, follow=True)
    assert "Đã nạp lịch nghỉ năm 2027" in answer.content.decode()
    assert HolidayText.objects.get(year=2027, replaced_at=None).loaded_by == ROUTER.key
    assert not calendar().provisional


def test_a_provisional_table_that_comes_with_a_release_leaves_what_a_person_loaded(browser: Client) -> None:
    shipped = HolidayText.objects.get(year=2027).text
    seen = browser.post("/cai-dat/luat/ngay-nghi/", {"file": sent(NEXT_YEAR), "source": "Thông báo thử"})
    browser.post("/cai-dat/luat/ngay-nghi/", {"table": [one.text for one in seen.context["proposed"]]})
    newer = {2027: shipped.replace("Giỗ Tổ Hùng Vương", "Giỗ Tổ")}
    assert load_holidays(texts=newer, by=MACHINE, now=THURSDAY) == []
    assert HolidayText.objects.get(year=2027, replaced_at=None).loaded_by == ROUTER.key
    settled = {2027: newer[2027].replace("provisional = true\n", "")}
    assert load_holidays(texts=settled, by=MACHINE, now=THURSDAY) == [2027]


def test_the_page_of_a_rule_says_that_next_years_days_off_are_not_settled(browser: Client) -> None:
    page = browser.get("/cai-dat/luat/quy-tac/ND237-2026.18.3/?start=2026-12-28T10:00").content.decode()
    assert "Lịch nghỉ năm 2027 mới theo luật và âm lịch" in page and "tạm tính" in page


@pytest.mark.parametrize("text", ["không phải lịch", ics(("20270206", "", "Thứ Bảy"))])
def test_a_file_that_is_no_calendar_is_refused_in_words(browser: Client, text: str) -> None:
    answer = browser.post("/cai-dat/luat/ngay-nghi/", {"file": sent(text), "source": "x"})
    assert answer.status_code == 422
    assert "Chưa có gì được lưu" in answer.content.decode()


def test_a_wrong_table_and_a_file_of_bytes_change_nothing(browser: Client) -> None:
    answer = browser.post("/cai-dat/luat/ngay-nghi/", {"table": "year = 2027"}, follow=True)
    assert "không đọc được" in answer.content.decode()
    raw = SimpleUploadedFile("a.ics", b"\xff\xfe\x00")
    assert "UTF-8" in browser.post("/cai-dat/luat/ngay-nghi/", {"file": raw, "source": "x"}).content.decode()
    assert not HolidayText.objects.filter(year=2027).exclude(loaded_by="hoiam").exists()


@pytest.mark.parametrize("who", [LEADER, SORTER, SECOND_EYES])
def test_only_the_office_and_the_administrator_change_law_and_days_off(
    client_for: ClientFor, who: people.Actor
) -> None:
    browser = client_for(who)
    assert browser.post("/cai-dat/luat/ngay-nghi/", {"table": "year = 2027"}).status_code == 403
    assert browser.post("/cai-dat/luat/sua/", {"text": "x"}).status_code == 403
    assert "Nạp lịch nghỉ" not in browser.get("/cai-dat/luat/ngay-nghi/").content.decode()


def corrected() -> str:
    return LawText.objects.get(key="L103-2016", replaced_at__isnull=True).text.replace("n = 30", "n = 20")


def test_a_reviewed_file_shows_what_it_changes_before_it_is_used(browser: Client) -> None:
    seen = browser.post("/cai-dat/luat/sua/", {"file": sent(corrected(), "L103-2016.toml")})
    assert "L103-2016.39.1" in seen.content.decode()
    assert "30 ngày → 20 ngày" in seen.content.decode()
    browser.post("/cai-dat/luat/sua/", {"text": seen.context["text"].replace("\n", "\r\n")})
    assert "n = 20" in LawText.objects.get(key="L103-2016", replaced_at__isnull=True).text


def test_a_broken_law_file_names_its_fault_and_changes_nothing(browser: Client) -> None:
    answer = browser.post("/cai-dat/luat/sua/", {"file": sent(corrected().replace("kind =", "kine ="), "x.toml")})
    assert answer.status_code == 422
    assert "Thời hạn của L103-2016" in answer.content.decode()
    assert LawText.objects.filter(key="L103-2016").count() == 1


@pytest.fixture
def review(house: people.House) -> ClockReview:
    """Return the question about one clock after a correction of its rule."""
    from hoiam.desk.law import actions as law
    from hoiam.run.steps import lawful

    case = made.case(house)
    cases.start_clock(case=case, what="answer", at=THURSDAY, rule="L103-2016.39.1", by=MACHINE, now=THURSDAY)
    law.load(texts={"": corrected()}, by=people.ROUTER, now=THURSDAY)
    lawful.ask_again({}, THURSDAY, None)  # type: ignore[arg-type]
    return ClockReview.objects.get()


def test_the_touched_clock_waits_today_and_its_page_shows_both_counts(review: ClockReview, browser: Client) -> None:
    assert "Hạn cần xem lại" in browser.get("/").content.decode()
    assert "Hạn cần xem lại" in browser.get("/vu-viec/").content.decode()
    listed = browser.get("/vu-viec/han-can-xem-lai/").content.decode()
    assert "Nội dung quy tắc đã được sửa" in listed
    page = browser.get(f"/vu-viec/han-can-xem-lai/{review.pk}/").content.decode()
    for said in ("Đang theo", "Tính lại", "hết thứ Hai 07/11/2022", "hết thứ Tư 26/10/2022"):
        assert said in page


def test_a_decision_needs_a_reason_and_is_told_in_the_cases_history(review: ClockReview, browser: Client) -> None:
    address = f"/vu-viec/han-can-xem-lai/{review.pk}/"
    assert browser.post(address, {"holds": "renew", "reason": "ngắn"}).status_code == 422
    browser.post(address, {"holds": "renew", "reason": "Đã đối chiếu Công báo số 12"})
    history = browser.get(f"/vu-viec/{review.clock.case.number}/").content.decode()
    assert "tính lại hạn theo L103-2016.39.1" in history
    assert browser.get(address).status_code == 404


def test_a_stranger_sees_neither_law_nor_question(review: ClockReview, client_for: ClientFor) -> None:
    browser = client_for(STRANGER)
    for address in ("/cai-dat/luat/", "/cai-dat/luat/ngay-nghi/", f"/vu-viec/han-can-xem-lai/{review.pk}/"):
        assert browser.get(address).status_code in (403, 404)


def test_a_wrong_role_reads_the_sentence_and_nothing_changes(
    review: ClockReview, client_for: Callable[[people.Actor], Client]
) -> None:
    answer = client_for(SORTER).post(
        f"/vu-viec/han-can-xem-lai/{review.pk}/", {"holds": "keep", "reason": "Tôi thấy hạn cũ đúng"}
    )
    assert "thuộc Văn phòng hoặc Phòng Văn hóa" in answer.content.decode()
    review.refresh_from_db()
    assert review.decided_at is None
