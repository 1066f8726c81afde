"""Let go of the full text of what was read long ago (guard-rail G11): title, address, excerpt and words stay.

The words that stay are those of the index, each once and in the order of the alphabet: found by them, read by nobody.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from hoiam.core.text.fold import fold
from hoiam.core.text.tokens import tokens
from hoiam.core.values.actor import Actor
from hoiam.desk.articles.actions.keeping import BATCH, EXCERPT
from hoiam.desk.articles.models import Article, Version


@transaction.atomic
def drop_texts(*, versions: Collection[int], by: Actor, now: datetime) -> int:
    """Drop the full text of these versions, at most 200 in one transaction; return how many were dropped."""
    if len(versions) > BATCH:
        raise ValueError(f"a batch holds at most {BATCH} versions")
    found = Version.objects.select_for_update().filter(pk__in=versions, text_dropped_at__isnull=True)
    dropped = list(found)
    for version in dropped:
        Version.objects.filter(pk=version.pk).update(text="", sapo=version.sapo[:EXCERPT], text_dropped_at=now)
    for article in Article.objects.filter(pk__in={version.article_id for version in dropped}):
        newest = article.versions.order_by("-number")[0]
        if newest.text_dropped_at:
            Article.objects.filter(pk=article.pk).update(folded=_bag(article, newest))
    return len(dropped)


def _bag(article: Article, newest: Version) -> str:
    head = fold(f"{newest.title}\n{newest.sapo}")
    return f"{head}\n{' '.join(sorted(set(tokens(article.folded)) - set(tokens(head))))}"
