"""Alerts on the screen: why, whom it reached, "Đã nhận" by one key, passed on, muted; others change nothing."""

from typing import Any

import pytest
from django.test import Client

from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions, queries
from hoiam.desk.alerts.messages import path_of
from hoiam.desk.alerts.models import Alert, Delivery
from hoiam.desk.stories import actions as stories
from hoiam.desk.units import actions as units
from tests import people
from tests.desk.made import by, later
from tests.desk.test_alerts import call, recipient, story
from tests.people import LEADER, ROUTER, SORTER, STRANGER, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _ten_past_eight(at: At) -> None:
    at(later(10))


@pytest.fixture
def alert(house: House) -> Alert:
    """An urgent alert whose first mail failed and whose next step waits."""
    recipient(house)
    recipient(house, "Phó Chủ tịch", step=1)
    [raised] = call(story(house))
    begun = actions.begin(number=Delivery.objects.get().pk, **by(MACHINE))
    assert begun
    actions.give_up(delivery=begun, problem="send.recipient", final=True, **by(MACHINE, 1))
    Alert.objects.get()
    return raised


def text(browser: Client, path: str, **more: Any) -> str:
    answer = browser.get(path, **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_says_why_where_it_went_and_that_nobody_has_it(alert: Alert, client_for: ClientFor) -> None:
    page = text(client_for(SORTER), "/tin/canh-bao/")
    assert "Thiếu nước sạch ở Đăk Ui, bài 1" in page
    assert "Ngưỡng “Việc khẩn”: mức Khẩn." in page
    assert "Trực ban, Văn phòng HĐND-UBND (thư điện tử): không gửi được: máy chủ báo không có nơi nhận này" in page
    assert "Chưa ai nhận" in page and 'data-key="n"' in page


def test_the_numbers_beside_the_filters_are_the_lists(house: House, client_for: ClientFor) -> None:
    first, second, third = (story(house, level, number) for number, level in enumerate(("urgent", "high", "urgent"), 1))
    call(first, second, third)
    actions.acknowledge(alert=first.alert, **by(SORTER, 1))
    actions.mute(alert=second.alert, reason="Tin cũ đăng lại", **by(SORTER, 1))
    browser = client_for(SORTER)
    for code, _word, count, _here in browser.get("/tin/canh-bao/").context["filters"]:
        assert len(browser.get(f"/tin/canh-bao/?loc={code}").context["rows"]) == count
    assert [row.alert.story for row in browser.get("/tin/canh-bao/").context["rows"]] == [third]
    assert "chuyen vien trung tam đã nhận 06/10, 08:01." in text(browser, "/tin/canh-bao/?loc=acked")
    assert "đã tắt 06/10, 08:01: Tin cũ đăng lại." in text(browser, "/tin/canh-bao/?loc=muted")


def test_what_is_for_now_stands_before_what_waits_for_the_digest(house: House, client_for: ClientFor) -> None:
    urgent, high = story(house, "urgent", 1), story(house, "high", 2)
    call(urgent)
    call(high, minutes=5)
    rows = client_for(SORTER).get("/tin/canh-bao/").context["rows"]
    assert [row.alert.story for row in rows] == [urgent, high]


def test_da_nhan_is_one_button_and_leads_back_to_where_one_was(alert: Alert, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    answer = browser.post(f"/tin/canh-bao/{alert.pk}/da-nhan/", {"ve": "/tin/canh-bao/?loc=now"}, follow=True)
    assert answer.redirect_chain == [("/tin/canh-bao/?loc=now", 302)]
    assert "Đã nhận: Thiếu nước sạch ở Đăk Ui, bài 1." in answer.content.decode()
    alert.refresh_from_db()
    assert alert.acked_by == SORTER.key


@pytest.mark.parametrize("back", ["https://la.vidu.com/", "//la.vidu.com", "javascript:alert(1)", ""])
def test_da_nhan_leads_to_no_strange_place(alert: Alert, client_for: ClientFor, back: str) -> None:
    answer = client_for(SORTER).post(f"/tin/canh-bao/{alert.pk}/da-nhan/", {"ve": back})
    assert answer.headers["Location"] == f"/tin/canh-bao/{alert.pk}/"


def test_the_page_of_an_alert_has_one_next_step_and_the_history_of_each_message(
    alert: Alert, client_for: ClientFor
) -> None:
    page = text(client_for(SORTER), f"/tin/canh-bao/{alert.pk}/")
    assert "Nhận cảnh báo này" in page and page.count("btn-primary") == 1
    assert "Báo trước tiên" in page and "máy chủ báo không có nơi nhận này" in page and "Gửi lại" in page
    assert "Báo tiếp cho bậc sau ngay" in page and "Tắt cảnh báo về tin này" in page
    actions.acknowledge(alert=alert, **by(LEADER, 9))
    page = text(client_for(SORTER), f"/tin/canh-bao/{alert.pk}/")
    assert "Cảnh báo đã có người nhận" in page and "pho-chu-tich đã nhận 06/10, 08:09." in page
    assert "Báo tiếp" not in page and "Tắt cảnh báo" not in page


def test_a_message_that_may_have_come_twice_says_so(alert: Alert, client_for: ClientFor) -> None:
    delivery = Delivery.objects.get()
    actions.send_again(delivery=delivery, **by(SORTER, 2))
    for minute in (3, 14):
        begun = actions.begin(number=delivery.pk, **by(MACHINE, minute))
    assert begun
    actions.sent(delivery=begun, **by(MACHINE, 14))
    assert "đã gửi 06/10, 08:14, có thể đã tới hai lần" in text(client_for(SORTER), f"/tin/canh-bao/{alert.pk}/")


def test_a_message_that_failed_is_sent_again_from_its_line(alert: Alert, client_for: ClientFor) -> None:
    delivery = Delivery.objects.get()
    address = f"/tin/canh-bao/{alert.pk}/gui-lai/{delivery.pk}/"
    client_for(SORTER).post(address)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.due_at) == ("waiting", later(10))
    answer = client_for(SORTER).post(address, follow=True)
    assert "Chỉ gửi lại được lần gửi không thành" in answer.content.decode()


def test_passing_on_and_muting_ask_first(alert: Alert, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    for what in ("bao-tiep", "tat"):
        assert text(browser, f"/tin/canh-bao/{alert.pk}/{what}/")
    alert.refresh_from_db()
    assert (alert.step, alert.muted_at) == (0, None)
    browser.post(f"/tin/canh-bao/{alert.pk}/bao-tiep/", {"reason": ""})
    alert.refresh_from_db()
    assert alert.step == 1
    answer = browser.post(f"/tin/canh-bao/{alert.pk}/tat/", {"reason": ""})
    assert answer.status_code == 422
    browser.post(f"/tin/canh-bao/{alert.pk}/tat/", {"reason": "Tin cũ đăng lại"})
    alert.refresh_from_db()
    assert alert.mute_reason == "Tin cũ đăng lại"
    browser.post(f"/tin/canh-bao/{alert.pk}/bat-lai/")
    alert.refresh_from_db()
    assert alert.muted_at is None


def test_a_step_for_which_nobody_is_named_is_refused_in_words(house: House, client_for: ClientFor) -> None:
    [raised] = call(story(house))
    answer = client_for(SORTER).post(f"/tin/canh-bao/{raised.pk}/bao-tiep/", {"reason": ""})
    assert answer.status_code == 422 and "Chưa đặt ai ở bậc sau" in answer.content.decode()


POSTS = ("da-nhan/", "bao-tiep/", "tat/", "bat-lai/")


def test_who_has_no_part_in_it_may_look_and_reads_why_nothing_changed(alert: Alert, client_for: ClientFor) -> None:
    browser = client_for(VERIFIER)
    page = text(browser, f"/tin/canh-bao/{alert.pk}/")
    assert "Chờ người trực hoặc lãnh đạo nhận" in page and "btn-primary" not in page
    assert 'data-key="n"' not in text(browser, "/tin/canh-bao/")
    for what in POSTS:
        answer = browser.post(f"/tin/canh-bao/{alert.pk}/{what}", {"reason": "Không cần nữa"}, follow=True)
        assert "Tài khoản của bạn không nhận, không tắt được cảnh báo." in answer.content.decode()
    alert.refresh_from_db()
    assert (alert.acked_at, alert.muted_at, alert.step) == (None, None, 0)


def test_a_stranger_and_another_office_find_nothing(alert: Alert, client_for: ClientFor) -> None:
    people.settle_other()
    elsewhere = people.actor("nguoi-noi-khac", next(iter(SORTER.roles)), "khac-trung-tam", "khac")
    for path in (f"/tin/canh-bao/{alert.pk}/", *(f"/tin/canh-bao/{alert.pk}/{what}" for what in POSTS)):
        assert client_for(elsewhere).post(path).status_code in (404, 405)
        assert client_for(elsewhere).get(path).status_code in (404, 405)
        assert client_for(STRANGER).get(path).status_code in (403, 405)
        assert Client().get(path).status_code in (302, 405)
    assert not client_for(elsewhere).get("/tin/canh-bao/?loc=all").context["rows"]


def test_looking_changes_nothing(alert: Alert, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    before = list(Alert.objects.values()), list(Delivery.objects.values())
    for path in ("/tin/canh-bao/", f"/tin/canh-bao/{alert.pk}/", f"/tin/canh-bao/{alert.pk}/da-nhan/", "/"):
        browser.get(path)
    assert (list(Alert.objects.values()), list(Delivery.objects.values())) == before
    assert browser.get(f"/tin/canh-bao/{alert.pk}/da-nhan/").status_code == 405


def test_today_begins_with_what_nobody_has_received_for_those_who_may(alert: Alert, client_for: ClientFor) -> None:
    for who in (SORTER, ROUTER, LEADER):
        page = text(client_for(who), "/")
        assert "Cảnh báo chưa ai nhận" in page
        assert page.count("btn-primary") <= 1
    assert "Cảnh báo chưa ai nhận" not in text(client_for(VERIFIER), "/")
    client_for(LEADER).post(f"/tin/canh-bao/{alert.pk}/da-nhan/", {"ve": "/"})
    assert "Cảnh báo chưa ai nhận" not in text(client_for(SORTER), "/")


def test_what_waits_for_the_digest_is_no_alarm_of_today(house: House, client_for: ClientFor) -> None:
    call(story(house, "high"))
    assert "Cảnh báo chưa ai nhận" not in text(client_for(SORTER), "/")


def test_the_inbox_and_the_story_lead_to_the_alert(alert: Alert, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert browser.get("/tin/").context["alerts"] == 1
    assert f"/tin/canh-bao/{alert.pk}/" in text(browser, f"/tin/{alert.story_id}/")
    stories.sort(story=alert.story, state="noted", reason="Đã đọc", **by(SORTER, 5))
    assert browser.get("/tin/").context["alerts"] == 0
    assert "Tin đã được phân loại: Đã xem." in text(browser, f"/tin/canh-bao/{alert.pk}/")


def test_a_frozen_office_shows_its_alerts_and_asks_for_nothing(
    house: House, alert: Alert, client_for: ClientFor
) -> None:
    browser = client_for(SORTER)
    units.freeze_office(office=house.office, **by(MACHINE, 9))
    page = text(browser, f"/tin/canh-bao/{alert.pk}/")
    assert "Dữ liệu đã khóa" in page and "btn-primary" not in page
    answer = browser.post(f"/tin/canh-bao/{alert.pk}/da-nhan/", follow=True)
    assert "đã khóa" in answer.content.decode()
    alert.refresh_from_db()
    assert alert.acked_at is None


def test_an_empty_list_says_what_would_stand_there(house: House, client_for: ClientFor) -> None:
    page = text(client_for(SORTER), "/tin/canh-bao/")
    assert "Không còn cảnh báo nào chờ nhận" in page
    assert "Chưa đặt nơi nhận nào nên cảnh báo chỉ hiện ở đây và ở Hôm nay" in page


def test_a_link_in_a_mail_opens_the_alert(alert: Alert, client_for: ClientFor) -> None:
    assert client_for(SORTER).get(path_of(alert)).context["alert"] == alert


def test_a_list_of_many_alerts_asks_the_database_as_often_as_one_of_few(
    house: House, client_for: ClientFor, django_assert_max_num_queries: Any
) -> None:
    recipient(house)
    call(*[story(house, "urgent", number) for number in range(1, 13)])
    browser = client_for(SORTER)
    browser.get("/tin/canh-bao/")
    with django_assert_max_num_queries(32):
        assert len(browser.get("/tin/canh-bao/").context["rows"]) == 12
    assert queries.filtered(house.office, "open").count() == 12
