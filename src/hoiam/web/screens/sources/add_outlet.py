"""Register an outlet, then go on to the address at which it is read: one that was found before comes along."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hoiam.desk.sources import actions
from hoiam.desk.units.queries import refuse_frozen
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.sources.forms import SELECTORS, OutletForm


@staff
def add_outlet(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep the outlet."""
    page = Ask(
        title=_("Thêm cơ quan báo chí, trang"),
        button=_("Lưu, thêm địa chỉ đọc tin"),
        back=reverse("sources"),
        kicker=_("Nguồn tin"),
        note=_("Chỉ đăng ký nguồn công khai có căn cứ thu thập. Không ghi tên phóng viên, không xếp hạng báo."),
        said=_("Đã lưu. Ghi địa chỉ đọc tin của nguồn này."),
        place="sources",
    )

    def act(given: dict[str, Any]) -> str:
        refuse_frozen(request.office)
        kept = actions.put_outlet(sample=request.office.sample, by=request.actor, now=request.now, **given)
        found = {name: request.GET[name][:500] for name in ("kieu", "dia-chi", *SELECTORS) if name in request.GET}
        return f"{reverse('source_add')}?{urlencode({'co-quan': kept.key, **found})}"

    first = {"home": request.GET.get("trang-chu", "")[:500]}
    return ask(request, OutletForm(posted(request), initial=first), page, act)
