"""The evidence of articles as lists show it: where each snapshot stands, and whether this person may open it today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.articles import evidence
from hoiam.desk.articles.models import Article, Snapshot, SnapshotState
from hoiam.desk.articles.words import HOLDS, STATES, problem


@dataclass(frozen=True, slots=True)
class Row:
    """One snapshot in a list: where it stands in a sentence, and whether this person may open it today."""

    snapshot: Snapshot
    state: str
    words: str
    may_open: bool


def today(request: HttpRequest) -> date:
    """Return the day on which rights are asked for: of a frozen office, the day as which it is seen."""
    return localdate(request.seen_at)


def rows(request: HttpRequest, snapshots: Sequence[Snapshot]) -> list[Row]:
    """Return snapshots as lists show them."""
    mine = evidence.may_open(snapshots, request.actor, today(request))
    return [Row(one, str(STATES[one.state]), words_of(one), one.pk in mine) for one in snapshots]


def of_articles(request: HttpRequest, articles: Iterable[Article | int]) -> list[Row]:
    """Return what this person may see of the evidence of some articles, newest first."""
    found = evidence.of_articles(articles, request.office, request.actor, today(request))
    return rows(request, found)


def words_of(snapshot: Snapshot) -> str:
    """Return what a snapshot proves, or why it does not yet."""
    why = str(problem(snapshot.problem))
    if snapshot.state == SnapshotState.KEPT:
        return f"{HOLDS[snapshot.holds]} {why}".strip()
    if snapshot.state == SnapshotState.WAITING:
        return (
            f"{why} {_('Hệ thống sẽ tự thử lại.')}" if why else _("Hệ thống đang lấy trang, thường xong trong ít phút.")
        )
    return why
