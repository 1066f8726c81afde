"""Every key of the inbox in a real browser: what became of the stories, and that the page tells all of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from hoiam.desk.cases.models import Case
from hoiam.desk.stories.models import Story
from tests import people
from tests.desk import made
from tests.desk.made import NOW, later
from tests.people import SORTER

pytestmark = pytest.mark.usefixtures("beside_a_browser", "transactional_db")
TITLES = ("Việc một", "Việc hai", "Việc ba", "Việc bốn")  # as they are listed: the newest first
DOUBTFUL = ("Việc ba", "Việc bốn")  # of which nobody knows whether they are ours
Inbox = Callable[[str], Any]


@pytest.fixture
def inbox(opened: Any, clock: Callable[[Any], None], settings: Any, tmp_path: Any) -> Inbox:
    """Return a function that opens a list of the inbox with a script, four stories in it."""
    settings.HOIAM_FILES = tmp_path
    clock(later(120))
    house = people.furnished()
    for number, title in enumerate(TITLES, 1):
        about = {
            "title": title,
            "text": f"{title}. {number * 'Nội dung riêng. '}",
            "relevant": title not in DOUBTFUL or None,
        }
        made.item(house, number, published_at=NOW - timedelta(hours=number), **about)

    def open_(query: str = "xep=recent") -> Any:
        return opened(SORTER, f"/tin/?{query}", script=True)

    return open_


def at_hand(page: Any) -> str:
    """Return the headline of the row at hand."""
    return str(page.locator("[data-row].story--at h2 a").inner_text())


def pressed(page: Any, *keys: str) -> str:
    """Press keys, the last of which leads to a page; return what is said there."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])
    return str(page.locator(".flash:visible").first.inner_text())


def states() -> dict[str, str]:
    return dict(Story.objects.exclude(state="new").values_list("title", "state"))


def doubtful() -> set[str]:
    return set(Story.objects.filter(unsure=True).values_list("title", flat=True))


@pytest.mark.parametrize(("key", "state"), [("d", "noted"), ("t", "positive"), ("n", "irrelevant")])
def test_a_key_sorts_the_story_at_hand_and_z_brings_it_back(inbox: Inbox, key: str, state: str) -> None:
    page = inbox("xep=recent")
    assert "Đã xếp 1 tin" in pressed(page, "j", "j", key)
    assert states() == {"Việc hai": state}
    assert at_hand(page) == "Việc ba", "the next row is at hand"
    assert "Đã hoàn tác với 1 tin" in pressed(page, "z")
    assert states() == {}


def test_k_goes_back_up_and_v_opens_a_case_from_the_story_at_hand(inbox: Inbox) -> None:
    page = inbox("xep=recent")
    seen = []
    for key in "jjjk":
        page.keyboard.press(key)
        seen.append(at_hand(page))
    assert seen == ["Việc một", "Việc hai", "Việc ba", "Việc hai"]
    case_said = pressed(page, "v")
    case = Case.objects.get()
    assert case.number in case_said and (case.title, case.story.title) == ("Việc hai", "Việc hai")
    assert states() == {"Việc hai": "case"}


def test_c_calls_stories_ours_the_one_at_hand_and_many_that_are_chosen(inbox: Inbox) -> None:
    page = inbox("loc=unsure&xep=recent")
    assert "Đã xác định 1 tin thuộc địa bàn" in pressed(page, "j", "c")
    assert (doubtful(), states()) == ({"Việc bốn"}, {}), "it is ours, and still to be handled"
    assert "Đã hoàn tác với 1 tin" in pressed(page, "z")
    assert doubtful() == set(DOUBTFUL)
    page.goto(page.url.partition("?")[0] + "?loc=unsure&xep=recent")
    assert "Đã xác định 2 tin thuộc địa bàn" in pressed(page, "j", "x", "j", "x", "c")
    assert (doubtful(), states()) == (set(), {})


def test_the_help_lists_every_key_of_the_page(inbox: Inbox) -> None:
    page = inbox("xep=recent")
    page.keyboard.press("?")
    told = {str(key).lower() for key in page.locator("[data-keys] kbd").all_inner_texts()}
    works = {str(thing.get_attribute("data-key")) for thing in page.locator("[data-key]").all()}
    assert works >= {"v", "g", "t", "d", "m", "c", "n"}
    assert told >= works | {"j", "k", "x", "l", "z", "r", "enter", "/", "esc"}
