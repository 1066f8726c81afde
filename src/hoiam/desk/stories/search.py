"""Which pieces and stories of an office does a question find?

The newest 5,000 pieces that match are looked at (DESIGN §7). First come those that have the same marks as the
question, then those that hold its words side by side, then the rest; newest first within each. Rows are read as the
database gives them: 5,000 records of the ORM would take longer than the search.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from hoiam.core.text.question import Question
from hoiam.desk.articles import index
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit

NEWEST = 5000  # pieces that are ranked
FEW = 10_000  # pieces of an office


class Told(NamedTuple):
    """One story that was found, with what its facets are counted by."""

    story: int
    rank: int
    last_at: str  # of UTC, as the database writes it: compared with `moment` of a time, never shown
    state: str
    field: str
    places: tuple[str, ...]
    outlets: set[int]
    piece: int  # the article that matches best, the newest of those


def moment(at: datetime) -> str:
    """Return a time as `Told.last_at` has it, to the second."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def place(one: Told) -> tuple[int, ...]:
    """Return where a story stands among those found: rising whole numbers, as a page that goes on from it needs."""
    at = datetime.fromisoformat(one.last_at)
    since = (at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime(1970, 1, 1, tzinfo=UTC)
    return one.rank, -(since // timedelta(microseconds=1)), -one.story


def pieces(office: Office, asked: Question, most: int = NEWEST, since: int = 0) -> list[int]:
    """Return the numbers of the office's articles that match exactly as asked, the newest `most`, newest first.

    None whose number is below `since` is looked at.
    """
    return _pieces(office, asked, most, since, few=_few(office))


def _pieces(office: Office, asked: Question, most: int, since: int, *, few: bool) -> list[int]:
    found = _walked(office, asked, most, since, "SELECT found.article FROM ({found}) found", few=few)
    return sorted((row[0] for row in found), reverse=True)


def _walked(office: Office, asked: Question, most: int, since: int, select: str, *, few: bool) -> list[tuple[Any, ...]]:
    """Return the rows of a statement over {found}, the office's newest matches as (article, hit, beside).

    It is asked span after span until it has returned `most` rows; an office of `few` pieces is asked at once.
    """
    rows: list[tuple[Any, ...]] = []
    if not asked.wanted:
        return rows
    left = most
    with connection.cursor() as cursor:
        for found, values, lowest, highest in index.walks(asked, since, most=most, found=rows, whole=few):
            # CROSS JOIN: SQLite walks the words from the newest on and stops. PostgreSQL plans as it likes; it is told
            # the numbers of the span once more, or it would read all pieces of the office to join them.
            newest = (
                "SELECT said.number AS article, watch_hit.id AS hit, said.beside AS beside "  # noqa: S608 - constants
                f"FROM ({found}) said CROSS JOIN watch_hit "
                "WHERE watch_hit.article_id = said.number AND watch_hit.office_id = %s "
                "AND watch_hit.article_id BETWEEN %s AND %s ORDER BY said.number DESC LIMIT %s"
            )
            cursor.execute(_put(select, newest), [*values, office.pk, lowest, highest, left])
            more = cursor.fetchall()
            rows += more
            left -= len(more)
            if left <= 0:
                break
    return rows


def _few(office: Office) -> bool:
    """Say whether the office has so few pieces that PostgreSQL may look through its own rather than all articles."""
    if connection.vendor != "postgresql":
        return False
    return Hit.objects.filter(office=office).values("pk")[: FEW + 1].count() <= FEW


def told(office: Office, asked: Question, most: int = NEWEST) -> list[Told]:
    """Return the stories found among the newest `most` pieces that match, best first."""
    plain, few = asked.folded, _few(office)
    rows = _walked(office, plain, most, 0, _ROWS, few=few)
    if not rows:
        return []
    oldest, same, close = min(row[0] for row in rows), None, None
    if asked.marked:
        same = set(_pieces(office, Question(asked.wanted, plain.without), most, oldest, few=few))
    if len(plain.wanted) > 1:
        close = {row[0] for row in rows if row[1]}
        if rows[0][1] is None:
            close = set(_pieces(office, plain.close, most, oldest, few=few))
    best: dict[int, tuple[int, set[int], int]] = {}
    for article, _beside, outlet, story in rows:
        rank = 2 * (same is not None and article not in same) + (bool(close) and article not in close)
        if known := best.get(story):
            known[1].add(outlet)
            if rank < known[0]:
                best[story] = (rank, known[1], article)
        else:
            best[story] = (rank, {outlet}, article)
    found = []
    for story, last_at, state, field, places in _about(best):
        rank, outlets, piece = best[story]
        found.append(Told(story, rank, last_at, state, field, _places(places), outlets, piece))
    found.sort(key=_LATEST, reverse=True)
    found.sort(key=_RANK)
    return found


# Of 5,000 pieces the story and the outlet are read, each from an index that holds it: behind them stand texts of pages
# (docs/adr/0077). SQLite does not choose such an index for one row, so it is told.
_ROWS = (
    "SELECT found.article, found.beside, a.outlet_id, i.story_id FROM ({found}) found "
    "JOIN stories_storyitem i {story_of} ON i.hit_id = found.hit "
    "JOIN articles_article a {outlet_of} ON a.id = found.article"
)
_CHOSEN = "SELECT i.story_id FROM ({found}) found JOIN stories_storyitem i {story_of} ON i.hit_id = found.hit"
_LATEST, _RANK = attrgetter("last_at", "story"), attrgetter("rank")


def _put(select: str, found: str) -> str:
    """Return a statement over what is found, with the indexes that it reads."""
    sqlite = connection.vendor == "sqlite"
    indexes = {"story_of": "INDEXED BY stories_story_of", "outlet_of": "INDEXED BY articles_outlet_of"}
    return select.format(found=found, **(indexes if sqlite else dict.fromkeys(indexes, "")))


def _about(stories: Iterable[int]) -> list[tuple[int, str, str, str, str]]:
    """Return what facets are counted by of each story, once however many of its pieces were found."""
    listed, given = _numbers(list(stories))
    among_these = "= ANY(%s::bigint[])" if connection.vendor == "postgresql" else f"IN ({listed})"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.id, CAST(s.last_at AS text), s.state, s.field, s.places FROM stories_story s "  # noqa: S608
            f"WHERE s.merged_into_id IS NULL AND s.id {among_these}",
            [given],
        )
        return list(cursor.fetchall())


def _numbers(numbers: list[int]) -> tuple[str, Any]:
    """Return a subquery that gives these numbers, and its value."""
    if connection.vendor == "postgresql":
        return "SELECT unnest(%s::bigint[])", numbers
    return "SELECT value FROM json_each(%s)", json.dumps(numbers)


@lru_cache(maxsize=10_000)
def _places(held: str) -> tuple[str, ...]:
    return tuple(json.loads(held))


def among(office: Office, asked: Question, since: int = 0) -> RawSQL:
    """Return the numbers of the stories that a question finds, for a condition of a list of stories.

    Of pieces whose number is below `since` none is looked at: for a list whose stories have none.
    """
    stories = sorted({row[0] for row in _walked(office, asked.folded, NEWEST, since, _CHOSEN, few=_few(office))})
    listed, given = _numbers(stories)
    return RawSQL(listed, [given])  # noqa: S611
