"""What misbehaving newspapers do to their source's health: said in time, bounded, and no other source waits."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.models import Article
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs.models import Job
from hoiam.desk.sources import queries
from hoiam.desk.sources.models import Look
from hoiam.outside.fetch import Limits
from hoiam.run import ledger
from hoiam.run.kinds import KINDS
from tests.desk.made import NOW, later
from tests.people import House
from tests.run.conftest import Newspaper, feed, html


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes_and_says_so(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    body = feed(newspaper.url("/nuoc"))
    newspaper.put("/rss", body[: body.index(b"</channel>")], kind="application/rss+xml")
    source = newspaper.look()
    assert (source.error, source.warning, source.listed) == ("", "source.cut", 1)
    assert Article.objects.count() == 1
    newspaper.feed("/nuoc")
    assert newspaper.look(30).warning == ""


@pytest.mark.slow
def test_a_feed_of_a_hundred_thousand_items_is_bounded_and_says_so(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    body = feed(newspaper.url("/nuoc"), *(f"http://127.0.0.1:9/{n}" for n in range(100_000)))
    assert len(body) > Limits().bytes
    newspaper.put("/rss", body, kind="application/rss+xml")
    source = newspaper.look()
    assert (source.error, source.warning, source.listed) == ("", "source.cut", 2000)
    assert Look.objects.get().size <= Limits().bytes


def test_a_feed_that_became_empty_is_an_alarm(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.feed()
    assert newspaper.look(30).warning == "source.empty"
    assert queries.alarming(later(30)).exists()


@pytest.mark.parametrize(
    ("body", "status", "error"), [(b"<html><body>Loi</body></html>", 200, "feed.is_html"), (b"", 403, "http.403")]
)
def test_an_error_page_and_a_refusal_are_an_alarm_at_once(
    house: House, newspaper: Newspaper, body: bytes, status: int, error: str
) -> None:
    newspaper.look()
    newspaper.put("/rss", body, status)
    assert newspaper.look(30).error == error
    assert queries.alarming(later(30)).exists()


def test_retry_after_is_kept_for_the_source(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/rss", b"", 429, Retry_After="7200")
    source = newspaper.look()
    assert source.retry_at == NOW + timedelta(hours=2)
    assert queries.next_look(source, NOW) == NOW + timedelta(hours=2)


def test_the_newest_entries_come_first_though_the_list_has_them_last(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoiam.run.steps.choosing.MOST", 1)
    newspaper.put("/moi", html("Thôn 7 thiếu nước sạch"))
    rows = "".join(
        f"<url><loc>{newspaper.url(at)}</loc><lastmod>{day}</lastmod></url>"
        for at, day in (("/cu", "2010-01-01"), ("/moi", "2022-10-05"))
    )
    newspaper.put("/so-do.xml", f"<urlset>{rows}</urlset>".encode(), kind="application/xml")
    newspaper.look(at="/so-do.xml", kind="sitemap")
    assert Article.objects.get().url == newspaper.url("/moi")


def test_an_index_of_indexes_is_read_two_storeys_deep(house: House, newspaper: Newspaper) -> None:
    def index(at: str, to: str) -> None:
        body = f"<sitemapindex><sitemap><loc>{newspaper.url(to)}</loc></sitemap></sitemapindex>"
        newspaper.put(at, body.encode(), kind="application/xml")

    index("/a.xml", "/b.xml")
    index("/b.xml", "/c.xml")
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/c.xml", f"<urlset><url><loc>{newspaper.url('/nuoc')}</loc></url></urlset>".encode())
    newspaper.look(at="/a.xml", kind="sitemap")
    assert Article.objects.count() == 1


def test_a_json_feed_is_read_like_any_other(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    item = f'{{"url": "{newspaper.url("/nuoc")}", "title": "Nước"}}'
    body = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{item}]}}'
    newspaper.put("/feed.json", body.encode(), kind="application/feed+json")
    newspaper.look(at="/feed.json", kind="json")
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_two_workers_on_one_source_have_one_lease() -> None:
    for _ in range(2):
        jobs.enqueue(kind="source.look", args={"source": 1}, key="source:1", by=MACHINE, now=NOW)
    claimed = [jobs.claim(lease=ledger.LEASE, by=MACHINE, now=NOW, limit=4) for _worker in range(2)]
    assert [len(mine) for mine in claimed] == [1, 0]


@pytest.mark.django_db
def test_what_waits_for_newspapers_has_workers_of_its_own(newspaper: Newspaper) -> None:
    jobs.enqueue(kind="source.look", args={"source": 1}, key="source:1", by=MACHINE, now=NOW)
    jobs.enqueue(kind="sources.forget", args={}, by=MACHINE, now=NOW)
    assert ledger.run_due(KINDS, lambda: NOW, newspaper.hands, without=("source.look",)) == 1
    assert set(Job.objects.values_list("kind", "state")) == {("source.look", "waiting"), ("sources.forget", "done")}


def test_a_slow_source_does_not_hold_the_others(house: House, newspaper: Newspaper) -> None:
    stuck = threading.Event()

    def silent(handler: object) -> None:
        stuck.wait(10)

    newspaper.answers["/cham"] = silent
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.hands = replace(newspaper.hands, limits=Limits(seconds=0.3))
    assert newspaper.look(at="/cham").error == "fetch.timeout"
    stuck.set()
    assert newspaper.look().error == ""
