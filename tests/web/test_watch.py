"""The watch-list on the screen: tried before it is kept, found later as shown before, suggested and never hidden."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import StoryItem, StoryState
from hoiam.desk.watch import actions
from hoiam.desk.watch.models import Catch, QueryState, StoredQuery
from hoiam.run import watchlists
from hoiam.run.path import take_in
from tests import people
from tests.desk import made
from tests.people import CLERK, SORTER, STRANGER, THURSDAY
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.django_db
COFFEE = {"sapo": "", "text": "Nông dân lo lắng vì giá cà phê ở Lâm Đồng. " * 20}
ASKED = {
    "name": "Giá cà phê",
    "text": '"ca phe" (rớt HOẶC giảm)',
    "purpose": "Biết sớm giá nông sản để báo cáo huyện",
    "expires_on": "2022-12-31",
}


@pytest.fixture(autouse=True)
def on_thursday(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clocks and begin as a process that has compiled nothing yet."""
    at(THURSDAY)
    monkeypatch.setattr(watchlists, "_held", watchlists.Lists())


def keep(number: int, title: str) -> None:
    """Keep an article as it was known before any query."""
    articles.keep(source=made.source(), pages=[made.page(number, title=title, **COFFEE)], by=MACHINE, now=THURSDAY)


def arrive(number: int, title: str, **more: Any) -> None:
    """Let an article come in from its source."""
    take_in(made.source(), [made.page(number, title=title, **{**COFFEE, **more})], THURSDAY)


def put(house: people.House, **changes: Any) -> StoredQuery:
    """Return a kept query."""
    fields = {**ASKED, "expires_on": THURSDAY.date() + timedelta(days=30), **changes}
    return actions.put_query(office=house.office, **fields, by=SORTER, now=THURSDAY)


def text_of(browser: Client, path: str) -> str:
    """Return a page."""
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_query_is_tried_on_the_last_month_before_it_is_kept(house: people.House, client_for: ClientFor) -> None:
    keep(1, "Giá cà phê rớt mạnh")
    keep(2, "Giá cà phê giữ vững")
    browser = client_for(SORTER)
    page = browser.post("/theo-doi/them/", {**ASKED, "do": "save"})
    said = page.content.decode()
    assert not StoredQuery.objects.exists()  # not yet tried
    assert "1 bài khớp trong 30 ngày qua" in said
    assert 'cà phê</mark> <mark class="why" title="(rớt HOẶC giảm)">rớt</mark>' in said
    assert "giữ vững" not in said
    assert "Bài có “ca phe”, và có “rớt” hoặc “giảm”." in said
    answer = browser.post("/theo-doi/them/", {**ASKED, "do": "save", "tried": ASKED["text"]})
    query = StoredQuery.objects.get()
    assert answer.url == f"/theo-doi/{query.pk}/"
    assert (query.owner, query.expires_on.isoformat()) == (SORTER.key, "2022-12-31")


def test_a_query_changed_after_the_try_is_tried_again(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/theo-doi/them/", {**ASKED, "text": "khác", "do": "save", "tried": ASKED["text"]})
    assert not StoredQuery.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        '"ca phe" rớt',
        'cà GẦN/9 rớt KHÔNG "giữ vững"',
        '="cà phê" tiêu đề:rớt',
        'rớt nguồn:"Báo mau-thong-reo"',
        'nơi:"xã Đăk Ui" nước',
        "lĩnh vực:transport HOẶC rớt",
    ],
)
def test_what_the_try_shows_is_what_is_found_later(house: people.House, client_for: ClientFor, text: str) -> None:
    said = {1: ("Giá cà phê rớt mạnh", {}), 2: ("Giá cà phê giữ vững", {}), 3: ("Nước sạch", {"text": made.TEXT})}
    put(house, text=text)
    for number, (title, more) in said.items():
        arrive(number, title, **more)
    found = {catch.article.title for catch in Catch.objects.all()}
    assert found
    page = client_for(SORTER).post("/theo-doi/them/", {**ASKED, "name": "Khác", "text": text, "do": "try"})
    assert {one.article.title for one in page.context["preview"].shown} == found


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": 'nước VÀ ("hỏng"'}, "Thiếu dấu ngoặc đóng cho ngoặc mở ở ký tự thứ 9."),
        ({"text": "KHÔNG nước"}, "Hãy ghi ít nhất một từ phải có"),
        ({"text": "nước GẦN/99 sạch"}, "phải từ 1 đến 50"),
        ({"purpose": ""}, "Mục đích theo dõi"),
    ],
)
def test_a_fault_is_told_in_a_sentence_and_what_was_typed_stays(
    house: people.House, client_for: ClientFor, changes: dict[str, str], said: str
) -> None:
    page = client_for(SORTER).post("/theo-doi/them/", {**ASKED, **changes, "do": "save", "tried": ASKED["text"]})
    assert page.status_code == 422
    assert said in page.content.decode().replace("&quot;", '"')
    assert ASKED["name"] in page.content.decode()


def test_a_name_that_nothing_bears_is_told(house: people.House, client_for: ClientFor) -> None:
    made.source()
    known = 'nơi:"xã Đăk Ui" lĩnh vực:"y te" nguồn:"Báo mau-thong-reo"'
    page = client_for(SORTER).post("/theo-doi/them/", {**ASKED, "text": f'{known} nơi:"Suối Không Tên"', "do": "try"})
    assert page.context["strangers"] == ["Suối Không Tên"]
    assert "chưa biết nơi, lĩnh vực hoặc nguồn nào tên “Suối Không Tên”" in page.content.decode()


