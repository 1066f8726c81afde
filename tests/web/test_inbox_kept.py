"""Kept filters, mutes, exports, two officers at once, a long morning, and hostile words in every name."""

import csv
import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.inbox import actions, queries
from hoiam.desk.inbox.models import Mute, SavedFilter
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories.models import Story
from hoiam.web.chrome.cells import BOM
from tests import people
from tests.desk import made
from tests.people import SORTER, THURSDAY, VERIFIER, House
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
SECOND = people.actor("nguoi-xep-thu-hai", Role.TRUNG_TAM, "mau-trung-tam")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "javascript:alert(1)//",
    "</textarea></title><script>alert(1)</script>",
)


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY + timedelta(hours=1))


def _numbers(browser, **asked: str) -> list[int]:
    return [row["key"] for row in browser.get("/tin/", asked).context["rows"]]


def _counted(browser) -> dict[str, int]:
    return {code: count for code, _word, count, _here in browser.get("/tin/").context["filters"]}


# --- kept filters


def test_a_filter_is_kept_counted_and_opened_by_its_link(house: House, client_for: ClientFor) -> None:
    for number in (1, 2, 3):
        made.item(house, number)
    browser = client_for(SORTER)
    browser.post("/tin/loc-luu/", {"name": "Bài số hai", "query": "loc=open&q=bài 2&trang=4&la=1"})
    kept = SavedFilter.objects.get()
    assert "trang" not in kept.query and "la=" not in kept.query
    [shown] = browser.get("/tin/").context["kept"]
    assert (shown.name, shown.count, shown.mine) == ("Bài số hai", 1, True)
    answer = browser.get(shown.url, follow=True)
    assert len(answer.context["rows"]) == 1 and answer.context["kept"][0].here


def test_a_search_is_kept_with_its_facets_and_counted_as_the_search_counts(
    house: House, client_for: ClientFor, django_assert_max_num_queries: Any
) -> None:
    for number in range(1, 6):
        made.item(house, number)
    browser = client_for(SORTER)
    asked = {"q": "nuoc", "linh-vuc": "environment", "luc": "7"}
    page = browser.get("/tim/", asked | {"nhom": "tin"})
    assert page.context["total"] == 5
    browser.post("/tin/loc-luu/", {"name": "Nước, 7 ngày", "query": page.context["query"]})
    kept = SavedFilter.objects.get()
    [shown] = browser.get("/tin/").context["kept"]
    assert (shown.name, shown.count) == ("Nước, 7 ngày", None)  # counted apart: the inbox waits for no search
    assert shown.count_url in browser.get("/tin/").content.decode()
    with django_assert_max_num_queries(25):
        assert browser.get(shown.count_url).content.decode() == "5"
    answer = browser.get(shown.url, follow=True)
    assert dict(answer.context["request"].GET.items()) == asked
    assert answer.context["total"] == 5 and answer.context["kept"][0].here
    made.item(house, 6)
    assert browser.get(shown.count_url).content.decode() == "6"
    assert client_for(VERIFIER).get(shown.count_url).status_code == 404  # somebody else's
    assert client_for(SORTER).get("/tin/moi/", {"loc": "open"}).status_code < 500
    browser.post(f"/tin/loc-luu/{kept.pk}/bo/")
    assert not SavedFilter.objects.exists()


