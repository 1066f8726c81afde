"""One rule, and why a date: what the library says of it, and the count from a start that one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError
from hoiam.core.schedule import due, valid_rule
from hoiam.core.values.law import Due, Event, Rule
from hoiam.desk.law import queries
from hoiam.desk.law.words import EVENTS, length, sentence, when
from hoiam.web.chrome.grid import Square, weeks
from hoiam.web.door import staff
from hoiam.web.screens.law.forms import StartForm
from hoiam.web.screens.settings.keepers import tabs


@dataclass(frozen=True, slots=True)
class Count:
    """A term that was counted: its end in words, the sentences, the little calendar."""

    end: str
    told: Sequence[str]
    weeks: Sequence[Sequence[Square]]


@staff
def rule(request: HttpRequest, key: str) -> HttpResponse:
    """Show every row of a rule, the present one first, and count from `start` under the row of that day."""
    book = queries.book()
    rows = sorted((r for r in book.rules if r.id == key), key=lambda r: (r.recorded_to is not None, r.valid_from))
    if not rows:
        raise Http404(key)
    clock = rows[0].clock
    form = StartForm(clock.kind, request.GET if "start" in request.GET else None) if clock else None
    count, refused = None, ""
    if form and form.is_bound and form.is_valid():
        count, refused = _count(book.rules, key, form.cleaned_data, localdate(request.seen_at))
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "law",
        "place": "settings",
        "rule": rows[0],
        "rows": [(row, _term(row)) for row in rows],
        "form": form,
        "count": count,
        "refused": refused,
    }
    return render(request, "law/rule.html", context, status=422 if form and form.errors else 200)


def _term(row: Rule) -> str:
    if row.clock is None:
        return ""
    start = "" if row.clock.start is Event.ASKED else _("kể từ khi %(event)s") % {"event": _(EVENTS[row.clock.start])}
    return f"{length(row.clock, _)} {start}".strip()


def _count(rules: Sequence[Rule], key: str, given: dict[str, datetime], today: date) -> tuple[Count | None, str]:
    start = given["start"]
    try:
        held = valid_rule(rules, key, localdate(start))
        answer = due(held, start, queries.calendar(), next_issue=given.get("next_issue"))
    except HoiamError as fault:
        return None, sentence(fault.code, fault.facts, _)
    told = [sentence(reason.code, reason.facts, _) for reason in answer.reasons]
    return Count(_end(answer), told, weeks(answer.days, today)), ""


def _end(answer: Due) -> str:
    if answer.due is None:
        return _("chưa xác định")
    shown = when(answer.due, _)
    return shown if isinstance(answer.due, datetime) else _("hết %(day)s") % {"day": shown}
