"""The tasks of a confirmed dispatch: evidence, lateness, what the paper leaves open, filters."""

from datetime import datetime, timedelta

import pytest

from hoiam.desk.directives import queries
from hoiam.desk.directives.models import Directive
from tests.people import CLERK, HANOI, LEADER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor
from tests.web.directives.paper import CLEAN, nothing_changes, page, send, weekly

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")


def test_evidence_moves_the_weekly_task_on(confirmed: Directive, client_for: ClientFor, at: At) -> None:
    browser, task = client_for(SORTER), weekly(confirmed)
    shown = page(browser, f"/van-ban/den/{confirmed.pk}/")
    assert "Báo đã làm" in shown and "còn 7 giờ" in shown
    assert task.what in page(browser, f"/van-ban/nhiem-vu/{task.pk}/san-pham/")
    at(THURSDAY + timedelta(hours=6))
    given = {"note": "Báo cáo số 41/BC-TTVH"}
    shown = browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", given, follow=True).content.decode()
    assert "Báo cáo số 41/BC-TTVH" in shown and "còn 7 ngày" in shown
    task.refresh_from_db()
    assert task.next_due_at == datetime(2022, 10, 13, 15, tzinfo=HANOI)


def test_evidence_that_comes_late_is_late_for_ever(confirmed: Directive, client_for: ClientFor, at: At) -> None:
    at(datetime(2022, 10, 6, 17, 30, tzinfo=HANOI))
    browser, task = client_for(SORTER), weekly(confirmed)
    assert "clock--late" in page(browser, "/van-ban/nhiem-vu/?loc=overdue")
    browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", {"note": "Gửi muộn"})
    at(datetime(2022, 10, 7, 8, tzinfo=HANOI))
    shown = page(client_for(SORTER), f"/van-ban/den/{confirmed.pk}/")
    assert '<span class="late-text">chậm 2 giờ</span>' in shown


def test_what_was_due_once_is_overdue_from_the_start_and_done_for_good(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    send(browser, CLEAN.replace("trước 15h00 thứ năm hằng tuần", "trước ngày 15 tháng 9 năm 2022").encode())
    made = Directive.objects.get()
    assert "quá 22 ngày" in page(browser, f"/van-ban/den/{made.pk}/")
    browser.post(f"/van-ban/den/{made.pk}/xac-nhan/")
    task = made.tasks.get(due__kind="dated")
    assert task.what in page(browser, "/van-ban/nhiem-vu/?loc=overdue")
    browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", {"note": "Báo cáo số 5"})
    shown = page(browser, "/van-ban/nhiem-vu/?loc=done")
    assert task.what in shown and "Đã báo làm xong, không còn hạn." in shown
    assert task.what not in page(browser, "/van-ban/nhiem-vu/?loc=undated")
    assert "chậm 22 ngày" in page(browser, f"/van-ban/den/{made.pk}/")


def test_what_the_paper_leaves_open_is_said_and_never_guessed(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    fuzzy = "Kịp thời báo cáo Ủy ban nhân dân huyện khi có vụ việc; định kỳ báo cáo tình hình thực hiện."
    send(browser, CLEAN.replace("Thường xuyên theo dõi thông tin báo chí nêu về địa phương mình.", fuzzy).encode())
    shown = page(browser, f"/van-ban/den/{Directive.objects.get().pk}/")
    assert "văn bản không ghi kỳ" in shown and "gap--open" in shown


def test_evidence_of_another_units_task_is_refused(confirmed: Directive, client_for: ClientFor) -> None:
    browser, task = client_for(VERIFIER), weekly(confirmed)
    with nothing_changes():
        answer = browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", {"note": "Xong"})
    assert answer.status_code == 422 and "không giao cho đơn vị của bạn" in answer.content.decode()


def test_the_tasks_are_filtered_and_the_counts_are_those_of_the_lists(
    house: House, confirmed: Directive, client_for: ClientFor
) -> None:
    browser = client_for(SORTER)
    for choice in queries.FILTERS:
        found = queries.filtered(house.office, choice, SORTER.unit, THURSDAY)
        shown = page(browser, f"/van-ban/nhiem-vu/?loc={choice}")
        assert shown.count("data-row") == found.count() == queries.counts(house.office, SORTER.unit, THURSDAY)[choice]
    mine = page(browser, "/van-ban/nhiem-vu/?loc=mine")
    assert "trước 15:00 thứ Năm 06/10/2022" in mine and "hằng tuần" in mine
    assert "Của đơn vị tôi" not in page(client_for(LEADER), "/van-ban/nhiem-vu/?loc=khong-co")


def test_without_tasks_the_page_says_where_they_come_from(house: House, client_for: ClientFor) -> None:
    assert "sau khi một văn bản đến được xác nhận" in page(client_for(SORTER), "/van-ban/nhiem-vu/")


def test_the_page_of_a_dispatch_begins_with_what_waits_and_folds_its_tasks(
    confirmed: Directive, client_for: ClientFor
) -> None:
    shown = page(client_for(SORTER), f"/van-ban/den/{confirmed.pk}/")
    waits, listed = shown.index('id="cho-toi"'), shown.index('id="nhiem-vu"')
    assert waits < listed and f"/nhiem-vu/{weekly(confirmed).pk}/san-pham/" in shown[waits:listed]
    assert "1 hạn trong 7 ngày tới" in shown[listed:]
    assert shown.count('<article class="task') == shown.count("<summary><h3>") == confirmed.tasks.count()
    other = page(client_for(VERIFIER), f"/van-ban/den/{confirmed.pk}/")
    assert f"/nhiem-vu/{weekly(confirmed).pk}/san-pham/" not in other[: other.index('id="nhiem-vu"')]
