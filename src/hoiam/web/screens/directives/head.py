"""Put the head of a dispatch right, or accept a field of it as it was read: number, date, issuer, subject."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.directives import actions, queries
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.forms import HeadForm
from hoiam.web.screens.directives.hand import NEXT


@staff
def mend(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what the head says."""
    found = queries.directive_for(request.office, number)
    page = Ask(
        title=_("Sửa phần đầu văn bản"),
        button=_("Lưu"),
        back=reverse("directive", args=[number]),
        kicker=found.number_full or found.name,
        said=_("Đã sửa phần đầu văn bản."),
        place="letters",
    )

    def act(fields: dict[str, Any]) -> None:
        actions.mend(directive=found, fields=fields, by=request.actor, now=request.now)

    start = {name: getattr(found, name) for name in HeadForm.base_fields}
    return ask(request, HeadForm(posted(request), initial=start), page, act)


@require_POST
@staff
def accept(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Accept one field and go on to what comes next, which has the focus."""
    found = queries.directive_for(request.office, number)
    return done(
        request,
        lambda: actions.accept_field(directive=found, name=name, by=request.actor, now=request.now),
        to=reverse("directive", args=[number]) + NEXT,
    )
