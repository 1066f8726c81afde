"""Two sources that list the same, or lead to each other: nothing is lost with one of them, and they settle."""

import pytest

from hoiam.desk.articles.actions import put_off
from hoiam.desk.articles.models import Article, Miss
from hoiam.desk.sources import queries
from hoiam.desk.sources.actions import switch
from hoiam.desk.sources.models import Source
from tests import people
from tests.desk.made import NOW, by, later
from tests.people import House
from tests.run.conftest import Newspaper, feed, html

DAY = 24 * 60


def twice(newspaper: Newspaper) -> None:
    """Let the feed stand at a second address too."""
    newspaper.answers["/khac"] = newspaper.answers["/rss"]


def ends(newspaper: Newspaper, how: str) -> None:
    """Let the first source be read no longer: switched off, or its address is gone."""
    if how == "off":
        switch(source=newspaper.source(), enabled=False, **by(people.MACHINE, 50))
    else:
        newspaper.put("/rss", b"", 404)
        newspaper.look(50)


@pytest.mark.parametrize("how", ["off", "fails"])
@pytest.mark.parametrize("waits", ["its turn", "its server"])
def test_what_waits_is_asked_by_the_other_source_that_lists_it_when_the_first_is_read_no_longer(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch, waits: str, how: str
) -> None:
    newspaper.put("/nuoc", b"", 503)
    newspaper.feed("/nuoc")
    if waits == "its server":
        for minutes in (0, 10, 20, 30):
            newspaper.look(minutes)  # it rests by now
    else:
        put_off(source=newspaper.source(), urls=[newspaper.url("/nuoc")], **by(people.MACHINE, 0))
        monkeypatch.setattr("hoiam.run.steps.asking.MOST", 0)
    twice(newspaper)
    newspaper.look(40, at="/khac")
    ends(newspaper, how)
    monkeypatch.undo()
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/khac", feed(), kind="application/rss+xml")
    newspaper.look(DAY, at="/khac")
    assert Article.objects.get().title == "Thôn 7 thiếu nước sạch"


def test_an_address_that_rests_is_not_handed_about_between_two_live_sources(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", b"", 404)
    newspaper.feed("/nuoc")
    twice(newspaper)
    newspaper.look()
    newspaper.look(1, at="/khac")
    settled = Miss.objects.values("source", "also", "checks", "next_at").get()
    assert (settled["source"], settled["also"]) == (newspaper.source().pk, newspaper.source("/khac").pk)
    newspaper.asked()
    for minutes in range(2, 12, 2):
        newspaper.look(minutes)
        newspaper.look(minutes + 1, at="/khac")
    assert Miss.objects.values("source", "also", "checks", "next_at").get() == settled
    assert "/nuoc" not in newspaper.asked()


def test_how_long_pages_wait_is_counted_though_another_source_lists_them_too(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoiam.run.steps.asking.MOST", 0)
    newspaper.feed("/nuoc")
    twice(newspaper)
    for minutes in range(0, DAY + 61, 60):
        newspaper.look(minutes)
        other = newspaper.look(minutes + 1, at="/khac")
    source = newspaper.source()
    source.refresh_from_db()
    assert (source.left, source.left_since, other.left) == (1, NOW, 0)
    assert queries.warning(source, later(DAY + 60)) == "source.behind"


def test_a_source_that_leads_to_another_one_says_so_and_both_go_on(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/cu", b"", 301, Location="/rss")
    source = newspaper.look(1, at="/cu")
    assert (source.error, source.warning, source.url) == ("", "source.same", newspaper.url("/cu"))
    assert source in queries.alarming(later(1))
    switch(source=newspaper.source(), enabled=False, **by(people.MACHINE, 1))
    assert newspaper.look(2, at="/cu").warning == ""
    assert Article.objects.count() == 1


def test_two_sources_that_lead_to_each_other_are_an_error_of_both_and_are_asked_ever_more_rarely(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/rss", b"", 301, Location="/khac")
    newspaper.put("/khac", b"", 301, Location="/rss")
    for minutes in (0, 60, 180):
        sources = [newspaper.look(minutes), newspaper.look(minutes, at="/khac")]
        assert {source.error for source in sources} == {"fetch.redirects"}
        assert len(newspaper.asked()) <= 2 * 11
    assert all(queries.pause(source) == 8 * queries.pause(Source(every=source.every)) for source in sources)
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    assert newspaper.look(DAY).error == "" and newspaper.look(DAY, at="/khac").warning == "source.same"
