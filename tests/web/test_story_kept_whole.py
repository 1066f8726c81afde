"""A story that a report counted and a case took up is merged, split and put back: both still say what they said."""

import re
from datetime import timedelta

import pytest

from hoiam.desk.cases import actions as cases
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories import queries
from tests import people
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]


def told(text: str) -> str:
    """Return what a page says besides the menu and the token of its forms."""
    return re.sub(r'value="\w{64}"', "", text.partition("<main")[2])


def test_a_merge_a_split_and_an_undo_leave_the_report_and_the_case_whole(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    of = week.source(week.outlet())
    yesterday = week.OPENED - timedelta(days=1)
    taken, other = (
        week.item(house.office, of, title, yesterday) for title in ("Thiếu nước ở thôn 7", "Giếng cạn ở thôn 7")
    )
    report = week.frozen(house.office)
    case = cases.open_case(office=house.office, title="Thiếu nước", story=taken.story, by=people.SORTER, now=week.NOON)
    assert case.story == taken.story
    at(week.NOON + timedelta(minutes=9))
    browser = client_for(people.SORTER)
    pages = [
        *(f"/bao-cao/{report.pk}/so/{key}/" for key in ("all.items", "all.issues", "electronic.items")),
        *(f"/bao-cao/{report.pk}/", f"/vu-viec/{case.number}/", f"/tin/{taken.story_id}/"),
    ]

    def read() -> list[str]:
        answers = [browser.get(address) for address in pages]
        assert {answer.status_code for answer in answers} == {200}
        return [answer.content.decode() for answer in answers]

    def counted_still() -> None:
        items, issues, electronic, whole, about, _ = read()
        for text in (items, electronic):
            assert "Thiếu nước ở thôn 7" in text and "Giếng cạn ở thôn 7" in text
        assert issues.count("<li>") == before[1].count("<li>")
        assert told(whole) == told(before[3])  # frozen: not a letter moves
        assert "Thiếu nước" in about

    before, now = read(), {"by": people.SORTER, "now": week.NOON + timedelta(minutes=5)}
    stories.merge(story=other.story, into=taken.story, **now)
    counted_still()
    assert "Giếng cạn ở thôn 7" in read()[-1]
    assert browser.get(f"/tin/{other.story_id}/", follow=True).status_code == 200  # the old address leads there
    other.refresh_from_db()
    alone = stories.split(item=other, **now)
    counted_still()
    assert alone.pk not in (taken.story_id, case.story_id)
    stories.merge(story=alone, into=case.story, **now)
    alone.refresh_from_db()
    stories.unmerge(story=alone, **now)
    counted_still()
    case.refresh_from_db()
    assert [item.pk for item in queries.items_of(case.story)] == [taken.pk]
