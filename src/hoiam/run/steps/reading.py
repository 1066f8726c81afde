"""Steps 1 and 2: what does a source list, and what do the new and the edited pages say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from hoiam.core.errors import Permanent, Temporary, Unreadable
from hoiam.core.extract import extract as read_page
from hoiam.core.text.redact import redact
from hoiam.core.text.vietnamese import kind_of
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Extracted, Listed, Page
from hoiam.core.values.reason import why
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles import queries as article_queries
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources.models import Source
from hoiam.outside.collect import FURTHER, KINDS
from hoiam.outside.collect.words import headline
from hoiam.outside.fetch import Fetched, Request, fetch_all
from hoiam.outside.fetch.robots import decide, robots_url
from hoiam.run.hands import Hands

log = structlog.get_logger(__name__)
MOST = 200  # entries of one look, newest first in the list's own order
FURTHER_LISTS = 5  # sitemaps that an index may add to one look
EDITED_FOR = timedelta(days=3)  # an article is looked at again for so long after it was published
AGAIN_AFTER = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Brought:
    """What one look brought: pages to read, and the validators of the list."""

    pages: tuple[Page | Extracted, ...]
    etag: str
    last_modified: str


def collect(source: Source, now: datetime, hands: Hands) -> Brought:
    """Fetch a source's list and the pages that are new or due for a second look. Raises Temporary, Permanent."""
    _ask_robots(source, now, hands)
    answer = _fetch([_request(source, source.url, source.etag, source.last_modified)], hands)[0]
    if not isinstance(answer, Fetched):
        raise answer
    entries = [] if answer.not_modified else _entries(source, answer, hands)[:MOST]
    posts = tuple(_post(entry) for entry in entries if entry.text)
    pages = _pages(source, [entry.url for entry in entries if not entry.text], now, hands)
    etag = answer.etag or source.etag
    return Brought((*posts, *pages), etag, answer.last_modified or source.last_modified)


def extract(pages: Sequence[Page | Extracted], now: datetime) -> list[Extracted]:
    """Return what the pages say, oldest first. A page that cannot be read is logged and never stops the others."""
    read = []
    for page in pages:
        found = page if isinstance(page, Extracted) else read_page(page, now)
        if isinstance(found, Unreadable):
            log.warning("unreadable page", code=found.code, url=getattr(page, "url", ""))
            continue
        read.append(found)
    return sorted(read, key=lambda one: (one.published_at or now, one.url))


def _request(source: Source, url: str, etag: str = "", last_modified: str = "") -> Request:
    return Request(url, etag=etag, last_modified=last_modified, interval=float(source.interval))


def _fetch(requests: list[Request], hands: Hands) -> list[Fetched | Temporary | Permanent]:
    return fetch_all(requests, hands.guard, hands.limits, pace=hands.pace, contact=hands.contact)


def _ask_robots(source: Source, now: datetime, hands: Hands) -> None:
    """Obey the site's robots.txt and keep what it was read to say. Raises Permanent where it says no."""
    answer = _fetch([_request(source, robots_url(source.url))], hands)[0]
    decision = decide(answer, source.url)
    if source.robots != decision.reason.code:
        sources.note_robots(source=source, decision=decision.reason.code, by=MACHINE, now=now)
    if not decision.allowed:
        raise Permanent(decision.reason.code)


def _entries(source: Source, answer: Fetched, hands: Hands) -> list[Listed]:
    read = KINDS[source.kind]
    further = FURTHER.get(source.kind)
    entries = read(answer.body, answer.content_type, answer.url, source.options)
    more = further(answer.body, answer.url)[:FURTHER_LISTS] if further else []
    for found in _fetch([_request(source, url) for url in more], hands):
        if isinstance(found, Fetched):
            entries += read(found.body, found.content_type, found.url, source.options)
    return entries


def _pages(source: Source, urls: list[str], now: datetime, hands: Hands) -> list[Page]:
    """Fetch the pages that are not known yet, and the young ones that may have been edited or taken down."""
    known = article_queries.known(urls)
    again = article_queries.look_again(now - AGAIN_AFTER, now - EDITED_FOR).filter(source=source)
    old = {article.url: article for article in again}
    wanted = [url for url in dict.fromkeys(urls) if url not in known or url in old]
    wanted += [url for url in old if url not in wanted]
    answers = _fetch([_request(source, url) for url in wanted], hands)
    pages = []
    for url, answer in zip(wanted, answers, strict=True):
        if isinstance(answer, Fetched):
            pages.append(answer.page())
        elif isinstance(answer, Permanent) and answer.reason in ("http.404", "http.410") and url in old:
            articles.note_gone(article=old[url], by=MACHINE, now=now)
        else:
            log.warning("page not fetched", url=url, reason=answer.reason)
    return pages


def _post(entry: Listed) -> Extracted:
    """Return a public post as it is kept: without names, numbers and accounts (guard-rail G1)."""
    text = redact(entry.text)
    language = "" if kind_of(text) == "other" else "vi"
    return Extracted(
        url=entry.url,
        title=headline(text),
        sapo="",
        text=text,
        published_at=entry.published_at,
        modified_at=None,
        section=entry.section,
        language=language,
        reasons=(why("post.whole"),),
    )
