"""The page of one story: its pieces in time, why each is here, what each is about, and one next step."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.text.normal import normal
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.models import Version
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.places import queries as places
from hoiam.desk.reports.roles import OTHER_WRITERS
from hoiam.desk.stories import queries, telling, words
from hoiam.desk.stories.models import Story, StoryItem, StoryState
from hoiam.desk.stories.words import STATES
from hoiam.desk.units import queries as units
from hoiam.web.chrome import proofs
from hoiam.web.chrome.marks import Span
from hoiam.web.chrome.reasons import Why
from hoiam.web.door import staff
from hoiam.web.screens.cases.next_step import Step
from hoiam.web.screens.inbox import because, retelling
from hoiam.web.screens.inbox.apart import bridges
from hoiam.web.screens.inbox.asking import may_sort
from hoiam.web.screens.inbox.correct import named
from hoiam.web.screens.inbox.rows import CHIPS, chips, counted, level_word
from hoiam.web.screens.inbox.similar import similar_to


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a story as the page shows it; spans are the words that speak of a place."""

    item: StoryItem
    title: str
    title_spans: list[Span]
    excerpt: str
    excerpt_spans: list[Span]
    unsure: bool
    edited: int
    reasons: list[Why]
    may_split: bool
    told: str  # "Đăng đầu tiên", "Đăng lại sau 2 giờ, chép 62% từ bài của Báo A"
    copies: list["Piece"]  # the reprints that are folded under this piece


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one story; one that was merged away leads to where its pieces are."""
    moved = queries.moved_to(request.office, number)
    if moved:
        return redirect("story", moved)
    story = queries.story_for(request.office, number)
    items, may = list(queries.items_of(story)), may_sort(request)
    sources = queries.sources_of(items)
    keys = {key for item in items for key in [*item.hit.places, *(m["place"] for m in item.hit.mentions)]}
    names = places.names(sorted(key for key in keys if key))
    case = cases.cases_of(request.office, request.actor).filter(story=story).first()
    context = {
        "now": request.seen_at,
        "story": story,
        "count": counted(len(items)),
        "level": {"level": CHIPS.get(story.level, "low"), "word": level_word(story)},
        "chips": chips(story, any(item.hit.relevant is None for item in items), names),
        "state": STATES[story.state],
        "sorter": units.posts().get(story.sorted_by, story.sorted_by),
        "case": case,
        "may": may,
        "next": _next(story, case, may),
        "pieces": _pieces(items, names, may, sources),
        "told": retelling.summed(items, sources, request.seen_at),
        "summary": [(one, words.reason(one.reason.code, one.reason.facts)) for one in telling.telling(items, sources)],
        "proofs": proofs.of_articles(request, [item.hit.article_id for item in items]),
        "merged": list(queries.merged_into(story)) if may else [],
        "related": queries.related(story),
        "bridges": bridges(story) if may else [],
        "similar_url": similar_to(story.title),
        "may_report": not case and not story.office.frozen_at and bool(request.actor.roles & OTHER_WRITERS),
        "sorts": _sorts(story) if may else [],
    }
    return render(request, "inbox/show.html", context)


def _next(story: Story, case: Case | None, may: bool) -> Step:
    if case:
        return Step(_("Tin đã lập vụ việc %(number)s") % {"number": case.number}, _("Mở vụ việc"), _case(case))
    if story.state == StoryState.CASE:
        return Step(_("Tin đã lập vụ việc"), note=_("Vụ việc giao cho đơn vị khác."))
    if story.office.frozen_at:
        return Step(_("Dữ liệu đã khóa"), note=_("Đơn vị này chỉ xem được, không còn việc phải làm."))
    if not may:
        return Step(_("Chờ Trung tâm phân loại tin"))
    note = _("Vụ việc lấy tên, mức, địa bàn của tin và chờ Văn phòng giao đơn vị xác minh.")
    action = reverse("story_open_case", args=[story.pk])
    if story.state == StoryState.NEW:
        return Step(_("Lập vụ việc để giao xác minh"), _("Lập vụ việc"), action=action, note=note)
    title = _("Đã xếp vào mục “%(state)s”") % {"state": STATES[story.state]}
    undo = reverse("inbox_undo", args=[f"{story.pk}.new"])
    return Step(title, _("Đưa về Cần xem"), action=undo)


def _case(case: Case) -> str:
    return reverse("case", args=[case.number])


def _sorts(story: Story) -> list[tuple[str, str]]:
    """Return the other shelves on which this story may be put."""
    if story.state == StoryState.CASE:
        return [("relevant", _("Có liên quan"))] if story.unsure else []
    shelves = (StoryState.POSITIVE, StoryState.NOTED, StoryState.IRRELEVANT)
    ours = [("relevant", _("Có liên quan"))] if story.unsure else []
    return ours + [(state.value, str(STATES[state])) for state in shelves if state != story.state]


def _pieces(items: list[StoryItem], names: Mapping[str, str], may: bool, sources: retelling.Sources) -> list[Piece]:
    """Return the pieces in time; a reprint stands folded under the piece that it was taken from."""
    posts, latest = units.posts(), _latest(items)
    made = {
        item.pk: _piece(
            item, latest[item.hit.article_id], names, posts, may, len(items), retelling.told(item, items[0], sources)
        )
        for item in items
    }
    alone = []
    for item in items:
        above = retelling.under(item, sources)
        (alone if above is None else made[above].copies).append(made[item.pk])
    return alone


def _latest(items: list[StoryItem]) -> dict[int, Version]:
    found = Version.objects.filter(article__in=[item.hit.article_id for item in items]).order_by("number")
    return {version.article_id: version for version in found}


def _piece(
    item: StoryItem,
    said: Version,
    names: Mapping[str, str],
    posts: Mapping[str, str],
    may: bool,
    count: int,
    told: str,
) -> Piece:
    hit, article = item.hit, item.hit.article
    labels = {label.name: label for label in item.labels.all()}
    shown = [labels[name] for name in named(item) if name in labels]
    reasons = [because.place(item, hit.places, names, may)]
    why = because.joined(item, f"{said.title} {said.sapo} {said.text}")
    reasons += [why] if why else []
    for label in shown:
        by = "" if label.set_by == MACHINE.key else posts.get(label.set_by, label.set_by)
        reasons.append(because.of_label(label, by))
    return Piece(
        item=item,
        title=normal(article.title),
        title_spans=_spans(item, "title", names),
        excerpt=normal(article.excerpt),
        excerpt_spans=_spans(item, "sapo" if said.sapo else "text", names),
        unsure=hit.relevant is None,
        edited=said.number,
        reasons=reasons,
        may_split=may and count > 1,
        told=told,
        copies=[],
    )


def _spans(item: StoryItem, field: str, names: Mapping[str, str]) -> list[Span]:
    found = [mention for mention in item.hit.mentions if mention["field"] == field]
    return [(m["start"], m["end"], names.get(m["place"], "")) for m in found]
