"""Give a case back to who gave it out: it is not this unit's matter."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import ReasonForm


@staff
def give_back(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why, and give it back; the page of the case is closed to the unit afterwards."""
    case = case_of(request, number)
    note = _("Dùng khi vụ việc không đúng thẩm quyền của đơn vị. Lý do vào quá trình xử lý; Văn phòng giao lại.")
    page = about(case, _("Trả lại người giao"), _("Trả lại"), note=note, said=_("Đã trả lại, Văn phòng sẽ giao lại."))

    def act(given: dict[str, Any]) -> str:
        actions.give_back(case=case, reason=given["reason"], by=request.actor, now=request.now)
        return reverse("cases")

    return ask(request, ReasonForm(posted(request)), page, act)
