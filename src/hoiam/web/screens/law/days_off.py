"""The days off of each year, and a new table from an iCalendar file: seen first, loaded when confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoiam.core.calendar import DayOff, Year, as_toml, parse_year, read_ical
from hoiam.core.errors import HoiamError, Unreadable
from hoiam.core.values.reason import Reason
from hoiam.desk.law import actions, queries
from hoiam.desk.law.words import sentence
from hoiam.web.door import staff
from hoiam.web.screens.law.forms import CalendarForm
from hoiam.web.screens.law.texts import sent_text
from hoiam.web.screens.settings.keepers import LAW_KEEPERS, refuse_others, tabs


@dataclass(frozen=True, slots=True)
class Proposed:
    """One year of a file, beside the table that is held: what comes, what goes."""

    year: int
    text: str
    rows: Sequence[tuple[DayOff, bool]]  # whether the row is new
    gone: Sequence[DayOff]


@staff
def days_off(request: HttpRequest) -> HttpResponse:
    """Show the tables; on a file show what would change; on a confirmation load it."""
    if request.method == "POST":
        refuse_others(request, LAW_KEEPERS)
        if "table" in request.POST:
            return _load(request)
    form = CalendarForm(request.POST, request.FILES) if request.method == "POST" else CalendarForm()
    proposed: Sequence[Proposed] = ()
    notes: Sequence[Reason] = ()
    if form.is_bound and form.is_valid():
        try:
            years, notes = read_ical(sent_text(form.cleaned_data["file"]), form.cleaned_data["source"])
            held = {table.year: parse_year(table.text) for table in queries.tables()}
            proposed = [_beside(year, held.get(year.year)) for year in years]
        except Unreadable as fault:
            form.add_error("file", sentence(fault.code, fault.facts, _))
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "days_off",
        "place": "settings",
        "years": [(parse_year(table.text), table) for table in queries.tables().reverse()],
        "form": form,
        "proposed": proposed,
        "notes": [sentence(note.code, note.facts, _) for note in notes],
        "may": bool(request.actor.roles & LAW_KEEPERS),
    }
    return render(request, "law/days_off.html", context, status=422 if form.errors else 200)


def _load(request: HttpRequest) -> HttpResponse:
    """Load the tables that were shown; they come back as text, and are read anew."""

    def act() -> None:
        texts = {parse_year(text).year: text for text in request.POST.getlist("table")}
        changed = actions.load_holidays(texts=texts, by=request.actor, now=request.now)
        if changed:
            said = _("Đã nạp lịch nghỉ năm %(years)s. Hạn đang chạy bị ảnh hưởng sẽ hiện ở “Hạn cần xem lại”.")
            messages.success(request, said % {"years": ", ".join(map(str, changed))})
        else:
            messages.info(request, _("Lịch nghỉ này đã có sẵn, không có gì thay đổi."))

    try:
        act()
    except HoiamError as fault:
        messages.error(request, sentence(fault.code, fault.facts, _))
    return redirect("days_off")


def _beside(year: Year, held: Year | None) -> Proposed:
    before = {row.day: row for row in held.days} if held else {}
    rows = [(row, row.day not in before or before[row.day].worked != row.worked) for row in year.days]
    named = {row.day for row in year.days}
    return Proposed(year.year, as_toml(year), rows, [row for day, row in sorted(before.items()) if day not in named])
