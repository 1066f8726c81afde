"""Put right a line of the register of incoming papers, or write down that the paper was passed to a unit."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.papers import actions
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.forms import DAY, amount_field, urgency_field


class MendForm(forms.Form):
    """The columns of a line that may be put right; number and receipt stay."""

    sender = forms.CharField(label=_("Tác giả (cơ quan ban hành)"), max_length=200)
    type_name = forms.CharField(label=_("Tên loại"), max_length=100, required=False)
    number = forms.CharField(label=_("Số, ký hiệu của nơi gửi"), required=False, max_length=40)
    dated = forms.DateField(label=_("Ngày của văn bản"), required=False, widget=DAY)
    subject = forms.CharField(label=_("Trích yếu"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị hoặc người nhận"), queryset=Unit.objects.none(), required=False, empty_label=_("Chưa rõ")
    )
    due_on = forms.DateField(label=_("Hạn giải quyết"), required=False, widget=DAY)
    urgency = urgency_field()
    signer = forms.CharField(label=_("Người ký"), max_length=100, required=False)
    signer_post = forms.CharField(label=_("Chức vụ người ký"), max_length=100, required=False)
    pages = amount_field(_("Số trang"))
    copies = amount_field(_("Số bản nhận"))
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)


class PassForm(forms.Form):
    """To whom, when, who signed."""

    unit = forms.ModelChoiceField(label=_("Chuyển cho"), queryset=Unit.objects.none(), empty_label=_("Chọn"))
    day = forms.DateField(label=_("Ngày chuyển"), widget=DAY)
    receipt = forms.CharField(
        label=_("Ký nhận"),
        required=False,
        max_length=200,
        help_text=_("Chức vụ người nhận, hoặc “nhận trên hệ thống”."),
    )


@staff
def mend(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask for the columns, and put them right."""
    paper = paper_of(request, year, arrival)
    page = _page(paper, now_("Sửa dòng trong sổ"), now_("Lưu"), now_("Đã lưu; số đến giữ nguyên."))
    names = MendForm.base_fields
    form = MendForm(posted(request), initial={name: getattr(paper, name) for name in names})
    form.fields["unit"].queryset = units.units_of(request.office, localdate(request.now))

    def act(given: dict[str, Any]) -> None:
        actions.mend(paper=paper, by=request.actor, now=request.now, **given)

    return ask(request, form, page, act)


@staff
def pass_on(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask to whom and when, and write it down."""
    paper = paper_of(request, year, arrival)
    page = _page(paper, now_("Chuyển văn bản đến"), now_("Ghi việc chuyển"), now_("Đã ghi việc chuyển."))
    initial = {"unit": paper.unit, "day": paper.passed_on or localdate(request.seen_at), "receipt": paper.receipt}
    form = PassForm(posted(request), initial=initial)
    form.fields["unit"].queryset = units.units_of(request.office, localdate(request.now))

    def act(given: dict[str, Any]) -> None:
        actions.pass_on(paper=paper, by=request.actor, now=request.now, **given)

    return ask(request, form, page, act)


def _page(paper: Paper, title: str, button: str, said: str) -> Ask:
    kicker = now_("Số đến %(n)s năm %(y)s, %(paper)s") % {"n": paper.arrival, "y": paper.year, "paper": paper}
    back = reverse("paper", args=[paper.year, paper.arrival])
    return Ask(title=title, button=button, back=back, kicker=kicker, said=said, place="letters")
