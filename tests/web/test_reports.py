"""The weekly report on the screen: opened, written, frozen, approved, received; numbers that open and stand still."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.models import Report, ReportState
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.test_directives import confirmed
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
PROPOSALS = {"kn-TOTAL_FORMS": "1", "kn-INITIAL_FORMS": "0", "kn-0-who": "UBND xã", "kn-0-what": "sửa đèn"}
BEFORE_NOON = week.OPENED + timedelta(hours=3)


def page(client: object, report: Report, rest: str = "") -> str:
    """Return a page of a report as text."""
    answer = client.get(f"/bao-cao/{report.pk}/{rest}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def state(report: Report) -> str:
    """Return where a report stands in the database."""
    return Report.objects.get(pk=report.pk).state


def test_without_a_report_the_centre_opens_the_week(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    browser = client_for(people.SORTER)
    assert "Mở báo cáo tuần này" in browser.get("/bao-cao/").content.decode()
    said = browser.post("/bao-cao/mo/", follow=True).content.decode()
    assert "Báo cáo tuần 40" in said
    assert Report.objects.get().due_at == week.THREE


def test_a_wrong_role_cannot_open_the_week_and_is_told_so(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    said = client_for(people.CLERK).post("/bao-cao/mo/", follow=True).content.decode()
    assert "không có quyền làm bước này" in said
    assert not Report.objects.exists()


def test_the_ten_parts_stand_on_the_page_with_one_next_step(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    at(BEFORE_NOON)
    text = page(client_for(people.SORTER), report)
    for number in range(1, 11):
        assert f'id="p{number}"' in text
    assert text.count("btn-primary") == 1
    assert "Khóa số liệu được từ 12:00 hôm nay" in text
    assert "CV 2736" in text


def test_numbers_are_not_frozen_before_noon(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    at(week.NOON - timedelta(seconds=1))
    said = client_for(people.SORTER).post(f"/bao-cao/{report.pk}/khoa/", follow=True).content.decode()
    assert "Chưa đến giờ khóa số liệu" in said
    assert state(report) == ReportState.DRAFT


def test_the_whole_road_works_without_a_script(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    at(week.NOON)
    client_for(people.SORTER).post(f"/bao-cao/{report.pk}/khoa/")
    client_for(people.DIRECTOR).post(f"/bao-cao/{report.pk}/duyet/")
    at(week.NOON + timedelta(hours=2))
    text = client_for(people.ROUTER).post(f"/bao-cao/{report.pk}/nhan/", follow=True).content.decode()
    assert state(report) == ReportState.HANDED
    assert "Văn phòng đã nhận" in text
    verbs = list(AuditEvent.objects.filter(subject_kind="report").order_by("id").values_list("verb", flat=True))
    assert verbs == ["report.freeze", "report.approve", "report.hand_over"]
    for words in ("khóa số liệu.", "duyệt báo cáo.", "nhận báo cáo."):
        assert words in text


def test_whoever_froze_does_not_approve(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.frozen(house.office)
    at(week.NOON)
    said = client_for(people.SORTER).post(f"/bao-cao/{report.pk}/duyet/", follow=True).content.decode()
    assert "Người duyệt phải khác người khóa số liệu" in said
    assert state(report) == ReportState.FROZEN


def test_what_was_rewritten_after_the_page_was_read_is_not_approved_by_its_button(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    report = week.frozen(house.office)
    leader, writer = client_for(people.LEADER), client_for(people.SORTER)
    at(week.NOON)
    found = re.search(r'name="seen" value="([0-9a-f]+)"', page(leader, report))
    assert found
    writer.post(f"/bao-cao/{report.pk}/viet/", PROPOSALS | {"outlook": "Khác hẳn."})
    said = leader.post(f"/bao-cao/{report.pk}/duyet/", {"seen": found[1]}, follow=True).content.decode()
    assert "đã được viết lại sau khi bạn mở trang" in said
    assert state(report) == ReportState.FROZEN
    found = re.search(r'name="seen" value="([0-9a-f]+)"', said)
    assert found
    leader.post(f"/bao-cao/{report.pk}/duyet/", {"seen": found[1]})
    assert state(report) == ReportState.APPROVED


@pytest.mark.parametrize(("seconds", "late"), [(-1, False), (0, True), (1, True)])
def test_15_00_00_is_late_and_a_second_before_is_not(
    house: people.House, client_for: ClientFor, at: At, seconds: int, late: bool
) -> None:
    report = week.approved(house.office)
    at(week.THREE + timedelta(seconds=seconds))
    browser = client_for(people.ROUTER)
    text = browser.post(f"/bao-cao/{report.pk}/nhan/", follow=True).content.decode()
    assert Report.objects.get(pk=report.pk).late is late
    assert ("chậm 1 phút" in text) is late
    at(week.THREE + timedelta(days=300))
    later = client_for(people.ROUTER).get("/bao-cao/").content.decode()
    assert ("late-text" in later) is late  # red for ever


def test_a_stranger_and_another_office_find_nothing(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    at(BEFORE_NOON)
    assert client_for(people.STRANGER).get(f"/bao-cao/{report.pk}/").status_code == 403
    assert client_for(people.SORTER).get("/bao-cao/99999/").status_code == 404
    assert Client().get(f"/bao-cao/{report.pk}/").status_code == 302


@pytest.mark.parametrize("step", ["khoa", "duyet", "nhan"])
def test_a_step_is_posted_never_visited(house: people.House, client_for: ClientFor, at: At, step: str) -> None:
    report = week.opened(house.office)
    at(week.NOON)
    assert client_for(people.SORTER).get(f"/bao-cao/{report.pk}/{step}/").status_code == 405


def test_frozen_numbers_stay_when_the_press_writes_on(house: people.House, client_for: ClientFor, at: At) -> None:
    of = week.source(week.outlet())
    first = week.item(house.office, of, "Thiếu nước ở thôn 7", week.OPENED - timedelta(days=1))
    report = week.frozen(house.office)
    week.item(house.office, of, "Bài đến sau giờ khóa", week.OPENED - timedelta(hours=1))
    at(week.NOON)
    browser = client_for(people.SORTER)
    counted = page(browser, report, "so/electronic.items/")
    assert "Thiếu nước ở thôn 7" in counted
    assert "Bài đến sau giờ khóa" not in counted
    assert escape(first.hit.article.url) in counted
    assert "Bài đến sau giờ khóa" not in page(browser, report)


def test_a_draft_counts_what_is_there_now_and_each_number_opens_its_list(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    of = week.source(week.outlet())
    week.item(house.office, of, "Thiếu nước ở thôn 7", week.OPENED - timedelta(days=1))
    week.item(house.office, of, "Mở lớp dạy nghề", week.OPENED - timedelta(days=2), kind="positive")
    report = week.opened(house.office)
    at(BEFORE_NOON)
    browser = client_for(people.SORTER)
    text = page(browser, report)
    for key in ("electronic.items", "electronic.issues", "electronic.critical", "all.items", "all.issues"):
        assert f"/bao-cao/{report.pk}/so/{key}/" in text
    assert page(browser, report, "so/all.issues/").count("<li>") >= 2
    assert "Mở lớp dạy nghề" in page(browser, report, "so/electronic.positive/")
    assert browser.get(f"/bao-cao/{report.pk}/so/daily.items/").status_code == 404


def test_posts_of_people_below_five_are_not_counted_in_the_open(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    of = week.source(week.outlet("trang-mau", "public_page", ""))
    for n in range(5):
        week.item(
            house.office, of, f"Bài công khai {n}", week.OPENED - timedelta(hours=30 + n), "complaint" if n else ""
        )
    report = week.opened(house.office)
    at(BEFORE_NOON)
    text = page(client_for(people.SORTER), report)
    row = text[text.index("Mạng xã hội công khai") :].partition("</tr>")[0]
    assert "dưới 5" in row
    assert ">4<" not in row


def test_a_gap_is_open_until_its_hour_and_late_after_it(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    browser = client_for(people.SORTER)
    at(BEFORE_NOON)
    part = page(browser, report).partition('id="p10"')[2].partition("</section>")[0]
    assert "gap--open" in part
    at(week.NOON + timedelta(hours=1))
    part = page(browser, report).partition('id="p10"')[2].partition("</section>")[0]
    assert "gap" in part
    assert "gap--open" not in part


def test_each_gap_is_late_by_its_own_hour(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    made.case(house)  # nobody leads it: told in part III, and by one o'clock
    browser, hours = client_for(people.SORTER), queries.hours_of(report)
    assert hours.sheets < hours.freeze < hours.draft < hours.due
    for number, hour in (("4", hours.sheets), ("3", hours.draft), ("10", hours.draft)):
        for moment, open_ in ((hour - timedelta(seconds=1), True), (hour, False)):
            at(moment)
            part = page(browser, report).partition(f'id="p{number}"')[2].partition("</section>")[0]
            assert ("gap--open" in part) is open_, (number, moment)


def test_the_two_written_parts_are_written_until_approval_and_no_number_moves(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    report = week.frozen(house.office)
    before = {key: value for key, value in report.figures.items() if key not in ("outlook", "proposals", "gaps")}
    at(week.NOON)
    data = PROPOSALS | {"outlook": "Tin về nước giảm.\n\nVào vụ cà phê.", "kn-0-before": "2022-10-20"}
    answer = client_for(people.SORTER).post(f"/bao-cao/{report.pk}/viet/", data, follow=True)
    text = answer.content.decode()
    assert "Vào vụ cà phê." in text
    assert "UBND xã sửa đèn, trước ngày 20 tháng 10 năm 2022." in text
    kept = Report.objects.get(pk=report.pk)
    assert kept.outlook == ["Tin về nước giảm.", "Vào vụ cà phê."]
    assert {key: value for key, value in kept.figures.items() if key in before} == before
    actions.approve(report=kept, by=people.DIRECTOR, now=week.NOON)
    refused = client_for(people.SORTER).post(f"/bao-cao/{report.pk}/viet/", PROPOSALS | {"outlook": "Khác"})
    assert refused.status_code == 422
    assert Report.objects.get(pk=report.pk).outlook == kept.outlook


def test_half_a_proposal_is_sent_back_with_what_was_typed(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    at(BEFORE_NOON)
    data = PROPOSALS | {"outlook": "Giữ lại dòng này", "kn-0-what": ""}
    answer = client_for(people.SORTER).post(f"/bao-cao/{report.pk}/viet/", data)
    assert answer.status_code == 422
    assert "Mỗi kiến nghị ghi đủ ai làm và việc gì." in answer.content.decode()
    assert "Giữ lại dòng này" in answer.content.decode()
    assert Report.objects.get(pk=report.pk).proposals == []


@pytest.mark.parametrize(("kind", "first"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_draft_can_be_taken_along(
    house: people.House, client_for: ClientFor, at: At, kind: str, first: bytes
) -> None:
    report = week.opened(house.office)
    at(BEFORE_NOON)
    answer = client_for(people.SORTER).get(f"/bao-cao/{report.pk}/tai/{kind}/")
    assert answer.content.startswith(first)
    assert f"du-thao.{kind}" in answer["Content-Disposition"]
    assert client_for(people.SORTER).get(f"/bao-cao/{report.pk}/tai/exe/").status_code == 404


def test_the_print_view_is_the_paper(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.opened(house.office)
    at(BEFORE_NOON)
    text = page(client_for(people.SORTER), report, "in/")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "X. Kiến nghị, đề xuất" in text


def test_a_frozen_office_is_read_and_has_no_buttons(house: people.House, client_for: ClientFor, at: At) -> None:
    report = week.approved(house.office)
    units.freeze_office(office=house.office, by=MACHINE, now=week.THREE)
    at(week.THREE + timedelta(days=900))
    text = page(client_for(people.ROUTER), report)
    assert "btn-primary" not in text
    assert "Dữ liệu đã khóa" in text
    said = client_for(people.ROUTER).post(f"/bao-cao/{report.pk}/nhan/", follow=True).content.decode()
    assert "đã khóa, chỉ xem được" in said


def test_a_line_about_tasks_in_part_eight_opens_what_it_counted(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    confirmed(house)
    report = actions.open_week(office=house.office, by=people.SORTER, now=made.NOW + timedelta(days=6))
    at(made.NOW + timedelta(days=6))
    browser = client_for(people.SORTER)
    assert f"/bao-cao/{report.pk}/so/late.0/" in page(browser, report)
    assert "Gửi báo cáo tuần" in page(browser, report, "so/late.0/")
    assert browser.get(f"/bao-cao/{report.pk}/so/late.99/").status_code == 404
