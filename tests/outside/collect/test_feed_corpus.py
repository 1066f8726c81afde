"""Feeds that strangers broke: none stops the reader, and nothing active is left in the page that we show.

A small set of our own runs always; the 2,107 published cases of the feed library run where they lie beside us.
"""

import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from hoiam.core.errors import Permanent
from hoiam.core.values.article import Listed
from hoiam.outside.collect import KINDS, WHOLE

EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>1</script>'></iframe>",
    "<style>*{background:url(javascript:1)}</style>",
    "<math><mi xlink:href='data:text/html,1'>x</mi></math>",
    '"><script>alert(1)</script>',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<!--><img src=x onerror=1>-->",
]
LINKS = ["javascript:alert(1)", "JaVaScRiPt:1", "data:text/html,1", "vbscript:1", "https://a.vn/\"onmouseover='1"]


def own() -> Iterator[bytes]:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

    for evil in EVIL:
        for said in (escaped(evil), f"<![CDATA[{evil}]]>", escaped(escaped(evil))):
            row = f"<title>Tin {said}</title><link>https://a.vn/1</link><description>{said}</description>"
            yield f"<rss version='2.0'><channel><item>{row}</item></channel></rss>".encode()
            text = (
                f"<title type='text'>{said}</title><link href='https://a.vn/1'/><summary type='text'>{said}</summary>"
            )
            yield f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{text}</entry></feed>".encode()
    for link in LINKS:
        row = f"<title>x</title><link>{escaped(link)}</link><guid>{escaped(link)}</guid>"
        yield f"<rss version='2.0'><channel><item>{row}</item></channel></rss>".encode()
    yield from (
        b"<rss",
        b"\xff\xfe<\0r\0",
        b"<?xml version='1.0' encoding='nonsense'?><rss><channel/></rss>",
        b"\0" * 99,
    )


class Active(HTMLParser):
    """Notes everything in a page that could act: elements that run, handlers, addresses that are programs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"ol", "li", "a", "span"}:  # the template's own elements, and nothing else
            self.found.append(tag)
        for name, value in attrs:
            bare = "".join((value or "").split()).lower()
            if name.startswith("on") or name in {"style", "src", "srcdoc"}:
                self.found.append(f"{tag} {name}")
            if name == "href" and not bare.startswith(("http://", "https://")):
                self.found.append(f"{tag} href {bare[:40]}")


def active(entries: list[Listed]) -> list[str]:
    """Return what could act in the page part that shows a tried source."""
    rows = [{"title": f"{one.title} {one.summary}", "url": one.url, "at": one.published_at} for one in entries]
    parser = Active()
    parser.feed(render_to_string("sources/entries.html", {"entries": rows}))
    parser.close()
    return parser.found


def outcome(body: bytes) -> list[Listed] | None:
    try:
        WHOLE["rss"](body, {})
        return KINDS["rss"](body, "application/xml", "https://bao.example/rss", {})
    except Permanent:
        return None


def test_nothing_active_is_left_of_our_own_hostile_feeds() -> None:
    read = 0
    for body in own():
        entries = outcome(body)
        read += bool(entries)
        assert active(entries or []) == [], body
    assert read >= 60


def test_the_watcher_sees_what_it_watches_for() -> None:
    parser = Active()
    parser.feed("<ol><li onclick=1><a href=' java\nscript:1'>x</a><script></script><img src=x></li></ol>")
    assert parser.found == ["li onclick", "a href javascript:1", "script", "img", "img src"]


@pytest.mark.shared
def test_the_published_cases_crash_nothing_and_leave_nothing_active(shared: Path) -> None:
    with zipfile.ZipFile(shared / "data" / "feeds" / "feedparser-cases.zip") as cases:
        names = [name for name in cases.namelist() if not name.endswith("/") and "LICENSE" not in name]
        read = 0
        for name in names:
            entries = outcome(cases.read(name))
            read += entries is not None
            assert active(entries or []) == [], name
    assert len(names) >= 2107
    assert read > 1500
