"""Put the words of one task right, accept it as read, or strike it out; before the dispatch is confirmed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Task
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.forms import TaskForm
from hoiam.web.screens.directives.hand import NEXT


@staff
def mend(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what the task says, or whether it is one."""
    task = queries.task_for(request.office, number)
    facts = {_("Giao cho"): task.actor_text or _("chưa rõ ai làm"), _("Thời hạn"): task.deadline_text or _("không ghi")}
    page = Ask(
        title=_("Sửa nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Lưu"),
        back=_address(task),
        kicker=task.directive.number_full or task.directive.name,
        said=_("Đã lưu nhiệm vụ %(ref)s.") % {"ref": task.ref},
        facts=facts,
        place="letters",
    )

    def act(fields: dict[str, Any]) -> None:
        actions.mend_task(task=task, by=request.actor, now=request.now, **fields)

    of_date = queries.units_of_date(task.directive)
    bound = [unit.key for unit in queries.bound_to(task, of_date)]
    start = {"what": task.what, "accepted": task.accepted is not False, "chosen": bound}
    return ask(request, TaskForm(of_date, posted(request), initial=start), page, act)


@require_POST
@staff
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Accept the task as it was read."""
    task = queries.task_for(request.office, number)
    return done(
        request,
        lambda: actions.mend_task(task=task, what=task.what, accepted=True, by=request.actor, now=request.now),
        to=reverse("directive", args=[task.directive_id]) + NEXT if "tiep" in request.GET else _address(task),
    )


def _address(task: Task) -> str:
    return reverse("directive", args=[task.directive_id]) + f"#nv-{task.ref}"
