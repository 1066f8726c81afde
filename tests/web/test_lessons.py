"""The page of what the machine learned: what was corrected, what follows it, off and anew, and who may."""

from datetime import timedelta

import pytest

from hoiam.desk.lessons import queries
from hoiam.desk.lessons.models import Schooling
from hoiam.outside.shipped import labelling
from tests.desk.test_lessons import NEXT, corrected, learned, piece
from tests.people import LEADER, SORTER, STRANGER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
PAGE = "/cai-dat/may-hoc/"


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY + timedelta(hours=1))


def _page(browser, address: str = PAGE, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_before_any_correction_the_page_says_how_the_machine_learns(house: House, client_for: ClientFor) -> None:
    shown = _page(client_for(SORTER))
    assert "Đang học" in shown and "Chưa sửa nhãn nào" in shown


def test_the_page_shows_corrections_and_the_pieces_that_follow_them(house: House, client_for: ClientFor) -> None:
    corrected(house)
    assert "trong ít phút nữa" in _page(client_for(SORTER))
    learned(house)
    item = piece(house, 9, NEXT)
    shown = _page(client_for(SORTER))
    assert "Giao thông và hạ tầng" in shown and "Thiên tai và cháy nổ" in shown
    assert NEXT in shown and f"/tin/{item.story_id}/" in shown
    told = _page(client_for(SORTER), f"/tin/{item.story_id}/")
    assert "cơ quan đã sửa 5 bài tương tự thành “Thiên tai và cháy nổ”" in told.replace("Cơ quan", "cơ quan")


def test_two_corrections_say_how_many_are_wanting(house: House, client_for: ClientFor) -> None:
    corrected(house, ("Xe tải lật trên quốc lộ, giao thông tê liệt.", "Xe khách mất lái trên quốc lộ, tắc đường."))
    learned(house)
    assert "còn thiếu 1 lần" in _page(client_for(SORTER))


def test_learning_is_switched_off_and_on_with_a_reason(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert browser.post(f"{PAGE}doi/", {}).status_code == 422
    assert "Đã tắt" in browser.post(f"{PAGE}doi/", {"reason": "Đang rà soát"}, follow=True).content.decode()
    assert not queries.learns(house.office) and "Đang rà soát" in _page(browser)
    assert "Đang học" in browser.post(f"{PAGE}doi/", {"reason": "Dùng lại"}, follow=True).content.decode()


def test_learning_begins_anew(house: House, client_for: ClientFor) -> None:
    corrected(house)
    learned(house)
    shown = client_for(SORTER).post(f"{PAGE}tu-dau/", {"reason": "Sửa nhầm"}, follow=True).content.decode()
    assert "Chỉ tính nhãn sửa từ" in shown and "Chưa sửa nhãn nào" in shown
    assert queries.lessons_for(house.office, labelling.version()) == {}


def test_who_may_not_reads_whose_page_it_is_and_a_look_changes_nothing(house: House, client_for: ClientFor) -> None:
    for address in (PAGE, f"{PAGE}doi/", f"{PAGE}tu-dau/"):
        assert client_for(LEADER).get(address).status_code == 403
        assert client_for(LEADER).post(address, {"reason": "x"}).status_code in (403, 405)
        assert client_for(STRANGER).get(address).status_code in (302, 403, 404)
        client_for(SORTER).get(address)
    assert not Schooling.objects.exists()
