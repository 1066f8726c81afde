"""One piece under two addresses is one article; what only claims to be another article stays one of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Address as Known
from hoiam.core.values.article import Extracted
from hoiam.desk.articles import actions, queries
from hoiam.desk.articles.models import Address, Article, Version
from hoiam.desk.sources import actions as sources
from tests.desk import made
from tests.desk.made import by

pytestmark = pytest.mark.django_db
SITE = "https://bao.example"
WHEN = made.NOW - timedelta(hours=2)


def said(path: str, number: int = 1, **changes: object) -> Extracted:
    """Return a piece read at a path; each number says something else."""
    text = f"Bài thứ {number}: " + " ".join(f"điều{n * (number + 3) % 97}" for n in range(120))
    plain = made.page(number, url=f"{SITE}{path}", title=f"Chuyện riêng của bài {number * 11}", text=text)
    return replace(plain, **changes)  # type: ignore[arg-type]


def claiming(path: str, main: str, number: int = 1, **changes: object) -> Extracted:
    """Return a piece that was read at a path and calls another one its main address."""
    return said(main, number, also=(Known(f"{SITE}{path}", "read"),), **changes)


def keep(*pages: Extracted, **fields: object) -> list[Article]:
    source = made.source(made.outlet(), **fields)  # type: ignore[arg-type]
    return [kept.article for kept in actions.keep(source=source, pages=pages, **by(MACHINE))]


def rows() -> dict[str, str]:
    return {row.url.removeprefix(SITE): row.how for row in Address.objects.all()}


@pytest.mark.parametrize("path", ["/bai-1?amp=1", "/amp/bai-1", "/bai-1/", "/bai-1?utm_source=zalo"])
def test_another_spelling_of_its_address_is_the_same_article(path: str) -> None:
    one, two = keep(said("/bai-1"), said(path))
    assert one == two
    assert (Article.objects.get().url, Version.objects.count()) == (f"{SITE}/bai-1", 1)


def test_where_a_page_was_found_is_kept_beside_the_address_that_it_calls_its_own() -> None:
    listed = Known(f"{SITE}/ngan/x1", "listed")
    page = claiming("/tin/bai-1", "/bai-1")
    keep(replace(page, also=(*page.also, listed)))
    assert rows() == {"/bai-1": "claimed", "/tin/bai-1": "read", "/ngan/x1": "listed"}
    assert queries.known([f"{SITE}/bai-1", f"{SITE}/tin/bai-1", f"{SITE}/ngan/x1"]) == {
        f"{SITE}/tin/bai-1",
        f"{SITE}/ngan/x1",
    }


def test_an_address_that_was_only_claimed_is_read_once_and_then_known() -> None:
    [one] = keep(claiming("/tin/bai-1", "/bai-1"))
    assert queries.read_at(one) == f"{SITE}/tin/bai-1"
    [two] = keep(said("/bai-1"))
    assert one == two and rows()["/bai-1"] == "read"
    assert queries.read_at(Article.objects.get()) == f"{SITE}/bai-1"


def test_pages_that_all_claim_one_address_stay_as_many_articles_as_they_are() -> None:
    found = keep(*(claiming(f"/bai-{n}", "/mau-chung", n) for n in (1, 2, 3)))
    assert len({article.pk for article in found}) == 3
    assert sorted(Article.objects.values_list("title", flat=True)) == sorted(a.title for a in found)
    assert [r["code"] for r in Article.objects.get(pk=found[1].pk).reasons] == ["title.h1", "url.taken"]
    again = keep(*(claiming(f"/bai-{n}", "/mau-chung", n) for n in (1, 2, 3)))
    assert [a.pk for a in again] == [a.pk for a in found]
    assert Version.objects.count() == 3


def test_an_article_is_not_hidden_by_another_that_claimed_its_address() -> None:
    [wrong] = keep(claiming("/bai-1", "/bai-2", 1))
    [right] = keep(said("/bai-2", 2))
    wrong.refresh_from_db()
    assert wrong.pk != right.pk
    assert (wrong.url, right.url) == (f"{SITE}/bai-1", f"{SITE}/bai-2")
    assert queries.stands_at(f"{SITE}/bai-2") == right and queries.stands_at(f"{SITE}/bai-1") == wrong


def test_an_edited_article_stays_itself_at_both_of_its_addresses() -> None:
    [one] = keep(claiming("/tin/bai-1", "/bai-1"))
    text = said("/bai-1").text.replace("điều5 ", "điều khác ")
    [two] = keep(claiming("/tin/bai-1", "/bai-1", title="Đầu đề đã đổi hẳn", text=text))
    [three] = keep(said("/bai-1", title="Đầu đề đã đổi hẳn", text=text))
    assert one == two == three
    assert Version.objects.count() == 2


@pytest.mark.parametrize("hours", [0, 30])
def test_an_outlet_that_says_the_same_words_at_two_addresses_said_one_piece(hours: int) -> None:
    one, two = keep(said("/bai-1"), said("/chuyen-muc/bai-1", published_at=WHEN + timedelta(hours=hours)))
    assert one == two
    assert rows() == {"/bai-1": "read", "/chuyen-muc/bai-1": "same_words"}
    assert queries.known([f"{SITE}/chuyen-muc/bai-1"])


def test_with_a_word_changed_it_is_one_piece_only_at_once() -> None:
    text = said("/bai-1").text + " Sửa."
    one, two = keep(said("/bai-1"), said("/muc/bai-1", text=text))
    assert one == two and Version.objects.count() == 2
    tomorrow = said("/bai-2", 2), said("/bai-2-b", 2, text=said("/", 2).text + " Mai.", published_at=made.NOW)
    one, two = keep(*tomorrow)  # the bulletin of the next hours: mostly the same words, and another piece
    assert one != two


def test_the_same_words_under_another_headline_or_after_a_week_are_another_piece() -> None:
    keep(
        said("/bai-1"),
        said("/bai-1-b", title="Một đầu đề khác hẳn"),
        said("/bai-1-c", published_at=WHEN + timedelta(days=7)),
    )
    assert Article.objects.count() == 3


def test_another_outlet_with_the_same_words_is_another_article() -> None:
    keep(said("/bai-1"))
    other = made.source(made.outlet("mau-bao-khac"))
    actions.keep(source=other, pages=[replace(said("/"), url="https://khac.example/bai-1")], **by(MACHINE))
    assert Article.objects.count() == 2


def test_two_people_who_post_the_same_words_posted_twice() -> None:
    source = made.source(made.outlet("mau-trang", kind="public_page"))
    actions.keep(source=source, pages=[said("/1", 1), said("/2", 1)], **by(MACHINE))
    assert Article.objects.count() == 2


def test_a_list_that_leads_to_the_site_of_another_registered_outlet_brings_that_outlets_article() -> None:
    told = {"name": "Báo Gốc", "kind": "press", "press_type": "daily", "legal_basis": "Bài thử", "sample": True}
    there = sources.put_outlet(key="mau-bao-goc", home="https://goc.example/", **told, **by(MACHINE))
    [article] = keep(replace(said("/"), url="https://www.goc.example/bai-1"))
    assert article.outlet == there
    [stranger] = keep(replace(said("/", 2), url="https://chua-dang-ky.example/bai-1"))
    assert stranger.outlet.key == "mau-thong-reo"


def test_the_zone_in_which_a_page_told_its_time_is_kept() -> None:
    [article] = keep(said("/bai-1"))
    assert Article.objects.get(pk=article.pk).published_offset == 7 * 60
    [unknown] = keep(said("/bai-2", 2, published_at=None))
    assert unknown.published_offset is None
