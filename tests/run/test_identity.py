"""The road and the addresses of one piece: nothing is asked for twice, nothing is hidden by a claim."""

import pytest

from hoiam.desk.articles import queries
from hoiam.desk.articles.models import Address, Article, Version
from tests.desk.made import later
from tests.people import House
from tests.run.conftest import FAR_AWAY, Newspaper, html

SEVEN_HOURS = 7 * 60


def test_a_listed_page_that_calls_another_address_its_own_is_asked_for_once(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/tin/nuoc", html("Thôn 7 thiếu nước sạch", canonical="/nuoc"))
    newspaper.feed("/tin/nuoc")
    newspaper.look()
    newspaper.asked()
    newspaper.look(30)
    assert newspaper.asked() == ["/rss"]
    assert Article.objects.get().url == newspaper.url("/nuoc")


def test_a_listed_address_that_leads_elsewhere_is_asked_for_once(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/ngan/1", b"", 302, Location="/nuoc")
    newspaper.feed("/ngan/1")
    newspaper.look()
    newspaper.asked()
    newspaper.look(30)
    assert newspaper.asked() == ["/rss"]
    kept = {row.url: row.how for row in Address.objects.all()}
    assert kept == {newspaper.url("/nuoc"): "read", newspaper.url("/ngan/1"): "listed"}


def test_a_removed_piece_whose_address_leads_to_another_is_not_edited_by_it(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/cho", html("Chợ phiên ven biển", FAR_AWAY))
    newspaper.put("/nuoc", b"", 301, Location="/cho")
    newspaper.look(SEVEN_HOURS)
    newspaper.feed("/nuoc", "/cho")
    newspaper.look(2 * SEVEN_HOURS)
    water, market = Article.objects.order_by("pk")
    assert (water.title, water.versions.count()) == ("Thôn 7 thiếu nước sạch", 1)
    assert (market.title, market.versions.count()) == ("Chợ phiên ven biển", 1)
    assert Address.objects.get(url=newspaper.url("/nuoc")).article == water


@pytest.mark.parametrize("known", [True, False])
def test_the_article_whose_address_leads_to_another_is_told_so_until_it_is_back(
    house: House, newspaper: Newspaper, known: bool
) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/cho", html("Chợ phiên ven biển", FAR_AWAY))
    newspaper.feed("/nuoc", *(["/cho"] if known else []))
    newspaper.look()
    newspaper.put("/nuoc", b"", 301, Location="/cho")
    newspaper.look(SEVEN_HOURS)
    water = Article.objects.get(title="Thôn 7 thiếu nước sạch")
    (miss,) = queries.absences(water)
    assert (miss.code, miss.since, miss.until) == ("evidence.elsewhere", later(SEVEN_HOURS), None)
    newspaper.asked()
    newspaper.look(SEVEN_HOURS + 30)
    assert newspaper.asked() == ["/rss"], "it rests, and is not asked with each look"
    newspaper.look(2 * SEVEN_HOURS)
    (miss,) = queries.absences(water)
    assert (miss.checks, miss.until) == (2, None), "what stands there is not the article come back"
    assert not queries.absences(Article.objects.get(title="Chợ phiên ven biển")).exists()
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.look(4 * SEVEN_HOURS)
    (miss,) = queries.absences(water)
    assert miss.until == later(4 * SEVEN_HOURS)


def test_a_piece_that_moved_to_another_address_stays_one(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/nuoc-sach", html("Thôn 7 đã có nước sạch"))
    newspaper.put("/nuoc", b"", 301, Location="/nuoc-sach")
    newspaper.look(SEVEN_HOURS)
    assert Article.objects.get().title == "Thôn 7 đã có nước sạch"
    assert not queries.absences(Article.objects.get()).exists()


def test_a_page_is_looked_at_again_where_it_was_read_and_not_where_it_claims_to_be(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/tin/nuoc", html("Thôn 7 thiếu nước sạch", canonical="/khong-co"))
    newspaper.put("/khong-co", b"", 404)
    newspaper.feed("/tin/nuoc")
    newspaper.look()
    newspaper.put("/tin/nuoc", html("Thôn 7 đã có nước", canonical="/khong-co"))
    newspaper.asked()
    newspaper.look(SEVEN_HOURS)
    assert newspaper.asked() == ["/rss", "/tin/nuoc"]
    article = Article.objects.get()
    assert (article.title, article.gone_at) == ("Thôn 7 đã có nước", None)


def test_a_template_that_claims_one_address_for_all_hides_no_article(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/a", html("Thôn 7 thiếu nước sạch", canonical="/mau"))
    newspaper.put("/b", html("Chợ phiên ven biển", FAR_AWAY, canonical="/mau"))
    newspaper.feed("/a", "/b")
    newspaper.look()
    assert sorted(Article.objects.values_list("title", flat=True)) == ["Chợ phiên ven biển", "Thôn 7 thiếu nước sạch"]
    newspaper.asked()
    newspaper.look(30)
    assert newspaper.asked() == ["/rss"]


def test_a_page_that_leads_to_the_front_page_is_gone_and_the_front_page_is_no_article(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/", html("Trang chủ của báo"))
    newspaper.put("/nuoc", b"", 302, Location="/")
    newspaper.look(SEVEN_HOURS)
    article = Article.objects.get()
    assert (article.title, article.gone_at) == ("Thôn 7 thiếu nước sạch", later(SEVEN_HOURS))
    assert Version.objects.count() == 1


@pytest.mark.parametrize("length", [1200, 3000])
def test_an_address_too_long_to_keep_stops_no_other(house: House, newspaper: Newspaper, length: int) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/ngan", html("Thôn 8 thiếu nước sạch", canonical="/" + "x" * length))
    newspaper.feed("/" + "x" * length, "/ngan", "/nuoc")
    assert newspaper.look().error == ""
    assert "Thôn 7 thiếu nước sạch" in Article.objects.values_list("title", flat=True)
