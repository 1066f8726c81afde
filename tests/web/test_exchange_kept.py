"""How long a printed correction stays, and who carried the wrong piece on, as the page of the exchange tells it."""

from datetime import timedelta

import pytest

from tests import people
from tests.desk.made import later
from tests.desk.test_keeping import DAY, FIRST, corrected
from tests.people import House
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]


@pytest.mark.parametrize("days", [0, 1400])
def test_the_page_of_the_exchange_says_how_long_and_takes_what_was_seen(
    house: House, client_for: ClientFor, at: At, days: int
) -> None:
    letter = corrected(house, days=days)
    at(later((days + 8) * DAY))
    browser, page = client_for(people.SECOND_EYES), f"/bao-chi/dang-phan-hoi/{letter.pk}/"
    shown = browser.get(page).content.decode()
    assert ("phải giữ ít nhất đến hết 13/10/2022" if days == 0 else "cần đối chiếu Công báo") in shown
    assert "Cải chính cần xem còn đăng không" in browser.get("/").content.decode()
    given = {"stands": "1", "seen_on": (FIRST + timedelta(days=days + 8)).isoformat(), "place": "Trang chủ"}
    assert "Trang chủ" in browser.post(f"/van-ban/{letter.pk}/giu-cai-chinh/", given, follow=True).content.decode()
    given = {"name": "Trang Tin Gom", "did": "nothing", "did_on": FIRST.isoformat()}
    answer = browser.post(f"/van-ban/{letter.pk}/noi-dang-lai/", given, follow=True).content.decode()
    assert "Trang Tin Gom" in answer and "không làm gì" in answer
    assert "Cải chính cần xem còn đăng không" not in browser.get("/").content.decode()


def test_a_day_that_cannot_be_is_told_of_the_day_that_was_asked(house: House, client_for: ClientFor, at: At) -> None:
    letter = corrected(house)
    at(later(8 * DAY))
    browser = client_for(people.SECOND_EYES)
    early = {"stands": "1", "seen_on": (FIRST - timedelta(days=1)).isoformat(), "note": "trang chủ"}
    answer = browser.post(f"/van-ban/{letter.pk}/giu-cai-chinh/", early)
    assert answer.status_code == 422 and "Ngày xem phải từ ngày báo đăng cải chính" in answer.content.decode()
    undated = {"name": "Trang Tin Gom", "did": "nothing"}
    answer = browser.post(f"/van-ban/{letter.pk}/noi-dang-lai/", undated)
    assert answer.status_code == 422 and "Hãy ghi ngày thấy" in answer.content.decode()
    assert "Trang Tin Gom" in answer.content.decode()
