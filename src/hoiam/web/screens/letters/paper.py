"""The page of one incoming paper: what it asks, its term, the case it led to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.handle.states import SORTERS
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.queries import cases_of
from hoiam.desk.directives.actions import LEADERS
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.actions import COPIERS, FOLLOWERS
from hoiam.desk.papers import queries
from hoiam.desk.papers.actions import CLERKS
from hoiam.desk.papers.models import ASKING, Paper
from hoiam.desk.papers.words import KINDS
from hoiam.desk.units import queries as units
from hoiam.web.chrome import distributed, orders
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.chrome.related import related
from hoiam.web.door import staff
from hoiam.web.screens.cases.clocklines import clock_face
from hoiam.web.screens.cases.next_step import Step
from hoiam.web.screens.letters import answering
from hoiam.web.screens.letters.replied import to_outlet


@staff
def paper(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Show one paper."""
    found, on = paper_of(request, year, arrival), localdate(request.seen_at)
    case = cases_of(request.office, request.actor).filter(papers__paper=found).first()
    clock = found.clocks.filter(what="answer").first() if case else None
    step = _next(found, case, request.actor)
    origin = queries.origin_of(found)
    keeps = bool(request.actor.roles & CLERKS) and not found.office.frozen_at
    context = {
        "now": request.seen_at,
        "paper": found,
        "kind": KINDS[found.kind],
        "case": case,
        "face": clock_face(clock, request.seen_at) if clock else None,
        "next": step,
        "answers": getattr(found, "answers_letter", None),
        "may_answer": _may_answer(found, request),
        "may_attach": case is None and bool(request.actor.roles & set(SORTERS)) and not found.office.frozen_at,
        "keeps": keeps,
        "origin": answering.named(origin),
        "told": answering.told(origin, request.seen_at),
        "may_tell": keeps and bool(answering.left(origin)),
        "may_copy": bool(request.actor.roles & COPIERS) and not found.office.frozen_at,
        "asks": found.kind in ASKING,
        "files": queries.files_of(found) if letters.may_read_scans(found, request.actor, on) else (),
        "related": related(found, request.actor, on),
        "sent_to": distributed.of_paper(found, request.actor, request.seen_at),
        "orders": orders.shown(found, request.actor, request.seen_at, units.posts()),
        "order_url": reverse("paper_instruct", args=[year, arrival])
        if request.actor.roles & LEADERS and not found.office.frozen_at
        else "",
        "clerk": units.posts().get(found.registered_by, found.registered_by),
    }
    return render(request, "letters/paper.html", context)


def _may_answer(paper: Paper, request: HttpRequest) -> bool:
    """Say whether this paper may be the answer of a press agency to a letter of ours, and this person may say so."""
    if hasattr(paper, "answers_letter") or paper.office.frozen_at or not request.actor.roles & FOLLOWERS:
        return False
    return bool(to_outlet(request, paper.outlet))


def _next(paper: Paper, case: Case | None, actor: Actor) -> Step:
    if case:
        return Step(_("Đã có vụ việc"), _("Mở vụ việc"), url=reverse("case", args=[case.number]), note=case.title)
    if paper.office.frozen_at:
        return Step(_("Dữ liệu đã khóa"), note=_("Đơn vị này chỉ xem được, không còn việc phải làm."))
    if hasattr(paper, "tied"):
        return Step(_("Giấy tờ đã có vụ việc do đơn vị khác xử lý"))
    if actor.roles & set(SORTERS):
        note = _("Vụ việc nhận thời hạn tính từ ngày nhận giấy tờ này.")
        return Step(
            _("Lập vụ việc"),
            _("Lập vụ việc"),
            url=reverse("case_open_from_paper", args=[paper.year, paper.arrival]),
            note=note,
        )
    return Step(_("Chờ Văn phòng, Phòng Văn hóa hoặc Trung tâm lập vụ việc"))
