"""Add a task that the machine has not seen in a dispatch, before it is confirmed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.directives import actions, queries
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.forms import AddTaskForm


@staff
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what is to be done, by whom and by when."""
    directive = queries.directive_for(request.office, number)
    back = reverse("directive", args=[directive.pk])
    page = Ask(
        title=_("Thêm nhiệm vụ máy không thấy"),
        button=_("Thêm nhiệm vụ"),
        back=back + "#nhiem-vu",
        kicker=directive.number_full or directive.name,
        said=_("Đã thêm nhiệm vụ."),
        place="letters",
    )

    def act(fields: dict[str, Any]) -> str:
        task = actions.add_task(directive=directive, by=request.actor, now=request.now, **fields)
        return f"{back}#nv-{task.ref}"

    return ask(request, AddTaskForm(queries.units_of_date(directive), posted(request)), page, act)
