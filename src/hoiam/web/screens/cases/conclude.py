"""Sign the conclusion: the verdict is computed from the claims."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.cases import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.cases.asking import address, case_of


@require_POST
@staff
def conclude(request: HttpRequest, number: str) -> HttpResponse:
    """Sign the conclusion: the verdict is computed from the claims."""
    case = case_of(request, number)
    return done(
        request,
        lambda: actions.conclude(case=case, by=request.actor, now=request.now),
        to=address(case),
        said=_("Đã ký kết luận. Các phần việc đã mở."),
    )
