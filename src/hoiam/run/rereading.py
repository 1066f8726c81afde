"""Looks again at articles that no list names: pasted, clipped, from a file or a newsletter. An edit must not go unseen.

Only what the press and agencies printed, and what its own page told: words that a person typed stay as they are, and
what people or a public page said is never fetched (guard-rail G4).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from yarl import URL

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.text.address import is_front
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import queries
from hoiam.desk.articles.actions import ELSEWHERE
from hoiam.desk.articles.actions.identity import is_elsewhere
from hoiam.desk.articles.models import Article
from hoiam.desk.articles.queries import CASE_AGAIN_AFTER
from hoiam.desk.cases.read_again import read_by_open_cases
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.papers.standing import is_network
from hoiam.desk.sources import actions as keeping
from hoiam.desk.sources import queries as sources
from hoiam.desk.units import queries as units
from hoiam.run.hands import Hands
from hoiam.run.path import take_in
from hoiam.run.steps.asking import POLITE, politely
from hoiam.run.steps.reading import extract, missed

_PRINTED = {
    "source__kind": "manual",
    "outlet__kind__in": ("press", "aggregator", "official", "unknown"),
    "url__startswith": "http",
}
MOST = 60  # articles of one round; those that were seen longest ago come first


def due(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Queue a look at each article that is due for one, a job of its own: one that hangs stops no other."""
    for number in _due(now):
        jobs.enqueue(kind="article.look", args={"article": number}, key=f"article:{number}", by=MACHINE, now=now)


def look(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look at one article again, politely and by its site's robots.txt; what it says now may be a new version."""
    article = queries.by_number(args["article"])
    source = article.source or keeping.by_hand(outlet=article.outlet, by=MACHINE, now=now)
    url = queries.read_at(article)
    interval = 0.0 if hands.guard.allows(URL(url)) else POLITE
    try:
        answer = politely(url, now, hands, interval)
        if is_front(answer.url) and not is_front(url):
            raise Permanent("page.front")  # how many sites say that a page is gone
        pages = extract([replace(answer.page(), asked=url)], now, source)
        if any(is_elsewhere(article, page) for page in pages):
            raise Permanent(ELSEWHERE)
    except (Temporary, Permanent) as failed:
        missed(source, url, failed, article, now)
        return
    take_in(source, pages, now)


def _due(now: datetime) -> list[int]:
    """Return what is due, seen longest ago first. What is not asked is left out before the round is cut to its length.

    Else sixty that a person typed, or that rest, would stand before all others for ever: nobody sees them again.
    """
    by_hand = sources.by_hand()
    young = _by_address(queries.look_again(now, units.longest_read_again()))
    standing = _by_address(queries.seen_before(read_by_open_cases(by_hand), now - CASE_AGAIN_AFTER))
    gone = _by_address(queries.back_again(by_hand, now))
    rest = queries.resting([url for url in young if url not in standing], now)
    rest |= queries.resting(standing, now, lasting=True)
    found = young | standing | gone
    ready = sorted((row for url, row in found.items() if url not in rest), key=lambda row: (row.last_seen_at, row.pk))
    return [row.pk for row in ready[:MOST]]


def _by_address(rows: QuerySet[Article]) -> dict[str, Article]:
    return {queries.read_at(row): row for row in rows.filter(**_PRINTED).defer("folded") if _told_by_its_page(row)}


def _told_by_its_page(article: Article) -> bool:
    typed = any(reason["code"] == "entry.by_hand" for reason in article.reasons)
    return not typed and not is_network(article.url)
