"""Let a unit, a person or a role open one snapshot, up to and with a day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Role
from hoiam.desk.articles import actions
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.evidence.asking import address, snapshot_of
from hoiam.web.screens.evidence.forms import AllowForm


@staff
def allow(request: HttpRequest, number: int) -> HttpResponse:
    """Ask who, until when and why, and give the right."""
    snapshot, today = snapshot_of(request, number), localdate(request.now)
    people = [person for person in units.accounts_of(request.office) if person.is_active]
    form = AllowForm(units.units_of(request.office, today), people, today, posted(request))
    page = Ask(
        title=_("Cho mở bằng chứng"),
        button=_("Cho mở"),
        back=address(snapshot),
        kicker=_("Bằng chứng số %(number)s") % {"number": snapshot.pk},
        note=_("Bài báo có bản quyền và có thể nêu tên người: chỉ cho người cần để xác minh, trong thời gian cần."),
        said=_("Đã cho mở. Việc này ghi vào nhật ký."),
        place="inbox",
    )

    def act(given: dict[str, Any]) -> None:
        who = given["who"]
        name = "role" if isinstance(who, Role) else "unit" if isinstance(who, Unit) else "person"
        told = {"snapshot": snapshot, "until": given["until"], "reason": given["reason"], name: who}
        actions.allow(**told, by=request.actor, now=request.now)

    return ask(request, form, page, act)
