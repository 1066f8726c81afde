"""Which entries of a list does one look take in, and which of their pages does it ask for? Nothing new is ever lost.

A list may be longer than one look: a news sitemap holds a thousand addresses, and after a pause most are new. What is
known leaves it before it is cut to its length; the new pages that one look has no room for are put off by name, so that
the next looks ask for them whatever the list says by then, changed, unchanged or shorter.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Listed
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles import queries
from hoiam.desk.articles.models import Article
from hoiam.desk.articles.queries import AGAIN_AFTER, CASE_AGAIN_AFTER
from hoiam.desk.cases.read_again import read_by_open_cases
from hoiam.desk.letters import exchanges
from hoiam.desk.sources.models import Source
from hoiam.desk.units import queries as units
from hoiam.run.steps.asking import Rules, refusal

MOST = 200  # the newest entries of a list, which are taken whatever their date
UNDATED = 2_000  # new entries of a list that does not say when they were published, taken in its order
BEFORE = timedelta(days=2)  # the last success: what is dated after that is new, however far down it stands
REACH = timedelta(days=30)  # what is younger than this is taken in any case: a source that is read for the first time
MOST_STANDING = 20  # of those in one look, seen longest ago first
PLAYED = (".mp3", ".m4a", ".aac", ".ogg", ".wav", ".mp4")  # what stands there is heard, never read again
MOST_OWED = 50  # addresses asked again in one look that no list names, at the least
BATCH = 200  # rows that one transaction writes …
PAUSE = 0.02  # seconds after each, in which people at a screen are let in


def chosen(rules: Rules, found: Sequence[Listed], now: datetime) -> tuple[list[Listed], bool]:
    """Return the entries that are taken of a list, newest first; and whether all that may be new is among them.

    They are the newest, as ever, and beyond them what nobody has read. An archive is no news: of a sitemap that names
    fifty thousand pages of ten years, what is older than the last success, and than a month, stays where it is. Where
    it gives no dates, what stands behind the first two thousand that are new is written down by name as left out: it is
    told beside the source, and neither taken for new at a later look nor read before somebody wants it.
    """
    source, first, rest = rules.source, list(found[:MOST]), found[MOST:]
    since = min((source.succeeded_at or now) - BEFORE, now - REACH)
    known = queries.known([entry.url for entry in rest])
    new = [entry for entry in rest if entry.url not in known and _is_young(entry, since)]
    met = queries.met([entry.url for entry in (*first, *new)])
    unseen = [entry.url for entry in new if entry.published_at is None and entry.url not in met]
    left = _left_out(rules, unseen, UNDATED - len(first), now)
    taken = [entry for entry in (*first, *new) if entry.published_at or met.get(entry.url) != queries.LEFT_OUT]
    return [entry for entry in taken if entry.url not in left], not (left and source.succeeded_at)


def _left_out(rules: Rules, unseen: list[str], room: int, now: datetime) -> set[str]:
    """Write down what stands behind the first of them, and return it. What may not be read takes nobody's place."""
    left = rules.allowed(unseen)[max(room, 0) :] if len(unseen) > room else []
    _by_batch(articles.leave_out, rules.source, left, now)
    return set(left)


def _is_young(entry: Listed, since: datetime) -> bool:
    at = entry.published_at or entry.changed_at
    return at is None or at >= since


def pages_of(rules: Rules, urls: list[str], now: datetime) -> tuple[list[str], dict[str, Article]]:
    """Return the addresses that this look asks for, and which of them are known articles; put off what is left.

    New ones first. A quarter of the look is kept for what may have been edited or taken down, so that a long list does
    not hide for hours what a case stands on.
    """
    new, old = _wanted(rules, urls, now)
    may, again = rules.allowed(new), rules.allowed(old)
    room = rules.room - min(len(again), rules.room // 4)
    asked, left = may[:room], may[room:]
    _by_batch(articles.put_off, rules.source, left, now)
    return [*asked, *again][: rules.room], old


def _by_batch(write: Callable[..., None], source: Source, urls: Sequence[str], now: datetime) -> None:
    for start in range(0, len(urls), BATCH):
        write(source=source, urls=urls[start : start + BATCH], by=MACHINE, now=now)
        time.sleep(PAUSE)


def _wanted(rules: Rules, urls: list[str], now: datetime) -> tuple[list[str], dict[str, Article]]:
    """Return the new addresses to ask, and the known articles to look at again, by the address where each was read.

    What gave nothing lately rests, listed or not; what is owed is asked even where no list names it any more, by the
    source that listed it last.
    """
    source = rules.source
    young: dict[str, Article] = {}
    lasting: dict[str, Article] = {}
    if source.outlet.kind != "public_page":  # a post came whole from its list; its page would only add what was left
        edited = queries.look_again(now, units.longest_read_again()).filter(source=source)
        answered = exchanges.watched(source, now - AGAIN_AFTER)  # we wrote about them: read again however old
        numbers = read_by_open_cases([source])
        standing = queries.seen_before(numbers, now - CASE_AGAIN_AFTER).order_by("last_seen_at")[:MOST_STANDING]
        young = {queries.read_at(article): article for article in edited}
        lasting = {queries.read_at(article): article for article in (*answered, *standing)}
    owed = list(queries.owed(source, now)[: max(MOST_OWED, rules.room)])
    gone = {miss.url: miss.article for miss in owed if miss.article}
    waiting = [miss.url for miss in owed if not miss.article]
    known = queries.known(urls)
    listed = [url for url in urls if url not in known]
    _by_batch(articles.listed, source, listed, now)
    new = dict.fromkeys([*listed, *_still_open(rules, waiting, now)])
    rest = queries.resting([*new, *(url for url in young if url not in lasting)], now)
    rest |= queries.resting(lasting, now, lasting=True)
    old = {
        url: one for url, one in (young | lasting).items() if url not in rest and not url.lower().endswith(PLAYED)
    } | gone
    return [url for url in new if url not in rest], old


def _still_open(rules: Rules, urls: list[str], now: datetime) -> list[str]:
    """Return what is owed and may still be read; what robots.txt forbids by now rests, and blocks nothing behind it."""
    for url in urls:
        if no := refusal(rules.of(url)):
            passing = no.reason == "robots.unreachable"
            articles.missed(source=rules.source, url=url, code=no.reason, passing=passing, by=MACHINE, now=now)
    return rules.allowed(urls)
