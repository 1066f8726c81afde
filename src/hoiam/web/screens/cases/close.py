"""Close a case whose every part of work has ended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import CloseForm


@staff
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for the outcome, and close."""
    case = case_of(request, number)
    note = _("Vụ việc chỉ đóng khi mọi phần việc đã kết thúc và ghi rõ kết quả cuối cùng.")
    page = about(case, _("Đóng vụ việc"), _("Đóng vụ việc"), note=note, said=_("Đã đóng vụ việc."))

    def act(given: dict[str, Any]) -> None:
        actions.close(case=case, outcome=given["outcome"], by=request.actor, now=request.now)

    return ask(request, CloseForm(posted(request)), page, act)
