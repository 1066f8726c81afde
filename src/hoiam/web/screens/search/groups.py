"""What each kind of record is found by, and what a list shows of it.

Marks and capitals do not matter; every word must be there. A case, its letters and its claims are found only by those
who may see the case.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hoiam.core.calendar.zone import local
from hoiam.core.text.normal import normal
from hoiam.core.text.question import Question, finder
from hoiam.core.values.actor import Actor
from hoiam.desk.articles import queries as articles
from hoiam.desk.articles.findable import holding
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases import words as case_words
from hoiam.desk.cases.models import Case
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Directive
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters import words as letter_words
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories import search as story_search
from hoiam.desk.stories import words as story_words
from hoiam.desk.stories.search import Told
from hoiam.desk.units.models import Office
from hoiam.web.chrome.days import moment
from hoiam.web.chrome.marks import Span
from hoiam.web.chrome.roads import road


@dataclass(frozen=True, slots=True)
class Found:
    """One line of a result. `url` is "" where the thing has no page; spans are the words that were asked for.

    Of a story, `piece` and `excerpt` are those of the article that matches best, no more than lists show (G11).
    """

    url: str
    title: str
    line: str
    side: str
    spans: Sequence[Span] = ()
    piece: str = ""  # its headline, where the story goes by another
    piece_spans: Sequence[Span] = ()
    excerpt: str = ""
    excerpt_spans: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """How a record is taken out as a row: the words of the columns, and its cells."""

    head: tuple[Promise, ...]
    cells: Callable[[Any], Iterable[object]]


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of record: how it is found, and how one of it is shown."""

    key: str
    word: Promise
    find: Callable[[Office, Actor, Question, date], Any]  # a QuerySet, or a list of what `load` makes rows of
    show: Callable[[Any], Found]
    load: Callable[[Office, Any, Question], Iterable[Any]] = lambda office, page, asked: page
    table: Table | None = None  # how it is taken out; stories have a table of their pieces (export.py)


