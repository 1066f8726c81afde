"""Which legal route may the answer take? Four questions lead to it; it stands on its articles; then a draft is made.

A true claim can never be objected to: the pages offer no way, and without a false claim the route is always to own up.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.paper_kinds import ROUTED
from hoiam.core.errors import HoiamError
from hoiam.core.handle.route import Decision, Question, route
from hoiam.core.schedule import round_allowed
from hoiam.core.values.case import Route, State, Verdict
from hoiam.core.values.reason import Reason
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.words import ROUTES, route_reason
from hoiam.desk.law import queries as law
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import concluded, exchanges
from hoiam.desk.letters.facts import OBJECTIONS, article_of, facts_for, next_round
from hoiam.desk.letters.models import Conclusion, Phrase
from hoiam.desk.letters.phrases import filled, phrases_of
from hoiam.desk.sources.models import Outlet
from hoiam.web.door import staff
from hoiam.web.screens.cases.asking import case_of
from hoiam.web.screens.cases.attached import attached
from hoiam.web.screens.cases.route_form import DraftForm, QuestionsForm
from hoiam.web.sentences import sentence

CONCLUSION_FIRST = ("L103-2016.42.2", "L126-2025.34.2")  # a correction rests on a conclusion


@staff
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Show the questions; once answered, the decision; on POST make the draft and go to it."""
    case = case_of(request, number)
    outlets = queries.outlets_of(case)
    asked = bool(request.GET.get("outlet"))
    questions = QuestionsForm(case, outlets, request.GET if asked else None)
    context: dict[str, Any] = {"now": request.seen_at, "case": case, "questions": questions, "outlets": outlets}
    context["claims"] = case.claims.order_by("letter")
    if not asked or not questions.is_valid():
        return render(request, "cases/route.html", context)
    outlet = next(o for o in outlets if o.key == questions.cleaned_data["outlet"])
    decision = decide(case, outlet, questions.cleaned_data, request)
    false = case.claims.filter(verdict=Verdict.FALSE).order_by("letter")
    listed = [(claim.letter, f"{claim.letter}. {claim.text}") for claim in false]
    sent = request.POST if request.method == "POST" else None
    piece = article_of(case, outlet)
    known = piece is not None and piece.published_known
    held = {str(one.pk): one for one in concluded.conclusions_of(case)}
    papers = [(key, f"{one.kind} số {one.number} của {one.issuer}") for key, one in held.items()]
    own = {str(one.pk): one for one in phrases_of(case.office, ROUTED[decision.route])}  # G7: of this route alone
    said = [(key, one.name) for key, one in own.items()]
    form = DraftForm(decision.route, listed, known, papers, said, sent, initial=_known(piece))
    lacking = decision.route == Route.CORRECTION and not held
    if request.method == "POST" and not lacking and form.is_valid():
        try:
            letter = _draft(case, outlet, decision, form.cleaned_data, request, held, own)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            messages.success(request, _("Đã lập dự thảo từ hồ sơ vụ việc."))
            return redirect("letter", letter.pk)
    context |= {
        "outlet": outlet,
        "decision": _told(decision),
        "form": form,
        "attached": attached(case, decision, held.values()),
        "conclusion_lacking": lacking,
        "over": _rounds_over(case, outlet, decision, request.seen_at),
    }
    if decision.route == Route.RESPONSE:
        context["no_correction"] = exchanges.rule_of(CONCLUSION_FIRST, localdate(request.seen_at))
    refused = form.errors or (lacking and sent is not None)
    return render(request, "cases/route.html", context, status=422 if refused else 200)


def decide(case: Case, outlet: Outlet, answers: dict[str, Any], request: HttpRequest) -> Decision:
    """Return the route. What is true answers for the day of the request, an objection for the day of the letter."""
    found = set(case.claims.values_list("verdict", flat=True))
    verdict = next((v for v in (Verdict.FALSE, Verdict.TRUE) if v in found), Verdict.UNKNOWN)
    if case.state != State.CONCLUDED:  # nothing is signed: only what is known may be told
        verdict = Verdict.UNKNOWN
    elif answers.get("only_true") and Verdict.TRUE in found:
        verdict = Verdict.TRUE
    on = localdate(request.seen_at)
    paper = queries.paper_from(case, outlet)
    if verdict == Verdict.TRUE and paper:
        on = localdate(paper.received_at)
    return route(
        Question(
            verdict=verdict,
            concerns_office=answers["concerns"] == "yes",
            conclusion=answers["conclusion"] == "yes",
            on=on,
            from_press=outlet.kind == "press",
        )
    )


def _draft(
    case: Case,
    outlet: Outlet,
    decision: Decision,
    given: dict[str, Any],
    request: HttpRequest,
    held: Mapping[str, Conclusion],
    own: Mapping[str, Phrase],
) -> Any:
    conclusion = concluded.cited(held[given["concluded"]]) if decision.route == Route.CORRECTION else None
    facts: LetterFacts = facts_for(case, outlet, decision, request.seen_at, topic=given["topic"], conclusion=conclusion)
    facts = replace(facts, objected=tuple(given.get("objected", ())), ask_correction=bool(given.get("ask_correction")))
    if given.get("phrase"):
        words = filled(own[given["phrase"]], case, facts.article).splitlines()
        facts = replace(facts, words=tuple(line.strip() for line in words if line.strip()))
    if "piece" in given:
        facts = replace(facts, article=replace(facts.article, title=given["piece"], published_on=given["printed_on"]))
    if "section" in given:
        facts = replace(facts, article=replace(facts.article, section=given["section"]))
    return letters.draft(
        case=case,
        outlet=outlet,
        facts=facts,
        decision=decision,
        by=request.actor,
        now=request.now,
        round=facts.round,
    )


def _rounds_over(case: Case, outlet: Outlet, decision: Decision, now: datetime) -> Reason | None:
    """Return why the press need not take another objection, None while it must (L103 Đ.43.2; NĐ 237 Đ.21.1)."""
    rule = exchanges.rule_of(exchanges.ROUNDS, localdate(now))
    if decision.route not in OBJECTIONS or rule is None:
        return None
    answer = round_allowed(rule, next_round(case, outlet))
    return None if answer.allowed is not False else answer.reasons[0]


def _known(piece: Article | None) -> dict[str, str]:
    return {"section": piece.section, "piece": piece.title} if piece else {}


def _told(decision: Decision) -> dict[str, Any]:
    """Return the decision with its articles and reasons in words."""
    rules = {rule.id: rule for rule in law.book().rules}
    reasons = []
    for reason in decision.reasons:
        named = reason.facts.get("rule", "")
        facts = {**reason.facts, "rule": rules[named].article if named in rules else named}
        reasons.append(route_reason(reason.code, facts))
    return {
        "route": decision.route,
        "word": ROUTES[decision.route],
        "rules": [rules[key] for key in decision.rules if key in rules],
        "clocks": [rules[key] for key in decision.clocks if key in rules],
        "reasons": reasons,
    }
