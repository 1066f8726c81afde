"""Write a new paper: choose its kind, fill its parts; from a case where it is about one."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose import lines
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import EVERY, KINDS
from hoiam.core.errors import HoiamError
from hoiam.core.values.case import Verdict
from hoiam.desk.cases.models import Case, Claim
from hoiam.desk.cases.queries import case_for, cases_of
from hoiam.desk.letters import actions
from hoiam.desk.letters.paper_facts import paper_facts_for, rules_of
from hoiam.desk.letters.phrases import filled, phrases_of
from hoiam.desk.letters.words.papers import ABOUT
from hoiam.desk.letters.words.papers import KINDS as NAMES
from hoiam.desk.press import queries as press
from hoiam.web.door import staff
from hoiam.web.screens.letters.paper_form import PaperForm
from hoiam.web.sentences import sentence

MOST_CASES = 100


@staff
def choose(request: HttpRequest) -> HttpResponse:
    """Show the kinds: those that are written here, and those that grow out of a concluded case."""
    case = _case(request)
    rows = [
        (key, NAMES[key], ABOUT[key], key in KINDS and (case is not None or not KINDS[key].from_case)) for key in EVERY
    ]
    found = cases_of(request.office, request.actor)
    context = {"rows": rows, "case": case, "cases": found[:MOST_CASES], "now": request.seen_at, "here": "letters"}
    return render(request, "letters/kinds.html", context)


@staff
def write(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the parts of a kind, filled as far as the case tells; on POST keep the draft and go to it."""
    if kind not in EVERY or kind not in KINDS:
        raise Http404
    case = _case(request)
    claim = _claim(request, case) if kind == "phieu_chuyen" else None
    facts = paper_facts_for(request.office, kind, request.seen_at, case=case, claim=claim)
    if kind == "tra_loi":
        facts = _asked(request, facts)
    facts = _begun(request, facts, case)
    form = PaperForm(facts, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        rules = rules_of(kind, localdate(request.now))
        try:
            letter = actions.draft_paper(
                office=request.office, facts=form.facts(), case=case, rules=rules, by=request.actor, now=request.now
            )
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            messages.success(request, _("Đã lập dự thảo."))
            return redirect("letter", letter.pk)
    context: dict[str, Any] = {"form": form, "kind": NAMES[kind], "about": ABOUT[kind], "case": case, "claim": claim}
    context |= {"now": request.seen_at, "here": "letters"}
    context["phrases"] = [(one, filled(one, case)) for one in phrases_of(request.office, kind)]
    return render(request, "letters/write.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, facts: PaperFacts, case: Case | None) -> PaperFacts:
    """Begin the first part with a phrase of the office that was chosen. Raises Phrase.DoesNotExist for a stranger's."""
    number = request.GET.get("mau", "")
    if not number.isdecimal() or len(number) > 18:
        return facts
    said = filled(phrases_of(request.office, facts.kind).get(pk=int(number)), case)
    first = next((part.key for part in facts.parts if part.key == "noi_dung"), facts.parts[0].key)
    parts = tuple(replace(part, text=said) if part.key == first else part for part in facts.parts)
    return replace(facts, parts=parts)


def _case(request: HttpRequest) -> Case | None:
    """Return the case that the address names. Raises Case.DoesNotExist for a stranger's."""
    number = request.GET.get("vu-viec", "")
    return case_for(request.office, request.actor, number) if number else None


def _asked(request: HttpRequest, facts: PaperFacts) -> PaperFacts:
    """Begin a reply with what a press agency asked for; raises PressRequest.DoesNotExist for a stranger's request."""
    number = request.GET.get("yeu-cau", "")
    if not number.isdecimal() or len(number) > 18:
        return facts
    asked = press.request_for(request.office, int(number))
    said = asked.request.strip(" .")
    small = lines.inside(said)
    wanted = f"yêu cầu của {asked.outlet.name} {lines.day(localdate(asked.received_at))} về việc {small}"
    parts = tuple(replace(part, text=wanted) if part.key == "yeu_cau" else part for part in facts.parts)
    subject = f"trả lời {asked.outlet.name} về việc {small}"[:300]
    return replace(facts, addressees=(asked.outlet.name,), parts=parts, subject=subject)


def _claim(request: HttpRequest, case: Case | None) -> Claim | None:
    """Return the claim that a referral is about, found false by two people; none for a referral of another matter."""
    letter = request.GET.get("y", "")
    verified = case.claims.exclude(checked_by="") if case else None
    return verified.get(letter=letter, verdict=Verdict.FALSE) if verified is not None and letter else None
