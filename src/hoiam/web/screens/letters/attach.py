"""Tie an incoming paper to a case that was opened before it came."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.values.case import State
from hoiam.desk.cases import actions
from hoiam.desk.cases.queries import case_for, filtered
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.forms import AttachForm


@staff
def attach(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask which case, and tie the paper to it; the paper's term runs from the day it was received."""
    paper = paper_of(request, year, arrival)
    free = filtered(request.office, request.actor, "open", request.seen_at).exclude(
        state__in=(State.IRRELEVANT, State.POSITIVE)
    )
    page = Ask(
        title=_("Gắn vào vụ việc đã có"),
        button=_("Gắn vào vụ việc"),
        back=reverse("paper", args=[year, arrival]),
        kicker=str(paper),
        note=_("Thời hạn trả lời của giấy tờ này tính từ ngày nhận."),
        said=_("Đã gắn giấy tờ vào vụ việc."),
        place="letters",
    )

    def act(given: dict[str, Any]) -> str:
        case = case_for(request.office, request.actor, given["case"])
        actions.attach_paper(case=case, paper=paper, by=request.actor, now=request.now)
        return reverse("case", args=[case.number])

    choices = [(case.number, f"{case.number}, {case.title}") for case in free]
    return ask(request, AttachForm(choices, posted(request)), page, act)
