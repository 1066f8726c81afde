"""Steps 1 and 2: what does a source list, and what do the new and the edited pages say?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from hoiam.run.hands import Hands
from hoiam.run.steps.asking import Answer, Rules

log = structlog.get_logger(__name__)
MOST = 200  # entries of one look, newest first in the list's own order
FURTHER_LISTS = 5  # sitemaps that an index may add to one look
EDITED_FOR = timedelta(days=3)  # an article is looked at again for so long after it was published
AGAIN_AFTER = timedelta(hours=6)
GONE = ("http.404", "http.410")


@dataclass(frozen=True, slots=True)
class Brought:
    """What one look brought: pages to read, and the validators of the list.

    The validators are empty where a page is still to be fetched: the list must then be read again, changed or not.
    """

    pages: tuple[Page | Extracted, ...]
    etag: str
    last_modified: str


def collect(source: Source, now: datetime, hands: Hands) -> Brought:
    """Fetch a source's list and the pages that are new or due for a second look. Raises Temporary, Permanent."""
    rules = Rules(source, lambda requests: _fetch(requests, hands))
    _ask_robots(source, rules, now)
    answer = _fetch([_request(rules, source.url, source.etag, source.last_modified)], hands)[0]
    if not isinstance(answer, Fetched):
        raise answer
    entries = [] if answer.not_modified else _entries(rules, answer, hands)[:MOST]
    posts = tuple(_post(entry) for entry in entries if entry.text)
    pages, all_read = _pages(rules, [entry.url for entry in entries if not entry.text], now, hands)
    if not all_read:
        return Brought((*posts, *pages), "", "")
    return Brought((*posts, *pages), answer.etag or source.etag, answer.last_modified or source.last_modified)


def extract(pages: Sequence[Page | Extracted], now: datetime, people: bool = False) -> list[Extracted]:
    """Return what the pages say, oldest first. A page that cannot be read is logged and never stops the others.

    `people`: the pages are those of a public page, where people write: names and numbers are taken out (guard-rail G1).
    """
    read = []
    for page in pages:
        found = page if isinstance(page, Extracted) else read_page(page, now)
        if isinstance(found, Unreadable):
            log.warning("unreadable page", code=found.code, url=getattr(page, "url", ""))
            continue
        read.append(_without_persons(found) if people else found)
    return sorted(read, key=lambda one: (one.published_at or now, one.url))


def _without_persons(page: Extracted) -> Extracted:
    return replace(page, title=redact(page.title), sapo=redact(page.sapo), text=redact(page.text))


def _request(rules: Rules, url: str, etag: str = "", last_modified: str = "") -> Request:
    return Request(url, etag=etag, last_modified=last_modified, interval=rules.pause)


def _fetch(requests: list[Request], hands: Hands) -> list[Answer]:
    return fetch_all(requests, hands.guard, hands.limits, pace=hands.pace, contact=hands.contact)


def _ask_robots(source: Source, rules: Rules, now: datetime) -> None:
    """Obey the site's robots.txt and keep what it was read to say. Raises Permanent where it says no."""
    decision = rules.of(source.url)
    if source.robots != decision.reason.code:
        sources.note_robots(source=source, decision=decision.reason.code, by=MACHINE, now=now)
    if not decision.allowed:
        raise Permanent(decision.reason.code)


def _entries(rules: Rules, answer: Fetched, hands: Hands) -> list[Listed]:
    source = rules.source
    read, further = KINDS[source.kind], FURTHER.get(source.kind)
    entries = read(answer.body, answer.content_type, answer.url, source.options)
    more = rules.allowed(further(answer.body, answer.url)[:FURTHER_LISTS]) if further else []
    for found in _fetch([_request(rules, url) for url in more], hands):
        if isinstance(found, Fetched):
            entries += read(found.body, found.content_type, found.url, source.options)
    return entries


def _pages(rules: Rules, urls: list[str], now: datetime, hands: Hands) -> tuple[list[Page], bool]:
    """Fetch the pages that are not known yet, and the young ones that may have been edited or taken down.

    Returns the pages, and whether every new one was had: False while some wait for another look.
    """
    known = article_queries.known(urls)
    again = article_queries.look_again(now - AGAIN_AFTER, now - EDITED_FOR).filter(source=rules.source)
    if rules.source.outlet.kind == "public_page":
        again = again.none()  # a post came whole from its list; its page would only add what was left out
    old = {article.url: article for article in again}
    new = rules.allowed(url for url in dict.fromkeys(urls) if url not in known)
    wanted = [*new, *rules.allowed(old)][: rules.room]
    answers = _fetch([_request(rules, url) for url in wanted], hands)
    pages, failed = [], len(new) > rules.room
    for url, answer in zip(wanted, answers, strict=True):
        if isinstance(answer, Fetched):
            pages.append(answer.page())
        elif isinstance(answer, Permanent) and answer.reason in GONE and url in old:
            articles.note_gone(article=old[url], by=MACHINE, now=now)
        else:
            failed = failed or (isinstance(answer, Temporary) and url not in old)
            log.warning("page not fetched", url=url, reason=answer.reason)
    return pages, not failed


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
