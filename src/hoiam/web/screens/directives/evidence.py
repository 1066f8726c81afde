"""Write down what shows that a unit did a task; a recurring one moves on to its next date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.desk.cases import queries as cases
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.actions import CONFIRMERS, Proof
from hoiam.desk.directives.models import Quality, Task, TaskUnit
from hoiam.desk.directives.words import why
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.units.models import Unit
from hoiam.desk.units.queries import answers_for
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives import published
from hoiam.web.screens.directives.forms import EvidenceForm, JudgeForm
from hoiam.web.screens.directives.rows import own_bond
from hoiam.web.screens.intake import uploads

NEWEST = 40  # cases and letters that can be chosen


@staff
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what shows it."""
    task = queries.task_for(request.office, number)
    choices = _units(request, task)
    own = own_bond(_bonds(task), request.actor, request.now)
    facts = _facts(task, own)
    found = why((own or task).next_why, task.deadline_text) or _("không có ngày hạn")
    page = Ask(
        title=_("Báo đã làm nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Ghi nhận đã làm"),
        back=reverse("directive", args=[task.directive_id]) + f"#nv-{task.ref}",
        kicker=task.directive.number_full or task.directive.name,
        note=_("Nhiệm vụ lặp lại tự chuyển sang hạn kế tiếp của đơn vị. Làm sau hạn vẫn ghi là chậm."),
        said=_("Đã ghi nhận nhiệm vụ %(ref)s.") % {"ref": task.ref},
        facts={**facts, _("Hạn"): found},
        place="letters",
    )
    named = {"case": _cases(request), "letter": _letters(request), "published": published.to_choose(request)}
    form = EvidenceForm(choices, named, posted(request), request.FILES or None)
    slips, wrong = uploads.taken(
        request.office.key, request.FILES.getlist("file")[:1], [], by=request.actor, now=request.now
    )
    if form.is_bound and form.is_valid() and wrong:
        form.add_error("file", wrong[0])

    def act(given: dict[str, Any]) -> None:
        if not choices and not request.actor.roles & CONFIRMERS:
            raise Refused("task.not_yours")  # before the file is noted: what is refused leaves nothing behind
        unit = next((one for one in choices if one.key == given.get("unit")), None)
        proof = _proof(request, given, _kept(request, task, slips))
        actions.give_evidence(task=task, note=given["note"], unit=unit, proof=proof, by=request.actor, now=request.now)

    return ask(request, form, page, act)


def _bonds(task: Task) -> list[TaskUnit]:
    return list(task.units.filter(ended_at=None).select_related("unit").order_by("unit__short_name"))


def _facts(task: Task, own: TaskUnit | None) -> dict[str, str]:
    """Return what is asked, and what units below have handed in: it goes along with what is handed in now."""
    facts = {pgettext("one", "Nhiệm vụ"): task.what}
    if own is None:
        return facts
    if own.asked:
        facts[_("Phần việc giao")] = own.asked
    below = list(own.handed_on.filter(ended_at=None).select_related("unit"))
    if below:
        given = [f"{one.unit.short_name}: {one.note}" for one in queries.to_gather(own) if one.unit]
        told = {"given": len({line.partition(":")[0] for line in given}), "all": len(below)}
        facts[_("Đơn vị nhận phân công tiếp đã nộp")] = "; ".join([_("%(given)s trên %(all)s đơn vị") % told, *given])
    return facts


def _units(request: HttpRequest, task: Task) -> list[Unit]:
    """Return the units for which this person may hand in: the own one, or all where the person confirms dispatches."""
    bound = [bond.unit for bond in _bonds(task)]
    if request.actor.roles & CONFIRMERS:
        return bound
    return [unit for unit in bound if answers_for(unit, request.actor.unit, localdate(request.now))]


def _cases(request: HttpRequest) -> list[tuple[str, str]]:
    found = cases.filtered(request.office, request.actor, "all", request.seen_at)[:NEWEST]
    return [(case.number, f"{case.number}, {case.title}") for case in found]


def _letters(request: HttpRequest) -> list[tuple[str, str]]:
    seen = cases.cases_of(request.office, request.actor)
    found = letters.letters_of(request.office).filter(state=LetterState.ISSUED, case__in=seen)[:NEWEST]
    return [(str(letter.pk), _title(letter)) for letter in found]


def _title(letter: Letter) -> str:
    return f"{letter.full_number}, {letter.title}"[:120]


def _proof(request: HttpRequest, given: dict[str, Any], file: StoredFile | None) -> Proof:
    """Return what stands behind the words; each thing through its own door."""
    return Proof(
        file=file,
        link=given.get("link") or "",
        case=cases.case_for(request.office, request.actor, given["case"]) if given.get("case") else None,
        letter=letters.letter_for(request.office, int(given["letter"])) if given.get("letter") else None,
        **published.chosen(request, given.get("published") or ""),
    )


def _kept(request: HttpRequest, task: Task, slips: list[uploads.Slip]) -> StoredFile | None:
    """Write down the file; each handing-in has its own, so that a later one never takes an earlier one's name."""
    if not slips:
        return None
    told = {"name": slips[0].name, "content_type": slips[0].content_type, "sha256": slips[0].sha256}
    subject = f"{task.pk}-{request.now:%Y%m%d%H%M%S%f}"
    told |= {"office": request.office.key, "purpose": "task", "subject": subject}
    return files.note(size=slips[0].size, by=request.actor, now=request.now, **told)


@staff
def judge(request: HttpRequest, number: int) -> HttpResponse:
    """Ask whether what was handed in will do; what will not goes back with its reason."""
    evidence = queries.evidence_for(request.office, number)
    task = evidence.task
    page = Ask(
        title=_("Đánh giá sản phẩm nhiệm vụ %(ref)s") % {"ref": task.ref},
        button=_("Ghi đánh giá"),
        back=reverse("directive", args=[task.directive_id]) + f"#nv-{task.ref}",
        kicker=task.directive.number_full or task.directive.name,
        note=_("Trả lại thì hạn của đơn vị trở về như khi chưa nộp. Người đã ghi sản phẩm không tự đánh giá."),
        said=_("Đã ghi đánh giá."),
        facts={
            pgettext("one", "Nhiệm vụ"): task.what,
            pgettext("one", "Đơn vị"): evidence.unit.short_name if evidence.unit else _("cả các đơn vị"),
            _("Sản phẩm"): evidence.note,
        },
        place="letters",
    )

    def act(given: dict[str, Any]) -> None:
        quality = Quality(given["quality"])
        actions.judge(evidence=evidence, quality=quality, note=given["note"], by=request.actor, now=request.now)

    return ask(request, JudgeForm(posted(request)), page, act)
