"""Add one thing that the article says, to be judged on its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import ClaimForm


@staff
def add_claim(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for the claim and keep it."""
    case = case_of(request, number)
    present = "; ".join(f"{claim.letter}. {claim.text}" for claim in case.claims.order_by("letter"))
    note = _("Tách bài báo thành từng ý để kết luận riêng: ý đúng thì khắc phục, ý sai mới phản hồi.")
    facts = {_("Đã có"): present} if present else {}
    page = about(case, _("Thêm một ý báo nêu"), _("Thêm ý"), note=note, facts=facts, said=_("Đã thêm ý."))

    def act(given: dict[str, Any]) -> None:
        actions.add_claim(case=case, text=given["text"], by=request.actor, now=request.now)

    return ask(request, ClaimForm(posted(request)), page, act)
