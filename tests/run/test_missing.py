"""Pages that are not there: asked again ever more rarely, never with each list, and never lost when they come."""

import pytest

from hoiam.desk.articles.actions import forget_misses, put_off
from hoiam.desk.articles.models import Article, Miss, Version
from tests import people
from tests.desk.made import by, later
from tests.people import House
from tests.run.conftest import Newspaper, html

HOUR, DAY = 60, 24 * 60


def open_misses() -> dict[str, str]:
    return {miss.url.rsplit("/", 1)[1]: miss.code for miss in Miss.objects.filter(until=None)}


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (404, b"", "http.404"),
        (410, b"", "http.410"),
        (403, b"", "http.403"),
        (200, b"<html><body>x</body></html>", "extract.no_text"),
        (200, b"", "extract.empty"),
    ],
)
def test_a_listed_page_that_gives_no_article_is_not_asked_again_with_each_changed_list(
    house: House, newspaper: Newspaper, status: int, body: bytes, code: str
) -> None:
    newspaper.put("/nuoc", body, status)
    newspaper.feed("/nuoc", ETag='"1"')
    assert newspaper.look().error == ""
    assert open_misses() == {"nuoc": code}
    newspaper.asked()
    for n in range(1, 5):  # the list changes at every look, as lists do
        newspaper.feed("/nuoc", ETag=f'"{n + 1}"')
        newspaper.look(n * 10)
    assert newspaper.asked() == ["/rss"] * 4


def test_it_is_asked_ever_more_rarely_and_had_when_it_comes(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", b"", 404)
    newspaper.feed("/nuoc")
    asked = []
    for hour in (0, 1, 2, 6, 7, 30, 31, 78, 79, 174, 175, 366):
        newspaper.look(hour * HOUR)
        if "/nuoc" in newspaper.asked():
            asked.append(hour)
    assert asked == [0, 1, 7, 31, 79, 175]
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.look(367 * HOUR)
    assert Article.objects.get().title == "Thôn 7 thiếu nước sạch"


def test_a_new_page_whose_server_stumbles_is_owed_though_no_list_names_it_any_more(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/nuoc", b"", 503)
    newspaper.feed("/nuoc", ETag='"1"')
    assert newspaper.look().etag == '"1"'
    newspaper.put("/rss", b"", 304)
    newspaper.look(30)
    newspaper.feed()
    newspaper.look(60)
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.look(24 * HOUR)
    assert Article.objects.get().title == "Thôn 7 thiếu nước sạch"
    assert Miss.objects.get().until == later(24 * HOUR)


def test_a_server_that_never_answers_is_asked_less_and_less(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", b"", 503)
    newspaper.feed("/nuoc")
    asked = 0
    looks = [*range(0, 6 * HOUR, 30), *range(6 * HOUR, 20 * DAY, 6 * HOUR)]
    for minutes in looks:
        newspaper.look(minutes)
        asked += newspaper.asked().count("/nuoc")
    assert asked == 13 and len(looks) == 91
    assert Miss.objects.get().next_at is None


def gone(newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/nuoc", b"", 404)
    newspaper.look(7 * HOUR)


def test_a_page_that_is_gone_is_asked_again_after_days_even_when_it_is_old(house: House, newspaper: Newspaper) -> None:
    gone(newspaper)
    newspaper.feed()
    newspaper.asked()
    asked = []
    for day in (1, 2, 3, 6, 7, 14, 15, 30, 31, 60, 61, 90, 91, 120, 121, 300):
        newspaper.look(7 * HOUR + day * DAY)
        asked += [day] if "/nuoc" in newspaper.asked() else []
    assert asked == [1, 3, 7, 15, 31, 61, 91, 121]
    assert Article.objects.get().gone_at == later(7 * HOUR)
    assert Version.objects.count() == 1


def test_a_page_that_comes_back_is_an_article_again_and_its_absence_stays_known(
    house: House, newspaper: Newspaper
) -> None:
    gone(newspaper)
    newspaper.put("/nuoc", html("Thôn 7 đã có nước"))
    newspaper.look(7 * HOUR + DAY)
    assert Article.objects.get().gone_at is None
    assert Version.objects.count() == 2
    miss = Miss.objects.get()
    assert (miss.since, miss.until, miss.code) == (later(7 * HOUR), later(7 * HOUR + DAY), "http.404")


def test_a_known_page_that_cannot_be_read_any_more_is_not_asked_at_every_look(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/nuoc", b"", 403)
    newspaper.asked()
    asked = 0
    for minutes in range(7 * HOUR, 13 * HOUR, 30):
        newspaper.look(minutes)
        asked += newspaper.asked().count("/nuoc")
    assert asked == 1
    article = Article.objects.get()
    assert article.gone_at is None and Miss.objects.get().article == article


def test_a_clock_that_was_ahead_puts_no_page_off_for_years(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", b"", 404)
    newspaper.feed("/nuoc")
    newspaper.look(3 * 365 * DAY)
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.look(30)
    assert Article.objects.count() == 1


@pytest.mark.parametrize("ahead", [DAY, 400 * DAY])
def test_a_clock_that_was_ahead_keeps_nobody_waiting_for_a_turn(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    with monkeypatch.context() as full:
        full.setattr("hoiam.run.steps.asking.MOST", 0)
        newspaper.look(ahead)
        newspaper.feed()
        assert newspaper.look(10).left_since == later(10)
    newspaper.look(20)
    assert Article.objects.count() == 1


def test_what_never_gave_an_article_is_forgotten_and_what_was_gone_is_not(house: House, newspaper: Newspaper) -> None:
    gone(newspaper)
    newspaper.put("/khong", b"", 404)
    newspaper.feed("/khong")
    newspaper.look(8 * HOUR)
    assert forget_misses(**by(people.MACHINE, 80 * DAY)) == 0
    assert forget_misses(**by(people.MACHINE, 120 * DAY)) == 1
    assert open_misses() == {"nuoc": "http.404"}


def test_what_was_put_off_is_never_forgotten_unasked(house: House, newspaper: Newspaper) -> None:
    url = newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    put_off(source=newspaper.source(), urls=[url], **by(people.MACHINE, 0))
    assert forget_misses(**by(people.MACHINE, 400 * DAY)) == 0
    newspaper.look(400 * DAY)
    assert Article.objects.count() == 1
    assert forget_misses(**by(people.MACHINE, 401 * DAY)) == 1, "it gave its article, and owes nothing any more"
