"""Change what a followed dispatch asks: another unit, another date, a task or the whole paper ended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hoiam.desk.directives import actions, lists, queries
from hoiam.desk.directives.models import Ended, Task
from hoiam.desk.directives.words import why
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.change_forms import AddUnitForm, EndDirectiveForm, MoveDateForm, ReasonForm


@staff
def add_unit(request: HttpRequest, number: int) -> HttpResponse:
    """Ask which units a task is to bind too, and why."""
    task = queries.task_for(request.office, number)
    free = queries.units_free(task, request.seen_at)
    page = _page(
        task,
        title=_("Thêm đơn vị cho nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Thêm đơn vị"),
        note=_("Đơn vị thêm có hạn kế tiếp như văn bản giao cho nó từ nay, và được báo tin."),
        said=_("Đã thêm đơn vị cho nhiệm vụ %(ref)s.") % {"ref": task.ref},
    )

    def act(given: dict[str, Any]) -> None:
        to = [unit for unit in free if unit.key in given["units"]]
        actions.add_unit(task=task, to=to, why=given["why"], by=request.actor, now=request.now)

    return ask(request, AddUnitForm(free, posted(request)), page, act)


@staff
def move_date(request: HttpRequest, number: int) -> HttpResponse:
    """Ask to which day the date that stands goes, for which units, and why."""
    task = queries.task_for(request.office, number)
    dated = list(lists.dated(task))
    page = _page(
        task,
        title=_("Đổi hạn nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Đổi hạn"),
        note=_("Chỉ hạn đang chờ được đổi; các kỳ sau vẫn theo văn bản. Đơn vị được báo tin, nhắc việc theo hạn mới."),
        said=_("Đã đổi hạn nhiệm vụ %(ref)s.") % {"ref": task.ref},
        lacking="" if dated else _("Nhiệm vụ này không có đơn vị nào đang chờ hạn."),
    )

    def act(given: dict[str, Any]) -> None:
        of = [bond for bond in dated if bond.unit.key in given["units"]]
        told = {"day": given["day"], "hour": given["hour"], "why": given["why"]}
        actions.move_date(task=task, of=of, **told, by=request.actor, now=request.now)

    return ask(request, MoveDateForm([bond.unit for bond in dated], posted(request)), page, act)


@staff
def end_task(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why a task is followed no more."""
    task = queries.task_for(request.office, number)
    page = _page(
        task,
        title=_("Kết thúc nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Kết thúc nhiệm vụ"),
        note=_("Từ đây không còn hạn, không nhắc việc, không nhận sản phẩm. Những gì đã nộp vẫn còn."),
        said=_("Đã kết thúc nhiệm vụ %(ref)s.") % {"ref": task.ref},
    )

    def act(given: dict[str, Any]) -> None:
        actions.end_task(task=task, why=given["why"], by=request.actor, now=request.now)

    return ask(request, ReasonForm(posted(request)), page, act)


@staff
def end_directive(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why a dispatch is followed no more: repealed, replaced by which one, done."""
    found = queries.directive_for(request.office, number)
    others = list(lists.may_replace(found))
    page = Ask(
        title=_("Kết thúc theo dõi văn bản"),
        button=_("Kết thúc theo dõi"),
        back=reverse("directive", args=[number]),
        kicker=found.number_full or found.name,
        note=_(
            "Mọi nhiệm vụ của văn bản thôi có hạn, thôi nhắc việc; các đơn vị được báo tin. Báo cáo đã lập không đổi."
        ),
        said=_("Đã kết thúc theo dõi văn bản."),
        place="letters",
    )

    def act(given: dict[str, Any]) -> None:
        other = next((one for one in others if str(one.pk) == given["replaced_by"]), None)
        told = {"how": Ended(given["how"]), "why": given["why"], "replaced_by": other}
        actions.end_directive(directive=found, **told, by=request.actor, now=request.now)

    return ask(request, EndDirectiveForm(others, posted(request)), page, act)


def _page(task: Task, **told: str) -> Ask:
    facts = {pgettext("one", "Nhiệm vụ"): task.what}
    facts[_("Hạn")] = why(task.next_why, task.deadline_text) or _("không có ngày hạn")
    return Ask(
        back=reverse("directive", args=[task.directive_id]) + f"#nv-{task.ref}",
        kicker=task.directive.number_full or task.directive.name,
        facts=facts,
        place="letters",
        **told,
    )
