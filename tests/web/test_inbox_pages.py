"""A list goes on from its last row: what arrives or is sorted meanwhile makes no row come twice and hides none."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client

from hoiam.core.values.actor import MACHINE
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story
from hoiam.web.chrome import keyset
from hoiam.web.screens.inbox import index
from tests.desk import made
from tests.people import SORTER, House
from tests.web.conftest import ClientFor

LEVELS = ("urgent", "high", "normal")
AGES = (9, 9, 1, 5, 5, 3, 9, 2, 2, 7, 4, 6)  # hours; some of the same time


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "PAGE", 3)


@pytest.fixture
def dozen(house: House) -> list[Story]:
    source, stories = made.source(), []
    for number, hours in enumerate(AGES, 1):
        at = made.NOW - timedelta(hours=hours)
        story = made.item(house, number, of=source, published_at=at).story
        actions.sum_up(story=story, level=LEVELS[number % 3], reasons=[], **made.by(MACHINE))
        stories.append(story)
    return stories


def _link(answer, rel: str) -> str:
    found = re.search(rf'rel="{rel}" href="([^"]*)"', answer.content.decode())
    return f"/tin/{unescape(found[1])}" if found else ""


def _keys(answer) -> list[int]:
    return [row["key"] for row in answer.context["rows"]]


def _walk(browser: Client, address: str, rel: str) -> list[list[int]]:
    seen = []
    while address:
        answer = browser.get(address)
        seen.append(_keys(answer))
        address = _link(answer, rel)
    return seen


@pytest.mark.parametrize("how", queries.SORTS)
def test_the_pages_hold_each_row_once_forth_and_back(
    house: House, dozen: list[Story], client_for: ClientFor, how: str
) -> None:
    browser = client_for(SORTER)
    wanted = [story.pk for story in queries.ordered(queries.inbox(house.office), how)]
    forth = _walk(browser, f"/tin/?xep={how}", "next")
    assert [key for page in forth for key in page] == wanted
    assert [len(page) for page in forth] == [3, 3, 3, 3]
    last = browser.get(f"/tin/?xep={how}&trang=4")
    assert _walk(browser, f"/tin/?xep={how}&trang=4", "prev") == forth[::-1]
    assert "Trang 4 trong 4" in last.content.decode()


def test_what_arrives_and_what_is_sorted_shifts_no_row_of_the_next_page(
    house: House, dozen: list[Story], client_for: ClientFor
) -> None:
    browser = client_for(SORTER)
    first = browser.get("/tin/?xep=recent")
    wanted = [story.pk for story in queries.ordered(queries.inbox(house.office), "recent")]
    made.item(house, 90, published_at=made.NOW)  # counted rows would show the third again
    assert _keys(browser.get(_link(first, "next"))) == wanted[3:6]
    for key in wanted[:3]:  # counted rows would hide the next three
        actions.sort(story=Story.objects.get(pk=key), state="noted", reason="", **made.by(SORTER))
    second = browser.get(_link(first, "next"))
    assert _keys(second) == wanted[3:6]
    assert len(_keys(browser.get(_link(second, "prev")))) == 3  # the newcomer and what filled the first page up


def test_where_nothing_follows_any_more_what_precedes_is_shown(
    house: House, dozen: list[Story], client_for: ClientFor
) -> None:
    browser = client_for(SORTER)
    wanted = [story.pk for story in queries.ordered(queries.inbox(house.office), "recent")]
    address = "/tin/?xep=recent"
    for _ in range(3):
        address = _link(browser.get(address), "next")
    for key in wanted[9:]:
        actions.sort(story=Story.objects.get(pk=key), state="noted", reason="", **made.by(SORTER))
    left = browser.get(address)
    assert len(_keys(left)) == 3
    assert not _link(left, "next")


@pytest.mark.parametrize("place", ["", "x", "1", "1.2.3.4.5", "9" * 17 + ".1.1", "-1.-1.-1", "²", "1." + "9" * 40])
def test_a_place_that_nobody_gave_out_leads_to_the_first_page(
    dozen: list[Story], client_for: ClientFor, place: str
) -> None:
    for name in ("sau", "truoc"):
        answer = client_for(SORTER).get("/tin/", {name: place})
        assert answer.status_code == 200
        assert len(_keys(answer)) == 3


def test_a_list_that_is_held_whole_is_paged_in_the_same_way() -> None:
    rows = [(n // 3, -n) for n in range(20)]
    held = keyset.Held(sorted(rows), lambda row: row)
    assert held.after((1, -4), 3) == [row for row in sorted(rows) if row > (1, -4)][:3]
    assert held.before((1, -4), 3) == [row for row in sorted(rows) if row < (1, -4)][::-1][:3]
    assert held.first(2, 3) == sorted(rows)[2:5]


@pytest.mark.parametrize("left", range(1, 13))
def test_when_later_rows_vanish_every_row_that_stays_is_met_once_forth_and_back(left: int) -> None:
    rows = [(n, 0) for n in range(left)]
    held = keyset.Held(rows, lambda row: row)
    for given in range(3, 12, 3):  # the last row of a page that was seen while twelve stood there
        page = keyset.page_of(held, QueryDict(f"sau={given - 1}.0&trang=9"), 3)
        met = _met(held, page, "truoc")[::-1] + _met(held, page, "sau")[1:]
        assert sorted({row for one in met for row in one.rows}) == rows  # none stands on no page
        last = met[-1].rows
        assert last[-1] == rows[-1] and not met[-1].after
        if left % 3 == 0:  # whole pages: none is filled up at the top, so none is met twice
            assert [row for one in met for row in one.rows] == rows


def _met(held: keyset.Held, page: keyset.Page, way: str) -> list[keyset.Page]:
    """Return the pages that links of one way lead through, the first too."""
    met = [page]
    while place := {"truoc": met[-1].before, "sau": met[-1].after}[way]:
        met.append(keyset.page_of(held, QueryDict(f"{way}={place}&trang=9"), 3))
    return met
