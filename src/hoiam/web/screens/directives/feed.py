"""A unit's dates for the calendar of a telephone: a secret address, told once, and the file that it gives out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hoiam.core.calendar import Due, localdate
from hoiam.core.calendar import feed as written
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import CaseClock
from hoiam.desk.cases.words import CLOCKS
from hoiam.desk.directives import actions, queries, readings
from hoiam.desk.directives.models import Feed, StudyUnit, TaskUnit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.web.door import done, staff

SHORT = 90


@never_cache
@staff
def manage(request: HttpRequest) -> HttpResponse:
    """Show whether the unit has an address."""
    return _page(request, "")


@never_cache
@require_POST
@staff
def renew(request: HttpRequest) -> HttpResponse:
    """Make a new address and show it this once."""
    unit = _own(request)
    if unit is None:
        return redirect("task_calendar")
    secret: list[str] = []
    answer = done(
        request,
        lambda: secret.append(actions.open_feed(unit=unit, by=request.actor, now=request.now)),
        to=reverse("task_calendar"),
    )
    return _page(request, secret[0]) if secret else answer


@require_POST
@staff
def close(request: HttpRequest) -> HttpResponse:
    """End the address."""
    unit = _own(request)
    if unit is None:
        return redirect("task_calendar")
    return done(
        request,
        lambda: actions.close_feed(unit=unit, by=request.actor, now=request.now),
        to=reverse("task_calendar"),
        said=_("Đã ngừng đường dẫn lịch."),
    )


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give out the dates to whoever holds the secret. A calendar cannot sign in, so titles of cases are not told."""
    try:
        unit = queries.unit_of_feed(secret)
    except Feed.DoesNotExist as missing:
        raise Http404 from missing
    at = request.build_absolute_uri
    with override("vi"):
        bonds = queries.of_unit(unit.office, unit.key, localdate(request.now)).filter(next_due_at__isnull=False)
        dates = [_task(bond, at(reverse("directive", args=[bond.task.directive_id]))) for bond in bonds]
        unread = readings.of_unit(unit.office, unit.key, localdate(request.now))
        dates += [_reading(row, at(reverse("directive", args=[row.study.directive_id]))) for row in unread]
        clocks = cases.clocks_of_unit(unit.office, unit)
        dates += [_clock(clock, at(reverse("case", args=[clock.case.number]))) for clock in clocks]
        data = written(_("Hạn việc của %(unit)s") % {"unit": unit.short_name}, dates, request.now)
    answer = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="han-viec.ics"'
    answer["Cache-Control"] = "private, max-age=300"
    return answer


def _page(request: HttpRequest, secret: str) -> HttpResponse:
    unit = _own(request)
    url = request.build_absolute_uri(reverse("task_feed", args=[secret])) if secret else ""
    context = {"now": request.seen_at, "place": "letters", "unit": unit, "url": url}
    context["feed"] = queries.feed_of(unit) if unit else None
    return render(request, "directives/feed.html", context)


def _own(request: HttpRequest) -> Unit | None:
    return units.unit(request.actor.unit) if request.actor.unit else None


def _task(bond: TaskUnit, url: str) -> Due:
    what = bond.task.what
    title = what if len(what) <= SHORT else what[:SHORT].rsplit(" ", 1)[0] + "…"
    paper = bond.task.directive.number_full or bond.task.directive.name
    words = _("Nhiệm vụ %(ref)s, văn bản %(paper)s") % {"ref": bond.task.ref, "paper": paper}
    return Due(f"task-{bond.pk}", bond.next_due_at, _("Hạn: %(what)s") % {"what": title}, words, url)


def _reading(row: StudyUnit, url: str) -> Due:
    paper = row.study.directive
    said = _("Quán triệt văn bản %(paper)s") % {"paper": paper.number_full or paper.name}
    return Due(f"study-{row.pk}", readings.ends_at(row.study), said, paper.subject, f"{url}#quan-triet")


def _clock(clock: CaseClock, url: str) -> Due:
    told = {"number": clock.case.number, "what": str(CLOCKS.get(clock.what, clock.what))}
    return Due(f"clock-{clock.pk}", clock.ends_at, _("%(what)s, vụ việc %(number)s") % told, "", url)
