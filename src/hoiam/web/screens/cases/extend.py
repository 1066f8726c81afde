"""More time to verify: the unit asks with a reason, who gave the case out grants or refuses it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.values.case import Move
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import Case, Extension
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases import delays
from hoiam.web.screens.cases.asking import about, address, case_of
from hoiam.web.screens.cases.forms import ReasonForm
from hoiam.web.screens.cases.next_step import may
from hoiam.web.screens.cases.work_forms import AnswerExtensionForm


@staff
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why; who may grant starts the term anew, the unit in charge asks for it."""
    case = case_of(request, number)
    asked = queries.extension_of(case)
    if Move.EXTEND not in may(case, request.actor):
        return _request(request, case)
    return _answer(request, case, asked) if asked else _grant(request, case)


def _request(request: HttpRequest, case: Case) -> HttpResponse:
    note = _(
        "Văn phòng hoặc lãnh đạo trả lời. Trong khi chờ, hạn vẫn chạy. Hạn trả lời báo theo luật không gia hạn được."
    )
    page = about(case, _("Đề nghị gia hạn xác minh"), _("Gửi đề nghị"), note=note, said=_("Đã gửi đề nghị gia hạn."))

    def act(given: dict[str, Any]) -> None:
        actions.ask_extension(case=case, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, ReasonForm(posted(request)), page, act)


def _grant(request: HttpRequest, case: Case) -> HttpResponse:
    return ask(request, ReasonForm(posted(request)), _page(case), lambda given: _extended(request, case, given))


def _answer(request: HttpRequest, case: Case, asked: Extension) -> HttpResponse:
    who = units.posts().get(asked.asked_by, asked.asked_by)
    page = _page(case, facts={_("Người đề nghị"): who, _("Lý do"): asked.reason})

    def act(given: dict[str, Any]) -> str | None:
        if given["answer"] == "grant":
            return _extended(request, case, given)
        told = {"extension": asked, "reason": given["reason"]}
        actions.refuse_extension(**told, by=request.actor, now=request.now)
        return None

    return ask(request, AnswerExtensionForm(posted(request), initial={"reason": asked.reason}), page, act)


def _page(case: Case, **more: Any) -> Ask:
    note, raised = _("Ghi lý do cụ thể, ít nhất bốn chữ. Hạn cũ vẫn lưu."), delays.names(case)
    if raised:
        told = _(
            "Theo thông lệ (luật không buộc), lý do và hạn mới được báo bằng công văn cho: %(names)s. "
            "Lưu xong, trang vụ việc nhắc việc này và lập sẵn dự thảo khi bấm một nút."
        )
        note = f"{note} {told % {'names': raised}}"
    else:
        note = f"{note} {_('Không có báo nào nêu việc này nên không phải báo tin gia hạn cho báo.')}"
    return about(case, _("Gia hạn xác minh"), _("Lưu"), note=note, said=_("Đã lưu."), **more)


def _extended(request: HttpRequest, case: Case, given: dict[str, Any]) -> str:
    """Grant it, and go to what is then owed to the newspapers."""
    actions.extend(case=case, reason=given["reason"], by=request.actor, now=request.now)
    return f"{address(case)}{delays.ANCHOR}"
