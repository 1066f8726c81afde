"""“Relevant” in the inbox: for many at once, from the page of a story, taken back, and told on the page."""

from datetime import timedelta

import pytest

from hoiam.desk.stories.models import Story
from hoiam.desk.watch.models import Hit
from tests.desk import made
from tests.people import SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY + timedelta(hours=1))


def _relevant() -> list[bool | None]:
    return list(Hit.objects.order_by("id").values_list("relevant", flat=True))


def test_many_are_called_ours_at_once_and_it_is_taken_back(house: House, client_for: ClientFor) -> None:
    stories = [made.item(house, number, relevant=None).story for number in (1, 2)]
    stories.append(made.item(house, 3).story)
    browser = client_for(SORTER)
    browser.post("/tin/nhieu-tin/", {"chosen": [stories[1].pk], "do": "irrelevant"})
    chosen = {"chosen": [story.pk for story in stories], "do": "relevant"}
    shown = browser.post("/tin/nhieu-tin/", chosen, follow=True).content.decode()
    assert "Đã xác định 2 tin thuộc địa bàn." in shown
    assert "Tin đã rõ thuộc địa bàn" in shown  # of the third nothing was in doubt
    assert _relevant() == [True, True, True]
    undo = f"/tin/hoan-tac/{stories[0].pk}.unsure-{stories[1].pk}.outside/?cua-toi=1"
    assert undo in shown
    assert "Đã hoàn tác với 2 tin." in browser.post(undo, follow=True).content.decode()
    assert _relevant() == [None, None, True]
    assert list(Story.objects.order_by("id").values_list("state", flat=True)) == ["new", "irrelevant", "new"]


def test_the_page_of_a_doubtful_story_offers_it_and_says_who_decided(house: House, client_for: ClientFor) -> None:
    story, browser = made.item(house, relevant=None).story, client_for(SORTER)
    page = browser.get(f"/tin/{story.pk}/").content.decode()
    assert 'value="relevant"' in page
    browser.post("/tin/nhieu-tin/", {"chosen": [story.pk], "do": "relevant"})
    page = browser.get(f"/tin/{story.pk}/").content.decode()
    assert 'value="relevant"' not in page and "Chưa rõ địa bàn" not in page
    assert "người phân loại đã xác định cả tin là của địa bàn" in page


def test_who_may_not_sort_changes_nothing(house: House, client_for: ClientFor) -> None:
    story = made.item(house, relevant=None).story
    browser = client_for(VERIFIER)
    browser.post("/tin/nhieu-tin/", {"chosen": [story.pk], "do": "relevant"})
    browser.post(f"/tin/hoan-tac/{story.pk}.unsure/")
    assert _relevant() == [None]
