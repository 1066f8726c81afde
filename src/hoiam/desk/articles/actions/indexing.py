"""Build the index of words again from what the articles say."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import OuterRef, Subquery

from hoiam.core.values.actor import Actor
from hoiam.desk.articles import index
from hoiam.desk.articles.models import Version

BATCH = 200  # rows of one statement


@transaction.atomic
def index_anew(*, by: Actor, now: datetime) -> int:
    """Build the index of words again from the newest versions and return how many articles it holds."""
    index.empty()
    newest = Version.objects.filter(article=OuterRef("article")).order_by("-number").values("number")[:1]
    versions = Version.objects.filter(number=Subquery(newest)).select_related("article").order_by("article_id")
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
