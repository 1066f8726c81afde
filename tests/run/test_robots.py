"""robots.txt is asked for once a day and obeyed at every look (RFC 9309 §2.4); what did not answer is asked again."""

from dataclasses import replace

import pytest

from hoiam.core.errors import Permanent
from hoiam.desk.articles.models import Article, Miss
from hoiam.desk.sources import actions
from hoiam.desk.sources.models import RobotsFile
from hoiam.outside.fetch import Guard
from hoiam.run.steps import probing
from hoiam.run.steps.asking import politely
from tests.desk import made
from tests.desk.made import by, later
from tests.outside.conftest import plain, serving
from tests.people import House
from tests.run.conftest import Newspaper, feed, html

DAY = 24 * 60
NO = b"User-agent: *\nDisallow: /\n"


def robots(newspaper: Newspaper) -> int:
    """Return how often robots.txt was asked for since the last call."""
    found = [at for at, _ in newspaper.served.asked].count("/robots.txt")
    newspaper.served.asked.clear()
    return found


def test_it_is_asked_for_once_a_day(house: House, newspaper: Newspaper) -> None:
    asked = []
    for minutes in (0, 30, 23 * 60, DAY, DAY + 30):
        source = newspaper.look(minutes)
        asked.append(robots(newspaper))
    assert asked == [1, 0, 0, 1, 0]
    assert (source.robots, source.robots_at) == ("robots.allowed", later(DAY))


def test_two_sources_of_one_site_ask_for_it_once(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/rss2", feed(), kind="application/rss+xml")
    newspaper.look()
    newspaper.look(10, at="/rss2")
    assert robots(newspaper) == 1


@pytest.mark.parametrize("status", [404, 403])
def test_that_there_is_none_is_remembered_too(house: House, newspaper: Newspaper, status: int) -> None:
    newspaper.put("/robots.txt", b"", status)
    assert [newspaper.look(minutes).robots for minutes in (0, 30)] == ["robots.none"] * 2
    assert robots(newspaper) == 1


def test_a_site_in_trouble_is_asked_again_at_the_next_look(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/robots.txt", b"", 503)
    assert newspaper.look().error == "robots.unreachable"
    newspaper.put("/robots.txt", b"User-agent: *\nDisallow:\n", kind="text/plain")
    source = newspaper.look(30)
    assert (source.error, source.robots) == ("", "robots.allowed")
    assert not RobotsFile.objects.exclude(code="").exists()


def test_what_was_read_is_obeyed_for_every_page_until_it_is_asked_again(house: House, newspaper: Newspaper) -> None:
    newspaper.look()
    newspaper.put("/kin/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/kin/nuoc")
    newspaper.asked()
    newspaper.look(30)
    assert newspaper.asked() == ["/rss"]  # Disallow: /kin/, as it was read half an hour ago


def test_a_redirect_is_not_followed_into_what_is_forbidden(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/kin/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/ngan/1", b"", 302, Location="/ngan/2")
    newspaper.put("/ngan/2", b"", 302, Location="/kin/nuoc")
    newspaper.feed("/ngan/1")
    newspaper.look()
    assert newspaper.asked() == ["/rss", "/ngan/1", "/ngan/2"]
    assert not Article.objects.exists()
    assert Miss.objects.get().code == "robots.disallowed"
    with pytest.raises(Permanent, match=r"robots\.disallowed"):
        politely(newspaper.url("/ngan/1"), later(5), newspaper.hands, 0)
    assert "/kin/nuoc" not in newspaper.asked()


def test_a_redirect_to_another_site_is_asked_of_that_site(house: House, newspaper: Newspaper) -> None:
    other = {"/robots.txt": plain(NO, Content_Type="text/plain"), "/nuoc": plain(html("Thôn 7 thiếu nước sạch"))}
    with serving(other) as served:
        allowed = newspaper.hands.guard.allow | {("127.0.0.1", served.port)}
        newspaper.hands = replace(newspaper.hands, guard=Guard(allowed))
        newspaper.put("/ngan/1", b"", 302, Location=served.url("/nuoc"))
        newspaper.feed("/ngan/1")
        newspaper.look()
        assert [at for at, _ in served.asked] == ["/robots.txt"]
        other["/robots.txt"] = plain(b"", 404)
        newspaper.look(DAY)
        assert [at for at, _ in served.asked][1:] == ["/robots.txt", "/nuoc"]
    assert Article.objects.count() == 1


def test_a_circle_of_redirects_ends(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/vong", b"", 302, Location="/vong")
    with pytest.raises(Permanent, match=r"fetch\.redirects"):
        politely(newspaper.url("/vong"), later(5), newspaper.hands, 0)


def test_trying_by_hand_asks_for_it_in_any_case(house: House, newspaper: Newspaper) -> None:
    source = newspaper.look()
    newspaper.put("/robots.txt", NO, kind="text/plain")
    probe = actions.ask(kind="try", url=source.url, source=source, sample=True, **by(made.EVERYBODY))
    probing.probe({"probe": probe.pk}, later(5), newspaper.hands)
    probe.refresh_from_db()
    assert probe.answer["reason"] == "robots.disallowed"
    assert newspaper.look(10).error == "robots.disallowed"  # and what was seen holds from then on


def test_a_moment_that_lies_ahead_binds_nobody(house: House, newspaper: Newspaper) -> None:
    newspaper.look(400 * DAY)
    robots(newspaper)
    newspaper.look(30)
    assert robots(newspaper) == 1
