"""Keep what was read: a new article, a new version of a known one, or that a page has vanished. Never audited."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import OuterRef, Subquery

from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Actor
from hoiam.core.values.article import Extracted
from hoiam.desk.articles import index
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.sources.models import Outlet, Source

EXCERPT = 300  # characters; a short quotation (guard-rail G11)
BATCH = 200  # rows; people at a screen never wait long for the machine


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a page did to its article."""

    article: Article
    new: bool
    changed: bool


@transaction.atomic
def keep(*, source: Source, pages: Sequence[Extracted], by: Actor, now: datetime) -> list[Kept]:
    """Keep one fetched batch in one transaction: at most 200 pages, each a new article or a look at a known one."""
    if len(pages) > BATCH:
        raise ValueError(f"a batch holds at most {BATCH} pages")
    # A feed and a sitemap of one outlet name the same new page: one of the two waits, then finds it known.
    Outlet.objects.select_for_update(no_key=True).get(pk=source.outlet_id)
    return [_keep_one(source, page, now) for page in pages]


def _keep_one(source: Source, page: Extracted, now: datetime) -> Kept:
    digest = hashlib.sha256("\n".join((page.title, page.sapo, page.text)).encode()).hexdigest()
    article = Article.objects.select_for_update().filter(url=page.url).first()
    if article is None:
        article = Article(url=page.url, outlet=source.outlet, source=source, first_seen_at=now)
        article.published_at = page.published_at or now
        article.published_known = page.published_at is not None
        _write(article, page, now)
        _add_version(article, page, digest, 1, now)
        return Kept(article, new=True, changed=True)
    last = article.versions.order_by("-number")[0]
    if last.sha256 == digest:
        Article.objects.filter(pk=article.pk).update(last_seen_at=now, gone_at=None)
        return Kept(article, new=False, changed=False)
    _write(article, page, now)
    _add_version(article, page, digest, last.number + 1, now)
    return Kept(article, new=False, changed=True)


def _write(article: Article, page: Extracted, now: datetime) -> None:
    article.title = page.title[:500]
    article.excerpt = (page.sapo or page.text)[:EXCERPT]
    article.section, article.language = page.section[:120], page.language
    article.folded = fold("\n".join((page.title, page.sapo, page.text)))
    article.reasons = [reason.as_json() for reason in page.reasons]
    article.last_seen_at, article.gone_at = now, None
    article.save()


def _add_version(article: Article, page: Extracted, digest: str, number: int, now: datetime) -> None:
    before = Version.objects.filter(article=article).order_by("-number").first() if number > 1 else None
    version = Version.objects.create(
        article=article,
        number=number,
        title=page.title[:500],
        sapo=page.sapo,
        text=page.text,
        sha256=digest,
        seen_at=now,
    )
    index.put(article.pk, version, before)


def note_gone(*, article: Article, by: Actor, now: datetime) -> None:
    """Write down that a page has vanished; what it said stays."""
    Article.objects.filter(pk=article.pk, gone_at__isnull=True).update(gone_at=now, last_seen_at=now)


@transaction.atomic
def index_anew(*, by: Actor, now: datetime) -> int:
    """Build the index of words again from the newest versions and return how many articles it holds."""
    index.empty()
    newest = Version.objects.filter(article=OuterRef("article")).order_by("-number").values("number")[:1]
    versions = Version.objects.filter(number=Subquery(newest)).order_by("article_id")
    done = 0
    for batch in _batched(versions.iterator(chunk_size=BATCH), BATCH):
        index.put_many(batch)
        done += len(batch)
    return done


def _batched(rows: Iterable[Version], size: int) -> Iterator[list[Version]]:
    """Return the rows in lists of at most `size`."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
