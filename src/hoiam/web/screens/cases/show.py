"""The page of one case: what it is, who owns it, its clocks, its claims, its parts of work, and one next step."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from hoiam.core.handle.states import CLOSERS
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Move, State, Verdict
from hoiam.desk.cases import many, queries
from hoiam.desk.cases.actions.filing import STEERERS
from hoiam.desk.cases.actions.tasks import ASKERS, OVER
from hoiam.desk.cases.models import Case, Claim, Proof
from hoiam.desk.cases.words import PARTS, VERDICTS, gap
from hoiam.desk.dossiers import queries as dossiers
from hoiam.desk.dossiers.actions import OPENERS
from hoiam.desk.letters import actions as letter_rules
from hoiam.desk.letters import queries as letters
from hoiam.desk.reports.roles import OTHER_WRITERS, leads
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.words import FIELDS, LEVELS
from hoiam.desk.units import queries as units
from hoiam.web.chrome import proofs
from hoiam.web.door import staff
from hoiam.web.screens.cases import delays
from hoiam.web.screens.cases.asking import case_of
from hoiam.web.screens.cases.clocklines import lines
from hoiam.web.screens.cases.exchanges import of_case
from hoiam.web.screens.cases.history import history
from hoiam.web.screens.cases.links import linked
from hoiam.web.screens.cases.next_step import may, next_step, works_on
from hoiam.web.screens.cases.notes import said
from hoiam.web.screens.cases.orders import orders
from hoiam.web.screens.cases.parts import parts, press_term
from hoiam.web.screens.cases.publish import may_look
from hoiam.web.screens.cases.rows import CHIPS
from hoiam.web.screens.cases.steps import steps
from hoiam.web.screens.cases.tasks import asked

WORK = {
    Verdict.TRUE: lazy("Khắc phục, trả lời"),
    Verdict.FALSE: lazy("Phản hồi, làm rõ"),
    Verdict.UNKNOWN: lazy("Xác minh tiếp"),
}

NOTES = 3  # the newest ones that the page itself shows


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as the table shows it, with what this person may do about it."""

    claim: Claim
    proofs: list[Proof]
    work: str
    judge: bool
    check: bool
    checker: str
    seen: str
    refer: bool