@pytest.mark.parametrize("text", ["0912345678 nước", "@congdanmau", "facebook.com/congdanmau"])
def test_an_account_or_a_number_is_not_watched(house: people.House, client_for: ClientFor, text: str) -> None:
    fields = {**ASKED, "text": text, "tried": text, "do": "save", "no_person": "on"}
    page = client_for(SORTER).post("/theo-doi/them/", fields)
    assert "Chỉ theo dõi vấn đề" in page.content.decode()
    assert not StoredQuery.objects.exists()


def test_what_looks_like_a_name_asks_for_a_declaration(house: people.House, client_for: ClientFor) -> None:
    browser, text = client_for(SORTER), '"Nguyễn Thị Mẫu" sạt'
    fields = {**ASKED, "text": text, "tried": text, "do": "save"}
    assert "không phải tên một người" in browser.post("/theo-doi/them/", fields).content.decode()
    assert not StoredQuery.objects.exists()
    browser.post("/theo-doi/them/", {**fields, "no_person": "on"})
    assert StoredQuery.objects.exists()


def test_the_list_and_the_page_tell_what_it_is_for_and_what_it_found(
    house: people.House, client_for: ClientFor
) -> None:
    query = put(house)
    arrive(1, "Giá cà phê rớt mạnh")
    for path in ("/theo-doi/", f"/theo-doi/{query.pk}/"):
        text = text_of(client_for(CLERK), path)
        for said in (ASKED["name"], ASKED["purpose"], "Đang theo dõi", "Bài có “ca phe”"):
            assert said in text
        assert "/sua/" not in text  # a clerk reads
    assert "Giá cà phê rớt mạnh" in text


def test_an_officer_mutes_and_stops_a_query(house: people.House, client_for: ClientFor) -> None:
    query, browser = put(house), client_for(SORTER)
    for state in (QueryState.MUTED, QueryState.STOPPED, QueryState.ACTIVE):
        browser.post(f"/theo-doi/{query.pk}/trang-thai/", {"state": state})
        query.refresh_from_db()
        assert query.state == state


def test_a_wrong_role_changes_nothing_and_a_stranger_finds_nothing(house: people.House, client_for: ClientFor) -> None:
    query, clerk = put(house), client_for(CLERK)
    clerk.post(f"/theo-doi/{query.pk}/trang-thai/", {"state": "stopped"})
    clerk.post(f"/theo-doi/{query.pk}/sua/", {**ASKED, "text": "khác", "tried": "khác", "do": "save"})
    query.refresh_from_db()
    assert (query.state, query.version) == (QueryState.ACTIVE, 1)
    other = people.settle_other()
    assert client_for(SORTER).get(f"/theo-doi/{put(other).pk}/").status_code == 404
    assert client_for(STRANGER).get("/theo-doi/").status_code in (302, 403, 404)


def test_the_end_is_told_before_and_after(house: people.House, client_for: ClientFor, at: At) -> None:
    put(house, expires_on=THURSDAY.date() + timedelta(days=3))
    browser = client_for(SORTER)
    assert "Mục “Giá cà phê” hết hạn" in text_of(browser, "/theo-doi/")
    assert "Mục theo dõi sắp hết hạn" in text_of(browser, "/")
    assert "Mục theo dõi sắp hết hạn" not in text_of(client_for(people.DIRECTOR), "/")  # the owner is told
    later = THURSDAY + timedelta(days=4)
    actions.end_and_remind(office=house.office, by=MACHINE, now=later)
    at(later)
    browser = client_for(SORTER)
    assert "đã hết hạn" in text_of(browser, "/theo-doi/")
    query = StoredQuery.objects.get()
    edit = browser.get(f"/theo-doi/{query.pk}/sua/")
    assert edit.context["form"].initial["expires_on"] > later.date()


def test_marks_become_a_suggestion_that_hides_nothing(house: people.House, client_for: ClientFor) -> None:
    query = put(house, text='"ca phe"')
    for number in range(6):
        arrive(number, f"Quán cà phê khai trương, khuyến mãi lớn {number}", text=f"Nhạc sống tối thứ {number}. " * 9)
    for number in range(6, 9):
        arrive(number, f"Giá cà phê rớt mạnh đợt {number}", text=f"Nông dân lo lắng nơi thứ {number}. " * 9)
    for item in StoryItem.objects.select_related("story", "hit__article"):
        wrong = "khai trương" in item.hit.article.title
        state = StoryState.IRRELEVANT if wrong else StoryState.NOTED
        stories.sort(story=item.story, state=state, reason="đã đọc", by=SORTER, now=THURSDAY)
    page = client_for(SORTER).get(f"/theo-doi/{query.pk}/")
    suggestion = page.context["suggestion"]
    assert "6 trong 6 bài bị đánh dấu Không liên quan có “" in suggestion.words
    assert "trong 3 bài có liên quan, 0 bài có" in suggestion.words
    assert page.context["total"] == 9
    query.refresh_from_db()
    assert query.text == '"ca phe"'  # a person accepts, or nothing changes
    edit = client_for(SORTER).get(suggestion.url)
    proposed = edit.context["form"].initial["text"]
    assert proposed.startswith('"ca phe" VÀ KHÔNG ')
    fields = {**ASKED, "text": proposed, "note": suggestion.words[:300], "tried": proposed, "do": "save"}
    client_for(SORTER).post(f"/theo-doi/{query.pk}/sua/", fields)
    query.refresh_from_db()
    assert (query.version, query.text) == (2, proposed)
    assert "Không liên quan" in query.versions.get(number=2).note