def test_only_shared_filters_are_seen_by_others_and_only_the_owner_drops(house: House, client_for: ClientFor) -> None:
    for name, shared in (("Riêng", False), ("Chung", True)):
        actions.keep_filter(office=house.office, name=name, query="loc=open", shared=shared, **made.by(SORTER))
    mine, shared = SavedFilter.objects.order_by("pk")
    other = client_for(VERIFIER)
    assert [one.name for one in other.get("/tin/").context["kept"]] == ["Chung"]
    assert other.get(f"/tin/loc-luu/{mine.pk}/").status_code == 404
    assert "của người khác" in other.post(f"/tin/loc-luu/{shared.pk}/bo/", follow=True).content.decode()
    client_for(SORTER).post(f"/tin/loc-luu/{shared.pk}/bo/")
    assert list(SavedFilter.objects.all()) == [mine]
    stranger = people.actor("nguoi-khac", Role.TRUNG_TAM, "", people.settle_other().office.key)
    assert client_for(stranger).get(f"/tin/loc-luu/{mine.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["", "   "])
def test_a_filter_without_a_name_is_refused(house: House, client_for: ClientFor, name: str) -> None:
    answer = client_for(SORTER).post("/tin/loc-luu/", {"name": name, "query": "loc=open"}, follow=True)
    assert "Hãy đặt tên" in answer.content.decode() and not SavedFilter.objects.exists()


# --- mutes


def test_a_muted_story_leaves_the_morning_and_nothing_else(house: House, client_for: ClientFor) -> None:
    first, second = (made.item(house, number).story for number in (1, 2))
    browser = client_for(SORTER)
    answer = browser.post(f"/tin/{first.pk}/an/", {"what": "story", "until": "", "reason": "Tin cũ, đã biết"})
    assert answer.headers["Location"] == "/tin/an/"
    assert _numbers(browser) == [second.pk] and _numbers(browser, loc="muted") == [first.pk]
    assert set(_numbers(browser, loc="all")) == {first.pk, second.pk}
    found = browser.get("/tim/", {"q": "thieu nuoc"}).context["results"]
    assert {result.key: result.count for result in found}["tin"] == 2
    counts = _counted(browser)
    assert (counts["open"], counts["muted"], counts["all"]) == (1, 1, 2)
    assert "Tin cũ, đã biết" in browser.get("/tin/an/").content.decode()
    assert "Đã cho hiện lại" in browser.post(f"/tin/an/{Mute.objects.get().pk}/hien/", follow=True).content.decode()
    assert len(_numbers(browser)) == 2
    assert list(AuditEvent.objects.filter(verb__startswith="inbox.").values_list("verb", flat=True)) == [
        "inbox.mute",
        "inbox.lift",
    ]


def test_a_muted_outlet_hides_what_only_it_tells(house: House, client_for: ClientFor) -> None:
    quiet, loud = week.source(week.outlet("mau-mot")), week.source(week.outlet("mau-hai"))
    alone = week.item(house.office, quiet, "Chỉ báo này đăng", week.OPENED).story
    other = week.item(house.office, loud, "Báo khác đăng", week.OPENED).story
    browser = client_for(SORTER)
    browser.post(f"/tin/{alone.pk}/an/", {"what": quiet.outlet_id, "until": "", "reason": "Trang chỉ đăng lại"})
    assert Mute.objects.get().outlet_id == quiet.outlet_id
    assert _numbers(browser) == [other.pk]


def test_a_mute_ends_on_its_day(house: House, client_for: ClientFor, at: At) -> None:
    story, browser = made.item(house).story, client_for(SORTER)
    assert "Ẩn 7 ngày" in browser.get("/tin/").content.decode()
    shown = browser.post("/tin/nhieu-tin/", {"chosen": story.pk, "do": "mute"}, follow=True).content.decode()
    assert f"/tin/an/{Mute.objects.get().pk}/hien/" in shown  # the undo of the bulk
    assert _numbers(browser) == []
    at(THURSDAY + timedelta(days=8))
    assert _numbers(client_for(SORTER)) == [story.pk]


def test_who_may_not_sort_mutes_nothing_and_a_past_day_is_refused(house: House, client_for: ClientFor) -> None:
    story = made.item(house).story
    told = {"what": "story", "until": "", "reason": "Không cần xem nữa"}
    assert client_for(VERIFIER).post(f"/tin/{story.pk}/an/", told).status_code == 422
    past = client_for(SORTER).post(f"/tin/{story.pk}/an/", told | {"until": "2020-01-01"})
    assert past.status_code == 422 and "phải sau hôm nay" in past.content.decode()
    assert not Mute.objects.exists()


# --- two officers, a long morning


def test_the_second_officer_is_told_and_overwrites_nothing(house: House, client_for: ClientFor, at: At) -> None:
    story = made.item(house).story
    first, second = client_for(SORTER), client_for(SECOND)
    seen = second.get("/tin/").context["seen"]
    at(THURSDAY + timedelta(hours=2))
    shown = first.post("/tin/nhieu-tin/", {"chosen": story.pk, "do": "positive"}, follow=True).content.decode()
    late = {"chosen": story.pk, "do": "irrelevant", "seen": seen}
    assert "đã xếp tin này vào mục “Tích cực”" in second.post("/tin/nhieu-tin/", late, follow=True).content.decode()
    assert Story.objects.get().state == "positive"
    again = second.get("/tin/").context["seen"]
    second.post("/tin/nhieu-tin/", late | {"seen": again})  # who has seen it may decide otherwise
    assert Story.objects.get().state == "irrelevant"
    undo = f"/tin/hoan-tac/{story.pk}.new/?cua-toi=1"
    assert undo in shown
    assert "đã xếp tin này" in first.post(undo, follow=True).content.decode()
    assert Story.objects.get().state == "irrelevant"


@pytest.mark.slow
def test_two_thousand_are_sorted_in_one_sitting_with_one_tick_a_page(house: House, client_for: ClientFor) -> None:
    for number in range(2000):
        made.item(house, number + 1)
    browser, posts = client_for(SORTER), 0
    while (page := browser.get("/tin/")).context["rows"]:
        told = {"all": "1", "listed": page.context["listed"], "seen": page.context["seen"], "do": "noted"}
        browser.post("/tin/nhieu-tin/", told)
        posts += 1
    assert posts == 40 and Story.objects.filter(state="noted").count() == 2000


def test_a_whole_page_is_sorted_with_one_tick(house: House, client_for: ClientFor) -> None:
    for number in range(53):
        made.item(house, number + 1)
    browser = client_for(SORTER)
    page = browser.get("/tin/")
    assert 'name="all"' in page.content.decode() and 'name="listed"' in page.content.decode()
    told = {"all": "1", "listed": page.context["listed"], "seen": page.context["seen"], "do": "noted"}
    browser.post("/tin/nhieu-tin/", told)
    assert _counted(browser)["open"] == 3 and _counted(browser)["noted"] == 50


def test_nothing_new_is_an_empty_304(house: House, client_for: ClientFor) -> None:
    seen, browser = made.item(house), client_for(SORTER)
    mark = browser.get(f"/tin/moi/?tu={seen.pk}").headers["ETag"]
    assert browser.get(f"/tin/moi/?tu={seen.pk}", headers={"if-none-match": mark}).status_code == 304
    made.item(house, 2)
    assert browser.get(f"/tin/moi/?tu={seen.pk}", headers={"if-none-match": mark}).status_code == 200


def test_what_a_colleague_does_changes_the_counts_of_a_page_that_is_open(house: House, client_for: ClientFor) -> None:
    story = made.item(house).story
    first, second = client_for(SORTER), client_for(SECOND)
    second.post("/tin/loc-luu/", {"name": "Nước", "query": "loc=open&q=nuoc"})
    asked = second.get("/tin/").context["asked"]
    assert second.get(asked).status_code == 204
    first.post("/tin/nhieu-tin/", {"chosen": story.pk, "do": "noted"})
    told = second.get(asked)
    assert [(code, count) for code, count in told.context["filters"] if count] == [("noted", 1), ("all", 1)]
    assert ("trang", 0) in told.context["filters"]
    assert told.context["came"] == 0 and "bài mới" not in told.content.decode()
    assert {f'id="dem-{code}"' in told.content.decode() for code in ("open", "noted", "muted")} == {True}
    again = second.get(asked, headers={"if-none-match": told.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


# --- exports


def _csv(browser, address: str, **asked: str) -> list[list[str]]:
    text = b"".join(browser.get(address, asked).streaming_content).decode()
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))


def test_an_export_holds_every_item_of_a_filter_and_of_a_search(house: House, client_for: ClientFor) -> None:
    first = made.item(house, 1)
    made.item(house, 2, story=first.story.pk)
    for number in range(3, 121):
        made.item(house, number)
    browser = client_for(SORTER)
    for asked in ({"loc": "open"}, {"q": "thieu nuoc"}, {"loc": "open", "q": "thieu nuoc"}):
        rows = _csv(browser, "/tim/xuat/", **asked)
        assert len(rows) == 121 and len({row[-1] for row in rows[1:]}) == 120
    lines = AuditEvent.objects.filter(verb="inbox.export")
    assert lines.count() == 3 and lines.first().facts["stories"] == 119
    assert len(_csv(browser, "/tim/xuat/", q="khong-co-gi-ca")) == 1


@pytest.mark.parametrize("title", ["=1+1", "+84", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(house: House, client_for: ClientFor, title: str) -> None:
    week.item(house.office, week.source(week.outlet()), title, week.OPENED)
    browser = client_for(SORTER)
    row = _csv(browser, "/tim/xuat/", loc="all")[1]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row) and f"'{title}" in row
    octets = b"".join(browser.get("/tim/xuat/", {"loc": "all", "dang": "xlsx"}).streaming_content)
    with zipfile.ZipFile(io.BytesIO(octets)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet and 't="inlineStr"' in sheet


def test_a_stranger_exports_nothing_of_this_office_and_another_kind_is_not_found(
    house: House, client_for: ClientFor
) -> None:
    made.item(house)
    stranger = people.actor("nguoi-khac", Role.TRUNG_TAM, "", people.settle_other().office.key)
    assert len(_csv(client_for(stranger), "/tim/xuat/", loc="all")) == 1
    assert client_for(SORTER).get("/tim/xuat/?loc=all&dang=exe").status_code == 404


# --- hostile words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_any_name_stay_words(house: House, client_for: ClientFor, words: str) -> None:
    source = week.source(week.outlet())
    story = week.item(house.office, source, f"Nước {words}", week.OPENED).story
    with people_write():
        Outlet.objects.update(name=words)
        Story.objects.update(places=[words], field=words[:32])
    actions.keep_filter(office=house.office, name=words, query=f"loc=open&q={words}", shared=True, **made.by(SORTER))
    actions.mute(office=house.office, story=story, outlet=None, until=None, reason=words, **made.by(SORTER))
    browser = client_for(SORTER)
    for address in ("/tin/?loc=all", f"/tin/{story.pk}/", "/tin/an/", "/tim/?q=nuoc", f"/tin/?q={words}"):
        shown = browser.get(address).content.decode()
        for active in ("<script>alert", "<img src=x", "<svg/onload", 'href="javascript:'):
            assert active not in shown, address
    assert words in str(queries.kept(house.office, SORTER).get())


def people_write():
    """Let the test put hostile words where no action lets them in."""
    from tests.writes import by_a_wrong_hand

    return by_a_wrong_hand()


def test_the_machine_mutes_nothing(house: House) -> None:
    story = made.item(house).story
    with pytest.raises(Exception, match=r"story\.role"):
        actions.mute(office=house.office, story=story, outlet=None, until=None, reason="x", **made.by(MACHINE))
