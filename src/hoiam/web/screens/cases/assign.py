"""Give a case to the unit that must find out and put right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.workload import workload
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import AssignForm


@staff
def assign(request: HttpRequest, number: str) -> HttpResponse:
    """Ask who leads, who works with them and who is told; their clocks start."""
    case = case_of(request, number)
    known = {unit.key: unit for unit in units.units_of(request.office, localdate(request.seen_at))}
    page = about(
        case,
        _("Giao đơn vị xác minh"),
        _("Giao việc"),
        note=_("Thời hạn xác minh tính từ lúc giao; thời hạn trả lời báo tính từ ngày nhận văn bản của báo."),
        said=_("Đã giao. Đơn vị chủ trì thấy vụ việc trong mục Hôm nay."),
    )

    def act(given: dict[str, Any]) -> None:
        actions.assign(
            case=case,
            lead=known[given["lead"]],
            support=[known[key] for key in given["support"]],
            inform=[known[key] for key in given["inform"]],
            order=given["order"],
            by=request.actor,
            now=request.now,
        )

    load = workload(request.office, request.seen_at)
    return ask(request, AssignForm(known.values(), load, posted(request), initial=_present(case)), page, act)


def _present(case: Case) -> dict[str, Any]:
    """Return how the case is assigned now, so that a second instruction starts from the first."""
    parts: dict[str, list[str]] = {"support": [], "inform": []}
    for other in case.others.select_related("unit"):
        parts[other.part].append(other.unit.key)
    return {"lead": case.lead.key if case.lead else "", **parts}
