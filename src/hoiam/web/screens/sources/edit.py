"""Correct an outlet, and set how often a source is read. What came in as "unknown" is told here what it is."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.papers.standing import SHEETS_KEY, hand_key
from hoiam.desk.sources import actions, queries, words
from hoiam.desk.sources.models import Outlet, OutletKind
from hoiam.desk.units.queries import refuse_frozen
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.edit_forms import RHYTHM_FIELDS, HeirForm, OutletEditForm, RhythmForm

PAGE = 50
# Under these stands what people said: they are no outlets, and nobody makes one of them.
OF_PEOPLE = (hand_key("people", "", False), hand_key("public_page", "", False), SHEETS_KEY)


@staff
def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets, those first of which nobody has told yet what they are."""
    found = queries.known_outlets(request.office.sample)
    rows = [(one, words.OUTLET_KINDS[one.kind]) for one in found if not one.key.startswith(OF_PEOPLE)]
    rows.sort(key=lambda row: row[0].kind != OutletKind.UNKNOWN)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "sources",
        "page": page,
        "unknown": sum(one.kind == OutletKind.UNKNOWN for one, _kind in rows),
        "may_keep": bool(request.actor.roles & actions.KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "sources/outlets.html", context)


@staff
def outlet(request: HttpRequest, key: str) -> HttpResponse:
    """Show what is known of one outlet as a form, or keep the corrections."""
    one = queries.known_outlets(request.office.sample).get(key=key)
    if one.key.startswith(OF_PEOPLE):
        raise Outlet.DoesNotExist
    held = {name: getattr(one, name) for name in OutletEditForm.base_fields if name not in RHYTHM_FIELDS}
    held |= {field: one.issues.get(name, "") for field, name in RHYTHM_FIELDS.items()}
    held["issue_days"] = ", ".join(map(str, one.issues.get("days", ())))
    page = Ask(
        title=_("Sửa thông tin %(name)s") % {"name": one.name},
        button=_("Lưu thông tin"),
        back=reverse("source_outlets"),
        kicker=_("Cơ quan báo chí, trang"),
        note=_(
            "Loại quyết định luật nào áp dụng. Văn bản đã gửi giữ nguyên thời hạn đã tính. Lần sửa được ghi nhật ký."
        ),
        said=_("Đã lưu thông tin %(name)s.") % {"name": one.name},
        place="sources",
    )

    def act(given: dict[str, Any]) -> None:
        refuse_frozen(request.office)
        actions.change_outlet(outlet=one, by=request.actor, now=request.now, **given)

    return ask(request, OutletEditForm(posted(request), initial=held), page, act)


@staff
def heir(request: HttpRequest, key: str) -> HttpResponse:
    """Ask which press agency took over from one, and on which paper that stands."""
    known = queries.known_outlets(request.office.sample)
    one = known.filter(kind=OutletKind.PRESS).get(key=key)
    others = known.filter(kind=OutletKind.PRESS).exclude(pk=one.pk).order_by("name")
    page = Ask(
        title=_("Báo thay cho %(name)s") % {"name": one.name},
        button=_("Lưu"),
        back=reverse("outlet_edit", args=[one.key]),
        kicker=_("Cơ quan báo chí, trang"),
        note=_(
            "Khi báo đã sáp nhập hoặc ngừng hoạt động. Chỉ đổi tên thì sửa tên. Văn bản soạn từ nay gửi báo thay; văn "
            "bản đã gửi giữ tên cũ, báo thay trả lời thì vẫn ghi vào văn bản ấy."
        ),
        said=_("Đã lưu báo thay."),
        place="sources",
    )

    def act(given: dict[str, Any]) -> None:
        refuse_frozen(request.office)
        actions.name_heir(outlet=one, by=request.actor, now=request.now, **given)

    return ask(request, HeirForm(others, posted(request), initial={"heir": one.successor_id}), page, act)


@staff
def rhythm(request: HttpRequest, number: int) -> HttpResponse:
    """Show the bounds of one source as a form, or keep them."""
    one = queries.all_sources().get(pk=number, outlet__sample=request.office.sample)
    form = RhythmForm(posted(request), one)
    page = Ask(
        title=_("Nhịp đọc của %(name)s") % {"name": one.outlet.name},
        button=_("Lưu nhịp đọc"),
        back=reverse("source", args=[number]),
        kicker=_("Nguồn tin"),
        note=_("Địa chỉ không sửa ở đây: địa chỉ khác là nguồn khác, hãy tắt nguồn này và thêm nguồn mới."),
        said=_("Đã lưu nhịp đọc."),
        place="sources",
    )

    def act(given: dict[str, Any]) -> None:
        refuse_frozen(request.office)
        actions.change_source(source=one, by=request.actor, now=request.now, **form.fields_of(given))

    return ask(request, form, page, act)
