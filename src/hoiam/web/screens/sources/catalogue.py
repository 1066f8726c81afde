"""The catalogue of outlets that the package brings along, and switching them on: one with all its fields, or many."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.core.errors import HoiamError, Refused
from hoiam.desk.sources import actions, queries, words
from hoiam.desk.sources.models import Outlet, Probe
from hoiam.desk.units.queries import refuse_frozen
from hoiam.outside.shipped.catalogue import Known, catalogue
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.forms import ManyForm, SwitchOnForm
from hoiam.web.sentences import sentence

OF_KNOWN = ("name", "kind", "press_type", "level", "province", "home")  # what is registered as the catalogue has it


@dataclass(frozen=True, slots=True)
class Row:
    """One outlet of the catalogue. `reading`: how many of its addresses are read; None while it is not registered.

    `robots` and `terms` are what was decided and read of it; `probe` is the newest search for its lists.
    """

    known: Known
    kind: object
    press_type: object
    level: object
    reading: int | None
    robots: object
    terms: str
    probe: int | None

    @property
    def ready(self) -> bool:
        """Say whether it can be switched on with others: nobody did yet, and its address is known."""
        return self.reading is None and bool(self.known.home and self.known.basis)


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the catalogue by group, each outlet with what it is and whether it is read."""
    form = ManyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in catalogue() if one.key in request.POST.getlist("noi")]
        try:
            done = _switch_all(request, chosen, form.cleaned_data)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            _tell(request, done, len(chosen) - done)
            return redirect("source_catalogue")
    rows = _rows(request.office.sample)
    groups = [(words.GROUPS[group], [row for row in rows if row.known.group == group]) for group in words.GROUPS]
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "sources",
        "groups": groups,
        "count": len(rows),
        "form": form,
        "chosen": request.POST.getlist("noi"),
        "ready": any(row.ready for row in rows),
        "may_keep": bool(request.actor.roles & actions.KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "sources/catalogue.html", context, status=422 if form.errors else 200)


def _rows(sample: bool) -> list[Row]:
    registered, asked = queries.of_outlets(sample), queries.looked_for(sample)
    before = actions.OF_A_SAMPLE if sample else ""
    at = {queries.host_of(one.home): one for one in registered.values() if one.home}  # by OPML, or by hand
    rows = []
    for one in catalogue():
        outlet = registered.get(before + one.key) or at.get(one.domain)
        rows.append(_row(one, outlet, asked.get(outlet.key) if outlet else None))
    return rows


def _row(known: Known, outlet: Outlet | None, asked: Probe | None) -> Row:
    sources = list(outlet.sources.all()) if outlet else []
    robots = next((one.robots for one in sources if one.robots), "")
    if not robots and asked and asked.answer:
        robots = asked.answer.get("robots", "")
    return Row(
        known,
        words.OUTLET_KINDS[known.kind],
        words.PRESS_TYPES.get(known.press_type, ""),
        words.LEVELS[known.level],
        sum(one.enabled for one in sources) if outlet else None,
        words.ROBOTS.get(robots, words.ROBOTS[""]),
        outlet.terms if outlet else "",
        asked.pk if asked else None,
    )


@transaction.atomic
def _switch_all(request: HttpRequest, chosen: list[Known], given: dict[str, Any]) -> int:
    """Register all that were ticked and are ready, or none; return how many. Raises HoiamError."""
    refuse_frozen(request.office)
    ready = {row.known.key for row in _rows(request.office.sample) if row.ready}
    if not chosen:
        raise Refused("source.none_ticked")
    wanted = [known for known in chosen if known.key in ready]
    for known in wanted:
        fields = {name: getattr(known, name) for name in OF_KNOWN}
        told = {"legal_basis": known.basis, "terms": given["terms"], "sample": request.office.sample}
        actions.switch_on(key=known.key, **fields, **told, by=request.actor, now=request.now)
    return len(wanted)


def _tell(request: HttpRequest, done: int, left: int) -> None:
    if done:
        said = ngettext(
            "Đã bật %(n)s nơi; máy đang tìm kênh tin của từng nơi.",
            "Đã bật %(n)s nơi; máy đang tìm kênh tin của từng nơi.",
            done,
        )
        messages.success(request, said % {"n": done})
    if left:
        messages.warning(request, _("Bỏ qua %(n)s nơi: đã đăng ký rồi hoặc chưa có địa chỉ.") % {"n": left})


@staff
def switch_on(request: HttpRequest, key: str) -> HttpResponse:
    """Register an outlet of the catalogue with its basis and terms, then look where it lists what it writes."""
    known = next((one for one in catalogue() if one.key == key), None)
    if known is None:
        raise Http404
    page = Ask(
        title=_("Bật %(name)s") % {"name": known.name},
        button=_("Lưu, tìm kênh tin"),
        back=reverse("source_catalogue"),
        kicker=_("Danh mục nguồn"),
        note=_("Kiểm tra từng mục với giấy phép và trang của cơ quan đó; danh mục chỉ gợi ý."),
        facts=_facts(known),
        said=_("Đã lưu. Máy đang tìm kênh tin và sơ đồ trang."),
        place="sources",
    )

    def act(given: dict[str, Any]) -> str:
        refuse_frozen(request.office)
        by = {"by": request.actor, "now": request.now}
        terms = given.pop("terms")
        fields = {"name": known.name, "level": known.level, "province": known.province, **given}
        probe = actions.switch_on(key=known.key, terms=terms, sample=request.office.sample, **fields, **by)
        return reverse("source_probe", args=[probe.pk])

    first = {"home": known.home, "kind": known.kind, "press_type": known.press_type, "legal_basis": known.basis}
    return ask(request, SwitchOnForm(posted(request), initial=first), page, act)


def _facts(known: Known) -> dict[str, object]:
    told: dict[str, object] = {
        _("Cấp, tỉnh"): ", ".join(filter(None, [str(words.LEVELS[known.level]), known.province]))
    }
    if known.basis:
        told[_("Căn cứ thu thập")] = _("đã điền sẵn theo loại để bạn xác nhận hoặc sửa; lưu nghĩa là xác nhận")
    if known.note:
        told[_("Ghi chú")] = known.note
    if not known.home:
        told[_("Trang chủ")] = _("danh mục chưa ghi; bạn điền vào dưới đây")
    if known.kind != "press":
        told[_("Đồng hồ luật báo chí")] = _("không áp dụng: không phải cơ quan báo chí có giấy phép")
    return told
