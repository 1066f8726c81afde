"""Steps 1 and 2: what does a source list, and what do the new and the edited pages say?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import structlog

from hoiam.core.errors import Permanent, Temporary, Unreadable
from hoiam.core.extract import extract as read_page
from hoiam.core.text.address import is_front, key
from hoiam.core.text.redact import redact
from hoiam.core.text.vietnamese import kind_of
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Extracted, Listed, Page
from hoiam.core.values.reason import why
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles import queries as article_queries
from hoiam.desk.articles.actions.identity import is_elsewhere
from hoiam.desk.articles.models import Article
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources import queries as source_queries
from hoiam.desk.sources.models import Source
from hoiam.outside.collect import FURTHER, KINDS, WHOLE, Read
from hoiam.outside.collect.words import headline
from hoiam.outside.fetch import Fetched, Request, fetch_all
from hoiam.run.hands import Hands
from hoiam.run.steps.asking import Answer, Rules, refusal
from hoiam.run.steps.choosing import chosen, pages_of

log = structlog.get_logger(__name__)
LONGEST_URL = 1000  # characters; a longer one cannot be kept, and must not stop its batch
FURTHER_LISTS = 5  # sitemaps that an index may add to one look
STOREYS = 2  # of an index that names indexes
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Brought:
    """What one look brought: pages to read, and the validators of the list.

    The new pages that it had no room for are put off by name, so the list need not be read again for their sake.
    """

    pages: tuple[Page | Extracted, ...]
    etag: str
    last_modified: str
    listed: int | None = None  # entries of the list; None where it had not changed
    size: int = 0
    warning: str = ""  # what is not as it should be: warning_of
    dates: tuple[datetime, ...] = ()


def collect(source: Source, now: datetime, hands: Hands) -> Brought:
    """Fetch a source's list and the pages that are new or due for a second look. Raises Temporary, Permanent."""
    rules = rules_for(source, hands, now)
    _ask_robots(source, rules, now)
    answer = ask_for(rules, source.url, source.etag, source.last_modified)
    if not isinstance(answer, Fetched):
        raise answer
    found = [] if answer.not_modified else newest_first(entries_of(rules, answer))
    entries, complete = chosen(rules, [entry for entry in found if len(entry.url) <= LONGEST_URL], now)
    whole = tuple(_whole(entry) for entry in entries if entry.text or entry.broadcast)
    pages = _pages(rules, [entry.url for entry in entries if not (entry.text or entry.broadcast)], now)
    return Brought(
        (*whole, *pages),
        answer.etag or source.etag,
        answer.last_modified or source.last_modified,
        None if answer.not_modified else len(found),
        len(answer.body),
        "" if answer.not_modified else warning_of(source, answer, complete),
        tuple(entry.published_at for entry in entries if entry.published_at),
    )


def rules_for(source: Source, hands: Hands, now: datetime, *, fresh: bool = False) -> Rules:
    """Return what may be read of a source's sites."""
    return Rules(source, lambda requests: _fetch(requests, hands), now, fresh)


def ask_for(rules: Rules, url: str, etag: str = "", last_modified: str = "") -> Answer:
    """Fetch one list; of one that is too long, its beginning."""
    return rules.fetched([replace(_request(rules, url, etag, last_modified), cut=True)])[0]


def warning_of(source: Source, answer: Fetched, complete: bool = True) -> str:
    """Return the code of what is not as it should be with a list that was had, "" where all is well.

    It is longer than what is read, or breaks off; or its address leads to that of another source, so that a paper is
    asked twice for the same. `complete`: all that may be new of it is taken.
    """
    if not complete or answer.cut or not WHOLE[source.kind](answer.body, source.options):
        return "source.cut"
    moved = source_queries.same_address(answer.url) != source_queries.same_address(source.url)
    return "source.same" if moved and source_queries.is_read_by_another(source, answer.url) else ""


def newest_first(entries: list[Listed]) -> list[Listed]:
    """Return the entries with those of the latest date first; what has no date stays behind them in its order."""
    dated = [entry for entry in entries if entry.published_at or entry.changed_at]
    rest = [entry for entry in entries if not (entry.published_at or entry.changed_at)]
    return sorted(dated, key=lambda one: one.published_at or one.changed_at or _NEVER, reverse=True) + rest


def extract(pages: Sequence[Page | Extracted], now: datetime, source: Source) -> list[Extracted]:
    """Return what the pages say, oldest first. A page that cannot be read is noted and never stops the others.

    Names and numbers are taken out of the pages of a public page, where people write (guard-rail G1).
    """
    read = []
    for page in pages:
        found = page if isinstance(page, Extracted) else read_page(page, now)
        if isinstance(found, Extracted) and len(found.url) > LONGEST_URL:
            found = Unreadable("url.too_long")
        if isinstance(found, Unreadable):
            unread(source, page, found.code, now)
        else:
            _tell_elsewhere(source, page, found, now)
            read.append(_without_persons(found) if source.outlet.kind == "public_page" else found)
    return sorted(read, key=lambda one: (one.published_at or now, one.url))


def _tell_elsewhere(source: Source, page: Page | Extracted, found: Extracted, now: datetime) -> None:
    """Note on a known article that its address leads to another piece now. That piece is kept as its own."""
    if not isinstance(page, Page) or not page.asked or key(page.asked) == key(page.url):
        return
    held = article_queries.stands_at(page.asked)
    if held and is_elsewhere(held, found):
        articles.missed(source=source, url=page.asked, code=articles.ELSEWHERE, article=held, by=MACHINE, now=now)


