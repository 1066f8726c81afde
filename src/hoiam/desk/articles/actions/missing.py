"""Note that an address gave no article, and when it is asked again: rarer each time, so that no server is bothered.

A page that is gone is asked for a third of a year in all; one that never gave anything, for a month. What may pass by
itself (a server that stumbles) is asked at each look at first, for nothing must be lost.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from hoiam.core.errors import Refused
from hoiam.core.text.address import key
from hoiam.core.values.actor import Actor
from hoiam.desk.articles.models import Article, Miss
from hoiam.desk.articles.queries import LEFT_OUT, PUT_OFF, left_out, read_at
from hoiam.desk.audit import actions as audit
from hoiam.desk.sources.actions import KEEPERS
from hoiam.desk.sources.models import Source

GONE = ("http.404", "http.410", "page.front")  # the page is not there any more, as servers say it
ELSEWHERE = "evidence.elsewhere"  # its address leads to another piece now
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEVER_HAD = (HOUR, 6 * HOUR, DAY, 2 * DAY, 4 * DAY, 8 * DAY, 16 * DAY)
WAS_GONE = (DAY, 2 * DAY, 4 * DAY, 8 * DAY, 16 * DAY, 30 * DAY, 30 * DAY, 30 * DAY)
UNREADABLE = (6 * HOUR, 12 * HOUR, DAY, 2 * DAY)  # a known article that is only looked at for edits
PASSING = (timedelta(0), timedelta(0), timedelta(0), HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, DAY, DAY, DAY, DAY)
MOST = 200  # addresses written down in one transaction
MOST_AT_ONCE = 2_000  # of those that were left out, read because somebody wants it: three hours of one source
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

    At most 200 in one transaction. They were not asked yet, so nothing counts against them.
    """
    _write_down(source, urls, _waits(now))
    listed(source=source, urls=urls, by=by, now=now)


@transaction.atomic
def leave_out(*, source: Source, urls: Sequence[str], by: Actor, now: datetime) -> None:
    """Write down addresses that stand too far down a list without dates: they are no news, and are not asked for.

    At most 200 in one transaction. They are told beside the source, and read where somebody wants it.
    """
    _write_down(source, urls, {"code": LEFT_OUT, "since": now, "checked_at": now})


@transaction.atomic
def read_left_out(*, source: Source, by: Actor, now: datetime) -> int:
    """Let what was left out of a list be read after all, the first two thousand of it; return how many."""
    if by.kind == "person" and not by.roles & KEEPERS:
        raise Refused("source.role")
    rows = Miss.objects.filter(pk__in=list(left_out(source).values_list("pk", flat=True)[:MOST_AT_ONCE]))
    count = rows.update(**_waits(now))
    if count:
        audit.record(verb="source.read_old", subject=("source", source.url), by=by, now=now, count=count)
    return count


def _write_down(source: Source, urls: Sequence[str], told: dict[str, Any]) -> None:
    if len(urls) > MOST:
        raise ValueError(f"at most {MOST} addresses are written down at once")
    rows = {key(url): Miss(key=key(url), url=url, source=source, checks=0, **told) for url in urls}
    Miss.objects.bulk_create(rows.values(), ignore_conflicts=True)


@transaction.atomic
def listed(*, source: Source, urls: Sequence[str], by: Actor, now: datetime) -> None:
    """Keep who lists addresses that gave no article yet, so that switching one source off loses nothing.

    The source that had one first goes on asking for it while it is read; another that lists it too is kept beside it,
    and asks in its place where it is not. So two live sources that list the same page do not hand it back and forth.
    At most 200 in one transaction.
    """
    if len(urls) > MOST:
        raise ValueError(f"at most {MOST} addresses change their source at once")
    met = Miss.objects.filter(key__in=set(map(key, urls)), until__isnull=True)
    met.filter(code=LEFT_OUT).update(source=source, also=None, **_waits(now))  # of that list it is news
    theirs = met.exclude(source=source)
    theirs.filter(Q(source__isnull=True) | Q(source__enabled=False)).update(source=source, also=None)
    free = Q(also__isnull=True) | Q(also__enabled=False) | ~Q(also__error="")
    theirs.filter(free).exclude(also=source).update(also=source)


def _waits(now: datetime) -> dict[str, Any]:
    return {"code": PUT_OFF, "passing": True, "since": now, "checked_at": now, "next_at": now}


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

    What was put off and never asked stays owed, however long it waits; what was left out stays known, else it would be
    taken for new.
    """
    old = Miss.objects.filter(article__isnull=True, checked_at__lt=now - KEPT)
    gone, _ = old.exclude(code__in=(PUT_OFF, LEFT_OUT), until__isnull=True).delete()
    return gone
