"""Sitemaps: news, indexes, packed, broken and hostile ones."""

import gzip
from datetime import datetime

import pytest

from hoiam.core.errors import Permanent
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Listed
from hoiam.outside.collect import FURTHER, KINDS, WHOLE

URL = "https://bao.example/sitemap-news.xml"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def news(entries: str, head: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<urlset {SPACES}>{entries}</urlset>'.encode()


def entry(n: int) -> str:
    return (
        f"<url><loc>https://bao.example/tin-{n}.html?utm_source=x</loc><lastmod>2022-10-23</lastmod><news:news>"
        f"<news:publication><news:name>Báo mẫu</news:name></news:publication><news:title>Tin &amp; bài {n}</news:title>"
        "<news:publication_date>2022-10-22T19:25:52+07:00</news:publication_date></news:news></url>"
    )


def listed(body: bytes) -> list[Listed]:
    return KINDS["sitemap"](body, "application/xml", URL, {})


def test_a_news_sitemap_gives_title_and_time() -> None:
    [first] = listed(news(entry(1)))
    assert first == Listed(
        "https://bao.example/tin-1.html",
        "Tin & bài 1",
        published_at=datetime(2022, 10, 22, 19, 25, 52, tzinfo=VIETNAM),
        changed_at=datetime(2022, 10, 23, tzinfo=VIETNAM),
    )


def test_a_plain_sitemap_has_no_time_of_publication() -> None:
    [first] = listed(news("<url><loc>/a</loc><lastmod>2022-10-23</lastmod></url>"))
    assert (first.url, first.published_at) == ("https://bao.example/a", None)


def test_an_index_names_further_sitemaps() -> None:
    index = f"<sitemapindex {SPACES}><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>file:///x</loc></sitemap>"
    body = f"{index}<sitemap><loc>https://bao.example/s2.xml.gz</loc></sitemap></sitemapindex>".encode()
    assert FURTHER["sitemap"](body, URL) == ["https://bao.example/s1.xml", "https://bao.example/s2.xml.gz"]
    assert listed(body) == []
    assert FURTHER["sitemap"](news(entry(1)), URL) == []


def test_a_packed_sitemap_is_unpacked_within_limits() -> None:
    assert len(listed(gzip.compress(news(entry(1))))) == 1
    with pytest.raises(Permanent, match=r"fetch\.(bomb|too_big)"):
        listed(gzip.compress(bytes(80 << 20)))


def test_a_sitemap_that_breaks_off_gives_what_stood_before() -> None:
    body = news("".join(entry(n) for n in range(20)))
    assert len(listed(body[: body.index(b"tin-12")])) == 12


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "sitemap.empty_body"),
        (b"<!doctype html><html><body>404</body></html>", "sitemap.unreadable"),
        (b"<rss><channel/></rss>", "sitemap.unreadable"),
        (b"no markup", "sitemap.unreadable"),
    ],
)
def test_what_is_no_sitemap_is_refused_by_name(body: bytes, why: str) -> None:
    with pytest.raises(Permanent) as refused:
        listed(body)
    assert refused.value.reason == why


def test_entities_are_not_resolved() -> None:
    dtd = '<!DOCTYPE u [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = news(f"<url><loc>https://bao.example/&b;&x;</loc></url>{entry(2)}", dtd)
    found = listed(body)
    assert found[-1].url == "https://bao.example/tin-2.html"
    assert "lol" not in repr(found)
    assert "root:" not in repr(found)


@pytest.mark.slow
def test_a_hundred_thousand_entries_end_at_the_limit() -> None:
    body = news("".join(f"<url><loc>https://bao.example/{n}</loc></url>" for n in range(100_000)))
    assert len(listed(body)) == 50_000


def test_an_index_gives_what_changed_last_first_and_news_before_the_rest() -> None:
    def of(*rows: str) -> list[str]:
        body = f"<sitemapindex {SPACES}>{''.join(f'<sitemap>{row}</sitemap>' for row in rows)}</sitemapindex>"
        return [url.rpartition("/")[2] for url in FURTHER["sitemap"](body.encode(), URL)]

    old, new = "<loc>/2010.xml</loc><lastmod>2010-01-01</lastmod>", "<loc>/2022.xml</loc><lastmod>2022-10-01</lastmod>"
    assert of(old, "<loc>/x.xml</loc>", new) == ["2022.xml", "2010.xml", "x.xml"]
    assert of("<loc>/a.xml</loc>", "<loc>/google-news.xml</loc>") == ["google-news.xml", "a.xml"]


def test_a_sitemap_says_whether_it_is_whole() -> None:
    body = news(entry(1))
    assert WHOLE["sitemap"](body, {})
    assert WHOLE["sitemap"](gzip.compress(body + b"\n"), {})
    assert not WHOLE["sitemap"](body[:-20], {})
    assert not WHOLE["sitemap"](gzip.compress(body)[:-20], {})
    many = b"<url><loc>https://bao.example/1</loc></url>" * 50_000
    assert WHOLE["sitemap"](b"<urlset>" + many + b"</urlset>", {})
    assert not WHOLE["sitemap"](b"<urlset>" + many + b"<url></url></urlset>", {})
