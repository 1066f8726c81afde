"""Open a case, and tie the papers to it that ask for an answer."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import SORTERS
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import State
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.actions.line import locked, write_line
from hoiam.desk.cases.actions.owing import owe_answer
from hoiam.desk.cases.models import Case, CasePaper
from hoiam.desk.papers.models import Entry, Paper
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

HIGH = ("high", "urgent")  # of such a matter the first report is due within a day (S18)


@transaction.atomic
def open_case(
    *,
    office: Office,
    title: str,
    by: Actor,
    now: datetime,
    story: Story | None = None,
    paper: Paper | None = None,
    article: Article | None = None,
    entry: Entry | None = None,
    level: str = "",
) -> Case:
    """Open a case from a story, an article, a paper, or what was put in by hand; it is sorted and waits to be assigned.

    Raises Refused where the role may not sort, the office is frozen, or the matter already has a case.
    """
    role = next((r for r in SORTERS if r in by.roles), None)
    if role is None:
        raise Refused("case.role")
    Office.objects.select_for_update().get(pk=office.pk)  # one case at a time takes a number
    units.refuse_frozen(office)
    _refuse_second(office, story, paper, entry, article)
    year = localdate(now).year
    last = Case.objects.filter(office=office, year=year).aggregate(n=Max("serial"))["n"] or 0
    case = Case(office=office, year=year, serial=last + 1, title=title[:300], state=State.TRIAGED)
    case.story, case.paper, case.article, case.entry = story, paper, article, entry
    case.opened_at, case.opened_by, case.level = now, by.key, level or "normal"
    taken: dict[str, Any] = {}
    if story:
        case.field, case.level, case.places = story.field, level or story.level, story.places
        case.article = article or story.items.order_by("hit__article__published_at")[0].hit.article
        taken = stories.take_up(story=story, by=by, now=now)
    case.save()
    clocks.start_clock(case=case, what="assign", at=now, by=by, now=now)
    if case.level in HIGH:
        clocks.start_clock(case=case, what="quick_report", at=now, by=by, now=now)
    if paper:
        _tie(case, paper, by, now)
    proving = {"office": office, "number": case.number, "by": by, "now": now}
    articles.keep_for_case(articles=queries.articles_to_prove(case), **proving)
    write_line(case, "case.open", by, now, role.value, title=case.title, level=case.level, **taken)
    return case


@transaction.atomic
def attach_paper(*, case: Case, paper: Paper, by: Actor, now: datetime) -> Case:
    """Tie a paper that came after the case was opened; its clock runs from the day it was received."""
    if not by.roles & {*SORTERS, Role.VAN_THU}:
        raise Refused("case.role")
    case = locked(case)
    if case.state in (State.CLOSED, State.IRRELEVANT, State.POSITIVE):
        raise MoveDenied("case.over")
    if paper.office_id != case.office_id:
        raise Refused("case.other_paper")
    _refuse_second(case.office, paper=paper)
    if case.paper is None:
        case.paper = paper
        case.save(update_fields=["paper"])
    _tie(case, paper, by, now)
    write_line(case, "case.paper", by, now, number=paper.number, sender=paper.sender)
    return case


@transaction.atomic
def join_story(*, entry: Entry, article: Article, by: Actor, now: datetime) -> Case | None:
    """Tell a case that was opened from an entry which article and story the entry has become, with no second case.

    None where no case was opened from it. A story that has a case already keeps it; a person may link the two.
    """
    case = Case.objects.select_for_update().filter(entry=entry, article=None).first()
    if case is None:
        return None
    case.article = article
    item = StoryItem.objects.filter(hit__office=case.office, hit__article=article).select_related("story").first()
    if item and case.story is None and not Case.objects.filter(story=item.story).exists():
        case.story, case.field, case.places = item.story, item.story.field, item.story.places
        stories.take_up(story=item.story, by=by, now=now)
    case.save(update_fields=["article", "story", "field", "places"])
    return case


def _refuse_second(
    office: Office,
    story: Story | None = None,
    paper: Paper | None = None,
    entry: Entry | None = None,
    article: Article | None = None,
) -> None:
    """Raise Refused where the story, the article, the entry or the paper already has a case: one matter, one file."""
    before = queries.case_about(office, story) if story else None
    if before is None and entry:
        before = Case.objects.filter(office=office, entry=entry).first()
    if before is None and article and not story:
        before = Case.objects.filter(office=office, article=article).first()
    if before:
        raise Refused("case.exists", number=before.number)
    if paper and (tied := CasePaper.objects.filter(paper=paper).select_related("case").first()):
        raise Refused("paper.has_case", number=tied.case.number)


def _tie(case: Case, paper: Paper, by: Actor, now: datetime) -> None:
    CasePaper.objects.create(case=case, paper=paper, tied_at=now, tied_by=by.key)
    clocks.start_paper_clock(case=case, paper=paper, by=by, now=now)
    if case.state == State.CONCLUDED:
        clocks.start_complaint_clocks(case=case, by=by, now=now)
        owe_answer(case=case, by=by, now=now)
