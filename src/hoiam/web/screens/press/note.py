"""Note a request of the press."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases import queries as cases
from hoiam.desk.papers import queries as papers
from hoiam.desk.press import actions, queries
from hoiam.desk.sources import queries as sources
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.press.forms import Note


@staff
def note(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep the request and go to it."""
    office = request.office
    outlets = sources.outlets().filter(kind="press", sample=office.sample)
    form = Note(posted(request), outlets, cases.cases_of(office, request.actor), request.now)
    _from_letter(request, form)
    rule = queries.papers_rule(localdate(request.seen_at))
    page = Ask(
        title=_("Ghi nhận yêu cầu của báo chí"),
        button=_("Ghi nhận"),
        back=reverse("press"),
        kicker=_("Báo chí"),
        note=_("Chỉ hỏi thẻ nhà báo hoặc giấy giới thiệu, không đòi thêm giấy nào. %(article)s")
        % {"article": f"({rule.article})" if rule else ""},
        said=_("Đã ghi nhận. Báo cho cơ quan báo chí giờ hẹn trả lời."),
        place="press",
    )

    def act(given: dict[str, Any]) -> str:
        noted = actions.note(office=office, by=request.actor, now=request.now, **given)
        return reverse("press_request", args=[noted.pk])

    return ask(request, form, page, act)


def _from_letter(request: HttpRequest, form: Note) -> None:
    """Begin with what a letter of the press in our mailbox says; a number that is none is as if it were not there."""
    number = request.GET.get("thu", "")
    entry = (
        papers.entries_of(request.office).filter(pk=int(number)).first()
        if number.isdecimal() and len(number) < 19
        else None
    )
    if entry and entry.speaker == "press":
        form.initial |= {"outlet": entry.outlet_id, "request": entry.title[:300], "received_at": entry.said_at}
