"""The page of one letter: its form beside the sheet as it will print, what the checker says, one next step."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.letter_rules import OBJECTIONS
from hoiam.core.values.case import Route
from hoiam.desk.cases.words import ROUTES
from hoiam.desk.files import queries as files
from hoiam.desk.letters import explaining, queries, terms
from hoiam.desk.letters.actions import APPROVERS, COPIERS
from hoiam.desk.letters.actions.copying import SOURCE
from hoiam.desk.letters.actions.holding import writers
from hoiam.desk.letters.models import OUT, Letter, LetterState, OutletReply
from hoiam.desk.letters.words.exchanges import SAYS
from hoiam.desk.letters.words.papers import KINDS, TEMPLATE_PROBLEMS
from hoiam.desk.units import queries as units
from hoiam.outside.render.by_office import program
from hoiam.web.chrome import distributed
from hoiam.web.chrome.clocks import Face
from hoiam.web.chrome.related import related_to
from hoiam.web.door import staff
from hoiam.web.screens.cases.clocklines import clock_face, line_of
from hoiam.web.screens.letters import enclosures, sealed
from hoiam.web.screens.letters.asking import letter_of, name_of, to_whom
from hoiam.web.screens.letters.content import ContentForm
from hoiam.web.screens.letters.form_check import report
from hoiam.web.screens.letters.history import of_letter
from hoiam.web.screens.letters.next_step import next_step
from hoiam.web.screens.letters.paper_form import PaperForm
from hoiam.web.screens.letters.sent import sent
from hoiam.web.screens.letters.steps import steps
from hoiam.web.screens.letters.verified import verified

OPEN = (LetterState.DRAFT, LetterState.SUBMITTED, LetterState.APPROVED)
RETURNED = (LetterState.SUBMITTED, LetterState.APPROVED, LetterState.SIGNED)
PLACES = {
    LetterState.DRAFT: "letters",
    LetterState.SUBMITTED: "letters_waiting",
    LetterState.APPROVED: "letters_waiting",
    LetterState.SIGNED: "letters_waiting",
    LetterState.ISSUED: "letters_out",
    LetterState.REPLACED: "letters_out",
    LetterState.WITHDRAWN: "letters_out",
}


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one letter."""
    letter = letter_of(request, number)
    return page(request, letter, form_of(letter))


def form_of(letter: Letter, sent: QueryDict | None = None, files_sent: Any = None) -> ContentForm | PaperForm:
    """Return the form over what a letter is written from."""
    facts = queries.facts_of(letter)
    if isinstance(facts, LetterFacts):
        return ContentForm(facts, sent)
    brought = bool(facts.copied) and files.files_of(letter.office.key, SOURCE, str(letter.pk)).exists()
    return PaperForm(facts, sent, files_sent, brought=brought)


def page(request: HttpRequest, letter: Letter, form: ContentForm | PaperForm) -> HttpResponse:
    """Return the page of a letter round its form, which may hold what could not be saved."""
    actor, now = request.actor, request.seen_at
    units_posts = units.posts()
    document = queries.document_of(letter)
    found = report(letter, document)
    live = not letter.office.frozen_at
    returns = letter.state in RETURNED and bool(actor.roles & APPROVERS)
    step, issue = next_step(letter, actor, found.must), terms.term_of(letter)
    back = reverse("letter_return", args=[letter.pk])
    context: dict[str, Any] = {
        "now": now,
        "letter": letter,
        "here": PLACES[LetterState(letter.state)],
        "route": ROUTES[Route(letter.route)] if letter.route else KINDS[letter.kind],
        "name": name_of(letter),
        "to": to_whom(letter),
        "document": document,
        "check": found,
        "next": step,
        "steps": steps(letter, units_posts, now),
        "form": form if live and letter.state == LetterState.DRAFT and actor.roles & writers(letter) else None,
        "face": face_of(letter, now),
        "back": back if live and returns and step.url != back else "",
        "files": files.files_of(letter.office.key, "letter", str(letter.pk)),
        "own_template": queries.template_of(letter.office, letter.kind),
        "own_print": own_print(letter),
        "publications": letter.publications.order_by("noted_at"),
        "issue": line_of(issue, now) if issue else None,
        "explained": _explained(letter),
        "exchange": letter.route in OBJECTIONS and letter.state == LetterState.ISSUED,
        "history": of_letter(letter),
        "comments": [(units_posts.get(said.by, said.by), said) for said in queries.comments_of(letter)],
        "sealed": sealed.lines(letter, now),
        "verified": verified(letter),
        "acts": sealed.acts(letter, actor),
        "related": related_to(letter, actor, localdate(now)),
        "sent_to": distributed.of_letter(letter.pk, letter.office, letter.state in OUT, actor, now),
        "deliveries": sent(letter, actor),
        "enclosed": enclosures.shown(letter, actor, localdate(request.now)),
        "may_copy": live and letter.state == LetterState.ISSUED and bool(actor.roles & COPIERS),
        "may_comment": live and letter.state in OPEN,
    }
    return render(request, "letters/show.html", context, status=422 if form.errors else 200)


def _explained(letter: Letter) -> list[tuple[object, OutletReply]]:
    """Return what the press agency answered to a request to explain."""
    return [(SAYS[one.says], one) for one in letter.replies.order_by("at")] if explaining.asks(letter) else []


def own_print(letter: Letter) -> str:
    """Return on which sheet the PDF that is signed is printed, where the office has a template of its own; else ""."""
    if letter.print_problem:
        why = TEMPLATE_PROBLEMS.get(letter.print_problem, letter.print_problem)
        return _("PDF để ký theo mẫu chung. %(why)s") % {"why": why}
    if letter.printed_sha256:
        return _("PDF để ký in theo mẫu của cơ quan.")
    if queries.waits_for_print(letter):
        return _("Đang in PDF theo mẫu của cơ quan, xong thì ký được.")
    if letter.document or not queries.template_of(letter.office, letter.kind):
        return ""
    if program():
        return _("Khi cấp số, PDF để ký sẽ in theo mẫu của cơ quan.")
    return _("Máy chủ không có LibreOffice nên PDF để ký theo mẫu chung; bản DOCX theo mẫu riêng chỉ để tham khảo.")


def face_of(letter: Letter, now: datetime) -> Face | None:
    """Return the term that this letter runs against: the answer's, or the press's once it has the letter."""
    if explaining.asks(letter):
        owed = explaining.term_of(letter)
        return clock_face(owed, now) if owed and not owed.done_at else None
    if letter.case is None or not letter.route:
        return None
    wanted = ("press_correction", "press_reply") if letter.received_at else ("answer",)
    running = letter.case.clocks.filter(what__in=wanted, done_at__isnull=True)
    clock = running.order_by(F("ends_at").asc(nulls_last=True), "id").first()
    return clock_face(clock, now) if clock else None