def _address(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _stories(office: Office, actor: Actor, asked: Question, _on: date) -> list[Told]:
    """Find stories by the words of a piece: those with the same marks first, then those side by side."""
    return story_search.told(office, asked)


def _load(office: Office, page: Sequence[Told], asked: Question) -> list[Found]:
    """Return the lines of one page of a result, in its order."""
    held = stories.stories_of(office).filter(pk__in=[one.story for one in page]).order_by()
    named = {key: about for key, *about in held.values_list("pk", "title", "pieces", "state")}
    pieces, find, address, lines = articles.shown([one.piece for one in page]), finder(asked), road("story"), []
    for one in page:
        if one.story not in named or one.piece not in pieces:
            continue
        (story, count, state), (piece, excerpt, outlet, published) = named[one.story], pieces[one.piece]
        title, headline, excerpt = normal(story), normal(piece), normal(excerpt)
        headline = headline if headline != title else ""
        told = ngettext("%(n)s bài", "%(n)s bài", count) % {"n": count}
        line, side = f"{outlet}, {moment(published)}. {told}", str(story_words.STATES[state])
        marked = (headline, find(headline), excerpt, find(excerpt))
        lines.append(Found(address(one.story), title, line, side, find(title), *marked))
    return lines


# What the lines of a result say of a record, and what their addresses are made of: nothing else is read.
OF_CASE = ("year", "serial", "title", "state", "lead__short_name")
OF_LETTER = (
    *("number", "kind", "route", "title", "state", "document", "outlet__name", "case__year", "case__serial"),
    *("office__settings", "office__notation"),
)
OF_PAPER = ("year", "arrival", "number", "sender", "subject", "received_at")


def _cases(office: Office, actor: Actor, asked: Question, _on: date) -> QuerySet[Any]:
    named = cases.cases_of(office, actor).select_related(None).select_related("lead")
    return cases.found(named, asked).only(*OF_CASE)


def _case(case: Case) -> Found:
    lead = case.lead.short_name if case.lead else now_("chưa giao")
    state = str(case_words.STATES[case.state])
    return Found(_address("case", case.number), case.title, f"{case.number}, {lead}", state)


def _letters(office: Office, actor: Actor, asked: Question, _on: date) -> QuerySet[Any]:
    return letters.visible(office, actor).filter(holding(asked)).only(*OF_LETTER)


def _letter(letter: Letter) -> Found:
    state = now_(letter_words.STATES[letter.state])
    outlet, case = letter.outlet.name if letter.outlet else "", letter.case.number if letter.case else ""
    line = ", ".join(part for part in (letter.full_number, outlet, case) if part)
    return Found(_address("letter", letter.pk), letter.title, line, state)


def _papers(office: Office, actor: Actor, asked: Question, on: date) -> QuerySet[Any]:
    own = papers.papers_of(office).filter(about_kind="")  # the others are found as their own records
    own = letters.open_to(own, office, actor, on)  # what citizens wrote is found by who handles it
    return own.filter(holding(asked)).select_related(None).only(*OF_PAPER)


def _paper(paper: Paper) -> Found:
    line = ", ".join(part for part in (paper.number, paper.sender, moment(paper.received_at)) if part)
    side = now_("số đến %(n)s") % {"n": paper.arrival}
    return Found(_address("paper", paper.year, paper.arrival), paper.subject, line, side)


def _directives(office: Office, actor: Actor, asked: Question, _on: date) -> QuerySet[Any]:
    return directives.directives_of(office).filter(holding(asked))


def _directive(directive: Directive) -> Found:
    line = ", ".join(part for part in (directive.number_full, directive.issuer) if part)
    title = directive.subject or directive.name
    return Found(_address("directive", directive.pk), title, line, moment(directive.received_at))


def _written(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"


def _case_cells(case: Case) -> tuple[object, ...]:
    lead = case.lead.short_name if case.lead else ""
    return case.number, case.title, lead, case_words.STATES[case.state]


def _letter_cells(letter: Letter) -> tuple[object, ...]:
    outlet, case = letter.outlet.name if letter.outlet else "", letter.case.number if letter.case else ""
    return letter.full_number, letter.title, outlet, case, now_(letter_words.STATES[letter.state])


def _paper_cells(paper: Paper) -> tuple[object, ...]:
    return f"{paper.arrival}/{paper.year}", paper.number, paper.sender, paper.subject, _written(paper.received_at)


def _directive_cells(directive: Directive) -> tuple[object, ...]:
    title = directive.subject or directive.name
    return directive.number_full, directive.issuer, title, _written(directive.received_at)


CASES = Table((_("Số vụ việc"), _("Vụ việc"), _("Chủ trì"), _("Trạng thái")), _case_cells)
LETTERS = Table((_("Số văn bản"), _("Văn bản"), _("Báo, đài"), _("Vụ việc"), _("Trạng thái")), _letter_cells)
PAPERS = Table((_("Số đến"), _("Số, ký hiệu"), _("Nơi gửi"), _("Trích yếu"), _("Đến lúc")), _paper_cells)
DIRECTIVES = Table((_("Số, ký hiệu"), _("Nơi ban hành"), _("Trích yếu"), _("Đến lúc")), _directive_cells)
SHORTEST = 2  # characters: one letter finds everything and says nothing
STORIES = "tin"
GROUPS = (
    Group(STORIES, _("Tin"), _stories, lambda found: found, _load),
    Group("vu-viec", _("Vụ việc"), _cases, _case, table=CASES),
    Group("van-ban-di", _("Văn bản đi"), _letters, _letter, table=LETTERS),
    Group("giay-to", _("Giấy tờ báo gửi"), _papers, _paper, table=PAPERS),
    Group("van-ban-den", _("Công văn đến"), _directives, _directive, table=DIRECTIVES),
)
