"""Write down what shows that a task was done; a recurring one moves on to its next date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.words import why
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.forms import EvidenceForm


@staff
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what shows it."""
    task = queries.task_for(request.office, number)
    due = why(task.next_why, task.deadline_text) or _("không có ngày hạn")
    page = Ask(
        title=_("Báo đã làm nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Ghi nhận đã làm"),
        back=reverse("directive", args=[task.directive_id]) + f"#nv-{task.ref}",
        kicker=task.directive.number_full or task.directive.name,
        note=_("Nhiệm vụ lặp lại tự chuyển sang hạn kế tiếp. Làm sau hạn vẫn ghi là chậm."),
        said=_("Đã ghi nhận nhiệm vụ %(ref)s.") % {"ref": task.ref},
        facts={pgettext("one", "Nhiệm vụ"): task.what, _("Hạn"): due},
        place="letters",
    )

    def act(given: dict[str, Any]) -> None:
        actions.give_evidence(task=task, note=given["note"], by=request.actor, now=request.now)

    return ask(request, EvidenceForm(posted(request)), page, act)
