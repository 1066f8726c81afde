"""What each kind of record is found by, and what a list shows of it.

Marks and capitals do not matter; every word must be there. A case, its letters and its claims are found only by those
who may see the case.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Q, QuerySet, When
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Actor
from hoiam.desk.articles import queries as articles
from hoiam.desk.articles.models import Article
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
from hoiam.desk.stories import words as story_words
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Office
from hoiam.web.chrome.days import moment


@dataclass(frozen=True, slots=True)
class Found:
    """One line of a result. `url` is "" where the thing has no page."""

    url: str
    title: str
    line: str
    side: str


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of record: how it is found, and how one of it is shown."""

    key: str
    word: Promise
    find: Callable[[Office, Actor, list[str]], QuerySet[Any]]
    show: Callable[[Any], Found]


def _address(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _holds(text: str, words: list[str]) -> bool:
    """Say whether each word begins a word of a folded text: "ui" finds "Đăk Ui", not "mui"."""
    return all(re.search(rf"(?<!\w){re.escape(word)}", text) for word in words)


def _with(rows: QuerySet[Any], fields: Iterable[str], words: list[str]) -> list[int]:
    """Return the keys of the rows whose fields hold every word between them."""
    named = ((pk, fold(" ".join(str(part or "") for part in parts))) for pk, *parts in rows.values_list("pk", *fields))
    return [pk for pk, text in named if _holds(text, words)]


def _stories(office: Office, actor: Actor, words: list[str]) -> QuerySet[Any]:
    """Find stories by their title or a piece's text: first those that hold the words side by side."""
    mine = stories.stories_of(office)
    told = articles.found(" ".join(words), Article.objects.filter(hits__office=office))
    texts = dict(told.values_list("pk", "folded"))
    held = [pk for pk, text in texts.items() if _holds(text, words)]
    close = [pk for pk in held if _holds(texts[pk], [" ".join(words)])]
    items = StoryItem.objects.filter(story__office=office)
    by_text = items.filter(hit__article__in=held).values("story")
    near = Choice(When(pk__in=items.filter(hit__article__in=close).values("story"), then=0), default=1)
    found = mine.filter(Q(pk__in=by_text) | Q(pk__in=_with(mine.order_by(), ["title"], words)))
    return found.annotate(near=near).order_by("near", "-last_at", "-id")


def _story(story: Story) -> Found:
    state = story_words.STATES[story.state]
    pieces = ngettext("%(n)s bài", "%(n)s bài", story.n) % {"n": story.n}
    return Found(_address("story", story.pk), story.title, f"{pieces}, {moment(story.last_at)}", str(state))


def _cases(office: Office, actor: Actor, words: list[str]) -> QuerySet[Any]:
    mine = cases.cases_of(office, actor)
    by_claim = _with(mine.order_by(), ["claims__text"], words)
    return mine.filter(Q(pk__in=cases.found(mine, " ".join(words)).values("pk")) | Q(pk__in=by_claim))


def _case(case: Case) -> Found:
    lead = case.lead.short_name if case.lead else now_("chưa giao")
    state = str(case_words.STATES[case.state])
    return Found(_address("case", case.number), case.title, f"{case.number}, {lead}", state)


def _letters(office: Office, actor: Actor, words: list[str]) -> QuerySet[Any]:
    mine = letters.letters_of(office).filter(case__in=cases.cases_of(office, actor).order_by().values("pk"))
    named = ((letter.pk, fold(f"{letter.full_number} {letter.title} {letter.outlet.name}")) for letter in mine)
    found = [pk for pk, text in named if _holds(text, words)]
    return mine.filter(pk__in=found)


def _letter(letter: Letter) -> Found:
    state = now_(letter_words.STATES[letter.state])
    line = ", ".join(part for part in (letter.full_number, letter.outlet.name, letter.case.number) if part)
    return Found(_address("letter", letter.pk), letter.title, line, state)


def _papers(office: Office, actor: Actor, words: list[str]) -> QuerySet[Any]:
    mine = papers.papers_of(office)
    return mine.filter(pk__in=_with(mine.order_by(), ["number", "sender", "subject"], words))


def _paper(paper: Paper) -> Found:
    line = ", ".join(part for part in (paper.number, paper.sender, moment(paper.received_at)) if part)
    side = now_("số đến %(n)s") % {"n": paper.arrival}
    return Found(_address("paper", paper.arrival), paper.subject, line, side)


def _directives(office: Office, actor: Actor, words: list[str]) -> QuerySet[Any]:
    mine = directives.directives_of(office)
    fields = ["name", "number_full", "issuer", "subject", "restored"]
    return mine.filter(pk__in=_with(mine.order_by(), fields, words))


def _directive(directive: Directive) -> Found:
    line = ", ".join(part for part in (directive.number_full, directive.issuer) if part)
    title = directive.subject or directive.name
    return Found(_address("directive", directive.pk), title, line, moment(directive.received_at))


GROUPS = (
    Group("tin", _("Tin"), _stories, _story),
    Group("vu-viec", _("Vụ việc"), _cases, _case),
    Group("van-ban-di", _("Văn bản đi"), _letters, _letter),
    Group("giay-to", _("Giấy tờ báo gửi"), _papers, _paper),
    Group("van-ban-den", _("Công văn đến"), _directives, _directive),
)
