"""The page of one work file: what it is, its papers in order, how it came about, one next step."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.audit import queries as audit
from hoiam.desk.audit.words import VERBS
from hoiam.desk.cases.queries import OPEN
from hoiam.desk.dossiers import queries
from hoiam.desk.dossiers.actions import ARCHIVERS
from hoiam.desk.dossiers.models import Dossier, DossierState, Item
from hoiam.desk.dossiers.words import KINDS, STATES, kept_for
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.cases.next_step import Step
from hoiam.web.screens.dossiers.asking import dossier_of, may_fill

LINKS = {
    "letter": "letter",
    "directive": "directive",
    "followed": "directive",
    "report": "report",
    "asked": "press_request",
    "snapshot": "evidence_one",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the history."""

    at: datetime
    words: str


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one work file."""
    dossier = dossier_of(request, number)
    items = list(queries.items_of(dossier))
    fills = may_fill(dossier, request.actor)
    open_ = dossier.state == DossierState.OPEN
    fresh = len(queries.proposed(dossier, request.actor, localdate(request.seen_at))) if open_ and fills else 0
    context: dict[str, Any] = {
        "now": request.seen_at,
        "place": "letters",
        "dossier": dossier,
        "state": STATES[dossier.state],
        "kept": kept_for(dossier.keep_years),
        "rows": [(item, KINDS[item.kind], _link(item)) for item in items],
        "last": len(items),
        "fresh": fresh,
        "fills": fills and open_,
        "may_reopen": fills and dossier.state == DossierState.CLOSED,
        "by": queries.hand_over_by(dossier),
        "opener": units.posts().get(dossier.opened_by, dossier.opened_by),
        "next": _next(dossier, items, fresh, fills, bool(request.actor.roles & ARCHIVERS)),
        "events": _history(dossier),
    }
    return render(request, "dossiers/show.html", context)


def _next(dossier: Dossier, items: list[Item], fresh: int, fills: bool, archives: bool) -> Step:
    if dossier.state == DossierState.HANDED:
        return Step(_("Hồ sơ đã nộp lưu"), note=_("Không ai sửa được nữa; vẫn xem và xuất được."))
    if dossier.state == DossierState.CLOSED:
        if archives and fills:
            return Step(_("Giao nộp lưu trữ"), _("Giao nộp"), url=reverse("dossiers_hand_over"))
        return Step(_("Chờ văn thư giao nộp lưu trữ"))
    if not fills:
        return Step(_("Hồ sơ đang được lập"))
    if not items or fresh:
        words = _("Văn bản chỉ đạo có %(n)s giấy tờ, tài liệu chưa đưa vào.") if dossier.directive else ""
        words = words or _("Vụ việc có %(n)s văn bản, tài liệu chưa đưa vào.")
        said = words % {"n": fresh} if fresh else ""
        return Step(_("Đưa văn bản vào hồ sơ"), _("Chọn văn bản"), url=_at("dossier_add", dossier), note=said)
    if dossier.case and dossier.case.state in OPEN:
        return Step(_("Vụ việc chưa đóng"), note=_("Hồ sơ kết thúc sau khi vụ việc đóng; văn bản mới thì thêm dần."))
    if dossier.directive and dossier.directive.ended_at is None:
        note = _("Hồ sơ kết thúc sau khi văn bản thôi theo dõi; sản phẩm mới thì thêm dần.")
        return Step(_("Văn bản chỉ đạo còn theo dõi"), note=note)
    note = _("Kiểm tra đủ văn bản, đúng thứ tự. Khi kết thúc, mục lục và mã kiểm chứng của từng tệp được chốt.")
    return Step(_("Kết thúc hồ sơ"), _("Kết thúc hồ sơ"), action=_at("dossier_close", dossier), note=note)


def _at(name: str, dossier: Dossier) -> str:
    return reverse(name, args=[dossier.pk])


def _link(item: Item) -> str:
    if item.kind == "paper" and item.paper:
        return reverse("paper", args=[item.paper.year, item.paper.arrival])
    if item.kind == "case" and item.case:
        return reverse("case", args=[item.case.number])
    if item.kind == "file" and item.file:
        return reverse("file", args=[item.file.pk])
    return reverse(LINKS[item.kind], args=[getattr(item, f"{item.kind}_id")])


def _history(dossier: Dossier) -> list[Told]:
    posts = units.posts()
    said = audit.about("dossier", str(dossier.pk)).filter(chain=dossier.office.key).order_by("seq")
    rows = [Told(one.at, f"{posts.get(one.actor_key, one.actor_key)} {_said(one)}") for one in said]
    if dossier.handover:
        words = _("Giao nộp lưu trữ theo biên bản số %(n)s.") % {"n": f"{dossier.handover.number:02d}"}
        rows.append(Told(dossier.handover.made_at, words))
    return sorted(rows, key=lambda told: told.at)


def _said(one: Any) -> str:
    verb, facts = str(VERBS.get(one.verb, one.verb)), one.facts or {}
    more = facts.get("reason") or facts.get("paper") or ""
    return f"{verb}: {more}" if more else f"{verb}."
