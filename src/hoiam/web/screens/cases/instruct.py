"""Write a leader's instruction on a case (bút phê)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import OrderForm


@staff
def instruct(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for the words and keep them in the history."""
    case = case_of(request, number)
    note = _("Bút phê vào quá trình xử lý, mọi đơn vị liên quan đều thấy.")
    page = about(case, _("Bút phê"), _("Ghi bút phê"), note=note, said=_("Đã ghi bút phê."))

    def act(given: dict[str, Any]) -> None:
        actions.instruct(case=case, order=given["order"], by=request.actor, now=request.now)

    return ask(request, OrderForm(posted(request)), page, act)
