"""How many things wait in a place for this person; each count is the length of the list that its place opens."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases import queries as cases
from hoiam.desk.inbox import queries as inbox
from hoiam.desk.letters import actions as letter_rules
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import LetterState
from hoiam.desk.stories import actions as story_rules
from hoiam.desk.stories import queries as stories
from hoiam.web.chrome.places import Counts, Waiting


def _inbox(request: HttpRequest) -> Waiting:
    """Return the stories that nobody has sorted yet, for those who sort and those who steer.

    A page that has counted this very list already left the count in `request.counted`.
    """
    if not request.actor.roles & (story_rules.SORTERS | letter_rules.APPROVERS):
        return 0, "inbox"
    counted = getattr(request, "counted", {}).get("inbox")
    if counted is None:
        counted = stories.bounded(inbox.listed(request.office, "open", localdate(request.seen_at)))
    return counted, "inbox"


def _cases(request: HttpRequest) -> Waiting:
    """Return the open cases that this person may see. A page that has counted them left the count."""
    if (counted := getattr(request, "counted", {}).get("cases")) is not None:
        return min(counted, stories.MOST + 1), "cases"
    return _bounded(cases.filtered(request.office, request.actor, "open", request.seen_at)), "cases"


def _letters(request: HttpRequest) -> Waiting:
    """Return what waits for a signature or a number for those who sign and number, the drafts for those who write."""
    roles = request.actor.roles
    if roles & (letter_rules.APPROVERS | letter_rules.CLERKS):
        return _count(request, LetterState.SUBMITTED, LetterState.APPROVED, LetterState.SIGNED), "letters_waiting"
    return _count(request, LetterState.DRAFT) if roles & letter_rules.DRAFTERS else 0, "letters"


def _count(request: HttpRequest, *states: str) -> int:
    return _bounded(letters.visible(request.office, request.actor).filter(state__in=states))


def _bounded(listed: QuerySet[Any]) -> int:
    """Count as far as the masthead says a number; from there on it says "hơn 1.000"."""
    return listed.order_by().values("pk")[: stories.MOST + 1].count()


COUNTS: Counts = {"inbox": _inbox, "cases": _cases, "letters": _letters}
