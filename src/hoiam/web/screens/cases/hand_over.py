"""Hand a case over to another unit: one asks with a reason, the other accepts or says why not."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import Handover
from hoiam.desk.units import queries as units
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, address, case_of
from hoiam.web.screens.cases.work_forms import AnswerHandoverForm, HandOverForm


@staff
def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """Ask to whom and why; the case stays until that unit has answered."""
    case = case_of(request, number)
    known = {unit.key: unit for unit in units.units_of(request.office, localdate(request.seen_at))}
    others = [unit for unit in known.values() if unit.pk != case.lead_id]
    note = _("Đơn vị nhận phải đồng ý thì vụ việc mới chuyển. Hạn có kết quả xác minh không tính lại.")
    page = about(case, _("Đề nghị chuyển đơn vị khác"), _("Gửi đề nghị"), note=note, said=_("Đã gửi, chờ đơn vị kia."))

    def act(given: dict[str, Any]) -> None:
        taker = known[given["taker"]]
        actions.ask_handover(case=case, taker=taker, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, HandOverForm(others, posted(request)), page, act)


@staff
def answer_handover(request: HttpRequest, number: str) -> HttpResponse:
    """Ask whether the unit takes the case over."""
    case = case_of(request, number)
    asked = _open(queries.handover_of(case))
    facts = {_("Đơn vị đề nghị"): asked.giver.short_name, _("Lý do"): asked.reason}
    title = _("Nhận vụ việc từ đơn vị khác")
    page = about(case, title, _("Trả lời"), facts=facts, said=_("Đã trả lời đề nghị."))

    def act(given: dict[str, Any]) -> str | None:
        accept = given["answer"] == "accept"
        told = {"handover": asked, "accept": accept, "reason": given["reason"]}
        actions.answer_handover(**told, by=request.actor, now=request.now)
        return None if accept else reverse("cases")

    return ask(request, AnswerHandoverForm(posted(request)), page, act)


@require_POST
@staff
def withdraw_handover(request: HttpRequest, number: str) -> HttpResponse:
    """Take the request back."""
    case = case_of(request, number)
    asked = _open(queries.handover_of(case))
    return done(
        request,
        lambda: actions.withdraw_handover(handover=asked, by=request.actor, now=request.now),
        to=address(case),
        said=_("Đã rút đề nghị chuyển."),
    )


def _open(asked: Handover | None) -> Handover:
    if asked is None:
        raise Http404
    return asked
