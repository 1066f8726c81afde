"""The clocks that a corrected rule or table of days off would move: which date holds is for a person to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import unpack
from hoiam.core.handle.states import CLOSERS
from hoiam.core.values.law import Due
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import ClockReview
from hoiam.desk.cases.words import CLOCKS, REVIEW_CAUSES
from hoiam.desk.law.words import sentence, when
from hoiam.web.chrome.grid import Square, weeks
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases.forms import ReviewForm

MOST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One question: the clock in words, why it is asked, the date as it stands and as it would be."""

    review: ClockReview
    what: str
    cause: str
    was: str
    would_be: str


@dataclass(frozen=True, slots=True)
class Count:
    """One way of counting, with its sentences and its little calendar."""

    word: str
    end: str
    told: Sequence[str]
    weeks: Sequence[Sequence[Square]]


@staff
def reviews(request: HttpRequest) -> HttpResponse:
    """List the questions that wait, the earliest date first."""
    waiting = queries.reviews(request.office, request.actor)
    context = {
        "now": request.seen_at,
        "count": waiting.count(),
        "rows": [_row(one) for one in waiting[:MOST]],
        "may": bool(request.actor.roles & set(CLOSERS)),
        "place": "cases",
    }
    return render(request, "cases/reviews.html", context)


@staff
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Show both counts side by side, and keep the decision."""
    asked = queries.review_for(request.office, request.actor, number)
    row = _row(asked)
    page = Ask(
        title=_("Hạn nào được giữ?"),
        button=_("Ghi quyết định"),
        back=reverse("case_reviews"),
        kicker=_("Hạn cần xem lại"),
        said=_("Đã ghi quyết định, lý do nằm trong lịch sử vụ việc."),
        facts={_("Vụ việc"): str(asked.clock.case), _("Hạn"): row.what, _("Vì sao hỏi"): row.cause},
    )

    def act(given: dict[str, Any]) -> None:
        renew = given["holds"] == "renew"
        actions.review_clock(review=asked, renew=renew, reason=given["reason"], by=request.actor, now=request.now)

    form = ReviewForm(row.was, row.would_be, posted(request))
    return ask(request, form, page, act, template="cases/review.html", counts=_counts(asked, request.seen_at))


def _row(asked: ClockReview) -> Row:
    clock = asked.clock
    what = str(CLOCKS.get(clock.what, clock.what))
    return Row(
        review=asked,
        what=f"{what}: {clock.about}" if clock.about else what,
        cause=str(REVIEW_CAUSES[asked.cause]),
        was=_told(unpack(Due, asked.was)),
        would_be=_told(unpack(Due, asked.due)) if asked.due else "",
    )


def _counts(asked: ClockReview, now: datetime) -> list[Count]:
    told = [(_("Đang theo"), asked.was), (_("Tính lại"), asked.due)]
    return [_count(word, unpack(Due, packed), now) for word, packed in told if packed]


def _count(word: str, due: Due, now: datetime) -> Count:
    said = [sentence(reason.code, reason.facts, _) for reason in due.reasons if reason.code != "rule.article"]
    return Count(word, _told(due), [due.article, *said], weeks(due.days, localdate(now)))


def _told(due: Due) -> str:
    if due.due is None:
        return _("chưa xác định")
    shown = when(due.due, _)
    return shown if isinstance(due.due, datetime) else _("hết %(day)s") % {"day": shown}
