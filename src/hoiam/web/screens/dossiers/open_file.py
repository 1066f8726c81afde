"""Open a work file from the office's list of files or beside it, and change what it is called."""

from contextlib import suppress
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Directive
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.dossiers.asking import FileForm, about, address, dossier_of

MOST_CASES = 100


class OpenForm(FileForm):
    """A new file: its code from the list or typed, its matter, who makes it."""

    field_order = ("listed", "notation", "title", "keep_years", "case", "directive", "unit", "note")
    listed = forms.ChoiceField(label=_("Theo danh mục hồ sơ"), required=False)
    notation = forms.CharField(
        label=_("Số, ký hiệu hồ sơ"),
        max_length=20,
        required=False,
        help_text=_("Bỏ trống khi chọn theo danh mục. Ví dụ: 05.VHTT"),
    )
    case = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Vụ việc"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=_("Không thuộc vụ việc nào"),
        help_text=_("Văn bản, chứng cứ của vụ việc sẽ được đề nghị đưa vào hồ sơ."),
    )
    directive = forms.ModelChoiceField(
        label=_("Văn bản chỉ đạo"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("Không thuộc văn bản nào"),
        help_text=_("Nhiệm vụ, báo nhận, sản phẩm, báo cáo của văn bản sẽ được đề nghị đưa vào hồ sơ."),
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị lập hồ sơ"), queryset=Unit.objects.none(), required=False, empty_label=_("Chọn")
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office, today = request.office, localdate(request.now)
        self.rows = {str(row.pk): row for row in queries.free_codes(office, today.year)}
        named = [(key, str(row)) for key, row in self.rows.items()]
        self.fields["listed"].choices = [("", _("Không theo danh mục")), *named]
        self.fields["case"].queryset = _newest(request)
        self.fields["case"].label_from_instance = lambda case: f"{case.number}, {case.title}"
        self.fields["directive"].queryset = _directives(request)
        self.fields["directive"].label_from_instance = _named
        self.fields["unit"].queryset = units.units_of(office, today)
        self.fields["title"].required = False

    def clean(self) -> dict[str, Any]:
        """Take code, title and unit of the chosen line where none was given, and its time of keeping (Điều 28)."""
        given: dict[str, Any] = super().clean() or {}
        row = self.rows.get(given.pop("listed", "") or "")
        given["notation"] = given.get("notation") or (row.notation if row else "")
        given["title"] = given.get("title") or (row.title if row else "")
        if row:
            given["keep_years"] = row.keep_years  # the box stands at 20 years, whatever line is chosen
            given["unit"] = given.get("unit") or row.unit
        if not given["notation"]:
            self.add_error("notation", _("Hãy ghi số, ký hiệu hồ sơ hoặc chọn trong danh mục."))
        if not given["title"]:
            self.add_error("title", _("Hãy ghi tiêu đề hồ sơ."))
        return given


@staff
def open_file(request: HttpRequest) -> HttpResponse:
    """Show the form, begun from a case or a line of the list, or open the file and go to it."""
    page = Ask(
        title=now_("Lập hồ sơ công việc"),
        button=now_("Lập hồ sơ"),
        back=reverse("dossiers"),
        kicker=now_("Hồ sơ công việc"),
        note=now_("Mỗi việc một hồ sơ, lập từ khi bắt đầu giải quyết công việc (Nghị định 30/2020, Điều 29)."),
        said=now_("Đã lập hồ sơ. Chọn văn bản để đưa vào."),
        place="letters",
    )

    def act(given: dict[str, Any]) -> str:
        made = actions.open_file(office=request.office, by=request.actor, now=request.now, **given)
        return address(made)

    form = OpenForm(request, posted(request), initial=_initial(request))
    return ask(request, form, page, act)


def _newest(request: HttpRequest) -> QuerySet[Case]:
    """Return the cases to choose from: the newest, and the one that the address names however old it is."""
    seen = cases.cases_of(request.office, request.actor)
    chosen = list(seen.values_list("pk", flat=True)[:MOST_CASES])
    with suppress(Case.DoesNotExist):
        chosen.append(cases.case_for(request.office, request.actor, request.GET.get("vu-viec", "")).pk)
    return seen.filter(pk__in=chosen)


def _directives(request: HttpRequest) -> QuerySet[Directive]:
    """Return the dispatches to choose from: the newest, and the one that the address names however old it is."""
    every = directives.directives_of(request.office)
    chosen = list(every.values_list("pk", flat=True)[:MOST_CASES])
    asked = request.GET.get("van-ban", "")
    if asked.isdecimal() and len(asked) < 16:
        chosen.append(int(asked))
    return every.filter(pk__in=chosen)


def _named(found: Directive) -> str:
    return f"{found.number_full or found.name}, {found.subject}"[:160]


def _initial(request: HttpRequest) -> dict[str, Any]:
    unit = units.units_of(request.office, localdate(request.now)).filter(key=request.actor.unit).first()
    begun: dict[str, Any] = {"unit": unit, "keep_years": "20"}
    number = request.GET.get("vu-viec", "")
    if number:
        found = next((one for one in _newest(request) if one.number == number), None)
        if found:
            begun |= {"case": found, "title": found.title}
    asked = request.GET.get("van-ban", "")
    of = next((one for one in _directives(request) if str(one.pk) == asked), None) if asked else None
    if of:
        begun |= {"directive": of, "title": of.subject or of.name}
    listed = request.GET.get("muc", "")
    row = queries.listed_of(request.office, localdate(request.now).year).filter(notation=listed).first()
    if row:
        begun |= {"listed": str(row.pk), "title": row.title, "keep_years": str(row.keep_years or 0)}
        begun |= {"unit": row.unit or unit}
    return begun


@staff
def amend(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for title, time of keeping and note, and change them."""
    dossier = dossier_of(request, number)
    page = about(dossier, now_("Sửa hồ sơ"), now_("Lưu"), said=now_("Đã lưu."))
    held = {"title": dossier.title, "keep_years": str(dossier.keep_years or 0), "note": dossier.note}

    def act(given: dict[str, Any]) -> None:
        actions.amend(dossier=dossier, by=request.actor, now=request.now, **given)

    return ask(request, FileForm(posted(request), initial=held), page, act)
