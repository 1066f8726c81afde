"""Record the written conclusion of a competent agency: number, day, issuer, and the file itself."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.files.words import refused
from hoiam.desk.letters import actions
from hoiam.outside.keep import Keep
from hoiam.outside.scan import kinds, look, refuse_active
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.intake.uploads import Slip, taken

ALLOWED = frozenset({"pdf", "docx"}) | kinds.PICTURES


class ConclusionForm(forms.Form):
    """A conclusion as its own head says it, and its file."""

    kind = forms.CharField(label=_("Loại văn bản"), max_length=60, initial=_("Kết luận thanh tra"))
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=40)
    signed_on = forms.DateField(
        label=_("Ngày ký kết luận"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    issuer = forms.CharField(
        label=_("Cơ quan kết luận"),
        max_length=200,
        help_text=_("Cơ quan nhà nước có thẩm quyền; kết luận xác minh của đơn vị mình chưa phải."),
    )
    title = forms.CharField(
        label=_("Trích yếu kết luận"), max_length=300, help_text=_("Bắt đầu bằng chữ thường, ví dụ: về việc …")
    )
    file = forms.FileField(
        label=_("Tệp văn bản kết luận"),
        required=False,
        help_text=_("PDF, ảnh chụp hoặc DOCX; tệp này được gửi kèm đề nghị cải chính."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,image/*"}),
    )


@staff
def record(request: HttpRequest, number: str) -> HttpResponse:
    """Ask what the conclusion is, keep it, and go back to the route."""
    case = case_of(request, number)
    note = now_(
        "Có kết luận thì văn bản gửi báo là đề nghị cải chính; thời hạn cải chính của báo chạy từ khi báo nhận được."
    )
    page = about(
        case, now_("Ghi nhận kết luận"), now_("Ghi nhận"), note=note, said=now_("Đã ghi nhận kết luận kèm tệp.")
    )
    form = ConclusionForm(posted(request), request.FILES or None)
    slips = _sent(request, form)

    def act(given: dict[str, Any]) -> str:
        given = {name: value for name, value in given.items() if name != "file"}
        actions.record_conclusion(case=case, stored=slips[0], by=request.actor, now=request.now, **given)
        return f"{reverse('case_route', args=[case.number])}?{request.GET.urlencode()}"

    return ask(request, form, page, act, slips=slips)


def _sent(request: HttpRequest, form: ConclusionForm) -> list[Slip]:
    """Return the file that came, now or with the form's last try; without one the form says so."""
    if request.method != "POST":
        return []
    sent = request.FILES.getlist("file")
    told = {"by": request.actor, "now": request.now, "most": 1}
    slips, wrong = taken(request.office.key, sent, [] if sent else request.POST.getlist("kept"), ALLOWED, **told)
    for slip in slips:
        if words := _active(slip):
            slips, wrong = [], [words]
    for words in wrong or ([] if slips else [now_("Hãy chọn tệp văn bản kết luận.")]):
        form.add_error("file", words)
    return slips


def _active(slip: Slip) -> str:
    """Return why a file may not go with a letter, "" where it may."""
    try:
        data = Keep(str(settings.HOIAM_FILES)).get(slip.sha256)
        refuse_active(data, look(data, slip.name, ALLOWED).kind)
    except (Permanent, Temporary) as failed:
        return refused(str(failed.reason), slip.name)
    return ""
