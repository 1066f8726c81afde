"""The office's list of files of a year (danh mục hồ sơ): its codes, titles and times of keeping."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.models import Dossier
from hoiam.desk.dossiers.words import kept_for
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.dossiers.asking import FileForm, may_open


class CodeForm(FileForm):
    """One line of the list."""

    field_order = ("notation", "title", "keep_years", "unit", "note")
    notation = forms.CharField(label=_("Số, ký hiệu hồ sơ"), max_length=20, help_text=_("Ví dụ: 05.VHTT"))
    unit = forms.ModelChoiceField(
        label=_("Đơn vị lập hồ sơ"), queryset=Unit.objects.none(), required=False, empty_label=_("Chọn")
    )


@staff
def codes(request: HttpRequest) -> HttpResponse:
    """Show the list of a year, each line with its file where one was opened."""
    today = localdate(request.seen_at)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and 2000 <= int(asked) <= today.year else today.year
    opened = {one.notation: one for one in Dossier.objects.filter(office=request.office, year=year)}
    seen = set(queries.dossiers_of(request.office, request.actor).filter(year=year).values_list("pk", flat=True))
    rows = [
        (row, kept_for(row.keep_years), opened.get(row.notation)) for row in queries.listed_of(request.office, year)
    ]
    context = {
        "now": request.seen_at,
        "place": "letters",
        "rows": [(row, kept, one, bool(one and one.pk in seen)) for row, kept, one in rows],
        "year": year,
        "years": range(today.year, today.year - 5, -1),
        "may_list": bool(request.actor.roles & actions.ARCHIVERS) and not request.office.frozen_at,
        "may_open": may_open(request.actor, request) and year == today.year,
    }
    return render(request, "dossiers/codes.html", context)


@staff
def add(request: HttpRequest) -> HttpResponse:
    """Ask for one line, and put it into this year's list."""
    year = localdate(request.now).year
    page = Ask(
        title=now_("Thêm vào danh mục hồ sơ"),
        button=now_("Thêm"),
        back=reverse("dossier_codes"),
        kicker=now_("Danh mục hồ sơ năm %(year)s") % {"year": year},
        note=now_("Danh mục do người đứng đầu cơ quan ban hành đầu năm (Nghị định 30/2020, Điều 28)."),
        said=now_("Đã thêm vào danh mục."),
        place="letters",
    )
    form = CodeForm(posted(request), initial={"keep_years": "20"})
    form.fields["unit"].queryset = units.units_of(request.office, localdate(request.now))

    def act(given: dict[str, Any]) -> None:
        actions.list_file(office=request.office, year=year, by=request.actor, now=request.now, **given)

    return ask(request, form, page, act)


@require_POST
@staff
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take a line out of the list."""
    row = queries.listed_for(request.office, number)
    return done(
        request,
        lambda: actions.drop_listed(listed=row, by=request.actor, now=request.now),
        to=reverse("dossier_codes"),
        said=now_("Đã bỏ khỏi danh mục."),
    )