def unread(source: Source, page: Page | Extracted, code: str, now: datetime, *, passing: bool = False) -> None:
    """Note that a page was had and gave no article: it rests. `passing`: it is owed, listed or not."""
    url = (page.asked if isinstance(page, Page) else "") or page.url
    log.warning("unreadable page", code=code, url=url[:200])
    if len(url) <= LONGEST_URL:
        known = article_queries.stands_at(url)
        articles.missed(source=source, url=url, code=code, article=known, passing=passing, by=MACHINE, now=now)


def _without_persons(page: Extracted) -> Extracted:
    return replace(page, title=redact(page.title), sapo=redact(page.sapo), text=redact(page.text))


def _request(rules: Rules, url: str, etag: str = "", last_modified: str = "") -> Request:
    return Request(url, etag=etag, last_modified=last_modified, interval=rules.pause)


def _fetch(requests: list[Request], hands: Hands) -> list[Answer]:
    return fetch_all(requests, hands.guard, hands.limits, pace=hands.pace, contact=hands.contact)


def _ask_robots(source: Source, rules: Rules, now: datetime) -> None:
    """Obey the site's robots.txt and keep what it was read to say. Raises Permanent where it says no."""
    decision = rules.of(source.url)
    told = {"decision": decision.reason.code, "asked_at": rules.asked_at(source.url)}
    sources.note_robots(source=source, **told, by=MACHINE, now=now)
    if no := refusal(decision):
        raise no


def entries_of(rules: Rules, answer: Fetched) -> list[Listed]:
    """Return what a list holds; of an index, what the lists hold that it names, two storeys deep.

    Raises why the first of them was refused where none of them could be had: an index alone is no sign of life.
    """
    source = rules.source
    read, further = KINDS[source.kind], FURTHER.get(source.kind)
    entries = read(answer.body, answer.content_type, answer.url, source.options)
    if not further:
        return entries
    waiting, left, had, refused = [answer], FURTHER_LISTS, 0, list[Temporary | Permanent]()
    for _storey in range(STOREYS):
        named = [url for one in waiting for url in further(one.body, one.url)]
        more = rules.allowed(dict.fromkeys(named[:left]))
        left -= len(more)
        if named and not more and (no := refusal(rules.of(named[0]))):
            refused.append(no)
        fetched = rules.fetched([replace(_request(rules, url), cut=True) for url in more])
        waiting = [found for found in fetched if isinstance(found, Fetched)]
        had += len(waiting)
        refused += [found for found in fetched if not isinstance(found, Fetched)]
        entries += [entry for found in waiting for entry in _read_further(read, found, source)]
    if refused and not had:
        raise refused[0]
    return entries


def _read_further(read: Read, found: Fetched, source: Source) -> list[Listed]:
    """Return what one of several lists holds; one that cannot be read leaves the others alone."""
    try:
        return read(found.body, found.content_type, found.url, source.options)
    except (Temporary, Permanent) as failed:
        log.warning("list not read", url=found.url, reason=failed.reason)
        return []


def _pages(rules: Rules, urls: list[str], now: datetime) -> list[Page]:
    """Fetch the pages that are not known yet, and the young ones that may have been edited or taken down."""
    wanted, old = pages_of(rules, urls, now)
    answers = rules.fetched([_request(rules, url) for url in wanted])
    pages = []
    for url, answer in zip(wanted, answers, strict=True):
        if isinstance(answer, Fetched) and is_front(answer.url) and not is_front(url):
            answer = Permanent("page.front")  # how many sites say that a page is gone
        if isinstance(answer, Fetched):
            pages.append(replace(answer.page(), asked=url))
        else:
            missed(rules.source, url, answer, old.get(url), now)
    return pages


def missed(source: Source, url: str, answer: Temporary | Permanent, known: Article | None, now: datetime) -> None:
    """Note why a page was not had: when it is asked again does not depend on its list."""
    log.warning("page not fetched", url=url, reason=answer.reason)
    if known and answer.reason in articles.GONE:
        articles.note_gone(article=known, code=answer.reason, by=MACHINE, now=now)
        return
    passing = isinstance(answer, Temporary) and known is None
    articles.missed(source=source, url=url, code=answer.reason, article=known, passing=passing, by=MACHINE, now=now)


def _whole(entry: Listed) -> Extracted:
    """Return what has no page to be read: a public post, or a broadcast with the words that its list has for it.

    A post is kept without names, numbers and accounts (guard-rail G1).
    """
    if entry.broadcast and not entry.text:
        words = "\n".join(dict.fromkeys(filter(None, (entry.title, entry.summary))))
        return _listed(entry, entry.title or headline(entry.summary), words, "broadcast.listed")
    text = redact(entry.text)
    return _listed(entry, headline(text), text, "post.whole")


def _listed(entry: Listed, title: str, text: str, code: str) -> Extracted:
    language = "" if kind_of(text) == "other" else "vi"
    return Extracted(
        url=entry.url,
        title=title,
        sapo="",
        text=text,
        published_at=entry.published_at,
        modified_at=None,
        section=entry.section,
        language=language,
        reasons=(why(code),),
    )
