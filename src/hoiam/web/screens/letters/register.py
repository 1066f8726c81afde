"""Enter an incoming paper in the register; it takes the next arrival number."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied
from hoiam.desk.papers import actions
from hoiam.desk.sources import queries as sources
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters import scan
from hoiam.web.screens.letters.forms import PaperForm


@staff
def register(request: HttpRequest) -> HttpResponse:
    """Ask what came, from whom and when."""
    page = Ask(
        title=_("Vào sổ văn bản đến"),
        button=_("Vào sổ"),
        back=reverse("papers"),
        kicker=_("Sổ văn bản đến"),
        note=_("Số đến do sổ cấp tự động. Thời điểm nhận là mốc bắt đầu của thời hạn luật định."),
        said=_("Đã vào sổ."),
        place="letters",
    )

    def act(given: dict[str, Any]) -> str:
        if request.office.frozen_at:
            raise MoveDenied("move.frozen")
        given.pop("file", None)
        with transaction.atomic():
            made = actions.register(office=request.office, by=request.actor, now=request.now, **given)
            scan.keep(request, made, slips)
        return reverse("paper", args=[made.year, made.arrival])

    free = units.units_of(request.office, localdate(request.now))
    held = request.FILES or None
    form = PaperForm(sources.outlets(), free, posted(request), held, initial={"received_at": request.seen_at})
    slips, wrong = scan.taken(request)
    if form.is_bound and wrong:
        form.is_valid()  # an error can be added only to what was looked at
        form.add_error("file", wrong[0])
    return ask(request, form, page, act, slips=slips)
