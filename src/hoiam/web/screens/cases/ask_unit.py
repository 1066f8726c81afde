"""Ask another unit for work, an opinion or a confirmation within a case."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.case import TaskKind
from hoiam.desk.cases import actions
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, address, case_of
from hoiam.web.screens.cases.work_forms import AskUnitForm


@staff
def ask_unit(request: HttpRequest, number: str) -> HttpResponse:
    """Ask what, whom and until when; the unit answers on a page of its own, also on a phone."""
    case = case_of(request, number)
    known = {unit.key: unit for unit in units.units_of(request.office, localdate(request.seen_at))}
    others = [unit for unit in known.values() if unit.key != request.actor.unit]
    claims = {claim.letter: claim for claim in case.claims.order_by("letter")}
    note = _("Đơn vị được hỏi chỉ thấy câu hỏi và bài báo, không thấy cả hồ sơ. Không ghi tên, số điện thoại của dân.")
    page = about(case, _("Giao việc, hỏi đơn vị khác"), _("Gửi"), note=note, said=_("Đã gửi, đơn vị được báo."))

    def act(given: dict[str, Any]) -> str:
        actions.ask_unit(
            case=case,
            kind=TaskKind(given["kind"]),
            unit=known[given["unit"]],
            text=given["text"],
            claim=claims.get(given["claim"]),
            until=given["until"],
            by=request.actor,
            now=request.now,
        )
        return f"{address(case)}#viec"

    initial = {"claim": request.GET.get("y", ""), "kind": "confirm" if request.GET.get("y") else "work"}
    return ask(request, AskUnitForm(others, claims.values(), posted(request), initial=initial), page, act)
