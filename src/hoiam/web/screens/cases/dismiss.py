"""End a case that is not the office's matter, or that is good news."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import DismissForm


@staff
def dismiss(request: HttpRequest, number: str) -> HttpResponse:
    """Ask as what and why, and end the case."""
    case = case_of(request, number)
    note = _("Vụ việc được lưu cùng lý do và có thể mở lại.")
    page = about(case, _("Kết thúc không xử lý"), _("Kết thúc"), note=note, said=_("Đã kết thúc vụ việc."))

    def act(given: dict[str, Any]) -> None:
        positive = given["positive"] == "yes"
        actions.dismiss(case=case, reason=given["reason"], positive=positive, by=request.actor, now=request.now)

    return ask(request, DismissForm(posted(request)), page, act)
