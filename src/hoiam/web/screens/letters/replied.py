"""Join what a press agency wrote back to our letter and its case: by telephone or in words, as a paper, as a mail."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.letters import actions, exchanges, explaining
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.words.exchanges import SAYS
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.models import Entry, Paper
from hoiam.desk.sources import queries as sources
from hoiam.desk.sources.models import Outlet
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.screens.letters.forms import AnsweredForm, RepliedForm


@staff
def replied(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what the press wrote back about one letter; `giay` and `thu` name the paper or the mail that brought it."""
    letter = letter_of(request, number)
    asks = explaining.asks(letter)
    if letter not in (explaining if asks else exchanges).sent(request.office, request.actor):
        raise Http404
    paper, entry = _paper(request), _mail(request)
    page = about(letter, _("Ghi báo trả lời"), _("Ghi vào hồ sơ"), said=_("Đã ghi báo trả lời vào hồ sơ vụ việc."))
    came = paper.received_at if paper else entry.said_at if entry else request.seen_at
    first = {"at": came, "text": paper.subject if paper else f"{entry.title}. {entry.text}"[:1000] if entry else ""}

    def act(given: dict[str, Any]) -> str:
        actions.replied(letter=letter, paper=paper, entry=entry, by=request.actor, now=request.now, **given)
        return reverse("letter" if asks else "exchange", args=[letter.pk])

    form = RepliedForm(posted(request), initial=first)
    if asks:  # nothing was to be printed, so nothing can be refused
        form.fields["says"].choices = [(key, word) for key, word in SAYS.items() if key != "refuses"]
        del form.fields["reasoned"]
    return ask(request, form, page, act)


@staff
def from_paper(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask which letter a registered paper answers, and go on to what it says."""
    paper = paper_of(request, year, arrival)
    return _which(request, paper.outlet, str(paper), reverse("paper", args=[year, arrival]), f"giay={paper.pk}")


@staff
def from_mail(request: HttpRequest, entry: int) -> HttpResponse:
    """Ask which letter a mail answers, and go on to what it says."""
    found = papers.entry_for(request.office, entry)
    return _which(request, found.outlet, found.title, reverse("intake_entry", args=[entry]), f"thu={entry}")


def to_outlet(request: HttpRequest, outlet: Outlet | None) -> list[Letter]:
    """Return the objections and the requests to explain that went to an outlet: what it may be answering."""
    if outlet is None:
        return []
    rooms = (room.sent(request.office, request.actor) for room in (exchanges, explaining))
    return [one for sent in rooms for one in sent.filter(outlet__in=sources.one_today(outlet))]


def _which(request: HttpRequest, outlet: Outlet | None, kicker: str, back: str, brought: str) -> HttpResponse:
    sent = to_outlet(request, outlet)
    if not sent:
        raise Http404
    page = Ask(
        title=_("Báo trả lời văn bản của cơ quan"), button=_("Tiếp tục"), back=back, kicker=kicker, place="letters"
    )
    choices = [(str(one.pk), f"{one.full_number}, {one.case.number}, {one.title}") for one in sent]

    def act(given: dict[str, Any]) -> str:
        return f"{reverse('letter_replied', args=[given['letter']])}?{brought}"

    return ask(request, AnsweredForm(choices, posted(request)), page, act)


def _paper(request: HttpRequest) -> Paper | None:
    return papers.papers_of(request.office).filter(pk=_number(request, "giay")).first()


def _mail(request: HttpRequest) -> Entry | None:
    return papers.entries_of(request.office).filter(pk=_number(request, "thu")).first()


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
