"""What happened, in two or three sentences of the accounts themselves? Computed anew on each look, kept nowhere.

Only texts of press and authorities are quoted; what people post is not (guard-rail G3). Where the full text of an
article has been dropped, its lead is all there is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoiam.core.group.retold import MOSTLY
from hoiam.core.text.summary import Account, summarise
from hoiam.core.values.reason import Reason
from hoiam.desk.articles.models import Version
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.stories.queries import Source

QUOTED = frozenset({"press", "aggregator", "official"})
_READ = 4000  # characters of a text


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, the piece it stands in, and why it was taken."""

    text: str
    item: StoryItem
    reason: Reason


def telling(items: Sequence[StoryItem], sources: Mapping[int, Sequence[Source]]) -> list[Told]:
    """Return the sentences that tell a story, in its order; [] where nothing that may be quoted tells it.

    `sources` is what `queries.sources_of` returns for these items.
    """
    quoted = {str(item.pk): item for item in items if item.hit.article.outlet.kind in QUOTED}
    said = _latest(quoted.values()) if quoted else {}
    accounts = [
        Account(
            key,
            item.hit.article.published_at,
            version.title,
            version.sapo,
            version.text[:_READ],
            copy=sum(one.share for one in sources.get(item.pk, ()) if str(one.item.pk) in quoted) >= MOSTLY,
        )
        for key, item in quoted.items()
        if (version := said.get(item.hit.article_id))
    ]
    return [Told(one.text, quoted[one.account], one.reason) for one in summarise(accounts)]


def _latest(items: Iterable[StoryItem]) -> dict[int, Version]:
    found = Version.objects.filter(article__in=[item.hit.article_id for item in items]).order_by("number")
    return {version.article_id: version for version in found}
