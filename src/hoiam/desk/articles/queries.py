"""Which articles are known, and what did they say?"""

from datetime import datetime

from django.db.models import QuerySet

from hoiam.core.values.article import Piece
from hoiam.desk.articles.models import Article, Version


def known(urls: list[str]) -> dict[str, Article]:
    """Return the articles that already stand at these addresses."""
    return {article.url: article for article in Article.objects.filter(url__in=urls)}


def current(article: Article) -> Version:
    """Return the newest version of an article."""
    return article.versions.order_by("-number")[0]


def versions(article: Article) -> QuerySet[Version]:
    """Return what an article has said, oldest first."""
    return article.versions.order_by("number")


def as_piece(article: Article) -> Piece:
    """Return an article as match, group and classify see it."""
    version = current(article)
    return Piece(str(article.pk), version.title, version.sapo, version.text, article.published_at, article.outlet.kind)


def look_again(now: datetime, since: datetime) -> QuerySet[Article]:
    """Return articles young enough to be edited: published after `since`, seen before now, not gone."""
    young = Article.objects.filter(published_at__gte=since, last_seen_at__lt=now, gone_at__isnull=True)
    return young.select_related("outlet", "source")
