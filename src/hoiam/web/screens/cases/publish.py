"""Answer in public what a case found: somebody words it, a leader who wrote none of it approves it or returns it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State
from hoiam.desk.cases.models import Case
from hoiam.desk.replies import actions, queries
from hoiam.desk.replies.models import Proposal, Reply
from hoiam.desk.units import queries as units
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import ReasonForm, area
from hoiam.web.sentences import sentence


class WordsForm(forms.Form):
    """The title and the words that anyone will read."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    text = area(
        _("Lời trả lời"),
        rows=9,
        most=6000,
        hint=_("Nói điều đã kiểm tra và việc đã làm. Không nêu tên, số điện thoại, địa chỉ của người dân."),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How the public reply of a case stands for this person."""

    reply: Reply | None
    waiting: Proposal | None
    returned: Proposal | None
    may_word: bool
    may_approve: bool
    may_withdraw: bool
    why_not: str = ""


@staff
def publish(request: HttpRequest, number: str) -> HttpResponse:
    """Show how the reply stands; take new words in."""
    case = case_of(request, number)
    stands = standing(case, request.actor)
    form = WordsForm(posted(request), initial=_first(case, stands)) if stands.may_word else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            actions.propose(case=case, **form.cleaned_data, by=request.actor, now=request.now)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            return redirect(where(case))
    posts = units.posts()
    context = {"case": case, "form": form, "stands": stands, "now": request.seen_at, "place": "cases"}
    if stands.waiting:
        context["claims"] = queries.claims_of(case)
        context["writer"] = posts.get(stands.waiting.worded_by, stands.waiting.worded_by)
    if stands.reply:
        context["approver"] = posts.get(stands.reply.approved_by, stands.reply.approved_by)
    return render(request, "cases/publish.html", context, status=422 if form is not None and form.errors else 200)


@require_POST
@staff
def approve(request: HttpRequest, number: str, proposal: int) -> HttpResponse:
    """Publish the words that this person has read; other words of the case are other proposals."""
    case = case_of(request, number)
    held = case.proposals.get(pk=proposal)
    return done(
        request,
        lambda: actions.approve(proposal=held, place=_address(request, case), by=request.actor, now=request.now),
        to=where(case),
        said=now_("Đã công khai."),
    )


@staff
def give_back(request: HttpRequest, number: str, proposal: int) -> HttpResponse:
    """Ask why the words that this person has read are not to be published so."""
    case = case_of(request, number)
    held = queries.waiting_of(case).filter(pk=proposal).first()
    if held is None:
        raise Http404
    page = about(case, now_("Trả lại lời trả lời công khai"), now_("Trả lại"), said=now_("Đã trả lại người soạn."))

    def act(given: dict[str, Any]) -> str:
        actions.give_back(proposal=held, reason=given["reason"], by=request.actor, now=request.now)
        return where(case)

    return ask(request, ReasonForm(posted(request)), page, act)


@staff
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why a published reply is taken from the public page."""
    case = case_of(request, number)
    held = _published(case)
    if held is None:
        raise Http404
    note = now_("Trang công khai không còn trả lời này; lý do và người rút giữ trong nhật ký.")
    if held.clarifies:
        note = f"{note} {now_('Tin bài làm rõ đã đăng cùng trả lời này sẽ mở lại.')}"
    title = now_("Rút trả lời đã công khai")
    page = about(case, title, now_("Rút khỏi trang công khai"), note=note, said=now_("Đã rút."))

    def act(given: dict[str, Any]) -> str:
        actions.withdraw(reply=held, reason=given["reason"], by=request.actor, now=request.now)
        return where(case)

    return ask(request, ReasonForm(posted(request)), page, act)


def _address(request: HttpRequest, case: Case) -> str:
    """Return the public address that the reply of a case has."""
    return request.build_absolute_uri(reverse("public_reply", args=[case.office.key, case.number.lower()]))


def where(case: Case) -> str:
    """Return where the public reply of a case is worded."""
    return reverse("case_publish", args=[case.number])


def may_look(case: Case, actor: Actor) -> bool:
    """Say whether there is anything about a public reply to see or do: also one of before, of a case opened again."""
    return may_word(case, actor) or _published(case) is not None


def may_word(case: Case, actor: Actor) -> bool:
    """Say whether this person may word the public reply of a case now."""
    over = case.state in (State.CONCLUDED, State.CLOSED) and not case.office.frozen_at
    return over and bool(actor.roles & actions.WORDERS)


def standing(case: Case, actor: Actor) -> Standing:
    """Return how the reply stands; the action decides again."""
    waiting, newest = queries.waiting_of(case).first(), case.proposals.order_by("-pk").first()
    live = may_word(case, actor)
    why = _why_not(case, waiting, actor) if waiting and live and actor.roles & actions.APPROVERS else ""
    eyes = bool(waiting) and live and bool(actor.roles & actions.APPROVERS) and not why
    returned = newest if newest and newest.decision == "returned" else None
    reply = _published(case)
    leads = not case.office.frozen_at and bool(actor.roles & actions.APPROVERS)
    return Standing(reply, waiting, returned, live and not eyes, eyes, reply is not None and leads, why)


def _why_not(case: Case, waiting: Proposal, actor: Actor) -> str:
    if queries.worders(case).filter(worded_by=actor.key).exists():
        return now_("Bạn đã soạn lời này nên cần một lãnh đạo khác duyệt.")
    if queries.outdated(case, waiting):
        return now_("Lời này soạn trước kết luận mới nên không duyệt được. Soạn lại theo kết luận mới rồi trình.")
    return now_("Bạn đã ký kết luận nên cần một lãnh đạo khác duyệt.") if case.concluded_by == actor.key else ""


def _published(case: Case) -> Reply | None:
    return Reply.objects.filter(case=case, withdrawn_at__isnull=True).first()


def _first(case: Case, stands: Standing) -> dict[str, str]:
    """Return what the form begins with: the words that wait or came back, else those published, else the findings."""
    said = stands.waiting or stands.returned or stands.reply
    if said:
        return {"title": said.title, "text": said.text}
    found = [claim.finding.strip() for claim in case.claims.order_by("letter") if claim.finding.strip()]
    return {"title": case.title, "text": "\n".join(found)}
