"""What a case has to do with another: say it, take it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import Refused
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.words import LINKS
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, address, case_of
from hoiam.web.screens.cases.work_forms import LinkForm


@staff
def add_link(request: HttpRequest, number: str) -> HttpResponse:
    """Ask with which case, how and why."""
    case = case_of(request, number)
    note = _("Một việc có hai vụ việc thì nối “Trùng với”, xử lý ở một nơi. Việc mới sau khi đóng: “Tiếp theo của”.")
    page = about(case, _("Nối với vụ việc khác"), _("Nối"), note=note, said=_("Đã nối hai vụ việc."))

    def act(given: dict[str, Any]) -> str:
        try:
            other = queries.case_for(request.office, request.actor, given["other"].strip().upper())
        except Case.DoesNotExist as missing:
            raise Refused("link.other") from missing
        told = {"other": other, "kind": given["kind"], "reason": given["reason"]}
        actions.link_case(case=case, **told, by=request.actor, now=request.now)
        return f"{address(case)}#lien-quan"

    return ask(request, LinkForm(posted(request), initial={"other": request.GET.get("so", "")}), page, act)


@require_POST
@staff
def remove_link(request: HttpRequest, number: str, link: int) -> HttpResponse:
    """Take a link back."""
    case = case_of(request, number)
    held = case.links.get(pk=link)
    return done(
        request,
        lambda: actions.unlink_case(link=held, by=request.actor, now=request.now),
        to=f"{address(case)}#lien-quan",
        said=_("Đã bỏ nối."),
    )


def linked(case: Case, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what a case is linked to; a case that this person may not see is only a number."""
    rows = queries.links_of(case)
    if not rows:
        return []
    seen = queries.cases_of(request.office, request.actor).filter(pk__in=[other.pk for _link, other, _mine in rows])
    visible = set(seen.values_list("pk", flat=True))
    return [
        {
            "link": link,
            "other": other,
            "word": LINKS[link.kind][0 if mine else 1],
            "seen": other.pk in visible,
            "mine": mine,
        }
        for link, other, mine in rows
    ]
