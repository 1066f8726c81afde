"""Give closed files to the archive: choose them, both sides, the day; the record as a page and as a file."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.document import Document
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.papers import record_of
from hoiam.desk.dossiers.words import kept_for
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from hoiam.web.chrome.handed_out import TYPES, as_attachment
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.forms import DAY


class HandForm(forms.Form):
    """Which files, from whom to whom, on which day."""

    dossiers = forms.MultipleChoiceField(label=_("Hồ sơ giao nộp"), widget=forms.CheckboxSelectMultiple)
    giver = forms.ModelChoiceField(label=_("Bên giao"), queryset=Unit.objects.none(), empty_label=_("Chọn"))
    taker = forms.CharField(
        label=_("Bên nhận"), max_length=200, help_text=_("Ví dụ: Lưu trữ cơ quan, Văn phòng HĐND và UBND xã")
    )
    day = forms.DateField(label=_("Ngày giao nhận"), widget=DAY)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


@staff
def hand_over(request: HttpRequest) -> HttpResponse:
    """Show the closed files to choose from, or write the record and go to it."""
    waiting = {str(one.pk): one for one in queries.to_hand_over(request.office, request.actor)}
    page = Ask(
        title=now_("Giao nộp hồ sơ vào lưu trữ cơ quan"),
        button=now_("Lập biên bản, giao nộp"),
        back=reverse("dossiers"),
        kicker=now_("Hồ sơ công việc"),
        note=now_(
            "Trong 01 năm từ ngày công việc kết thúc (Nghị định 30/2020, Điều 30). Sau khi giao nộp, hồ sơ khóa."
        ),
        said=now_("Đã giao nộp. In hai bản biên bản để hai bên ký."),
        place="letters",
        lacking=""
        if waiting
        else now_("Chưa có hồ sơ nào đã kết thúc mà chưa giao nộp. Kết thúc hồ sơ trước, rồi giao nộp."),
    )
    form = HandForm(posted(request), initial={"day": localdate(request.seen_at), "dossiers": list(waiting)})
    form.fields["dossiers"].choices = [(key, str(one)) for key, one in waiting.items()]
    form.fields["giver"].queryset = units.units_of(request.office, localdate(request.now))

    def act(given: dict[str, Any]) -> str:
        given["dossiers"] = [waiting[key] for key in given["dossiers"]]
        made = actions.hand_over(office=request.office, by=request.actor, now=request.now, **given)
        return reverse("dossier_record", args=[made.pk])

    return ask(request, form, page, act)


@staff
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Show one record with its list, as it prints."""
    found = queries.handover_for(request.office, request.actor, number)
    seen = set(queries.dossiers_of(request.office, request.actor).values_list("pk", flat=True))
    rows = [(one, kept_for(one.keep_years), one.pk in seen) for one in found.dossiers.order_by("year", "notation")]
    context = {
        "now": request.seen_at,
        "place": "letters",
        "record": found,
        "number": f"{found.number:02d}",
        "rows": rows,
        "document": record_of(found),
    }
    return render(request, "dossiers/record.html", context)


@staff
def download(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Send the record as DOCX or PDF."""
    found = queries.handover_for(request.office, request.actor, number)
    writers: dict[str, Callable[[Document], bytes]] = {"docx": docx, "pdf": lambda paper: pdf(paper, found.day)}
    if ending not in writers:
        raise Http404
    name = f"bien-ban-giao-nhan-ho-so-{found.number:02d}-{found.year}.{ending}"
    return as_attachment(writers[ending](record_of(found)), name, TYPES[ending])
