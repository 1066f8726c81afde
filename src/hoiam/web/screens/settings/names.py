"""What the office taught about names: local places that no list has, and namesakes. Add one, or end one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.handle.states import SORTERS
from hoiam.desk.places import actions, queries
from hoiam.desk.units import queries as units
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases.forms import ReasonForm
from hoiam.web.screens.settings.forms import NameForm
from hoiam.web.screens.settings.keepers import KEEPERS_OF_NAMES, only, tabs

PAGE = "settings/ask.html"
_ROWS = 50


@only(KEEPERS_OF_NAMES)
def names(request: HttpRequest) -> HttpResponse:
    """Show the rules, those in force first."""
    page = Paginator(queries.rules_of(request.office), _ROWS).get_page(request.GET.get("trang"))
    known = queries.names([rule.place for rule in page if rule.place])
    people = {person.username: person.post for person in units.accounts_of(request.office)}
    rows = [(rule, known.get(rule.place, rule.place), people.get(rule.made_by, rule.made_by)) for rule in page]
    may = not request.office.frozen_at and bool(request.actor.roles & set(SORTERS))
    context = {"now": request.seen_at, "tabs": tabs(request), "at": "settings_names", "rows": rows, "page": page}
    return render(request, "settings/names.html", {**context, "may": may})


@only(KEEPERS_OF_NAMES)
def add(request: HttpRequest) -> HttpResponse:
    """Ask for a name and what it means, or keep it."""

    def act(given: dict[str, Any]) -> None:
        actions.remember(office=request.office, by=request.actor, now=request.now, **given)

    form = NameForm(queries.communes_of(request.office, localdate(request.now)), posted(request))
    note = _("Dùng cho thôn, hồ, suối, chợ mà danh mục chưa có, và cho tên trùng với nơi khác.")
    said = _("Đã ghi nhớ. Quy tắc áp dụng cho bài thu thập từ bây giờ.")
    return ask(request, form, _page(_("Thêm địa danh"), _("Ghi nhớ"), said, note), act, PAGE)


@only(KEEPERS_OF_NAMES)
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why a rule ends, or end it."""
    rule = queries.rule_for(request.office, number)

    def act(given: dict[str, Any]) -> None:
        actions.revoke(rule=rule, reason=given["reason"], by=request.actor, now=request.now)

    note = _("“%(words)s”: bài đã xác định thì giữ nguyên, bài sau không theo quy tắc này nữa.") % {"words": rule.words}
    page = _page(_("Bỏ địa danh đã ghi nhớ"), _("Bỏ quy tắc"), _("Đã bỏ quy tắc."), note)
    return ask(request, ReasonForm(posted(request)), page, act, PAGE)


def _page(title: str, button: str, said: str, note: str) -> Ask:
    back, kicker = reverse("settings_names"), _("Địa danh")
    return Ask(title=title, button=button, back=back, kicker=kicker, note=note, said=said, place="settings")