@staff
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show one case."""
    case, actor, now = case_of(request, number), request.actor, request.seen_at
    many.read_whole(case)
    posts, names = units.posts(), units.short_names()
    note_count = case.notes.count()
    rows = claims(case, actor, posts)
    running, ended = lines(case, now, posts, press_term(case))
    context = {
        "now": now,
        "case": case,
        "steps": steps(case, now),
        "next": next_step(case, actor),
        "clocks": running,
        "ended_clocks": ended,
        "delays": delays.rows(case, actor),
        "claims": rows,
        "claim_counts": _counts(rows),
        "may_add": _may_add(case, actor),
        "parts": parts(case, actor, now),
        "exchanges": of_case(case, request),
        "orders": orders(case, actor, now, posts),
        "handover": queries.handover_of(case),
        "tasks": asked(case, request, now),
        "notes": said(case, posts, names, NOTES) if note_count else [],
        "note_count": note_count,
        "linked": linked(case, request),
        "extension": queries.extension_of(case),
        "may_ask": _may_ask(case, actor),
        "files": case.files.filter(task=None).select_related("file").order_by("id"),
        "gaps": [gap(g.code, g.facts) for g in queries.gaps(case)] if case.state == State.CONCLUDED else [],
        "history": history(case, posts, names),
        "others": _others(case),
        "field": FIELDS.get(case.field, FIELDS[""]),
        "level": {"word": LEVELS.get(case.level, LEVELS[""]), "level": CHIPS.get(case.level, "low")},
        "opener": posts.get(case.opened_by, case.opened_by),
        "concluder": posts.get(case.concluded_by, case.concluded_by),
        "articles": _articles(case),
        "papers": [tied.paper for tied in sorted(case.papers.all(), key=lambda tied: tied.pk)],
        "letters": letters.all_of_case(case.pk),
        "dossiers": dossiers.dossiers_of(request.office, actor).filter(case=case),
        "may_file": bool(actor.roles & OPENERS) and not case.office.frozen_at,
        "proofs": proofs.of_articles(request, queries.articles_to_prove(case)),
        "links": _links(case, actor, noted=note_count > 0),
    }
    return render(request, "cases/show.html", context)


def claims(case: Case, actor: Actor, posts: dict[str, str]) -> list[ClaimRow]:
    """Return the claims of a case in their order."""
    live = case.state == State.VERIFYING and not case.office.frozen_at
    ours = works_on(case, actor)
    eyes = ours or bool(actor.roles & set(CLOSERS))
    writes = bool(actor.roles & letter_rules.WRITERS) and not case.office.frozen_at
    return [
        ClaimRow(
            claim=claim,
            proofs=sorted(claim.proofs.all(), key=lambda proof: proof.pk),
            work=WORK[Verdict(claim.verdict)] if claim.verdict else "",
            judge=live and ours,
            check=live and eyes and bool(claim.verdict) and not claim.checked_by and claim.judged_by != actor.key,
            checker=posts.get(claim.checked_by, claim.checked_by),
            seen=queries.stamp(claim),
            refer=writes and claim.verdict == Verdict.FALSE and bool(claim.checked_by),
        )
        for claim in sorted(case.claims.all(), key=lambda claim: claim.letter)
    ]


def _counts(rows: list[ClaimRow]) -> str:
    """Return "4 ý: 1 đúng, 2 sai, 1 chưa đủ căn cứ"."""
    found = [row.claim.verdict for row in rows]
    told = [f"{found.count(code)} {str(word).lower()}" for code, word in VERDICTS.items() if code in found]
    return f"{ngettext('%(n)s ý', '%(n)s ý', len(rows)) % {'n': len(rows)}}: {', '.join(told)}" if rows else ""


def _may_add(case: Case, actor: Actor) -> bool:
    open_ = case.state in (State.TRIAGED, State.ASSIGNED, State.VERIFYING)
    aside = case.state in (State.IRRELEVANT, State.POSITIVE) and queries.owes_answer(case)
    return (
        (open_ or aside) and not case.office.frozen_at and (works_on(case, actor) or bool(actor.roles & set(CLOSERS)))
    )


def _others(case: Case) -> list[tuple[str, list[str]]]:
    told: dict[str, list[str]] = {"support": [], "inform": []}
    for other in sorted(case.others.all(), key=lambda other: other.unit_id):
        told[other.part].append(other.unit.short_name)
    return [(str(PARTS[part]), names) for part, names in told.items() if names]


def _articles(case: Case) -> list[dict[str, Any]]:
    """Return the pieces of the case, originals first, with how often each was reprinted and edited."""
    if not case.story:
        return [{"article": case.article, "versions": case.article.versions.count()}] if case.article else []
    items = list(stories.items_of(case.story).annotate(versions=Count("hit__article__versions")))
    reprints = [item.reprint_of_id for item in items if item.reprint_of_id]
    return [
        {
            "article": item.hit.article,
            "versions": item.versions,
            "reprints": reprints.count(item.pk),
            "reprint": bool(item.reprint_of_id),
        }
        for item in sorted(items, key=lambda item: bool(item.reprint_of_id))
    ]


def _links(case: Case, actor: Actor, *, noted: bool) -> list[dict[str, str]]:
    """Return the other things that this person may do, as quiet links."""
    moves, handed = may(case, actor), queries.handover_of(case) is not None
    wanted = [
        (Move.ASSIGN in moves and case.state != State.TRIAGED, "case_assign", _("Chuyển đơn vị khác")),
        (_may_order(case, actor), "case_instruct", _("Bút phê")),
        (Move.HAND_OVER in moves and not handed, "case_hand_over", _("Đề nghị chuyển đơn vị khác")),
        (Move.GIVE_BACK in moves, "case_give_back", _("Trả lại người giao")),
        (Move.EXTEND in moves, "case_extend", _("Gia hạn có lý do")),
        (_may_ask_time(case, actor), "case_extend", _("Đề nghị gia hạn")),
        (Move.REOPEN in moves, "case_reopen", _("Mở lại")),
        (Move.DISMISS in moves, "case_dismiss", _("Kết thúc không xử lý")),
        (_may_ask(case, actor) and not case.tasks.all(), "case_ask_unit", _("Giao việc, hỏi đơn vị khác")),
        (not case.office.frozen_at and not noted, "case_notes", _("Ghi trao đổi")),
        (_may_file(case, actor), "case_link", _("Nối với vụ việc khác")),
        (_may_file(case, actor), "case_files", _("Thêm tệp vào hồ sơ")),
        (_may_write(case, actor), "case_route", _("Chọn đường trả lời báo")),
        (may_look(case, actor), "case_publish", _("Trả lời công khai")),
    ]
    links = [{"url": reverse(name, args=[case.number]), "word": word} for yes, name, word in wanted if yes]
    if not case.office.frozen_at and (actor.roles & OTHER_WRITERS or leads(case, actor)):
        links.append({"url": f"{reverse('report_make_quick')}?vu-viec={case.number}", "word": _("Báo cáo nhanh")})
    return links


def _may_ask(case: Case, actor: Actor) -> bool:
    live = State(case.state) not in OVER and not case.office.frozen_at
    return live and (works_on(case, actor) or bool(actor.roles & ASKERS))


def _may_file(case: Case, actor: Actor) -> bool:
    live = case.state != State.CLOSED and not case.office.frozen_at
    return live and (works_on(case, actor) or bool(actor.roles & STEERERS))


def _may_ask_time(case: Case, actor: Actor) -> bool:
    live = case.state == State.VERIFYING and not case.office.frozen_at and queries.extension_of(case) is None
    return live and case.lead is not None and actor.unit == case.lead.key


def _may_write(case: Case, actor: Actor) -> bool:
    live = case.state in (State.CONCLUDED, State.VERIFYING) or queries.owes_answer(case)
    return live and not case.office.frozen_at and bool(actor.roles & letter_rules.DRAFTERS)


def _may_order(case: Case, actor: Actor) -> bool:
    live = case.state != State.CLOSED and not case.office.frozen_at
    return live and bool(actor.roles & {Role.CHU_TICH, Role.PCT})
