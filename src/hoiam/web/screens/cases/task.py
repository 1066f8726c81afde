"""The page of what a unit was asked within a case: short, for a phone, without the rest of the file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.core.handle.tasks import RUNNING
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import CaseTask
from hoiam.desk.cases.words import TASK_FINDINGS, TASK_KINDS, TASK_STATES
from hoiam.desk.units import queries as units
from hoiam.web.chrome.clocks import face
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases.filing import sent_with
from hoiam.web.screens.cases.forms import ReasonForm
from hoiam.web.screens.cases.work_forms import AnswerForm, ConfirmForm
from hoiam.web.sentences import sentence


@staff
def task(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is asked and take the answer; nothing that was typed or photographed is lost when a field is wrong."""
    asked = queries.task_for(request.office, request.actor, number)
    mine = request.actor.unit == asked.unit.key and not request.office.frozen_at
    form = (ConfirmForm if asked.kind == "confirm" else AnswerForm)(posted(request))
    slips = sent_with(request, form)
    if request.method == "POST" and form.is_valid():
        told = {"answer": form.cleaned_data["answer"], "finding": form.cleaned_data.get("finding", "")}
        try:
            actions.answer_task(task=asked, **told, stored=slips, by=request.actor, now=request.now)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            return redirect("case_task", number)
    context = {
        "task": asked,
        "kind": TASK_KINDS[asked.kind],
        "state": TASK_STATES[asked.state],
        "finding": TASK_FINDINGS.get(asked.finding, ""),
        "face": face(asked.until, request.seen_at, done=asked.answered_at) if asked.until else None,
        "asker": asked.asked_for.short_name if asked.asked_for else units.posts().get(asked.asked_by, asked.asked_by),
        "answerer": units.posts().get(asked.answered_by, asked.answered_by),
        "article": asked.case.article,
        "files": [one.file for one in asked.files.select_related("file").order_by("id")],
        "sees_case": queries.cases_of(request.office, request.actor).filter(pk=asked.case_id).exists(),
        "form": form,
        "slips": slips,
        "mine": mine and asked.state in RUNNING,
        "now": request.seen_at,
        "place": "cases",
    }
    return render(request, "cases/task.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the unit is at it."""
    asked = queries.task_for(request.office, request.actor, number)
    return done(
        request,
        lambda: actions.take_task(task=asked, by=request.actor, now=request.now),
        to=reverse("case_task", args=[number]),
        said=_("Đã nhận việc."),
    )


@require_POST
@staff
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take the request back."""
    asked = queries.task_for(request.office, request.actor, number)
    return done(
        request,
        lambda: actions.withdraw_task(task=asked, by=request.actor, now=request.now),
        to=reverse("case", args=[asked.case.number]) + "#viec",
        said=_("Đã rút yêu cầu."),
    )


@staff
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why the unit cannot do or answer it."""
    asked = queries.task_for(request.office, request.actor, number)
    page = Ask(
        title=_("Không nhận việc này"),
        button=_("Gửi trả"),
        back=reverse("case_task", args=[number]),
        kicker=asked.text,
        note=_("Ghi rõ lý do, ít nhất bốn chữ, ví dụ: không thuộc địa bàn xã."),
        said=_("Đã gửi trả đơn vị hỏi."),
    )
    return ask(request, ReasonForm(posted(request)), page, lambda given: _refuse(request, asked, given["reason"]))


def _refuse(request: HttpRequest, asked: CaseTask, reason: str) -> None:
    actions.refuse_task(task=asked, reason=reason, by=request.actor, now=request.now)
