"""The page of a story names another that may be the same matter; one press merges them or keeps them apart."""

from datetime import timedelta

import pytest

from hoiam.desk.cases import actions as cases
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories import queries
from hoiam.desk.stories.models import Story
from tests import people
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
HEADING = "Có thể là một việc"


@pytest.fixture
def two(house: people.House, at: At) -> tuple[Story, Story]:
    """Two stories; the piece of the first fits the second as well."""
    of = week.source(week.outlet())
    yesterday = week.OPENED - timedelta(days=1)
    second = week.item(house.office, of, "Giếng cạn ở thôn 7", yesterday).story
    first = week.item(house.office, of, "Thiếu nước ở thôn 7", yesterday, also=str(second.pk)).story
    at(week.NOON)
    return first, second


def test_both_pages_propose_and_one_press_merges_with_an_undo(two: tuple[Story, Story], client_for: ClientFor) -> None:
    first, second = two
    browser = client_for(people.SORTER)
    for story, other in (two, two[::-1]):
        text = browser.get(f"/tin/{story.pk}/").content.decode()
        assert HEADING in text and other.title in text and "Thiếu nước ở thôn 7” hợp với cả hai tin" in text
    answer = browser.post(f"/tin/{second.pk}/gop/", {"into": first.pk}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/tin/{first.pk}/"
    assert HEADING not in answer.content.decode() and "Bỏ gộp" in answer.content.decode()
    assert queries.items_of(first).count() == 2


def test_kept_apart_it_is_proposed_no_more(two: tuple[Story, Story], client_for: ClientFor) -> None:
    first, second = two
    browser = client_for(people.SORTER)
    answer = browser.post(f"/tin/{second.pk}/de-rieng/{first.pk}/", follow=True)
    assert "hai tin là hai việc" in answer.content.decode()
    assert all(HEADING not in browser.get(f"/tin/{story.pk}/").content.decode() for story in two)


def test_the_story_of_a_case_takes_the_other_in(
    house: people.House, two: tuple[Story, Story], client_for: ClientFor
) -> None:
    first, second = two
    cases.open_case(office=house.office, title="Thiếu nước", story=second, by=people.SORTER, now=week.NOON)
    browser = client_for(people.SORTER)
    for story in two:
        assert f'action="/tin/{first.pk}/gop/"' in browser.get(f"/tin/{story.pk}/").content.decode()
    cases.open_case(office=house.office, title="Thiếu nước nữa", story=first, by=people.SORTER, now=week.NOON)
    assert HEADING not in browser.get(f"/tin/{first.pk}/").content.decode()


@pytest.mark.parametrize("number", [0, 1])
def test_what_is_new_takes_in_what_was_noted(two: tuple[Story, Story], client_for: ClientFor, number: int) -> None:
    """One press on either page lets nothing that is unsorted leave the inbox."""
    noted = two[number]
    stories.sort(story=noted, state="noted", reason="", by=people.SORTER, now=week.NOON)
    browser = client_for(people.SORTER)
    for story in two:
        assert f'action="/tin/{noted.pk}/gop/"' in browser.get(f"/tin/{story.pk}/").content.decode()


def test_of_many_old_proposals_the_last_can_be_merged_too(
    house: people.House, two: tuple[Story, Story], client_for: ClientFor
) -> None:
    """The page of an old story offers what the other story, which many pieces fit, does not show itself."""
    _, liked = two
    long_ago = week.OPENED - timedelta(days=90)
    of = week.source(week.outlet("bao-cu"))
    old = [week.item(house.office, of, f"Giếng {n} cạn", long_ago, also=str(liked.pk)).story for n in range(4)][-1]
    browser = client_for(people.SORTER)
    assert browser.get(f"/tin/{liked.pk}/").content.decode().count("hợp với cả hai tin") == 3
    assert f'action="/tin/{liked.pk}/gop/"' in browser.get(f"/tin/{old.pk}/").content.decode()
    answer = browser.post(f"/tin/{liked.pk}/gop/", {"into": old.pk})
    assert answer.headers["Location"] == f"/tin/{old.pk}/"
    assert queries.items_of(old).count() == 2


def test_who_may_not_sort_sees_no_proposal_and_changes_nothing(two: tuple[Story, Story], client_for: ClientFor) -> None:
    first, second = two
    browser = client_for(people.CLERK)
    assert HEADING not in browser.get(f"/tin/{first.pk}/").content.decode()
    browser.post(f"/tin/{first.pk}/de-rieng/{second.pk}/")
    assert queries.bridges(first)
