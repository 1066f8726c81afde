"""Keep what was read: a new article, a new version of a known one, or that a page has vanished. Never audited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.core.compare import compare
from hoiam.core.text.address import key, site
from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Actor
from hoiam.core.values.article import Extracted
from hoiam.core.values.edit import Change, Said
from hoiam.desk.articles import index
from hoiam.desk.articles.actions.identity import digest_of, give_own_address, identify, learn
from hoiam.desk.articles.actions.missing import had
from hoiam.desk.articles.models import Address, Article, Version
from hoiam.desk.articles.queries import measure, said
from hoiam.desk.sources import queries as sources
from hoiam.desk.sources.models import Outlet, Source

EXCERPT = 300  # characters; a short quotation (guard-rail G11)
NOISE_KEPT = 20  # looks that were no edit
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
    kept = [_keep_one(source, page, now) for page in pages]
    had(urls=_led_here(pages, kept), now=now)
    return kept


def _led_here(pages: Sequence[Extracted], kept: Sequence[Kept]) -> list[str]:
    """Return the addresses that gave these articles; one of another article only led here, and that is not had."""
    urls = [(url, one.article.pk) for page, one in zip(pages, kept, strict=True) for url in _urls(page)]
    held = dict(Address.objects.filter(key__in={key(url) for url, _ in urls}).values_list("key", "article"))
    return [url for url, article in urls if held.get(key(url), article) == article]


def _urls(page: Extracted) -> list[str]:
    return [page.url, *(one.url for one in page.also)]


def _keep_one(source: Source, page: Extracted, now: datetime) -> Kept:
    identity = identify(source, page)
    if identity.displaced:
        give_own_address(article=identity.displaced)
    page, digest = identity.page, digest_of(identity.page)
    if identity.article is None:
        kept = Kept(_new(source, page, digest, now), new=True, changed=True)
    else:
        article = Article.objects.select_for_update().get(pk=identity.article.pk)
        kept = Kept(article, new=False, changed=_look(article, page, digest, now))
    learn(article=kept.article, identity=identity, now=now)
    return kept


def _new(source: Source, page: Extracted, digest: str, now: datetime) -> Article:
    article = Article(url=page.url, outlet=_outlet(source, page), source=source, first_seen_at=now)
    article.published_at = page.published_at or now
    article.published_known = page.published_at is not None
    article.published_offset = _offset(page.published_at)
    _write(article, page, now)
    _add_version(article, page, digest, None, None, now)
    return article


def _look(article: Article, page: Extracted, digest: str, now: datetime) -> bool:
    """Keep what a known article says now; return whether that is something else than before."""
    last = article.versions.order_by("-number")[0]
    change = None if last.sha256 == digest else compare(said(last), Said(page.title, page.sapo, page.text))
    if change and (change.counts or last.text_dropped_at):
        _write(article, page, now)
        _add_version(article, page, digest, last, None if last.text_dropped_at else change, now)
        return True
    if change:
        seen = {"at": now.isoformat(), "codes": [reason.code for reason in change.reasons]}
        Version.objects.filter(pk=last.pk).update(noise=[*last.noise, seen][-NOISE_KEPT:])
    Article.objects.filter(pk=article.pk).update(last_seen_at=now, gone_at=None)
    return False


def _outlet(source: Source, page: Extracted) -> Outlet:
    """Return whose piece it is: a list of one outlet may lead to another's site, which is registered itself."""
    if source.kind == "manual" or site(page.url) in {site(source.url), site(source.outlet.home)}:
        return source.outlet
    other = sources.outlet_at(site(page.url))
    return other if other and other.sample == source.outlet.sample else source.outlet


def _offset(at: datetime | None) -> int | None:
    """Return the minutes east of UTC in which a page told its time."""
    zone = at.utcoffset() if at else None
    return None if zone is None else int(zone.total_seconds() // 60)


def _write(article: Article, page: Extracted, now: datetime) -> None:
    article.title = page.title[:500]
    article.excerpt = (page.sapo or page.text)[:EXCERPT]
    article.section, article.language = page.section[:120], page.language
    article.folded = fold("\n".join((page.title, page.sapo, page.text)))
    article.reasons = [reason.as_json() for reason in page.reasons]
    article.last_seen_at, article.gone_at = now, None
    article.save()


def _add_version(
    article: Article, page: Extracted, digest: str, before: Version | None, change: Change | None, now: datetime
) -> None:
    version = Version.objects.create(
        article=article,
        number=before.number + 1 if before else 1,
        title=page.title[:500],
        sapo=page.sapo,
        text=page.text,
        sha256=digest,
        seen_at=now,
        edited_at=page.modified_at,
        changes=measure(change) if change else {},
    )
    index.put(article.pk, version, before)
