"""The machine's half of the road over real HTTP: from a list to a story, and what happens when the press misbehaves."""

import socket
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from hoiam.desk.articles.models import Article, Version
from hoiam.desk.stories import queries as story_queries
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units import actions as units
from hoiam.desk.watch.models import Hit
from hoiam.outside.fetch import Guard
from hoiam.run import path
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import House
from tests.run.conftest import FAR_AWAY, WORDS, Newspaper, html

SEVEN_HOURS = 7 * 60


def test_a_new_article_becomes_a_hit_a_story_and_a_line_in_the_inbox(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    source = newspaper.look()
    assert (source.error, source.robots, source.new_item_at) == ("", "robots.allowed", later(0))
    hit = Hit.objects.get()
    assert hit.relevant and any("dak-ui" in place for place in hit.places)
    [story] = story_queries.inbox(house.office)
    assert story.title == "Thôn 7 thiếu nước sạch"
    assert {label.name for label in StoryItem.objects.get().labels.all()} >= {"field", "kind", "urgency"}


def test_an_episode_that_has_no_page_is_kept_with_the_words_of_its_list(house: House, newspaper: Newspaper) -> None:
    sound = newspaper.url("/tap-1.mp3")
    row = f"<item><title>Bản tin: xã Đăk Ui, huyện Đăk Hà thiếu nước</title><description>{WORDS}</description>"
    row += f'<enclosure url="{sound}" type="audio/mpeg" length="9"/></item>'
    body = f'<rss version="2.0"><channel><title>x</title>{row}</channel></rss>'.encode()
    newspaper.put("/rss", body, kind="application/rss+xml")
    newspaper.look()
    newspaper.look(SEVEN_HOURS)
    assert newspaper.asked() == ["/rss", "/rss"]  # a sound is no page
    assert (Article.objects.get().url, Version.objects.count()) == (sound, 1)
    assert Hit.objects.get().relevant


def test_what_speaks_of_elsewhere_is_kept_once_for_all_and_troubles_nobody(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/cho", html("Chợ phiên ven biển", FAR_AWAY))
    newspaper.feed("/cho")
    newspaper.look()
    assert Article.objects.count() == 1
    assert not Hit.objects.filter(relevant=True).exists() and not Story.objects.exists()


def test_looking_twice_doubles_nothing_and_asks_for_no_known_page(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.asked()
    newspaper.look(30)
    assert newspaper.asked() == ["/rss"]
    assert [m.objects.count() for m in (Article, Version, Hit, Story, StoryItem)] == [1] * 5


def test_a_list_that_has_not_changed_is_not_sent_again(house: House, newspaper: Newspaper) -> None:
    newspaper.feed(ETag='"eins"')
    assert newspaper.look().etag == '"eins"'
    newspaper.put("/rss", b"", 304)
    newspaper.served.asked.clear()
    source = newspaper.look(30)
    [headers] = [headers for at, headers in newspaper.served.asked if at == "/rss"]
    assert headers["If-None-Match"] == '"eins"'
    assert (source.error, source.etag) == ("", '"eins"')


def test_an_article_edited_after_publication_gets_a_version_and_stays_in_its_story(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc", ETag='"eins"')
    newspaper.look()
    newspaper.put("/nuoc", html("Thôn 7 đã có nước"))
    newspaper.put("/rss", b"", 304)
    newspaper.look(5 * 60)
    assert Version.objects.count() == 1  # not asked for again so soon
    newspaper.look(SEVEN_HOURS)
    assert list(Version.objects.order_by("number").values_list("title", flat=True)) == [
        "Thôn 7 thiếu nước sạch",
        "Thôn 7 đã có nước",
    ]
    assert Story.objects.get().title == "Thôn 7 đã có nước"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_was_taken_down_is_noted_and_what_it_said_stays(
    house: House, newspaper: Newspaper, status: int
) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/nuoc", b"", status)
    newspaper.look(SEVEN_HOURS)
    assert Article.objects.get().gone_at == later(SEVEN_HOURS)
    assert "Đăk Ui" in Version.objects.get().text


def test_a_page_whose_server_stumbles_is_not_gone(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/nuoc", b"", 503)
    newspaper.look(SEVEN_HOURS)
    assert Article.objects.get().gone_at is None


FAULTS = {
    "feed.is_html": html("Trang chủ"),
    "feed.empty_body": b"",
    "feed.unreadable": b"\x00\x01 khong phai XML",
}


@pytest.mark.parametrize("error", FAULTS)
def test_a_feed_that_is_none_is_said_and_loses_nothing(house: House, newspaper: Newspaper, error: str) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/rss", FAULTS[error], kind="application/rss+xml")
    source = newspaper.look(30)
    assert (source.error, source.failures) == (error, 1)
    assert Article.objects.count() == 1
    newspaper.put("/dat", html("Đất ở xã Đăk Ui"))
    newspaper.feed("/nuoc", "/dat")
    assert newspaper.look(60).error == ""
    assert Article.objects.count() == 2


def test_a_dead_server_is_said_and_the_others_are_read_all_the_same(house: House, newspaper: Newspaper) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    dead = made.source(url=f"http://127.0.0.1:{port}/rss")
    guard = Guard(frozenset({("127.0.0.1", port)}))
    path.look({"source": dead.pk}, later(0), replace(newspaper.hands, guard=guard))
    dead.refresh_from_db()
    assert (dead.error, dead.failures) == ("robots.unreachable", 1)
    assert newspaper.look().error == ""
    assert Article.objects.count() == 1


def test_one_page_that_cannot_be_read_stops_no_other(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/hong", b"")
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/hong", "/nuoc")
    assert newspaper.look().error == ""
    assert Article.objects.get().url == newspaper.url("/nuoc")


def test_what_robots_txt_forbids_is_not_read(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/kin/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/nuoc", html("Đăk Ui có nước"))
    newspaper.feed("/kin/nuoc", "/nuoc")
    newspaper.look()
    assert newspaper.asked() == ["/rss", "/nuoc"]
    newspaper.put("/robots.txt", b"User-agent: *\nDisallow: /\n", kind="text/plain")
    source = newspaper.look(24 * 60)
    assert (source.error, source.robots) == ("robots.disallowed", "robots.disallowed")
    assert newspaper.asked() == []


def test_one_look_ends_within_its_lease_and_the_rest_is_had_at_the_next(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoiam.run.steps.asking.MOST", 2)
    paths = [f"/bai-{n}" for n in range(3)]
    for at in paths:
        newspaper.put(at, html(f"Đăk Ui, bài {at}"))
    newspaper.feed(*paths, ETag='"eins"')
    assert newspaper.look().left == 1
    assert Article.objects.count() == 2
    newspaper.put("/rss", b"", 304)
    assert newspaper.look(30).left == 0
    assert Article.objects.count() == 3


def test_a_public_post_is_kept_without_names_and_numbers(house: House, newspaper: Newspaper) -> None:
    words = "Thôn 7 Đăk Ui mất nước, gọi anh Nguyễn Văn Mẫu 0905 123 456 hoặc @nguoidan"
    newspaper.put("/trang", f"<div class=bai><p class=chu>{words}</p></div>".encode())
    options = {"item": ".bai", "text": ".chu"}
    newspaper.look(at="/trang", kind="page", options=options)
    kept = Version.objects.get()
    for private in ("0905", "123 456", "@nguoidan", "Nguyễn Văn Mẫu"):
        assert private not in kept.text + kept.title + Article.objects.get().folded
    assert "mất nước" in kept.text


def test_a_frozen_office_gets_no_new_hits_and_the_article_is_kept_all_the_same(
    house: House, newspaper: Newspaper
) -> None:
    units.freeze_office(office=house.office, **by(people.MACHINE))
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    assert (Article.objects.count(), Hit.objects.count()) == (1, 0)


def test_when_a_later_step_breaks_the_article_is_read_again_from_the_start(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("máy hỏng giữa chừng")

    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc", ETag='"eins"')
    with monkeypatch.context() as patch:
        patch.setattr(path, "group", broken)
        with pytest.raises(RuntimeError):
            newspaper.look()
    assert connection.in_atomic_block  # the test's own; the step's was undone:
    assert not Article.objects.exists()
    newspaper.look(30)
    assert (Article.objects.count(), Hit.objects.count(), Story.objects.count()) == (1, 1, 1)


def test_the_edition_of_three_days_ago_is_not_looked_at_any_more(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.asked()
    newspaper.look(int(timedelta(days=4) / timedelta(minutes=1)))
    assert newspaper.asked() == ["/rss"]
