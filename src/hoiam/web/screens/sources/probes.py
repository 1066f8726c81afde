"""Try an address and show what it would give; nothing is kept: a source now, a page's selectors, a whole site."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.sources import actions, queries, words
from hoiam.desk.sources.models import Probe
from hoiam.desk.units.queries import refuse_frozen
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.forms import DiscoverForm, PreviewForm

EVERY = 2  # seconds between two looks of the page while the machine asks


@require_POST
@staff
def try_now(request: HttpRequest, number: int) -> HttpResponse:
    """Ask a source now, without keeping; the answer stands on a page of its own."""
    source = queries.all_sources().get(pk=number, outlet__sample=request.office.sample)
    asked: list[Probe] = []

    def act() -> None:
        refuse_frozen(request.office)
        asked.append(_ask(request, kind="try", url=source.url, source=source))

    answer = done(request, act, reverse("source", args=[number]))
    if asked:
        answer["Location"] = reverse("source_probe", args=[asked[0].pk])
    return answer


@staff
def discover(request: HttpRequest) -> HttpResponse:
    """Ask where a site lists what it writes."""
    page = Ask(
        title=_("Tìm nguồn từ địa chỉ trang"),
        button=_("Tìm kênh tin và sơ đồ trang"),
        back=reverse("sources"),
        kicker=_("Nguồn tin"),
        note=_(
            "Dán địa chỉ trang chủ hoặc chuyên mục. Máy hỏi robots.txt trước, rồi tìm kênh RSS, sơ đồ trang; "
            "mất đến một phút vì nghỉ giữa hai lần hỏi. Chưa lưu gì."
        ),
        place="sources",
    )

    def act(given: dict[str, Any]) -> str:
        refuse_frozen(request.office)
        options = {"outlet": request.GET.get("co-quan", "")[:64]}
        asked = _ask(request, kind="discover", url=given["url"], options=options)
        return reverse("source_probe", args=[asked.pk])

    first = {"url": request.GET.get("dia-chi", "")[:500]}
    return ask(request, DiscoverForm(posted(request), initial=first), page, act)


@staff
def preview(request: HttpRequest) -> HttpResponse:
    """Ask what a list page would give with these selectors."""
    page = Ask(
        title=_("Thử bộ chọn của trang danh sách"),
        button=_("Xem thử"),
        back=reverse("sources"),
        kicker=_("Nguồn tin"),
        note=_("Ghi địa chỉ và bộ chọn CSS; máy lấy trang một lần và cho xem sẽ thu được gì. Chưa lưu gì."),
        place="sources",
    )

    def act(given: dict[str, Any]) -> str:
        refuse_frozen(request.office)
        options = {name: rule for name, rule in given.items() if name != "url" and rule}
        asked = _ask(request, kind="preview", url=given["url"], options=options)
        return reverse("source_probe", args=[asked.pk])

    first = {name: request.GET.get(name, "")[:500] for name in PreviewForm.base_fields}
    return ask(request, PreviewForm(posted(request), initial=first), page, act)


@staff
def probe(request: HttpRequest, number: int) -> HttpResponse:
    """Show what came of it; while nothing has, the page asks again by itself."""
    asked = queries.probe(number, request.office.sample)
    told = asked.answer
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "sources",
        "probe": asked,
        "told": told,
        "every": EVERY,
        "title": _TITLES[asked.kind](),
        "error": words.error(told["reason"]) if told and not told["ok"] else "",
        "robots": words.ROBOTS.get(told.get("robots", ""), "") if told else "",
        "warning": words.WARNINGS.get(told.get("warning", ""), "") if told else "",
        "moved": told["url"] if told and told.get("url", asked.url) != asked.url else "",
        "kind": words.KINDS.get(told.get("kind", ""), "") if told else "",
        "entries": [_entry(row) for row in told.get("entries", ())] if told else [],
        "found": [_found(row, asked) for row in told.get("found", ())] if told else [],
        "again_url": _again(asked),
        "use_url": _use(asked) if asked.kind == "preview" else "",
        "may_keep": bool(request.actor.roles & actions.KEEPERS) and not request.office.frozen_at,
    }
    part = request.htmx and told is None
    return render(request, "sources/asking.html" if part else "sources/probe.html", context)


_TITLES = {
    "try": lambda: _("Thử ngay"),
    "preview": lambda: _("Xem thử trang danh sách"),
    "discover": lambda: _("Kết quả tìm nguồn"),
}


def _ask(request: HttpRequest, **asked: Any) -> Probe:
    return actions.ask(sample=request.office.sample, by=request.actor, now=request.now, **asked)


def _entry(row: dict[str, str]) -> dict[str, Any]:
    return row | {"at": parse_datetime(row["at"]) if row["at"] else None}


def _found(row: dict[str, Any], asked: Probe) -> dict[str, Any]:
    how, entries = words.FOUND[row["how"]], [_entry(entry) for entry in row["entries"]]
    use = _onward(asked, row["url"], {"kieu": row["kind"], "dia-chi": row["url"]})
    return row | {"kind": words.KINDS[row["kind"]], "how": how, "use": use, "entries": entries}


def _onward(asked: Probe, url: str, given: dict[str, str]) -> str:
    """Return where what was found is added: under its outlet where that is known, else the outlet comes first."""
    key = asked.options.get("outlet", "")
    there = [] if key else queries.outlets_at(queries.host_of(url), sample=asked.sample)
    if not key and not there:
        parts = urlsplit(url)
        return f"{reverse('outlet_add')}?{urlencode({'trang-chu': f'{parts.scheme}://{parts.netloc}/', **given})}"
    key = key or (there[0].key if len(there) == 1 else "")  # communes of one portal: a person chooses
    return f"{reverse('source_add')}?{urlencode({'co-quan': key, **given})}"


def _again(asked: Probe) -> str:
    if asked.kind == "discover":
        return f"{reverse('source_discover')}?{urlencode({'dia-chi': asked.url})}"
    return f"{reverse('source_preview')}?{urlencode({'url': asked.url, **asked.options})}" if not asked.source else ""


def _use(asked: Probe) -> str:
    return _onward(asked, asked.url, {"kieu": "page", "dia-chi": asked.url, **asked.options})
