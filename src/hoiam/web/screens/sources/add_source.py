"""Add an address at which a registered outlet is read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.sources import actions
from hoiam.desk.units.queries import refuse_frozen
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.sources.forms import SELECTORS, SourceForm, known


@staff
def add_source(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep the source; the machine reads it at its next round, robots.txt first."""
    asked = {"outlet": "co-quan", "kind": "kieu", "url": "dia-chi"} | {name: name for name in SELECTORS}
    first = {field: request.GET[name][:500] for field, name in asked.items() if name in request.GET}
    form = SourceForm(posted(request), known(request.office.sample), first)
    page = Ask(
        title=_("Thêm nguồn tin"),
        button=_("Lưu nguồn tin"),
        back=reverse("sources"),
        kicker=_("Nguồn tin"),
        note=_("Hệ thống hỏi robots.txt trước khi đọc; trang không cho đọc thì không đọc."),
        said=_("Đã thêm nguồn. Lần đọc đầu chạy trong ít phút."),
        place="sources",
    )

    def act(given: dict[str, Any]) -> None:
        refuse_frozen(request.office)
        actions.put_source(by=request.actor, now=request.now, **form.fields_of(given))

    return ask(request, form, page, act)
