"""A leader's instruction (bút phê) on an incoming paper or a dispatch: written, received by its unit, its result."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives import actions, orders, queries
from hoiam.desk.directives.models import Order
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import queries as units
from hoiam.web.chrome.orders import where
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases.work_forms import OrderDayForm, ResultForm
from hoiam.web.screens.directives.order_form import OrderForm


@staff
def on_directive(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for an instruction on a dispatch; it stands on its line of the register."""
    found = queries.directive_for(request.office, number)
    return _instruct(request, orders.paper_of(found), reverse("directive", args=[number]))


@staff
def on_paper(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask for an instruction on an incoming paper."""
    paper = paper_of(request, year, arrival)
    return _instruct(request, paper, where(paper))


def _instruct(request: HttpRequest, paper: Paper | None, back: str) -> HttpResponse:
    known = {unit.key: unit for unit in units.units_of(request.office, localdate(request.seen_at))}
    page = Ask(
        title=_("Bút phê"),
        button=_("Ghi bút phê"),
        back=back + "#but-phe",
        kicker=(paper.number or paper.subject[:80]) if paper else "",
        note=_("Bút phê hiện ở đầu văn bản; đơn vị được báo ngay, được nhắc trước hạn; quá ngày thì hiện đỏ."),
        said=_("Đã ghi bút phê, đơn vị được báo."),
        place="letters",
        lacking="" if paper else _("Văn bản chưa vào sổ văn bản đến. Văn thư vào sổ xong thì ghi bút phê được."),
    )

    def act(given: dict[str, Any]) -> None:
        told = {"order": given["order"], "unit": known[given["unit"]], "until": given["until"]}
        actions.instruct(paper=paper, **told, by=request.actor, now=request.now)

    return ask(request, OrderForm(known.values(), posted(request)), page, act)


def _order(request: HttpRequest, number: int) -> Order:
    """Return an instruction for the unit that it binds, and for who may read its paper (guard-rail G9)."""
    held = orders.order_for(request.office, number)
    if not units.answers_for(held.unit, request.actor.unit, localdate(request.seen_at)):
        paper_of(request, held.paper.year, held.paper.arrival)
    return held


@require_POST
@staff
def acknowledge(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the instruction was received."""
    held = _order(request, number)
    return done(
        request,
        lambda: actions.acknowledge(order=held, by=request.actor, now=request.now),
        to=where(held.paper) + "#but-phe",
        said=_("Đã ghi giờ nhận bút phê."),
    )


@staff
def carry_out(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what came of the instruction."""
    held = _order(request, number)
    page = Ask(
        title=_("Báo kết quả bút phê"),
        button=_("Báo kết quả"),
        back=where(held.paper) + "#but-phe",
        kicker=held.paper.number or held.paper.subject[:80],
        facts={_("Bút phê"): held.order},
        said=_("Đã báo kết quả."),
        place="letters",
    )

    def act(given: dict[str, Any]) -> None:
        actions.carry_out(order=held, result=given["result"], by=request.actor, now=request.now)

    return ask(request, ResultForm(posted(request)), page, act)


@staff
def move_day(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for another day of the instruction, and why; the old day stays on the page of the paper."""
    held = _order(request, number)
    page = Ask(
        title=_("Đổi ngày của bút phê"),
        button=_("Đổi ngày"),
        back=where(held.paper) + "#but-phe",
        kicker=held.paper.number or held.paper.subject[:80],
        note=_("Hạn chạy theo ngày mới; đơn vị được báo và được nhắc. Ngày cũ và lý do vẫn hiện trên văn bản."),
        facts={
            _("Bút phê"): held.order,
            _("Ngày đang ghi"): f"{held.until:%d/%m/%Y}" if held.until else _("chưa đặt"),
        },
        said=_("Đã đổi ngày của bút phê, đơn vị được báo."),
        place="letters",
    )

    def act(given: dict[str, Any]) -> None:
        told = {"until": given["until"], "reason": given["reason"]}
        actions.move_order(order=held, **told, by=request.actor, now=request.now)

    return ask(request, OrderDayForm(posted(request)), page, act)
