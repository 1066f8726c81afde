"""Take more time to verify, with a reason in writing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import ReasonForm


@staff
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why, and start the term anew."""
    case = case_of(request, number)
    note = _("Ghi lý do cụ thể, ít nhất bốn chữ; lý do này cũng được báo cho cơ quan báo chí.")
    page = about(
        case, _("Gia hạn xác minh"), _("Gia hạn"), note=note, said=_("Đã gia hạn, tính lại từ bây giờ; hạn cũ vẫn lưu.")
    )

    def act(given: dict[str, Any]) -> None:
        actions.extend(case=case, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, ReasonForm(posted(request)), page, act)
