"""Which pieces and stories of an office does a question find?

The newest 5,000 pieces that match are looked at (DESIGN §7). First come those that have the same marks as the
question, then those that hold its words side by side, then the rest; newest first within each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from hoiam.core.text.question import Question
from hoiam.desk.articles import index
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Office

NEWEST = 5000  # pieces that are ranked


@dataclass(frozen=True, slots=True)
class Told:
    """One story that was found, with what its facets are counted by."""

    story: int
    rank: int
    last_at: datetime
    state: str
    field: str
    places: tuple[str, ...]
    outlets: frozenset[int]


def pieces(office: Office, asked: Question, most: int = NEWEST) -> list[int]:
    """Return the numbers of the office's articles that match exactly as asked, the newest `most`, newest first."""
    if not asked.wanted:
        return []
    column, condition, value = index.matching(asked)
    # CROSS JOIN: SQLite walks the words from the newest on and stops; PostgreSQL plans as it likes.
    sql = (
        f"SELECT {column} FROM articles_words CROSS JOIN watch_hit "  # noqa: S608 - both pieces are constants
        f"WHERE {condition} AND watch_hit.article_id = {column} AND watch_hit.office_id = %s "
        f"ORDER BY {column} DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value, office.pk, most])
        return [row[0] for row in cursor.fetchall()]


def told(office: Office, asked: Question, most: int = NEWEST) -> list[Told]:
    """Return the stories found among the newest `most` pieces that match, best first."""
    plain = asked.folded
    held = pieces(office, plain, most)
    if not held:
        return []
    marked, several = asked.marked, len(plain.plain) > 1
    same = set(pieces(office, Question(asked.wanted, plain.without), most)) if marked else set()
    close = set(pieces(office, plain.close, most)) if several else set()

    def rank(article: int) -> int:
        return 2 * (marked and article not in same) + (bool(close) and article not in close)

    best: dict[int, Told] = {}
    for start in range(0, len(held), NEWEST):
        _gather(office, held[start : start + NEWEST], best, rank)
    found = sorted(best.values(), key=lambda one: (one.last_at, one.story), reverse=True)
    return sorted(found, key=lambda one: one.rank)


def _gather(office: Office, held: list[int], best: dict[int, Told], ranks: Callable[[int], int]) -> None:
    """Add the stories of these articles, each with the rank of its best piece and all its outlets."""
    rows = StoryItem.objects.filter(story__office=office, hit__article__in=held, story__merged_into__isnull=True)
    columns = ("story", "story__last_at", "story__state", "story__field", "story__places")
    for article, outlet, story, last_at, state, field, places in rows.values_list(
        "hit__article", "hit__article__outlet", *columns
    ):
        one = best.get(story)
        rank = min(ranks(article), one.rank) if one else ranks(article)
        outlets = (one.outlets if one else frozenset()) | {outlet}
        best[story] = Told(story, rank, last_at, state, field, tuple(places), outlets)


def ranked(stories: QuerySet[Story], asked: Question) -> list[int]:
    """Return the numbers of those stories that a question finds, best first. All are of one office."""
    first = stories.order_by().select_related("office").first()
    return [one.story for one in told(first.office, asked)] if first else []
