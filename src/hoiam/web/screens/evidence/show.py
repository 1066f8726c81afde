"""The page of one snapshot: what it proves, its files and digests, who may open it, what was done with it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.values.actor import Role
from hoiam.desk.articles import evidence
from hoiam.desk.articles.models import Snapshot, SnapshotAccess, SnapshotFile, SnapshotState
from hoiam.desk.articles.words import CAUSES, FILES, history, problem
from hoiam.desk.audit import queries as audit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit
from hoiam.web.chrome.proofs import rows, today
from hoiam.web.door import staff
from hoiam.web.screens.cases.history import Told
from hoiam.web.screens.cases.next_step import Step
from hoiam.web.screens.evidence.asking import may_keep, may_manage, snapshot_of
from hoiam.web.screens.evidence.forms import called


@dataclass(frozen=True, slots=True)
class Right:
    """One right as the table shows it; `live` while it is in force."""

    row: SnapshotAccess
    who: str
    live: bool
    ended: str


@dataclass(frozen=True, slots=True)
class File:
    """One file as the page shows it."""

    row: SnapshotFile
    word: str


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one snapshot."""
    snapshot, posts = snapshot_of(request, number), units.posts()
    [row] = rows(request, [snapshot])
    files = [File(file, str(FILES[file.kind])) for file in snapshot.files.order_by("kind")]
    context = {
        "now": request.seen_at,
        "place": "inbox",
        "snapshot": snapshot,
        "row": row,
        "next": _next(request, snapshot, row.may_open, files),
        "files": files,
        "unprinted": problem(snapshot.unprinted),
        "cause": CAUSES[snapshot.cause] % {"reason": snapshot.reason},
        "asker": posts.get(snapshot.asked_by, snapshot.asked_by),
        "rights": _rights(request, snapshot),
        "manage": may_manage(request),
        "history": _history(request.office, snapshot, posts),
    }
    return render(request, "evidence/show.html", context)


def _next(request: HttpRequest, snapshot: Snapshot, may_open: bool, files: list[File]) -> Step:
    if snapshot.state == SnapshotState.WAITING:
        return Step(_("Chờ hệ thống lưu xong"), note=_("Tải lại trang sau ít phút."))
    if snapshot.state == SnapshotState.FAILED:
        action = reverse("evidence_retry", args=[snapshot.pk]) if may_keep(request) else ""
        return Step(_("Chưa lưu được"), _("Lưu lại") if action else "", action=action)
    if may_open and files:
        action = reverse("evidence_download", args=[snapshot.pk, files[0].row.kind])
        note = _("Mỗi lần tải ghi vào nhật ký. Chỉ dùng để xác minh; không đăng, không gửi tiếp.")
        return Step(
            _("Đối chiếu lời báo với bằng chứng"), _("Tải %(file)s") % {"file": files[0].word}, action=action, note=note
        )
    if may_manage(request):
        url = reverse("evidence_allow", args=[snapshot.pk])
        return Step(
            _("Bạn không có quyền mở lúc này"), _("Cho mở"), url, note=_("Đặt quyền phải có lý do và ngày hết.")
        )
    return Step(_("Bạn không có quyền mở lúc này"), note=_("Trung tâm, Văn phòng hoặc Phòng Văn hóa đặt quyền mở."))


def _rights(request: HttpRequest, snapshot: Snapshot) -> list[Right]:
    return [_right(row, request) for row in evidence.rights_of(snapshot)]


def _right(row: SnapshotAccess, request: HttpRequest) -> Right:
    who = row.person or row.unit or Role(row.role)
    over = "" if row.until >= today(request) else _("đã hết hạn")
    ended = _("đã thu hồi") if row.ended_at else over
    return Right(row, called(who), not ended, ended)


def _history(office: Office, snapshot: Snapshot, posts: dict[str, str]) -> list[Told]:
    names = {f"unit:{key}": name for key, name in Unit.objects.filter(office=office).values_list("key", "short_name")}
    names |= {f"person:{username}": post for username, post in posts.items()}
    told = []
    for line in audit.about("snapshot", str(snapshot.pk)).filter(chain=office.key):
        facts: dict[str, Any] = dict(line.facts)
        who = posts.get(line.actor_key) or (_("Hệ thống") if line.actor_kind == "machine" else line.actor_key)
        told.append(Told(line.at, f"{who} {history(line.verb, facts, names)}."))
    return sorted(told, key=lambda one: one.at, reverse=True)
