"""One source: how it does, why it is read when it is, what each look brought, and what may be done about it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.articles import queries as articles
from hoiam.desk.sources import actions, queries, words
from hoiam.desk.sources.models import Source
from hoiam.desk.units.queries import longest_read_again, refuse_frozen
from hoiam.web.chrome.figures import number as figure
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.chart import chart
from hoiam.web.screens.sources.forms import SwitchForm, TermsForm

LOOKS = 15


@staff
def source(request: HttpRequest, number: int) -> HttpResponse:
    """Show one source of this office's world."""
    one = _one(request, number)
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "sources",
        "source": one,
        "outlet_kind": words.OUTLET_KINDS[one.outlet.kind],
        "kind": words.KINDS.get(one.kind, one.kind),
        "level": words.LEVELS[one.outlet.level],
        "state": state(one, request.seen_at),
        "robots": words.ROBOTS.get(one.robots, words.ROBOTS[""]),
        "chart": chart(one, request.seen_at),
        "looks": [(look, words.error(look.reason)) for look in one.looks.order_by("-at", "-id")[:LOOKS]],
        "misses": [(miss, words.error(miss.code)) for miss in articles.misses_of(one)[:LOOKS]],
        "left_out": articles.left_out(one).count(),
        "next": queries.next_look(one, request.seen_at) if one.enabled else None,
        "why": why_then(one),
        "edited_for": longest_read_again().days,
        "may_keep": bool(request.actor.roles & actions.KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "sources/source.html", context)


@staff
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then stop reading the source."""
    one = _one(request, number)
    back = reverse("source", args=[number])
    page = Ask(
        title=_("Tắt nguồn %(name)s") % {"name": one.outlet.name},
        button=_("Tắt nguồn"),
        back=back,
        kicker=_("Nguồn tin"),
        note=_("Nguồn không được đọc nữa cho đến khi bật lại; tin đã thu vẫn giữ nguyên."),
        said=_("Đã tắt nguồn %(name)s. Tin đã thu vẫn giữ nguyên.") % {"name": one.outlet.name},
        place="sources",
    )

    def act(given: dict[str, Any]) -> None:
        refuse_frozen(request.office)
        actions.switch(source=one, enabled=False, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, SwitchForm(posted(request)), page, act)


@staff
def terms(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what a person read in the terms of use."""
    one = _one(request, number)
    page = Ask(
        title=_("Điều khoản sử dụng của %(name)s") % {"name": one.outlet.name},
        button=_("Lưu điều khoản đã đọc"),
        back=reverse("source", args=[number]),
        kicker=_("Nguồn tin"),
        note=_("Ghi điều bạn đã đọc; tên tài khoản và giờ ghi được lưu cùng."),
        said=_("Đã lưu."),
        place="sources",
    )

    def act(given: dict[str, Any]) -> None:
        refuse_frozen(request.office)
        actions.note_terms(outlet=one.outlet, terms=given["terms"], by=request.actor, now=request.now)

    return ask(request, TermsForm(posted(request), initial={"terms": one.outlet.terms}), page, act)


def state(one: Source, now: datetime) -> dict[str, Any]:
    """Return how a source does, in words: what is wrong first."""
    if not one.enabled:
        return {"word": _("Đã tắt"), "more": one.off_reason, "bad": False}
    if one.error:
        return {"word": words.error(one.error), "more": "", "bad": True}
    if warning := queries.warning(one, now):
        return {"word": words.WARNINGS[warning], "more": "", "bad": True}
    if one.succeeded_at:
        return {"word": _("Đọc được"), "more": "", "bad": False}
    return {"word": _("Chờ lần đọc đầu"), "more": "", "bad": False}


def why_then(one: Source) -> str:
    """Return why a source is read again when it is."""
    minutes = {"least": one.every // 60, "most": max(one.every, one.most_every) // 60}
    if one.retry_at and one.error:
        return _("Máy chủ yêu cầu không hỏi lại trước lúc đó.")
    if one.failures:
        return _("Lần đọc lỗi thứ %(n)s liền: mỗi lần lỗi nghỉ gấp đôi, lâu nhất một ngày.") % {"n": one.failures}
    if one.left:
        return _("Còn bài mới chờ đọc: đọc lại sau %(least)s phút.") % minutes
    if one.rhythm is None:
        return _("Chưa đủ bài để biết nhịp của nguồn: đọc lại sau %(least)s phút.") % minutes
    if minutes["least"] == minutes["most"]:
        return _("Nguồn được đặt để đọc lại sau mỗi %(least)s phút.") % minutes
    facts = {"own": figure(one.rhythm / 3600, 0)} | minutes
    sentence = _(
        "Chín trong mười bài của nguồn cách bài trước không quá %(own)s giờ (không tính ban đêm): "
        "đọc lại sau nửa nhịp đó, trong khoảng %(least)s đến %(most)s phút."
    )
    return sentence % facts


def _one(request: HttpRequest, number: int) -> Source:
    return queries.all_sources().get(pk=number, outlet__sample=request.office.sample)
