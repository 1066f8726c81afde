"""The parts that people write: in the weekly report IX and X, in others what their kind has."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.compose.snapshot import Snapshot
from hoiam.core.errors import HoiamError
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.web.door import staff
from hoiam.web.screens.reports.naming import title
from hoiam.web.sentences import sentence

LINES = 8  # of the box for the outlook


class Outlook(forms.Form):
    """Part IX."""

    outlook = forms.CharField(
        label=gettext_lazy("Nhận định, dự báo tuần tới"),
        help_text=gettext_lazy("Mỗi dòng một ý. Giới hạn của số liệu do hệ thống tự ghi thêm."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": LINES}),
    )


OTHER = {
    "press": gettext_lazy("Nội dung có thể cung cấp cho báo chí ngay"),
    "problems": gettext_lazy("Khó khăn, vướng mắc"),
    "outlook": gettext_lazy("Nhận định, đánh giá"),
}


class Words(forms.Form):
    """The parts that people write in a report of another kind: one box for each that the kind has."""

    def __init__(self, data: Any, keys: Sequence[str], report: Report) -> None:
        super().__init__(data)
        for key in keys:
            held = report.outlook if key == "outlook" else report.written.get(key, [])
            self.fields[key] = forms.CharField(
                label=OTHER[key],
                help_text=gettext_lazy("Mỗi dòng một ý."),
                required=False,
                max_length=4000,
                initial="\n".join(held),
                widget=forms.Textarea(attrs={"rows": LINES}),
            )


class Proposal(forms.Form):
    """One proposal of part X."""

    who = forms.CharField(label=gettext_lazy("Ai làm"), max_length=120, required=False)
    what = forms.CharField(label=gettext_lazy("Việc gì"), max_length=300, required=False)
    before = forms.DateField(
        label=gettext_lazy("Trước ngày"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse half a proposal: who and what belong together."""
        given = self.cleaned_data
        if bool(given.get("who")) != bool(given.get("what")) or (given.get("before") and not given.get("what")):
            raise forms.ValidationError(_("Mỗi kiến nghị ghi đủ ai làm và việc gì."))
        return given


Proposals = forms.formset_factory(Proposal, extra=3, max_num=30, absolute_max=40)


@staff
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Show or keep what people write."""
    report = queries.report_for(request.office, request.actor, number)
    data = request.POST if request.method == "POST" else None
    weekly = report.kind == ReportKind.WEEKLY
    words = Outlook(data, initial={"outlook": "\n".join(report.outlook)}) if weekly else _words(data, report, request)
    proposals = Proposals(data, initial=report.proposals, prefix="kn")
    if data is not None and words.is_valid() and proposals.is_valid():
        try:
            _keep(request, report, words.cleaned_data, proposals.cleaned_data)
        except HoiamError as refused:  # what was typed stays on the page
            words.add_error(None, sentence(refused))
        else:
            return redirect(reverse("report", args=[number]) + ("#p9" if weekly else ""))
    wrong = bool(words.errors) or (data is not None and proposals.total_error_count() > 0)
    context = {"now": request.seen_at, "report": report, "title": title(report), "words": words, "weekly": weekly}
    context |= {"proposals": proposals, "wrong": wrong}
    return render(request, "reports/write.html", context, status=422 if wrong else 200)


def _words(data: Any, report: Report, request: HttpRequest) -> Words:
    snapshot = queries.figures_of(report, request.seen_at)
    written = [section.written for section in snapshot.sections] if isinstance(snapshot, Snapshot) else []
    return Words(data, [key for key in written if key in OTHER], report)


def _keep(request: HttpRequest, report: Report, said: dict[str, str], rows: list[dict[str, Any]]) -> None:
    proposals = [_row(row) for row in rows if row.get("what")]
    lines = {key: words.splitlines() for key, words in said.items()}
    outlook = lines.pop("outlook", report.outlook)
    actions.write(report=report, outlook=outlook, proposals=proposals, written=lines, by=request.actor, now=request.now)


def _row(row: dict[str, Any]) -> dict[str, str]:
    before = row.get("before")
    return {"who": row["who"], "what": row["what"], "before": before.isoformat() if before else ""}
