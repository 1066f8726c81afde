"""The catalogue of outlets that the package brings along, and switching one of them on."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.sources import actions, queries, words
from hoiam.desk.units.queries import refuse_frozen
from hoiam.outside.shipped.catalogue import Known, catalogue
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.forms import SwitchOnForm


@dataclass(frozen=True, slots=True)
class Row:
    """One outlet of the catalogue. `reading`: how many of its addresses are read; None while it is not registered."""

    known: Known
    kind: object
    press_type: object
    level: object
    reading: int | None


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the catalogue by group, each outlet with what it is and whether it is read."""
    sample = request.office.sample
    reading, before = queries.reading(sample), actions.OF_A_SAMPLE if sample else ""
    rows = [
        Row(
            one,
            words.OUTLET_KINDS[one.kind],
            words.PRESS_TYPES.get(one.press_type, ""),
            words.LEVELS[one.level],
            reading.get(before + one.key),
        )
        for one in catalogue()
    ]
    groups = [(words.GROUPS[group], [row for row in rows if row.known.group == group]) for group in words.GROUPS]
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "sources",
        "groups": groups,
        "count": len(rows),
        "may_keep": bool(request.actor.roles & actions.KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "sources/catalogue.html", context)


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

    first = {"home": known.home, "kind": known.kind, "press_type": known.press_type}
    return ask(request, SwitchOnForm(posted(request), initial=first), page, act)


def _facts(known: Known) -> dict[str, object]:
    told: dict[str, object] = {
        _("Cấp, tỉnh"): ", ".join(filter(None, [str(words.LEVELS[known.level]), known.province]))
    }
    if known.note:
        told[_("Ghi chú")] = known.note
    if not known.home:
        told[_("Trang chủ")] = _("danh mục chưa ghi; bạn điền vào dưới đây")
    if known.kind != "press":
        told[_("Đồng hồ luật báo chí")] = _("không áp dụng: không phải cơ quan báo chí có giấy phép")
    return told
