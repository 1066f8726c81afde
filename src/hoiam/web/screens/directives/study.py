"""Reading and understanding a dispatch (quán triệt): who must, which units have, and a few questions, by unit only."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives import actions, queries, quiz
from hoiam.desk.directives.models import Directive, StudyUnit
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.forms import StudyAskForm, StudyForm


@staff
def give_out(request: HttpRequest, number: int) -> HttpResponse:
    """Ask which units read until when, and with which questions."""
    found = queries.directive_for(request.office, number)
    back = reverse("directive", args=[number])
    if queries.study_of(found):
        messages.info(request, _("Văn bản này đã được giao quán triệt."))
        return redirect(back)
    proposed = quiz.questions_of(queries.tasks_of(found))
    form = StudyAskForm(queries.units_to_read(found), proposed, posted(request))
    page = Ask(
        title=_("Giao quán triệt văn bản"),
        button=_("Giao quán triệt"),
        back=back,
        kicker=found.number_full or found.name,
        note=_("Kết quả chỉ ghi theo đơn vị, không ghi ai đọc, ai trả lời."),
        said=_("Đã giao quán triệt cho các đơn vị."),
        place="letters",
    )

    def act(fields: dict[str, Any]) -> None:
        kept = [proposed[int(place)] for place in fields.get("questions") or []]
        actions.ask_study(
            directive=found, until=fields["until"], of=form.chosen(), questions=kept, by=request.actor, now=request.now
        )

    return ask(request, form, page, act)


@staff
def report(request: HttpRequest, number: int) -> HttpResponse:
    """Ask how this person's unit has read the dispatch, and its answers."""
    found = queries.directive_for(request.office, number)
    row = _own_row(request, found)
    questions = row.study.questions
    page = Ask(
        title=_("Đơn vị báo đã quán triệt"),
        button=_("Báo đã quán triệt"),
        back=reverse("directive", args=[number]),
        kicker=found.number_full or found.name,
        note=_("Trả lời chung cho cả đơn vị; không ghi tên người. Trả lời lại được cho đến khi đúng."),
        place="letters",
    )

    def act(fields: dict[str, Any]) -> None:
        answers = {place: int(fields[f"q{place}"]) for place in range(len(questions)) if fields.get(f"q{place}")}
        done = actions.report_study(
            row=row, how=fields["how"], people=fields["people"], answers=answers, by=request.actor, now=request.now
        )
        messages.success(request, _said(done, questions))

    return ask(
        request, StudyForm(questions, posted(request), initial={"how": row.how, "people": row.people}), page, act
    )


def _own_row(request: HttpRequest, found: Directive) -> StudyUnit:
    try:
        return queries.study_row(found, request.actor.unit, localdate(request.now))
    except StudyUnit.DoesNotExist as none:
        raise Http404 from none


def _said(row: StudyUnit, questions: list[dict[str, Any]]) -> str:
    if not questions:
        return _("Đã ghi: đơn vị đã quán triệt.")
    told = {"right": row.right, "of": len(questions)}
    if row.right == len(questions):
        return _("Đã ghi: đơn vị đã quán triệt, trả lời đúng %(right)s trong %(of)s câu.") % told
    return _("Đã ghi: đơn vị trả lời đúng %(right)s trong %(of)s câu. Xem lại văn bản và trả lời lại.") % told
