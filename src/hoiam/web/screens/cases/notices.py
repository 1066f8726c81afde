"""What happened to cases since somebody last looked: for the person, the unit, a role held. Looking changes nothing."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.values.actor import MACHINE
from hoiam.desk.cases import actions, many, queries
from hoiam.desk.cases.models import Notice
from hoiam.desk.cases.words import notice
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.web.chrome.days import told as when
from hoiam.web.chrome.roads import road
from hoiam.web.door import done, staff

SHOWN = 100
NAMED = ("giver", "taker", "lead", "unit")


@dataclass(frozen=True, slots=True)
class Row:
    """One notice as it is read: what, about which case, by which post."""

    notice: Notice
    words: str
    who: str


@staff
def notices(request: HttpRequest) -> HttpResponse:
    """Show what is new, the newest first."""
    rows = told(list(many.newest_notices(request.office, request.actor, SHOWN)))
    count = many.count_notices(request.office, request.actor)
    context = {"rows": rows, "items": _items(rows, request), "count": count, "now": request.seen_at, "place": "today"}
    return render(request, "cases/notices.html", context)


def _items(rows: list[Row], request: HttpRequest) -> SafeString:
    """Return the rows as HTML: a hundred of them took a template half of the page."""
    shape = (
        '<li><div><h2 class="fs-6 mb-1">{}</h2><p>{}, {}. <span class="quiet">{}, {}</span></p></div>'
        '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="btn btn-plain">{}<span class="visually-hidden"> {}</span></button></form></li>\n'
    )
    token, button, to = get_token(request), _("Mở"), road("case_notice")
    return format_html_join(
        "",
        shape,
        (
            (
                row.words,
                number,
                one.case.title,
                row.who,
                when(one.at, request.seen_at),
                to(one.pk),
                token,
                button,
                number,
            )
            for row in rows
            for one in [row.notice]
            for number in [one.case.number]
        ),
    )


@require_POST
@staff
def open_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Mark one notice as seen and go to what it is about."""
    found = queries.notices_for(request.office, request.actor).filter(pk=number)
    one = found.get()
    actions.see(notices=found, by=request.actor, now=request.now)
    return redirect(where(one))


@require_POST
@staff
def see_all(request: HttpRequest) -> HttpResponse:
    """Mark all that was on the page as seen; what came since stays new."""
    last = request.POST.get("last", "")
    found = queries.notices_for(request.office, request.actor)
    found = found.filter(pk__lte=int(last)) if last.isdecimal() else found.none()
    return done(
        request,
        lambda: actions.see(notices=found, by=request.actor, now=request.now),
        to=reverse("case_notices"),
        said=_("Đã xem hết thông báo."),
    )


def told(found: list[Notice]) -> list[Row]:
    """Return notices in words, units by their names and people by their posts."""
    posts = units.posts()
    keys = {one.facts[name] for one in found for name in NAMED if one.facts.get(name)}
    names = dict(Unit.objects.filter(key__in=keys).values_list("key", "short_name"))
    return [
        Row(
            one,
            notice(one.code, {key: names.get(value, value) for key, value in one.facts.items()}),
            _("Hệ thống") if one.by == MACHINE.key else posts.get(one.by, one.by),
        )
        for one in found
    ]


def where(one: Notice) -> str:
    """Return the page that a notice is about."""
    if one.code == "notice.handover.ask":
        return reverse("case_handover_answer", args=[one.case.number])
    if one.code == "notice.mention":
        return reverse("case_notes", args=[one.case.number])
    if one.code == "notice.extension.ask":
        return reverse("case_extend", args=[one.case.number])
    if one.code.startswith(("notice.clock.", "notice.day.")) and "task" not in one.facts:
        return reverse("case", args=[one.case.number]) + "#thoi-han"
    if one.code.startswith(("notice.letter.", "notice.press.")):
        return reverse("case", args=[one.case.number]) + "#bao-dang"
    if one.code.startswith(("notice.remedy.", "notice.answer.", "notice.clarify.", "notice.feedback.")):
        return reverse("case", args=[one.case.number]) + "#phan-viec"
    if one.code.startswith(("notice.asked.", "notice.day.")):
        return reverse("case_task", args=[one.facts["task"]])
    return reverse("case", args=[one.case.number])
