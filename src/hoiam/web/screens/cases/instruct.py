"""A leader's instruction on a case (bút phê): written, received by its unit, its result told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases import actions
from hoiam.desk.units import queries as units
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, address, case_of
from hoiam.web.screens.cases.work_forms import OrderDayForm, OrderForm, ResultForm


@staff
def instruct(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for the words, the unit and the day, and keep them on the page of the case."""
    case = case_of(request, number)
    known = {unit.key: unit for unit in units.units_of(request.office, localdate(request.seen_at))}
    note = _("Bút phê hiện ở đầu vụ việc; đơn vị được giao bấm đã nhận, quá ngày mà chưa có kết quả thì hiện đỏ.")
    page = about(case, _("Bút phê"), _("Ghi bút phê"), note=note, said=_("Đã ghi bút phê, đơn vị được báo."))

    def act(given: dict[str, Any]) -> None:
        whom = known.get(given["unit"])
        told = {"order": given["order"], "unit": whom, "until": given["until"]}
        actions.instruct(case=case, **told, by=request.actor, now=request.now)

    return ask(request, OrderForm(known.values(), posted(request)), page, act)


@require_POST
@staff
def acknowledge(request: HttpRequest, number: str, order: int) -> HttpResponse:
    """Say that the instruction was received."""
    case = case_of(request, number)
    held = case.instructions.get(pk=order)
    return done(
        request,
        lambda: actions.acknowledge(instruction=held, by=request.actor, now=request.now),
        to=address(case),
        said=_("Đã ghi giờ nhận bút phê."),
    )


@staff
def carry_out(request: HttpRequest, number: str, order: int) -> HttpResponse:
    """Ask what came of the instruction."""
    case = case_of(request, number)
    held = case.instructions.get(pk=order)
    facts = {_("Bút phê"): held.order}
    title = _("Báo kết quả bút phê")
    page = about(case, title, _("Báo kết quả"), facts=facts, said=_("Đã báo kết quả, lãnh đạo thấy trong Hôm nay."))

    def act(given: dict[str, Any]) -> None:
        actions.carry_out(instruction=held, result=given["result"], by=request.actor, now=request.now)

    return ask(request, ResultForm(posted(request)), page, act)


@staff
def move_day(request: HttpRequest, number: str, order: int) -> HttpResponse:
    """Ask for another day of an instruction, and why; the old day stays on the page of the case."""
    case = case_of(request, number)
    held = case.instructions.get(pk=order)
    facts = {_("Bút phê"): held.order, _("Ngày đang ghi"): f"{held.until:%d/%m/%Y}" if held.until else _("chưa đặt")}
    note = _("Hạn chạy theo ngày mới và được nhắc lại từ đầu; đơn vị được báo. Ngày cũ và lý do vẫn hiện trên vụ việc.")
    said = _("Đã đổi ngày của bút phê, đơn vị được báo.")
    page = about(case, _("Đổi ngày của bút phê"), _("Đổi ngày"), facts=facts, note=note, said=said)

    def act(given: dict[str, Any]) -> None:
        told = {"until": given["until"], "reason": given["reason"]}
        actions.move_day(instruction=held, **told, by=request.actor, now=request.now)

    return ask(request, OrderDayForm(posted(request)), page, act)
