"""Thursday in a real browser: the centre freezes, writes, approves and sends; the office confirms; 15:00:00 is late."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import Actor
from hoiam.desk.reports.models import Report
from tests import people
from tests.desk import made
from tests.web import week

pytestmark = pytest.mark.usefixtures("beside_a_browser", "transactional_db")
Page = Callable[[Actor], Any]


@pytest.fixture
def page(opened: Any) -> Page:
    """Return a function that gives a page of the weekly report to somebody who is signed in."""
    return lambda who: opened(who, "/bao-cao/")


@pytest.mark.parametrize(("seconds", "words"), [(-1, "đúng hạn"), (0, "chậm")])
def test_the_centre_sends_thursdays_report(page: Page, clock: Callable[[Any], None], seconds: int, words: str) -> None:
    clock(week.NOON)
    house = people.furnished()
    made.item(house)
    week.opened(house.office)
    sorter = page(people.SORTER)
    sorter.get_by_role("link", name="Mở báo cáo").click()
    sorter.get_by_role("button", name="Khóa số liệu").click()
    sorter.get_by_role("link", name="Viết phần IX và X").click()
    sorter.get_by_role("textbox", name="Nhận định").fill("Tin về nước giảm.")
    sorter.locator("[name=kn-0-who]").fill("UBND xã Đăk Ui")
    sorter.locator("[name=kn-0-what]").fill("báo cáo tiến độ")
    sorter.get_by_role("button", name="Lưu vào báo cáo").click()
    assert "Tin về nước giảm." in sorter.locator("main").inner_text()
    sorter.locator("#p1 table a").first.click()
    assert sorter.locator("ul.items li").count() == 1  # the number opens what it counted

    clock(week.NOON + timedelta(hours=2))
    director = page(people.DIRECTOR)
    director.get_by_role("link", name="Mở báo cáo").click()
    director.get_by_role("button", name="Duyệt báo cáo").click()
    clock(week.THREE + timedelta(seconds=seconds))
    director.get_by_role("button", name="Gửi báo cáo").click()
    assert words in director.locator("#bien-nhan").inner_text()

    clock(week.THREE + timedelta(minutes=40))
    office = page(people.ROUTER)
    office.goto(director.url.partition("#")[0])
    office.get_by_role("button", name="Văn phòng nhận").click()
    assert words in office.locator("#bien-nhan").inner_text()  # what the office does later changes nothing
    assert Report.objects.get().late is (seconds >= 0)
