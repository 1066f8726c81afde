"""A rule or a table of days off was corrected: find the running clocks that it would move, and let a person decide.

The machine asks and changes no date (DESIGN, section 6: a case keeps the rule that it was computed with).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from hoiam.core.calendar import Calendar
from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import pack
from hoiam.core.errors import HoiamError, MoveDenied, Refused
from hoiam.core.handle.states import CLOSERS
from hoiam.core.schedule import due, ends_at, valid_rule
from hoiam.core.values.actor import Actor
from hoiam.core.values.law import Book, ClockKind, Due
from hoiam.desk.cases.actions.line import locked, write_line
from hoiam.desk.cases.models import CaseClock, ClockReview


@dataclass(frozen=True, slots=True)
class _Now:
    """What a clock would say if it were started again under the law as it reads now."""

    digest: str
    due: Due | None


@transaction.atomic
def ask_again(*, clocks: Sequence[CaseClock], book: Book, calendar: Calendar, by: Actor, now: datetime) -> int:
    """Ask a person about each of these running clocks whose date would differ now; return how many were asked.

    A question that nothing supports any more is taken back, one that was answered for the same reading is not asked
    twice. At most 200 clocks a call.
    """
    asked = 0
    for clock in clocks:
        present = _present(clock, book, calendar)
        ClockReview.objects.filter(clock=clock, decided_at__isnull=True).delete()
        cause = _cause(clock, present)
        if not cause or _answered(clock, present):
            continue
        ClockReview.objects.create(clock=clock, cause=cause, was=clock.due, asked_at=now, **_proposed(present))
        asked += 1
    return asked


@transaction.atomic
def review_clock(*, review: ClockReview, renew: bool, reason: str, by: Actor, now: datetime) -> CaseClock:
    """Decide which date holds. Raises Refused for a wrong role or no reason, MoveDenied where it was decided before."""
    case = locked(review.clock.case)
    if not by.roles & set(CLOSERS):
        raise Refused("case.review_role")
    if len(reason.split()) < 4:
        raise Refused("case.needs_reason")
    held = ClockReview.objects.select_for_update().get(pk=review.pk)
    if held.decided_at is not None:
        raise MoveDenied("case.review_decided")
    if renew and held.due is None:
        raise MoveDenied("case.review_gone")
    held.decision, held.reason = ("renew" if renew else "keep"), reason.strip()[:500]
    held.decided_by, held.decided_at = by.key, now
    held.save()
    clock = CaseClock.objects.select_for_update().get(pk=held.clock_id)
    was = clock.ends_at
    if renew:
        clock.digest, clock.due, clock.ends_at, clock.reminded = held.digest, held.due, held.ends_at, ""
        clock.save(update_fields=["digest", "due", "ends_at", "reminded"])
    facts = {"rule": clock.rule, "was": _told(was), "ends_at": _told(clock.ends_at), "reason": held.reason}
    write_line(case, f"clock.{held.decision}", by, now, **facts)
    return clock


def _present(clock: CaseClock, book: Book, calendar: Calendar) -> _Now:
    try:
        rule = valid_rule(book.rules, clock.rule, localdate(clock.started_at))
        return _Now(rule.digest, due(rule, clock.started_at, calendar, next_issue=_issue(clock)))
    except HoiamError:
        return _Now("", None)


def _issue(clock: CaseClock) -> date | None:
    """Return the day of the issue that a clock was counted to: the rhythm of today moves no term of before."""
    if clock.due.get("kind") != ClockKind.NEXT_ISSUE or clock.ends_at is None:
        return None
    return localdate(clock.ends_at - timedelta(microseconds=1))


def _cause(clock: CaseClock, present: _Now) -> str:
    """Return why the date would differ: the rule is gone, reads otherwise, the days off changed; "" where it holds."""
    if present.due is None:
        return "gone"
    if ends_at(present.due) != clock.ends_at:
        return "rule" if present.digest != clock.digest else "days"
    return "rule" if present.digest != clock.digest else ""


def _answered(clock: CaseClock, present: _Now) -> bool:
    """Return whether a person has kept the old date over this very reading."""
    last = clock.reviews.exclude(decided_at=None).order_by("-decided_at").first()
    if last is None or last.decision != "keep":
        return False
    return last.digest == present.digest and last.ends_at == (ends_at(present.due) if present.due else None)


def _proposed(present: _Now) -> dict[str, Any]:
    if present.due is None:
        return {"digest": "", "due": None, "ends_at": None}
    return {"digest": present.digest, "due": pack(present.due), "ends_at": ends_at(present.due)}


def _told(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
