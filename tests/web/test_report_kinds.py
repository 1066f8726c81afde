"""Reports of every other kind on the screen: opened, written, frozen, approved, sent, taken along."""

from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.directives import actions as directives
from hoiam.desk.files import actions as files
from hoiam.desk.press.models import Occasion, OccasionKind
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Mailing, Report, ReportKind, ReportState, Schedule
from hoiam.desk.stories import actions as stories
from hoiam.desk.units import actions as units
from hoiam.sample.papers import dispatch
from hoiam.web.screens.reports import make
from tests import people
from tests.desk import made
from tests.people import HANOI
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
NOW = made.NOW
NOVEMBER = datetime(2022, 11, 1, 8, tzinfo=HANOI)


def text(answer: object) -> str:
    """Return a page that was found."""
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_quick_report_is_opened_from_its_case_and_goes_its_whole_road(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    case = made.case(house, story=made.item(house).story)
    at(NOW + timedelta(hours=1))
    sorter, director = client_for(people.SORTER), client_for(people.DIRECTOR)
    assert f"/bao-cao/lap/nhanh/?vu-viec={case.number}" in text(sorter.get(f"/vu-viec/{case.number}/"))
    page = text(sorter.post("/bao-cao/lap/nhanh/", {"case": case.pk}, follow=True))
    report = Report.objects.get()
    assert "Báo cáo nhanh (ban đầu)" in page
    assert page.count("btn-primary") == 1
    words = {"kn-TOTAL_FORMS": "0", "kn-INITIAL_FORMS": "0", "press": "Đang kiểm tra.\nSẽ có kết quả trong ngày."}
    page = text(sorter.post(f"/bao-cao/{report.pk}/viet/", words, follow=True))
    assert "Sẽ có kết quả trong ngày." in page
    assert "Khóa số liệu, để trống phần chưa viết" in page  # an urgent report waits for no proposal
    sorter.post(f"/bao-cao/{report.pk}/khoa/")
    director.post(f"/bao-cao/{report.pk}/duyet/")
    page = text(director.post(f"/bao-cao/{report.pk}/gui/", follow=True))
    assert "Biên nhận" in page
    client_for(people.ROUTER).post(f"/bao-cao/{report.pk}/nhan/")
    assert Report.objects.get().state == ReportState.HANDED
    assert "Báo cáo nhanh (ban đầu)" in text(sorter.get("/bao-cao/"))


@pytest.mark.parametrize(
    ("kind", "first"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!doctype html>")]
)
def test_every_kind_can_be_taken_along_in_four_forms(
    house: people.House, client_for: ClientFor, at: At, kind: str, first: bytes
) -> None:
    for number in range(3):
        made.item(house, number + 1)
    report = reports.open_period(
        office=house.office, kind=ReportKind.MONTHLY, day=NOW.date(), by=people.SORTER, now=NOVEMBER
    )
    at(NOVEMBER)
    answer = client_for(people.SORTER).get(f"/bao-cao/{report.pk}/tai/{kind}/")
    assert answer.content.startswith(first)
    assert f"bao-cao-thang-20221101-du-thao.{kind}" in answer["Content-Disposition"]
    if kind == "xlsx":
        names = ZipFile(BytesIO(answer.content)).namelist()
        assert "xl/charts/chart1.xml" in names
    if kind == "html":
        assert "<script" not in answer.content.decode()


def test_a_month_shows_its_numbers_each_with_its_list(house: people.House, client_for: ClientFor, at: At) -> None:
    made.item(house, 1)
    at(NOVEMBER)
    browser = client_for(people.SORTER)
    page = text(browser.post("/bao-cao/lap/ky/", {"kind": "monthly", "day": "2022-10-06"}, follow=True))
    report = Report.objects.get()
    assert "Báo cáo tháng 10 năm 2022" in page
    assert f"/bao-cao/{report.pk}/so/now.items/" in page
    assert "Thiếu nước sạch ở Đăk Ui, bài 1" in text(browser.get(f"/bao-cao/{report.pk}/so/now.items/"))
    assert browser.get(f"/bao-cao/{report.pk}/so/now.nothing/").status_code == 404
    assert "Bảng" not in page or "<table" in page
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text(browser.get(f"/bao-cao/{report.pk}/in/"))


def test_a_filter_in_the_address_fills_the_form_and_bad_days_are_told(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    at(NOVEMBER)
    browser = client_for(people.SORTER)
    assert 'value="nước sạch"' in text(browser.get("/bao-cao/lap/theo-yeu-cau/?q=nước+sạch"))
    data = {"title": "Nước sạch", "first": "2022-10-31", "last": "2022-10-01"}
    answer = browser.post("/bao-cao/lap/theo-yeu-cau/", data)
    assert answer.status_code == 422
    assert "khoảng ngày hợp lệ" in answer.content.decode()
    assert not Report.objects.exists()


def test_who_may_not_open_reads_who_does_and_a_frozen_office_opens_none(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    at(NOVEMBER)
    assert "Trung tâm, Phòng Văn hóa và Văn phòng" in text(client_for(people.VERIFIER).get("/bao-cao/lap/"))
    refused = client_for(people.VERIFIER).post("/bao-cao/lap/ky/", {"kind": "monthly", "day": "2022-10-06"})
    assert refused.status_code == 422
    units.freeze_office(office=house.office, by=MACHINE, now=NOVEMBER)
    assert "đã khóa, chỉ xem được" in text(client_for(people.SORTER).get("/bao-cao/lap/"))
    assert not Report.objects.exists()


def test_another_offices_report_and_story_are_not_found(house: people.House, client_for: ClientFor, at: At) -> None:
    other = people.settle_other()
    report = reports.open_period(office=other.office, kind=ReportKind.MONTHLY, day=NOW.date(), by=MACHINE, now=NOVEMBER)
    at(NOVEMBER)
    browser = client_for(people.SORTER)
    for rest in ("", "so/now.items/", "viet/", "in/", "tai/pdf/"):
        assert browser.get(f"/bao-cao/{report.pk}/{rest}").status_code == 404
    assert browser.get("/bao-cao/lap/nhanh/?tin=999999").status_code == 404


def test_an_event_is_noted_its_hours_run_and_we_say_when_we_spoke(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    now = datetime(2026, 8, 3, 9, tzinfo=HANOI)
    at(now)
    browser = client_for(people.ROUTER)
    data = {"kind": OccasionKind.EVENT.value, "title": "Sạt lở đường", "at": "2026-08-03T08:00", "clause": "7.3"}
    page = text(browser.post("/bao-chi/phat-ngon/ghi/", data, follow=True))
    assert "Sạt lở đường" in page
    assert "còn" in page
    one = Occasion.objects.get()
    assert "Ghi giờ phát ngôn" in page
    page = text(browser.post(f"/bao-chi/phat-ngon/{one.pk}/", {"at": "2026-08-03T08:30"}, follow=True))
    assert Occasion.objects.get().in_time
    assert "Ghi giờ phát ngôn" not in page
    wrong = browser.post("/bao-chi/phat-ngon/ghi/", data | {"clause": ""})
    assert wrong.status_code == 422


def test_a_schedule_is_set_and_ended_and_a_wrong_address_is_told(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    at(NOW)
    browser = client_for(people.ROUTER)
    data = {"kind": "monthly", "day": "3", "hour": "08:00", "recipients": "van-thu@huyen.example\nbtg@huyen.example"}
    page = text(browser.post("/bao-cao/lich/dat/", data, follow=True))
    assert "Báo cáo tháng" in page
    assert "van-thu@huyen.example" in page
    assert "03/11" in page
    wrong = browser.post("/bao-cao/lich/dat/", data | {"recipients": "van thu"})
    assert wrong.status_code == 422
    assert "không phải địa chỉ thư" in wrong.content.decode()
    number = Schedule.objects.get().pk
    assert "Chưa đặt lịch nào" in text(browser.post(f"/bao-cao/lich/{number}/bo/", follow=True))
    assert browser.get(f"/bao-cao/lich/{number}/bo/").status_code == 405
    assert "/bao-cao/lich/dat/" not in text(client_for(people.VERIFIER).get("/bao-cao/lich/"))


def test_an_approved_report_is_mailed_from_its_page_which_says_what_became_of_it(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    case = made.case(house)
    report = reports.open_quick(office=house.office, case=case, by=people.SORTER, now=NOW)
    reports.freeze(report=report, by=people.SORTER, now=NOW)
    at(NOW + timedelta(minutes=5))
    browser = client_for(people.DIRECTOR)
    early = browser.post(f"/bao-cao/{report.pk}/thu/", {"to": "a@b.example"})
    assert early.status_code == 422
    reports.approve(report=report, by=people.DIRECTOR, now=NOW)
    page = text(browser.post(f"/bao-cao/{report.pk}/thu/", {"to": "a@b.example, c@d.example"}, follow=True))
    assert "a@b.example" in page
    assert page.count("đang chờ gửi") == 2
    row = Mailing.objects.get(address="a@b.example")
    reports.mail_failed(mailing=row, problem="send.not_set", final=True, by=MACHINE, now=NOW)
    page = text(browser.get(f"/bao-cao/{report.pk}/"))
    assert "chưa cài đặt kênh gửi" in page
    browser.post(f"/bao-cao/thu/{row.pk}/lai/")
    assert Mailing.objects.get(pk=row.pk).state == "waiting"
    assert "gửi thư kèm báo cáo" in page


def test_the_pages_of_a_story_a_dispatch_and_a_search_lead_to_their_reports(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    story, clerk = made.item(house).story, made.by(people.CLERK)
    read = directives.take_in(office=house.office, file=None, **dispatch.read_sample(), **clerk)
    directive = directives.confirm(directive=read, **made.by(people.ROUTER, 9))
    at(NOW + timedelta(hours=1))
    browser = client_for(people.SORTER)
    assert f"/bao-cao/lap/nhanh/?tin={story.pk}" in text(browser.get(f"/tin/{story.pk}/"))
    assert "Báo cáo nhanh (ban đầu)" in text(browser.post(f"/bao-cao/lap/nhanh/?tin={story.pk}", follow=True))
    assert f"/bao-cao/lap/thuc-hien/?van-ban={directive.pk}" in text(browser.get(f"/van-ban/den/{directive.pk}/"))
    page = text(browser.post("/bao-cao/lap/thuc-hien/", {"directive": directive.pk}, follow=True))
    assert directive.number_full in page
    assert "Từng nhiệm vụ" in page
    assert "/bao-cao/lap/theo-yeu-cau/?q=" in text(browser.get("/tim/?q=thiếu+nước"))
    assert "/bao-cao/lap/" not in text(client_for(people.VERIFIER).get(f"/tin/{story.pk}/"))


def test_the_report_of_another_units_case_opens_no_door_to_that_case(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    case = made.verifying(house)
    later = {"by": people.SORTER, "now": NOW + timedelta(minutes=5)}
    report = reports.freeze(report=reports.open_quick(office=house.office, case=case, **later), **later)
    reports.approve(report=report, by=people.DIRECTOR, now=later["now"])
    about = {"purpose": "report", "subject": str(report.pk), "office": house.office.key}
    kept = files.note(name="a.pdf", sha256="0" * 64, size=1, content_type="application/pdf", **about, **later)
    at(NOW + timedelta(hours=1))
    lead, other = client_for(people.VERIFIER), client_for(people.actor("xa-khac", Role.UBND_XA, "mau-dak-mar"))
    for address in (f"/bao-cao/{report.pk}/", f"/bao-cao/{report.pk}/in/", f"/bao-cao/{report.pk}/tai/docx/"):
        assert (lead.get(address).status_code, other.get(address).status_code) == (200, 404)
    assert other.get(reverse("file", args=[kept.pk])).status_code == 404
    assert f"/bao-cao/{report.pk}/" in text(lead.get("/bao-cao/"))
    assert f"/bao-cao/{report.pk}/" not in text(other.get("/bao-cao/"))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_out_of_the_calendar_is_told_on_the_form(
    house: people.House, client_for: ClientFor, at: At, day: str
) -> None:
    at(NOVEMBER)
    browser = client_for(people.SORTER)
    for rest, data in (
        ("ky", {"kind": "yearly", "day": day}),
        ("theo-yeu-cau", {"title": "Nước", "first": day, "last": day}),
    ):
        assert browser.post(f"/bao-cao/lap/{rest}/", data).status_code == 422
    assert not Report.objects.exists()


def test_every_report_of_another_kind_is_reached_page_by_page(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    case, told = made.case(house), {"kind": ReportKind.QUICK, "stage": "initial", "starts": NOW, "ends": NOW}
    with by_a_wrong_hand():
        for n in range(31):
            Report.objects.create(office=house.office, case=case, opened_at=NOW + timedelta(minutes=n), **told)
    oldest = f'href="/bao-cao/{Report.objects.earliest("opened_at").pk}/"'
    at(NOW + timedelta(hours=1))
    browser = client_for(people.SORTER)
    first = text(browser.get("/bao-cao/"))
    assert oldest not in first
    assert "?khac=2#h-khac" in first
    assert oldest in text(browser.get("/bao-cao/?khac=2"))


def test_the_form_of_a_quick_report_lists_the_newest_cases_and_the_one_that_was_asked_for(
    house: people.House, client_for: ClientFor, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = made.case(house), made.case(house)
    monkeypatch.setattr(make, "NEWEST", 1)
    at(NOW + timedelta(hours=1))
    browser = client_for(people.SORTER)
    listed = text(browser.get("/bao-cao/lap/nhanh/"))
    assert f'value="{new.pk}"' in listed
    assert f'value="{old.pk}"' not in listed
    asked = text(browser.get(f"/bao-cao/lap/nhanh/?vu-viec={old.number}"))
    assert f'value="{old.pk}" selected' in asked
    assert browser.get("/bao-cao/lap/nhanh/?vu-viec=khong").status_code == 200
    browser.post(f"/bao-cao/lap/nhanh/?vu-viec={old.number}", {"case": old.pk})
    assert Report.objects.get().case == old


@pytest.mark.parametrize(("kind", "first"), [("nhanh", "Lập vụ việc trước"), ("thuc-hien", "Xác nhận văn bản đến")])
def test_where_there_is_nothing_to_report_on_the_page_says_what_comes_first(
    kind: str, first: str, house: people.House, client_for: ClientFor, at: At
) -> None:
    at(NOW + timedelta(hours=1))
    page = text(client_for(people.SORTER).get(f"/bao-cao/lap/{kind}/"))
    assert first in page
    assert "Mở báo cáo" not in page


def test_a_draft_says_what_stands_at_each_visit_and_asks_no_more_for_more_pieces(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    first = made.item(house, 1)
    report = reports.open_period(
        office=house.office, kind=ReportKind.YEARLY, day=NOW.date(), by=people.SORTER, now=NOVEMBER
    )
    at(NOVEMBER)
    browser = client_for(people.SORTER)

    def counted() -> list[str]:
        rows = browser.get(f"/bao-cao/{report.pk}/").context["parts"][0].tables[0].rows
        return [row[1].words for row in rows[:5]]

    assert counted() == ["1", "1", "0", "1", "0"]
    stories.correct(item=first, name="kind", value="positive", reason="", by=people.SORTER, now=NOVEMBER)
    assert counted() == ["1", "1", "1", "0", "0"]  # a label of a minute ago counts at once
    for number in range(2, 13):
        made.item(house, number)
    with CaptureQueriesContext(connection) as few:
        assert counted()[0] == "12"
    for number in range(13, 32):
        made.item(house, number)
    with CaptureQueriesContext(connection) as many:
        assert counted()[0] == "31"
    assert len(many) == len(few)  # ten stories are told, however many there are
