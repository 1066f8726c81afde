"""Where does a site list what it writes? What its page, its robots.txt and custom say; whoever asks fetches and looks.

A candidate is a guess until its bytes were read: `recognised` says what they are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from hoiam.core.errors import Permanent, Temporary, Unreadable
from hoiam.core.extract import parsed
from hoiam.core.extract.charset import decode
from hoiam.core.values.article import Listed
from hoiam.outside.collect import FURTHER, KINDS
from hoiam.outside.collect.words import title_of

MOST = 60  # candidates of one page
_TYPES = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/rdf+xml": "rss",
    "application/feed+json": "json",
}
FEEDS = ("/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")
SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml")
_LIKE_A_FEED = (".rss", "/rss", "/rss.xml", "/feed", "/feed.xml", "/atom.xml")
_LISTS_FEEDS = ("/rss.htm", "/rss.html", "/rss.aspx", "/rss.php", "/kenh-rss", "/rss-feed", "/feeds")
_SAYS_RSS = re.compile(r"\brss\b", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may list something. `how`: link (the page names it), anchor, robots, custom."""

    url: str
    how: str
    title: str = ""


def named(body: bytes, url: str) -> list[Candidate]:
    """Return what a page names: first its alternates, then its links that look like feeds. [] for what is no page."""
    try:
        tree = parsed(decode(body, ""))
    except Unreadable:
        return []
    base = _joined(url, next((str(href) for href in tree.xpath("//head/base/@href")), "")) or url
    links = [
        Candidate(address, "link", title_of(link.get("title") or ""))
        for link in tree.xpath("//link[@href]")
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").partition(";")[0].strip().lower() in _TYPES
        and (address := _joined(base, link.get("href")))
    ]
    anchors = [
        Candidate(address, "anchor", title_of(a.text_content()))
        for a in tree.xpath("//a[@href]")
        if (address := _joined(base, a.get("href"))) and _leads_to_feeds(_path(address), a.text_content())
    ]
    return unique([*links, *anchors])[:MOST]


def _leads_to_feeds(path: str, words: str) -> bool:
    """Say whether a link leads to a feed, or to a page that lists feeds ("Kênh RSS")."""
    return path.endswith((*_LIKE_A_FEED, *_LISTS_FEEDS)) or (len(words) < 40 and _SAYS_RSS.search(words) is not None)


def by_custom(url: str, paths: Iterable[str]) -> list[Candidate]:
    """Return the addresses at which most sites list."""
    return [Candidate(urljoin(url, path), "custom") for path in paths]


def unique(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return each address once, as it was first named."""
    return list({candidate.url: candidate for candidate in reversed(list(candidates))}.values())[::-1]


def recognised(body: bytes, content_type: str, url: str) -> tuple[str, list[Listed]] | None:
    """Return which kind of list these bytes are and what it holds, None where they are none."""
    for kind in ("rss", "json", "sitemap"):
        try:
            entries = KINDS[kind](body, content_type, url, {})
            if entries or kind != "sitemap" or FURTHER[kind](body, url):
                return ("atom" if kind == "rss" and b"<feed" in body[:4096] else kind), entries
        except (Permanent, Temporary):
            continue
    return None


def _joined(base: str, said: str) -> str:
    try:
        address = urljoin(base, said.strip()) if said.strip() else ""
    except ValueError:
        return ""
    return address.partition("#")[0] if address.lower().startswith(("http://", "https://")) else ""


def _path(address: str) -> str:
    return address.partition("?")[0].rstrip("/").lower()
