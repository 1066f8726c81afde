"""Which pieces and stories of an office does a question find?

The newest 5,000 pieces that match are looked at (DESIGN §7). First come those that have the same marks as the
question, then those that hold its words side by side, then the rest; newest first within each. Rows are read as the
database gives them: 5,000 records of the ORM would take longer than the search.
"""

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from hoiam.core.text.question import Question
from hoiam.desk.articles import index
from hoiam.desk.units.models import Office

NEWEST = 5000  # pieces that are ranked


class Told(NamedTuple):
    """One story that was found, with what its facets are counted by."""

    story: int
    rank: int
    last_at: str  # of UTC, as the database writes it: compared with `moment` of a time, never shown
    state: str
    field: str
    places: tuple[str, ...]
    outlets: set[int]


def moment(at: datetime) -> str:
    """Return a time as `Told.last_at` has it, to the second."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def pieces(office: Office, asked: Question, most: int = NEWEST, since: int = 0) -> list[int]:
    """Return the numbers of the office's articles that match exactly as asked, the newest `most`, newest first.

    None whose number is below `since` is looked at.
    """
    if not asked.wanted:
        return []
    sql, values = _matching(office, asked, most, since)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _matching(office: Office, asked: Question, most: int, since: int = 0) -> tuple[str, list[Any]]:
    """Return the SQL for the office's newest matches, as (article, hit), and its values."""
    column, condition, value = index.matching(asked)
    # CROSS JOIN: SQLite walks the words from the newest on and stops; PostgreSQL plans as it likes.
    sql = (
        f"SELECT {column} AS article, watch_hit.id AS hit "  # noqa: S608 - both pieces are constants
        "FROM articles_words CROSS JOIN watch_hit "
        f"WHERE {condition} AND {column} >= %s AND watch_hit.article_id = {column} AND watch_hit.office_id = %s "
        f"ORDER BY {column} DESC LIMIT %s"
    )
    return sql, [value, since, office.pk, most]


def told(office: Office, asked: Question, most: int = NEWEST) -> list[Told]:
    """Return the stories found among the newest `most` pieces that match, best first."""
    plain = asked.folded
    rows = _rows(office, plain, most) if plain.wanted else []
    if not rows:
        return []
    oldest, same, close = min(row[0] for row in rows), None, None
    if asked.marked:
        same = set(pieces(office, Question(asked.wanted, plain.without), most, oldest))
    if len(plain.wanted) > 1:
        close = set(pieces(office, plain.close, most, oldest))
    best: dict[int, tuple[int, tuple[Any, ...], set[int]]] = {}
    for article, outlet, story, *about in rows:
        rank = 2 * (same is not None and article not in same) + (bool(close) and article not in close)
        if known := best.get(story):
            known[2].add(outlet)
            if rank < known[0]:
                best[story] = (rank, known[1], known[2])
        else:
            best[story] = (rank, tuple(about), {outlet})
    found = [
        Told(story, rank, last_at, state, field, _places(places), outlets)
        for story, (rank, (last_at, state, field, places), outlets) in best.items()
    ]
    found.sort(key=lambda one: (one.last_at, one.story), reverse=True)
    found.sort(key=lambda one: one.rank)
    return found


def _rows(office: Office, asked: Question, most: int) -> list[tuple[Any, ...]]:
    """Return of the newest matches (article, outlet, story, its last_at, state, field, places)."""
    sql, values = _matching(office, asked, most)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT found.article, a.outlet_id, s.id, CAST(s.last_at AS text), s.state, s.field, s.places "  # noqa: S608
            f"FROM ({sql}) found "
            "JOIN stories_storyitem i ON i.hit_id = found.hit JOIN stories_story s ON s.id = i.story_id "
            "JOIN articles_article a ON a.id = found.article WHERE s.merged_into_id IS NULL",
            values,
        )
        return cursor.fetchall()


@lru_cache(maxsize=10_000)
def _places(held: str) -> tuple[str, ...]:
    return tuple(json.loads(held))


def among(office: Office, asked: Question) -> RawSQL:
    """Return the numbers of the stories that a question finds, for a condition of a list of stories."""
    sql, values = _matching(office, asked.folded, NEWEST)
    chosen = f"SELECT i.story_id FROM ({sql}) found JOIN stories_storyitem i ON i.hit_id = found.hit"  # noqa: S608
    return RawSQL(chosen, values)  # noqa: S611 - the words stand in values
