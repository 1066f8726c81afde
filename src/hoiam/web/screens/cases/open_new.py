"""Open a case from an article, from what was put in by hand (a sheet, a letter), a request of the press, or a call.

A story has a button of its own, an incoming paper a page of its own. Cases that read alike are shown before another one
is opened: one matter, one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.errors import Refused
from hoiam.core.handle.states import SORTERS
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import actions
from hoiam.desk.cases.alike import alike
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.words import STATES
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers import queries as paper_queries
from hoiam.desk.papers.models import Channel, Entry, Speaker
from hoiam.desk.papers.standing import BASIS, hand_key
from hoiam.desk.papers.words import CHANNELS, SPEAKERS
from hoiam.desk.press import actions as press
from hoiam.desk.press import queries as press_queries
from hoiam.desk.press.models import PressRequest
from hoiam.desk.sources import actions as sources
from hoiam.desk.stories.models import Story
from hoiam.desk.watch import queries as watch
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases.open_form import OpenForm


@dataclass(frozen=True, slots=True)
class Origin:
    """What a case is opened from; nothing at all means a call that is being taken down."""

    title: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    back: str = ""
    article: Article | None = None
    story: Story | None = None
    entry: Entry | None = None
    asked: PressRequest | None = None

    @property
    def call(self) -> bool:
        """Say whether there is nothing but what the officer types."""
        return not (self.article or self.entry or self.asked)


@staff
def open_new(request: HttpRequest) -> HttpResponse:
    """Ask what the case is called; where others read alike, ask whether it is really another one."""
    origin = _origin(request)
    initial = {"title": origin.title, "said_at": request.seen_at, "key": uuid4().hex}
    form = OpenForm(origin.call, posted(request), initial=initial)
    title = form.data.get("title", "") if form.is_bound else origin.title
    near = alike(request.office, request.actor, title) if title else []
    form.may_be_double(near)
    page = Ask(
        title=_("Lập vụ việc từ cuộc gọi, nhập tay") if origin.call else _("Lập vụ việc"),
        button=_("Lập vụ việc"),
        back=origin.back or reverse("cases"),
        kicker=_("Vụ việc"),
        note=_("Không ghi họ tên, số điện thoại người gọi; lỡ ghi thì máy lược bỏ trước khi lưu.")
        if origin.call
        else "",
        facts=origin.facts,
        said=_("Đã lập vụ việc, chờ Văn phòng giao đơn vị."),
    )
    shown = [(case, STATES[case.state]) for case in near]
    return ask(request, form, page, lambda given: _open(request, origin, given), template="cases/open.html", near=shown)


def _origin(request: HttpRequest) -> Origin:
    given = {name: value for name in ("bai", "nhap", "yeu_cau") if (value := request.GET.get(name, "")).isdecimal()}
    if "bai" in given:
        hit = watch.hits_of(request.office).select_related("article__outlet", "item__story").get(article=given["bai"])
        story = hit.item.story if hasattr(hit, "item") else None
        facts = {_("Bài"): f"{hit.article.title}, {hit.article.outlet.name}"}
        back = reverse("article", args=[hit.article_id])
        return Origin(hit.article.title[:300], facts, back, article=hit.article, story=story)
    if "nhap" in given:
        return _from_entry(paper_queries.entry_for(request.office, int(given["nhap"])))
    if "yeu_cau" in given:
        asked = press_queries.request_for(request.office, int(given["yeu_cau"]))
        facts = {_("Cơ quan báo chí"): asked.outlet.name, _("Yêu cầu"): asked.request}
        return Origin(asked.request[:300], facts, reverse("press_request", args=[asked.pk]), asked=asked)
    return Origin()


def _from_entry(entry: Entry) -> Origin:
    facts = {
        _("Qua đâu"): CHANNELS[entry.channel],
        _("Ai nói"): SPEAKERS[entry.speaker],
        _("Nội dung"): entry.text[:300],
    }
    facts = {word: said for word, said in facts.items() if said}
    hits = watch.hits_of(entry.office).filter(article=entry.article).select_related("item__story")
    hit = hits.first() if entry.article else None
    story = hit.item.story if hit is not None and hasattr(hit, "item") else None
    back = reverse("intake_entry", args=[entry.pk])
    return Origin(str(entry)[:300], facts, back, article=entry.article, story=story, entry=entry)


@transaction.atomic
def _open(request: HttpRequest, origin: Origin, given: dict[str, Any]) -> str:
    by, now = request.actor, request.now
    if not by.roles & set(SORTERS):
        raise Refused("case.role")
    entry = _take_down(request, given) if origin.call else origin.entry
    case: Case = actions.open_case(
        office=request.office,
        title=given["title"],
        story=origin.story,
        article=origin.article,
        entry=entry,
        level=given["level"],
        by=by,
        now=now,
    )
    if origin.asked:
        press.tie(request=origin.asked, case=case, by=by, now=now)
    return reverse("case", args=[case.number])


def _take_down(request: HttpRequest, given: dict[str, Any]) -> Entry:
    """Keep what a caller said as an entry, which walks the road of every article; the caller is "người dân"."""
    who = Speaker.PEOPLE.value
    outlet = sources.outlet_by_hand(
        key=hand_key(who, "", request.office.sample),
        name=str(SPEAKERS[who]),
        kind="unknown",
        basis=BASIS,
        sample=request.office.sample,
        by=request.actor,
        now=request.now,
    )
    return papers.enter(
        office=request.office,
        key=given["key"],
        channel=Channel.TELEPHONE,
        speaker=who,
        outlet=outlet,
        said_at=given["said_at"],
        title=given["title"],
        text=given["text"],
        concerns=True,
        reason=_("Cán bộ lập vụ việc từ cuộc gọi"),
        by=request.actor,
        now=request.now,
    )
