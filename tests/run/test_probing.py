"""What an address would give: tried as it would be read, answered in every case, and nothing is kept of it."""

from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.models import Article
from hoiam.desk.jobs.models import Job
from hoiam.desk.sources import actions
from hoiam.desk.sources.models import Look, Probe, Source
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from tests.desk import made
from tests.desk.made import NOW
from tests.people import House
from tests.run.conftest import Newspaper, feed, html

ITEM = ".bai"


def told(newspaper: Newspaper, kind: str, at: str, **asked: Any) -> dict[str, Any]:
    probe = actions.ask(kind=kind, url=newspaper.url(at), sample=True, by=MACHINE, now=NOW, **asked)
    assert run_due(KINDS, lambda: NOW, newspaper.hands, only=("source.probe",)) == 1
    probe.refresh_from_db()
    assert probe.answered_at == NOW
    assert Job.objects.get(kind="source.probe").state == "done"
    return probe.answer


def test_a_source_is_tried_without_keeping(house: House, newspaper: Newspaper) -> None:
    newspaper.feed("/nuoc", "/dat")
    answer = told(newspaper, "try", "/rss", source=newspaper.source())
    assert (answer["ok"], answer["robots"], answer["status"], answer["count"]) == (True, "robots.allowed", 200, 2)
    assert answer["content_type"] == "application/rss+xml"
    assert answer["entries"][0]["title"] == newspaper.url("/nuoc")
    assert newspaper.asked() == ["/rss"]  # the list alone, no page of it
    assert not Article.objects.exists() and not Look.objects.exists()
    assert Source.objects.get().looked_at is None


@pytest.mark.parametrize(
    ("at", "reason"),
    [("/mat", "http.404"), ("/trang", "feed.is_html"), ("/kin/rss", "robots.disallowed")],
)
def test_what_is_wrong_with_a_source_is_the_answer(house: House, newspaper: Newspaper, at: str, reason: str) -> None:
    newspaper.put("/mat", b"", 404)
    newspaper.put("/trang", html("Trang chủ"))
    answer = told(newspaper, "try", at, source=newspaper.source(at))
    assert (answer["ok"], answer["reason"]) == (False, reason)


def test_an_empty_list_is_said(house: House, newspaper: Newspaper) -> None:
    assert told(newspaper, "try", "/rss", source=newspaper.source())["warning"] == "source.empty"


