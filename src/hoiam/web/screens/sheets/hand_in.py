"""Hand in a sheet for one's own unit; a phone and no script are enough."""

from datetime import datetime
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.errors import HoiamError, RuleUnknown
from hoiam.core.schedule import due, ends_at
from hoiam.core.text.redact import ACCOUNT, NAME, NUMBER
from hoiam.desk.law import queries as law
from hoiam.desk.papers import actions, queries
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.web.door import staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.sheets.became import lately
from hoiam.web.screens.sheets.forms import SheetForm
from hoiam.web.sentences import sentence

RULE = "POLICY.weekly_sheet"
MARKS = (NAME, NUMBER, ACCOUNT)


@staff
def hand_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or hand the sheet in and show what the unit has sent."""
    now = request.seen_at
    if not request.actor.unit:
        return render(request, "sheets/no_unit.html", {"now": now})
    unit = units.unit(request.actor.unit)
    form = SheetForm(posted(request), initial={"key": uuid4().hex})
    if request.method == "POST" and (request.POST.get("do") == "nothing" or form.is_valid()):
        try:
            said = _hand_in(request, form, unit)
        except HoiamError as refused:  # what was typed stays on the page
            form.add_error(None, sentence(refused))
        else:
            messages.success(request, said)
            return redirect("sheets")
    context = {
        "now": now,
        "unit": unit,
        "form": form,
        "week": local(now).isocalendar().week,
        "before": _deadline(now),
        "sent": queries.sheets_of(unit).count(),
        "lately": lately(unit, now),
        "places": queries.places_of(unit),
    }
    return render(request, "sheets/hand_in.html", context, status=422 if form.errors else 200)


def _hand_in(request: HttpRequest, form: SheetForm, unit: Unit) -> str:
    """Hand in what was filled in, or that there is nothing; return what to say."""
    if request.POST.get("do") == "nothing":
        key = request.POST.get("key", "")[:32]
        actions.nothing_new(unit=unit, key=key, by=request.actor, now=request.now)
        return _("Đã ghi: tuần này đơn vị không có việc mới.")
    given = form.cleaned_data
    sheet = actions.hand_in_sheet(unit=unit, by=request.actor, now=request.now, **given)
    said = _("Đã nhận phiếu. Cảm ơn đơn vị.")
    kept = (sheet.issue, sheet.place, sheet.proposal)
    if any(mark in words for words in kept for mark in MARKS):
        said += " " + _("Đã lược bỏ tên, số điện thoại hoặc tài khoản trước khi lưu; xem lại phiếu dưới đây.")
    return said


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show the empty sheet that a device keeps for when it has no network. It holds nothing of anybody."""
    answer = render(request, "sheets/offline.html", {"form": SheetForm()})
    answer["Cache-Control"] = "public, max-age=600"
    return answer


def _deadline(now: datetime) -> datetime | None:
    """Return by when this week's sheet is wanted: the office's own setting, None where there is none."""
    try:
        return ends_at(due(law.rule(RULE, localdate(now)), now, law.calendar()))
    except RuleUnknown:
        return None
