"""Send a paper, a letter or a report to units, and take it back from one that got it by mistake (S52)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives import actions, distributions
from hoiam.desk.law import queries as law
from hoiam.desk.units import queries as units
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.distribution.about import ABOUT
from hoiam.web.screens.distribution.forms import DistributeForm
from hoiam.web.screens.distribution.received import row_of


@staff
def distribute(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Ask which units get one thing, and by when they say that they have it."""
    if kind not in ABOUT:
        raise Http404
    one = ABOUT[kind](request, number)
    today = localdate(request.seen_at)
    known = [unit for unit in units.units_of(request.office, today) if unit.pk not in one.reached]
    named = {unit.key for unit in distributions.named(one.lines, known)}
    until = law.calendar().next_working(today)
    page = Ask(
        title=_("Gửi đến đơn vị"),
        button=_("Gửi"),
        back=one.url + "#gui-don-vi",
        kicker=one.title,
        note=_("Đơn vị được báo ngay, tự bấm “Đã nhận” và được nhắc trong giờ làm việc. Chỉ ghi theo đơn vị."),
        said=_("Đã gửi đến các đơn vị được chọn."),
        place="letters",
        lacking=one.lacking or ("" if known else _("Mọi đơn vị của cơ quan đã có văn bản này.")),
    )

    def act(given: dict[str, Any]) -> None:
        to = [unit for unit in known if unit.key in given["units"]]
        one.send(to=to, until=given["until"], note=given["note"], by=request.actor, now=request.now)

    return ask(request, DistributeForm(known, named, until, posted(request)), page, act)


@require_POST
@staff
def take_off(request: HttpRequest, number: int) -> HttpResponse:
    """Take a unit off the list that was put there by mistake."""
    row = row_of(request, number)
    return done(
        request,
        lambda: actions.take_off(row=row, by=request.actor, now=request.now),
        to=reverse("distributions"),
        said=_("Đã thu lại văn bản gửi %(unit)s.") % {"unit": row.unit.short_name},
    )
