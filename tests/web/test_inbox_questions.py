"""A page of stories asks the database the same few questions, however many stories, pieces and filters stand on it."""

import gc
import weakref
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from hoiam.desk.inbox import actions as inbox
from hoiam.desk.inbox import queries as morning
from hoiam.desk.stories import queries
from hoiam.web import memory
from hoiam.web.chrome import reasons
from hoiam.web.chrome.escaped import e
from hoiam.web.chrome.roads import road
from tests.desk import made
from tests.people import SORTER, THURSDAY, House
from tests.web.conftest import At, ClientFor

INBOX = 23  # questions of the inbox, the masthead's among them


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY + timedelta(hours=1))


def asked(browser: Client, address: str) -> int:
    browser.get(address)  # what is looked up once in a process is looked up by now
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


def add(house: House, numbers: range) -> None:
    for number in numbers:
        story = made.item(house, 10 * number).story
        made.item(house, 10 * number + 1, story=story.pk)
        name = {"name": f"Bộ lọc {number}", "query": "loc=urgent", "shared": False}
        inbox.keep_filter(office=house.office, **name, **made.by(SORTER))


@pytest.mark.parametrize("address", ["/tin/", "/tin/?loc=all&xep=recent", "/tin/?q=nuoc+sach"])
def test_more_rows_and_more_kept_filters_ask_nothing_more(house: House, client_for: ClientFor, address: str) -> None:
    browser = client_for(SORTER)
    add(house, range(1, 3))
    few = asked(browser, address)
    add(house, range(3, 9))
    assert len(browser.get(address).context["rows"]) == 8
    assert asked(browser, address) == few <= INBOX


def test_all_lists_are_counted_in_one_statement_each_as_it_is_listed(house: House) -> None:
    add(house, range(1, 4))
    lists = {choice: queries.inbox(house.office, choice) for choice in (*queries.FILTERS, "no such list")}
    with CaptureQueriesContext(connection) as seen:
        counts = queries.counted(lists)
    assert len(seen) == 1
    assert counts == {choice: len(listed) for choice, listed in lists.items()}
    assert queries.counted({"open": lists["open"]}, most=2) == {"open": 3}  # one more than it counts to
    assert queries.counted({"none": lists["no such list"]}) == {"none": 0}


def test_a_list_that_was_counted_and_read_once_shows_what_came_and_what_is_muted_since(house: House) -> None:
    today = THURSDAY.date()
    add(house, range(1, 3))
    assert morning.counts(house.office, today)["open"] == len(morning.listed(house.office, "open", today)) == 2
    add(house, range(3, 4))
    assert morning.counts(house.office, today)["open"] == len(morning.listed(house.office, "open", today)) == 3
    story = morning.listed(house.office, "open", today)[0]
    inbox.mute(office=house.office, story=story, outlet=None, until=None, reason="Đo", **made.by(SORTER))
    assert morning.counts(house.office, today)["open"] == len(morning.listed(house.office, "open", today)) == 2
    assert list(morning.listed(house.office, "muted", today)) == [story]


@pytest.mark.parametrize("word", ["<b>“a” & 'b'</b>", _("Tin"), mark_safe("<b>a & b</b>"), 7, "", None])
def test_a_word_of_a_row_is_escaped_as_django_escapes_it(word: object) -> None:
    assert e(word) == conditional_escape(word)


def test_an_address_for_many_rows_is_the_address_of_each() -> None:
    story, correct = road("story"), road("story_correct", 2)
    for number in (0, 7, 10**17, 10**17 + 1):
        assert story(number) == reverse("story", args=[number])
        assert correct(number, 12) == reverse("story_correct", args=[number, 12])


def test_no_word_of_a_reason_or_a_chip_becomes_markup() -> None:
    bad = '"><script>x</script>'
    why = reasons.Why(label=bad, words=bad, lead=bad, evidence=bad, change_url=bad, change=bad)
    chips = [bad, {"word": bad, "level": bad}]
    shown = reasons.listed([why]) + reasons.evidence([why]) + reasons.chips(chips)
    assert "<script" not in shown and '">&lt;' not in shown.replace('class="chip">&lt;', "")
    assert shown.count("&lt;script&gt;") == 9


@pytest.fixture
def _collector() -> Iterator[None]:
    held = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*held)


@pytest.mark.usefixtures("_collector")
def test_what_is_loaded_is_set_apart_and_what_a_request_leaves_is_still_thrown_away() -> None:
    class Left:
        pass

    memory.settled()
    assert gc.isenabled() and gc.get_freeze_count() > 100_000
    one = Left()
    one.itself, gone = one, weakref.ref(one)
    del one
    kept = [[] for _ in range(memory.AT_ONCE + 1)]  # as much as makes it look
    assert gone() is None and kept
