"""Hand a unit's task on to communes and other units, each with its own term; take it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from hoiam.core.values.actor import Role
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import TaskUnit
from hoiam.desk.directives.words import why
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.forms import HandOnForm


@staff
def hand_on(request: HttpRequest, number: int) -> HttpResponse:
    """Ask to whom, what of it, and by when."""
    bond = queries.bond_for(request.office, number)
    task = bond.task
    free = sorted(queries.units_free(task, request.seen_at), key=lambda unit: unit.role != Role.UBND_XA)
    form = HandOnForm(free, bond.next_due_at is not None, posted(request))
    page = Ask(
        title=_("Phân công tiếp nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Phân công tiếp"),
        back=_back(bond),
        kicker=task.directive.number_full or task.directive.name,
        note=_(
            "Đơn vị nhận thấy việc ở Hôm nay, báo đã nhận, nộp sản phẩm; sản phẩm về cùng nhiệm vụ này để tổng hợp."
        ),
        said=_("Đã phân công tiếp nhiệm vụ %(ref)s.") % {"ref": task.ref},
        facts={
            pgettext("one", "Nhiệm vụ"): task.what,
            _("Đơn vị giao"): bond.unit.short_name,
            _("Hạn của đơn vị giao"): why(bond.next_why, task.deadline_text) or _("không có ngày hạn"),
        },
        place="letters",
    )

    def act(given: dict[str, Any]) -> None:
        to = [unit for unit in free if unit.key in given["units"]]
        told = {"term": form.term(), "asked": given["asked"]}
        actions.hand_on(bond=bond, to=to, by=request.actor, now=request.now, **told)

    return ask(request, form, page, act)


@require_POST
@staff
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a task back from a unit that has handed in nothing."""
    bond = queries.bond_for(request.office, number)
    return done(
        request,
        lambda: actions.take_back(bond=bond, by=request.actor, now=request.now),
        to=_back(bond),
        said=_("Đã thu lại việc giao %(unit)s.") % {"unit": bond.unit.short_name},
    )


def _back(bond: TaskUnit) -> str:
    return reverse("directive", args=[bond.task.directive_id]) + f"#nv-{bond.task.ref}"
