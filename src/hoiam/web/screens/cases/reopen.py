"""Go back to verifying, with a reason."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import ReasonForm


@staff
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why, and open the case again."""
    case = case_of(request, number)
    note = _("Dùng khi có thêm dữ kiện, hoặc còn ý chưa đủ căn cứ kết luận.")
    page = about(case, _("Mở lại xác minh"), _("Mở lại"), note=note, said=_("Đã mở lại."))

    def act(given: dict[str, Any]) -> None:
        actions.reopen(case=case, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, ReasonForm(posted(request)), page, act)
