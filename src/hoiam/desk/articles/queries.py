"""Which articles are known, and what did they say?"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from hoiam.core.text.address import key
from hoiam.core.values.article import Piece
from hoiam.core.values.edit import Change, Said
from hoiam.desk.articles.models import Address, Article, How, Miss, Version
from hoiam.desk.sources.models import OutletKind, Source

PORTION = 500  # addresses that one statement asks for
PUT_OFF = "source.left"  # the code of a new address that a look had no room for: it waits for its turn
LEFT_OUT = "source.old"  # of one that stands too far down a list without dates: nobody asks for it unasked
OFTEN_FOR = timedelta(days=3)  # an article is looked at again for so long after it was published …
AGAIN_AFTER = timedelta(hours=6)  # … so often; until when in all is a setting of the office (desk/units)
SELDOM_AFTER = timedelta(days=1)  # and afterwards so often
CASE_AGAIN_AFTER = timedelta(days=1)  # and as long as an open case or a letter of ours stands on it, so often
WRONG_CLOCK = timedelta(days=1)  # what was seen so far ahead of now was seen by a clock that has been set back since
LONGEST_REST = timedelta(days=31)  # between two times that an address is asked
LASTING_REST = timedelta(days=2)  # of a page that failed each time and that a case or a letter of ours stands on


def known(urls: Iterable[str]) -> set[str]:
    """Return those of these addresses at which a known article was read, or which led to one.

    An address that a page only claims as its own is not known before somebody has read it there.
    """
    keys = {url: key(url) for url in urls}
    held = Address.objects.exclude(how=How.CLAIMED)
    had = {
        name for some in _portions(keys.values()) for name in held.filter(key__in=some).values_list("key", flat=True)
    }
    return {url for url, name in keys.items() if name in had}


def _portions(keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield keys as one statement may ask for them: a sitemap names fifty thousand."""
    each = sorted(set(keys))
    yield from (each[start : start + PORTION] for start in range(0, len(each), PORTION))


def shown(numbers: Iterable[int]) -> dict[int, tuple[str, str, str, datetime]]:
    """Return of articles by their number what lists show of them: headline, excerpt, outlet, time."""
    held = Article.objects.filter(pk__in=list(numbers))
    rows = held.values_list("pk", "title", "excerpt", "outlet__name", "published_at")
    return {key: (title, excerpt, outlet, at) for key, title, excerpt, outlet, at in rows}


def stands_at(url: str) -> Article | None:
    """Return the article that is known under an address, by whichever of its spellings; None where there is none."""
    row = Address.objects.filter(key=key(url)).select_related("article").first()
    return row.article if row else None


def resting(urls: Iterable[str], now: datetime, *, lasting: bool = False) -> set[str]:
    """Return those of these addresses that gave nothing and are not asked again yet.

    A moment that lies further ahead than any pause was written by a clock that has been set back: it binds nobody.
    `lasting`: somebody's work stands on them, so that the last pause comes again and again and nothing is given up.
    """
    keys = {url: key(url) for url in urls}
    ahead = now + LONGEST_REST
    given_up = Q(next_at__isnull=True, checked_at__gt=now - LASTING_REST) if lasting else Q(next_at__isnull=True)
    pausing = Q(next_at__gt=now, next_at__lte=ahead) & ~Q(code=PUT_OFF)  # what waits for its turn never rests
    rows = Miss.objects.filter(given_up | pausing, until__isnull=True)
    names = {
        name for some in _portions(keys.values()) for name in rows.filter(key__in=some).values_list("key", flat=True)
    }
    return {url for url, name in keys.items() if name in names}


def owed(source: Source, now: datetime) -> QuerySet[Miss]:
    """Return what is to be asked again of a source whether it lists it or not.

    New pages whose server stumbled, and pages that were gone. As for `resting`, a moment that only a wrong clock can
    have written puts nothing off.
    """
    due = Q(next_at__lte=now) | Q(next_at__gt=now + LONGEST_REST) | Q(code=PUT_OFF)
    open_ = Miss.objects.filter(_asked_by(source), due, until__isnull=True)
    return (
        open_.filter(Q(passing=True) | Q(article__gone_at__isnull=False))
        .select_related("article")
        .order_by("next_at", "pk")
    )


def _asked_by(source: Source) -> Q:
    """Say which misses are a source's to ask: its own, and those it lists too of a source that cannot be read now."""
    dead = Q(source__isnull=True) | Q(source__enabled=False) | ~Q(source__error="")
    return Q(source=source) | (Q(also=source) & dead)


def back_again(sources: Iterable[Source], now: datetime) -> QuerySet[Article]:
    """Return the articles of these sources whose page was gone and is to be asked for again."""
    open_ = Miss.objects.filter(source__in=sources, until__isnull=True, next_at__lte=now)
    found = Article.objects.filter(pk__in=open_.values("article"), gone_at__isnull=False)
    return found.select_related("outlet", "source").prefetch_related("addresses")


