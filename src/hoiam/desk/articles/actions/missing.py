"""Note that an address gave no article, and when it is asked again: rarer each time, so that no server is bothered.

A page that is gone is asked for a third of a year in all; one that never gave anything, for a month. What may pass by
itself (a server that stumbles) is asked at each look at first, for nothing must be lost.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from hoiam.core.text.address import key
from hoiam.core.values.actor import Actor
from hoiam.desk.articles.models import Article, Miss
from hoiam.desk.articles.queries import PUT_OFF, read_at
from hoiam.desk.sources.models import Source

GONE = ("http.404", "http.410", "page.front")  # the page is not there any more, as servers say it
ELSEWHERE = "evidence.elsewhere"  # its address leads to another piece now
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEVER_HAD = (HOUR, 6 * HOUR, DAY, 2 * DAY, 4 * DAY, 8 * DAY, 16 * DAY)
WAS_GONE = (DAY, 2 * DAY, 4 * DAY, 8 * DAY, 16 * DAY, 30 * DAY, 30 * DAY, 30 * DAY)
UNREADABLE = (6 * HOUR, 12 * HOUR, DAY, 2 * DAY)  # a known article that is only looked at for edits
PASSING = (timedelta(0), timedelta(0), timedelta(0), HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, DAY, DAY, DAY, DAY)
MOST = 200  # addresses put off in one transaction
KEPT = timedelta(days=90)  # of an address that never gave an article


@transaction.atomic
def missed(
    *,
    source: Source | None,
    url: str,
    code: str,
    by: Actor,
    now: datetime,
    article: Article | None = None,
    passing: bool = False,
) -> Miss:
    """Write down that an address gave no article this time; what a known article said stays.

    The same said twice at one moment counts once: of a batch that breaks, each page is read again alone.
    """
    told = {"code": code[:64], "passing": passing, "checked_at": now}
    fresh = {"url": url, "source": source, "article": article, "since": now, **told}
    row, made = Miss.objects.select_for_update().get_or_create(key=key(url), until=None, defaults=fresh)
    if not made and (row.code, row.checked_at) == (told["code"], now):
        return row
    checks = 1 if made else row.checks + 1
    pauses = PASSING if passing else NEVER_HAD if article is None else WAS_GONE if code in GONE else UNREADABLE
    next_at = now + pauses[checks - 1] if checks <= len(pauses) else None
    told |= {"checks": min(checks, 1000), "next_at": next_at}
    if row.code == PUT_OFF and not made:
        told["since"] = now  # until then it had only waited for its turn
    if article:
        told["article"] = article
    Miss.objects.filter(pk=row.pk).update(**told)
    return row


@transaction.atomic
def put_off(*, source: Source, urls: Sequence[str], by: Actor, now: datetime) -> None:
    """Write down new addresses that a look had no room for: they are owed, listed or not. Again changes nothing.

    At most 200 in one transaction. They were not asked yet, so nothing counts against them. What another source owes
    already is owed by this one from now on.
    """
    if len(urls) > MOST:
        raise ValueError(f"at most {MOST} addresses are put off at once")
    told = {"source": source, "code": PUT_OFF, "passing": True, "since": now, "checked_at": now, "next_at": now}
    rows = {key(url): Miss(key=key(url), url=url, checks=0, **told) for url in urls}
    Miss.objects.bulk_create(rows.values(), ignore_conflicts=True)
    listed(source=source, urls=urls, by=by, now=now)


@transaction.atomic
def listed(*, source: Source, urls: Sequence[str], by: Actor, now: datetime) -> None:
    """Let addresses that gave no article yet be owed by the source that lists them now: another may be switched off.

    At most 200 in one transaction.
    """
    if len(urls) > MOST:
        raise ValueError(f"at most {MOST} addresses change their source at once")
    waiting = Miss.objects.filter(key__in=set(map(key, urls)), until__isnull=True)
    waiting.exclude(source=source).update(source=source)


@transaction.atomic
def note_gone(*, article: Article, by: Actor, now: datetime, code: str = "http.404") -> None:
    """Write down that a page has vanished, and since when; what it said stays."""
    missed(source=article.source, url=read_at(article), code=code, article=article, by=by, now=now)
    Article.objects.filter(pk=article.pk, gone_at__isnull=True).update(gone_at=now, last_seen_at=now)


def had(*, urls: Iterable[str], now: datetime) -> None:
    """End the misses of addresses that gave an article. Part of the transaction that keeps it."""
    Miss.objects.filter(key__in=set(map(key, urls)), until__isnull=True).update(until=now)


def forget_misses(*, by: Actor, now: datetime) -> int:
    """Let go of addresses that never gave an article and were last asked long ago; return how many.

    What was put off and never asked stays owed, however long it waits.
    """
    old = Miss.objects.filter(article__isnull=True, checked_at__lt=now - KEPT)
    gone, _ = old.exclude(code=PUT_OFF, until__isnull=True).delete()
    return gone
