"""Hand in a sheet for one's own unit; a phone and no script are enough."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.errors import HoiamError, RuleUnknown
from hoiam.core.schedule import due, ends_at
from hoiam.desk.law import queries as law
from hoiam.desk.papers import actions, queries
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.sheets.forms import SheetForm
from hoiam.web.sentences import sentence

RULE = "POLICY.weekly_sheet"


@staff
def hand_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or hand the sheet in and show what the unit has sent."""
    now = request.seen_at
    if not request.actor.unit:
        return render(request, "sheets/no_unit.html", {"now": now})
    unit = units.unit(request.actor.unit)
    form = SheetForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_in_sheet(unit=unit, by=request.actor, now=request.now, **form.cleaned_data)
        except HoiamError as refused:  # what was typed stays on the page
            form.add_error(None, sentence(refused))
        else:
            messages.success(request, _("Đã nhận phiếu. Cảm ơn đơn vị."))
            return redirect("sheets")
    context = {
        "now": now,
        "unit": unit,
        "form": form,
        "week": local(now).isocalendar().week,
        "before": _deadline(now),
        "sent": queries.sheets_of(unit).count(),
    }
    return render(request, "sheets/hand_in.html", context, status=422 if form.errors else 200)


def _deadline(now: datetime) -> datetime | None:
    """Return by when this week's sheet is wanted: the office's own setting, None where there is none."""
    try:
        return ends_at(due(law.rule(RULE, localdate(now)), now, law.calendar()))
    except RuleUnknown:
        return None