def misses_of(source: Source) -> QuerySet[Miss]:
    """Return the addresses of a source that were asked and gave nothing so far, the latest first."""
    asked = Miss.objects.filter(_asked_by(source), until__isnull=True).exclude(code__in=(PUT_OFF, LEFT_OUT))
    return asked.order_by("-checked_at", "-pk")


def waiting(source: Source) -> int:
    """Return how many new addresses of a source wait for their turn: one look had no room for them."""
    return Miss.objects.filter(_asked_by(source), until__isnull=True, code=PUT_OFF).count()


def left_out(source: Source) -> QuerySet[Miss]:
    """Return the addresses that stood too far down a source's list without dates, in the order of that list."""
    return Miss.objects.filter(source=source, until__isnull=True, code=LEFT_OUT).order_by("pk")


def met(urls: Iterable[str]) -> dict[str, str]:
    """Return of those of these addresses that gave no article yet why: they were met before, and are not new."""
    keys = {url: key(url) for url in urls}
    open_ = Miss.objects.filter(until__isnull=True)
    codes = {
        name: code
        for some in _portions(keys.values())
        for name, code in open_.filter(key__in=some).values_list("key", "code")
    }
    return {url: codes[name] for url, name in keys.items() if name in codes}


def absences(article: Article) -> QuerySet[Miss]:
    """Return when the page of an article was gone or could not be read, oldest first."""
    return article.misses.order_by("since")


def read_at(article: Article) -> str:
    """Return the address at which an article's page was read: its own, or the one whose page claims that."""
    urls = [row.url for row in sorted(article.addresses.all(), key=lambda row: row.pk) if row.how == How.READ]
    urls = [url for url in urls if url == article.url] or urls
    return urls[0] if urls else article.url


def current(article: Article) -> Version:
    """Return the newest version of an article."""
    return article.versions.order_by("-number")[0]


def versions(article: Article) -> QuerySet[Version]:
    """Return what an article has said, oldest first."""
    return article.versions.order_by("number")


def holding_text(press: datetime, posts: datetime, after: int, most: int) -> list[Version]:
    """Return versions that hold a full text and were seen before these moments: articles, and posts of public pages.

    Those after a number, in order; what an officer entered by hand stands under the first.
    """
    held = Version.objects.filter(text_dropped_at__isnull=True, seen_at__lt=max(press, posts), pk__gt=after)
    post = Q(article__outlet__kind=OutletKind.PUBLIC_PAGE) & ~Q(article__source__kind="manual")
    due = (post & Q(seen_at__lt=posts)) | (~post & Q(seen_at__lt=press))
    return list(held.filter(due).order_by("pk")[:most])


def said(version: Version) -> Said:
    """Return a version as it is compared with another."""
    return Said(version.title, version.sapo, version.text)


def measure(change: Change) -> dict[str, Any]:
    """Return what a version changed, as it is kept beside it."""
    return {name: value for name, value in asdict(change).items() if name != "reasons" and value}


def as_piece(article: Article) -> Piece:
    """Return an article as match, group and classify see it."""
    version = current(article)
    return Piece(str(article.pk), version.title, version.sapo, version.text, article.published_at, article.outlet.kind)


def by_number(number: int) -> Article:
    """Return an article with where it came from. Raises Article.DoesNotExist."""
    rows = Article.objects.select_related("outlet", "source__outlet").prefetch_related("addresses")
    return rows.get(pk=number)


def seen_before(numbers: Iterable[int], now: datetime) -> QuerySet[Article]:
    """Return those of these articles that were seen before now and are not gone; or later than can be."""
    seen = Q(last_seen_at__lt=now) | Q(last_seen_at__gt=now + CASE_AGAIN_AFTER + WRONG_CLOCK)
    found = Article.objects.filter(seen, pk__in=set(numbers), gone_at__isnull=True)
    return found.select_related("outlet", "source").prefetch_related("addresses")


def look_again(now: datetime, edited_for: timedelta) -> QuerySet[Article]:
    """Return articles that may have been edited since: published within `edited_for`, not gone, seen longest ago first.

    In their first days every six hours, later once a day: most edits come soon, and no server is to be bothered.
    """
    often = Q(published_at__gte=now - OFTEN_FOR, last_seen_at__lt=now - AGAIN_AFTER)
    due = often | Q(last_seen_at__lt=now - SELDOM_AFTER) | Q(last_seen_at__gt=now + WRONG_CLOCK)
    young = Article.objects.filter(due, published_at__gte=now - edited_for, gone_at__isnull=True)
    return young.select_related("outlet", "source").prefetch_related("addresses").order_by("last_seen_at", "pk")
