"""Is a page one of the articles that are known? Its addresses say so, or its outlet said the same words lately.

What a page says about its own main address is believed only while it agrees with what stands there: a template that
was filled in wrongly claims one address for many articles, and a claim must never hide an article that nobody read.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hoiam.core.text.address import key
from hoiam.core.text.fold import fold
from hoiam.core.text.shingles import containment, fingerprint
from hoiam.core.text.tokens import tokens
from hoiam.core.values.article import Address as Known
from hoiam.core.values.article import Extracted
from hoiam.core.values.reason import why
from hoiam.desk.articles.models import Address, Article, How, Version
from hoiam.desk.articles.queries import stands_at
from hoiam.desk.sources.models import OutletKind, Source

AGAIN_WITHIN = timedelta(days=2)  # an outlet gives one piece two addresses on one day, or the day after
AT_ONCE = timedelta(hours=1)  # … and where a word differs, at once: the bulletin of the next day is another piece
LEAST = 200  # letters: shorter texts are alike by chance
ALIKE = 0.9  # of the longer text's fingerprint stands in the other: the same words
SAME_PIECE = 0.3  # of the shorter text's fingerprint: one piece, before and after an edit
FEWEST = 5  # hashes in a fingerprint that can tell anything: some forty words


@dataclass(slots=True)
class Identity:
    """Which article a page is (None: a new one), under which address it is kept, and what was learned of addresses."""

    article: Article | None
    page: Extracted
    learned: list[tuple[Known, How]]
    how: How  # how the page's own address is known
    displaced: Article | None = None  # it had only claimed this address, where another article stands


def digest_of(page: Extracted) -> str:
    """Return the digest of what a page says."""
    return hashlib.sha256("\n".join((page.title, page.sapo, page.text)).encode()).hexdigest()


def identify(source: Source, page: Extracted) -> Identity:
    """Return which article a page is. Gives an article its own address back where another had only claimed it."""
    also = [(one, How(one.how)) for one in page.also]
    how = How.CLAIMED if any(one.how == How.READ for one in page.also) else How.READ
    rows = {row.key: row for row in _rows([page.url, *(one.url for one in page.also)])}
    main = rows.get(key(page.url))
    if main and How.CLAIMED in {how, main.how} and not is_same_piece(main.article, page):
        if how == How.CLAIMED:
            return _disbelieved(source, page, also, rows)
        return Identity(None, page, also, how, displaced=main.article)
    article = main.article if main else _by_other_address(page, rows)
    if article is None and (article := same_words(source, page)):
        how = How.SAME_WORDS
    return Identity(article, page, also, how)


def _by_other_address(page: Extracted, rows: dict[str, Address]) -> Article | None:
    """Return the article that another address of a page leads to. One that redirects may lead to another piece now."""
    found = ((one, rows[k].article) for one in page.also if (k := key(one.url)) in rows)
    return next((held for one, held in found if one.how != How.LISTED or is_same_piece(held, page)), None)


def _disbelieved(source: Source, page: Extracted, also: list[tuple[Known, How]], rows: dict[str, Address]) -> Identity:
    """Keep a page under the address where it was read: another article stands where it says that it stands."""
    own = next(one for one in page.also if one.how == How.READ)
    page = replace(page, url=own.url, also=(), reasons=(*page.reasons, why("url.taken", url=page.url[:500])))
    row = rows.get(key(own.url))
    rest = [(one, how) for one, how in also if one is not own]
    return Identity(row.article if row else same_words(source, page), page, rest, How.READ)


def _rows(urls: list[str]) -> list[Address]:
    return list(Address.objects.filter(key__in=set(map(key, urls))).select_related("article"))


def is_same_piece(article: Article, page: Extracted) -> bool:
    """Say whether a page may be an article that was edited: a part of its words is the same; of short ones, the title.

    Headlines tell little where there is a text: those of a series are half alike.
    """
    said = article.versions.order_by("-number")[0]
    one, two = fingerprint(said.text), fingerprint(page.text)
    if min(len(one), len(two)) >= FEWEST:
        return containment(one, two) >= SAME_PIECE
    return tokens(fold(said.title)) == tokens(fold(page.title))


def is_elsewhere(article: Article, page: Extracted) -> bool:
    """Say whether the page that stands at an article's address now is another piece."""
    there = stands_at(page.url)
    return there != article if there else not is_same_piece(article, page)


def same_words(source: Source, page: Extracted) -> Article | None:
    """Return the article under whose headline this outlet said the same words within two days, or None.

    People's posts are never one: two of them may say the same and are two.
    """
    if source.kind == "manual" or source.outlet.kind == OutletKind.PUBLIC_PAGE or len(page.text) < LEAST:
        return None
    if page.published_at is None or not page.title:
        return None
    near = (page.published_at - AGAIN_WITHIN, page.published_at + AGAIN_WITHIN)
    found = Article.objects.filter(outlet=source.outlet, published_at__range=near, title=page.title[:500])
    for article in found.order_by("published_at", "pk")[:5]:
        at_once = abs(article.published_at - page.published_at) <= AT_ONCE
        if _says_the_same(article.versions.order_by("-number")[0], page, at_once):
            return article
    return None


def _says_the_same(said: Version, page: Extracted, at_once: bool) -> bool:
    if said.sha256 == digest_of(page):
        return True
    one, two = fingerprint(said.text), fingerprint(page.text)
    return at_once and bool(one and two) and len(one & two) >= ALIKE * max(len(one), len(two))


def learn(*, article: Article, identity: Identity, now: datetime) -> None:
    """Keep the addresses of an article. One that another article had only claimed is taken from it."""
    own = Known(identity.page.url, identity.how.value)
    for known, how in ((own, identity.how), *identity.learned):
        row = Address.objects.filter(key=key(known.url)).first()
        if row is None:
            Address.objects.create(article=article, key=key(known.url), url=known.url, how=how, learned_at=now)
        elif row.how == How.CLAIMED and how != How.CLAIMED:
            Address.objects.filter(pk=row.pk).update(article=article, how=how, learned_at=now)


def give_own_address(*, article: Article) -> None:
    """Keep an article under the address where it was read: what it claimed is another one's."""
    own = article.addresses.filter(how=How.READ).order_by("pk").first()
    if own is not None:
        Article.objects.filter(pk=article.pk).update(url=own.url)