def test_selectors_are_tried_on_the_page(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/muc", b"<div class=bai><a href=/1>Mot</a></div><div class=bai><a href=/2>Hai</a></div>")
    answer = told(newspaper, "preview", "/muc", options={"item": ITEM})
    assert [entry["title"] for entry in answer["entries"]] == ["Mot", "Hai"]


def test_a_selector_that_cannot_be_read_is_said(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/muc", b"<div class=bai></div>")
    assert told(newspaper, "preview", "/muc", options={"item": "[["})["reason"] == "page.selector"


def test_names_of_people_are_not_shown_of_a_page_where_people_write(house: House, newspaper: Newspaper) -> None:
    words = "<div class=bai><p class=chu>Thôn 7 mất nước, gọi anh Nguyễn Văn Mẫu 0905 123 456</p></div>"
    newspaper.put("/trang", words.encode())
    answer = told(newspaper, "preview", "/trang", options={"item": ITEM, "text": ".chu"})
    assert "0905" not in str(answer) and "Mẫu" not in str(answer)


def test_a_site_that_names_its_feed_and_its_sitemap_has_both_found(house: House, newspaper: Newspaper) -> None:
    newspaper.put(
        "/",
        b"<head><link rel=alternate type=application/rss+xml title='Xa hoi' href=/rss>"
        b"<link rel=alternate type=text/html href=/en></head>",
    )
    newspaper.feed("/nuoc")
    robots = f"User-agent: *\nDisallow: /kin/\nSitemap: {newspaper.url('/so-do.xml')}\n"
    newspaper.put("/robots.txt", robots.encode(), kind="text/plain")
    newspaper.put("/so-do.xml", f"<urlset><url><loc>{newspaper.url('/nuoc')}</loc></url></urlset>".encode())
    answer = told(newspaper, "discover", "/")
    assert [(row["kind"], row["how"], row["count"]) for row in answer["found"]] == [
        ("rss", "link", 1),
        ("sitemap", "robots", 1),
    ]
    assert answer["found"][0]["title"] == "Xa hoi"
    assert newspaper.asked() == ["/", "/rss", "/so-do.xml"]
    assert not Article.objects.exists() and Source.objects.count() == 0


def test_a_page_that_merely_lists_feeds_is_opened_once(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/", b"<body><a href=/kenh-tin>K\xc3\xaanh RSS</a><a href=/rss.htm>RSS</a></body>")
    newspaper.put("/kenh-tin", b"<body><a href=/rss/moi.rss>Tin moi</a><a href=/rss/xa-hoi.rss>Xa hoi</a></body>")
    newspaper.put("/rss.htm", b"<body><a href=/rss/khac.rss>Khac</a></body>")
    for at in ("/rss/moi.rss", "/rss/xa-hoi.rss", "/rss/khac.rss"):
        newspaper.put(at, feed(newspaper.url("/nuoc")), kind="application/rss+xml")
    found = told(newspaper, "discover", "/")["found"]
    assert [(row["url"], row["title"]) for row in found] == [
        (newspaper.url("/rss/moi.rss"), "Tin moi"),
        (newspaper.url("/rss/xa-hoi.rss"), "Xa hoi"),
    ]
    asked = newspaper.asked()
    assert asked[:5] == ["/", "/kenh-tin", "/rss/moi.rss", "/rss/xa-hoi.rss", "/rss.htm"]
    assert len(asked) <= 13 and "/rss/khac.rss" not in asked


def test_a_site_that_names_nothing_is_asked_where_most_list(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/", html("Trang chủ"))
    for at in ("/rss", "/feed", "/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/sitemap_index.xml"):
        newspaper.put(at, b"", 404)
    newspaper.put("/rss.xml", feed(newspaper.url("/nuoc")), kind="application/rss+xml")
    newspaper.put("/news-sitemap.xml", b"", 404)
    answer = told(newspaper, "discover", "/")
    assert [(row["url"], row["how"]) for row in answer["found"]] == [(newspaper.url("/rss.xml"), "custom")]
    asked = newspaper.asked()
    assert "/feed.xml" not in asked  # one was enough
    assert len(asked) <= 13


def test_an_address_that_is_a_feed_is_found_as_it_is_and_known_ones_are_marked(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.feed("/nuoc")
    made.source(url=newspaper.url("/rss") + "/")
    [row] = told(newspaper, "discover", "/rss")["found"]
    assert (row["kind"], row["how"], row["known"]) == ("rss", "itself", True)


def test_nothing_is_asked_where_robots_txt_forbids(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/robots.txt", b"User-agent: *\nDisallow: /\n", kind="text/plain")
    newspaper.put("/", html("Trang chủ"))
    answer = told(newspaper, "discover", "/")
    assert (answer["ok"], answer["reason"]) == (False, "robots.disallowed")
    assert newspaper.asked() == []


def test_a_private_address_is_refused_as_an_answer(house: House, newspaper: Newspaper) -> None:
    probe = actions.ask(kind="discover", url="http://169.254.169.254/", by=MACHINE, now=NOW)
    run_due(KINDS, lambda: NOW, newspaper.hands)
    probe.refresh_from_db()
    assert probe.answer == {"ok": False, "robots": "robots.unreachable", "reason": "robots.unreachable"}


def test_a_probe_that_is_gone_or_answered_is_not_asked_again(house: House, newspaper: Newspaper) -> None:
    probe = actions.ask(kind="discover", url=newspaper.url("/"), by=MACHINE, now=NOW)
    actions.answer(probe=probe, told={"ok": True}, by=MACHINE, now=NOW)
    run_due(KINDS, lambda: NOW, newspaper.hands)
    assert newspaper.served.asked == []
    assert Probe.objects.get().answer == {"ok": True}
