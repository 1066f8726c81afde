"""Good stories by month: what is there, who called it good, and no dead end where there is none."""

from datetime import timedelta

import pytest

from hoiam.desk.stories import actions
from tests import people
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.django_db


def test_without_a_good_story_the_page_says_what_to_do(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    text = client_for(people.SORTER).get("/tuyen-truyen/").content.decode()
    assert "Chưa có tin tích cực nào" in text


def test_the_months_hold_their_good_stories_with_their_pieces(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    of = week.source(week.outlet())
    good = week.item(house.office, of, "Đường hoa dài 2 km", week.OPENED - timedelta(days=2), "positive")
    week.item(house.office, of, "Thiếu nước", week.OPENED - timedelta(days=1))
    week.item(house.office, of, "Ngày hội hiến máu", week.OPENED - timedelta(days=20), "positive")
    at(week.OPENED)
    browser = client_for(people.SORTER)
    text = browser.get("/tuyen-truyen/").content.decode()
    assert "Đường hoa dài 2 km" in text
    assert "1 trong 2" in text
    assert "Thiếu nước" not in text
    assert "Ngày hội hiến máu" not in text
    assert good.hit.article.url in text
    assert "Máy đề xuất, chưa có người xếp" in text
    assert "Ngày hội hiến máu" in browser.get("/tuyen-truyen/?thang=2022-09").content.decode()
    assert browser.get("/tuyen-truyen/?thang=nonsense").status_code == 200


def test_what_a_person_called_good_is_not_the_machines_word(house: people.House, client_for: ClientFor, at: At) -> None:
    of = week.source(week.outlet())
    placed = week.item(house.office, of, "Đường hoa dài 2 km", week.OPENED - timedelta(days=2), "positive")
    story = week.story_of(placed)
    actions.sort(story=story, state="positive", reason="", by=people.SORTER, now=week.OPENED)
    at(week.OPENED)
    text = client_for(people.SORTER).get("/tuyen-truyen/").content.decode()
    assert "Đường hoa dài 2 km" in text
    assert "Máy đề xuất" not in text


def test_a_stranger_is_not_let_in(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    assert client_for(people.STRANGER).get("/tuyen-truyen/").status_code == 403
