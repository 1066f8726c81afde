"""What the machine learned from the labels that this office put right: how many, what changed, off, anew."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.classify.teach import LEAST
from hoiam.desk.lessons import actions, queries
from hoiam.desk.stories import words
from hoiam.desk.units import queries as units
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases.forms import ReasonForm
from hoiam.web.screens.settings.keepers import KEEPERS_OF_LESSONS, only, tabs

PAGE = "settings/ask.html"
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of correction: which label, from what to what, how often, whether the machine follows it already."""

    label: str
    before: str
    after: str
    times: int
    used: bool
    missing: int  # corrections that are wanting before it counts


@dataclass(frozen=True, slots=True)
class Changed:
    """One piece whose label is what it is because of a lesson."""

    url: str
    title: str
    before: str
    after: str


@only(KEEPERS_OF_LESSONS)
def lessons(request: HttpRequest) -> HttpResponse:
    """Show what was corrected and what that changed."""
    office = request.office
    held, taught = queries.schooling(office), {row.name: row for row in queries.lessons_of(office)}
    used = {(name, value) for name, row in taught.items() for value in row.times}
    counted, on = queries.counted(office), queries.learns(office)
    posts = {person.username: person.post for person in units.accounts_of(office)}
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings_lessons",
        "on": on,
        "held": held,
        "who": posts.get(held.changed_by, held.changed_by) if held else "",
        "rows": [_row(*one, used=on and (one[0], one[2]) in used) for one in counted],
        "corrections": sum(one[3] for one in counted),
        "changed": [_changed(label) for label in queries.changed(office)[:_SHOWN]] if on else [],
        "looked_at": queries.LOOKED_AT,
        "taught_at": max((row.taught_at for row in taught.values()), default=None),
        "least": LEAST,
        "may": not office.frozen_at and bool(request.actor.roles & actions.TEACHERS),
    }
    return render(request, "settings/lessons.html", context)


@only(KEEPERS_OF_LESSONS)
def switch(request: HttpRequest) -> HttpResponse:
    """Ask why the machine learns no longer, or again; or do it."""
    on = not queries.learns(request.office)

    def act(given: dict[str, Any]) -> None:
        actions.switch(office=request.office, on=on, reason=given["reason"], by=request.actor, now=request.now)

    if on:
        title, button, said = _("Cho máy học lại"), _("Cho máy học"), _("Máy học từ các nhãn đã sửa.")
        note = _("Bài thu thập từ bây giờ được gắn nhãn theo cả những gì cơ quan đã sửa.")
    else:
        title, button, said = _("Thôi cho máy học"), _("Thôi học"), _("Máy gắn nhãn như lúc mới cài đặt.")
        note = _("Nhãn đã gắn giữ nguyên; những lần đã sửa vẫn được giữ, bật lại là dùng được.")
    return ask(request, ReasonForm(posted(request)), _page(title, button, said, note), act, PAGE)


@only(KEEPERS_OF_LESSONS)
def anew(request: HttpRequest) -> HttpResponse:
    """Ask why what was learned is forgotten, or forget it."""

    def act(given: dict[str, Any]) -> None:
        actions.begin_anew(office=request.office, reason=given["reason"], by=request.actor, now=request.now)

    note = _("Máy quên mọi điều đã học; chỉ các nhãn sửa từ bây giờ được tính. Nhãn của từng bài giữ nguyên.")
    page = _page(_("Cho máy học lại từ đầu"), _("Học lại từ đầu"), _("Máy bắt đầu học lại."), note)
    return ask(request, ReasonForm(posted(request)), page, act, PAGE)


def _row(name: str, before: str, after: str, times: int, used: bool) -> Row:
    title, values = words.LABELS[name]
    return Row(str(title), _word(values, before), _word(values, after), times, used, max(0, LEAST - times))


def _word(values: Any, value: str) -> str:
    return str(values.get(value, value)) if value else str(_("chưa chắc"))


def _changed(label: Any) -> Changed:
    values = words.LABELS[label.name][1]
    first = label.reasons[0]["facts"].get("first", "")
    story, article = label.item.story_id, label.item.hit.article
    return Changed(reverse("story", args=[story]), article.title, _word(values, first), _word(values, label.value))


def _page(title: str, button: str, said: str, note: str) -> Ask:
    back, kicker = reverse("settings_lessons"), _("Máy học")
    return Ask(title=title, button=button, back=back, kicker=kicker, note=note, said=said, place="settings")
