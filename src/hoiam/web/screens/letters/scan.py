"""Keep a scan of an incoming paper beside its line in the register."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.errors import Refused
from hoiam.desk.papers import actions
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import queries as units
from hoiam.outside.scan import kinds
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.intake import uploads

ALLOWED = kinds.PICTURES | {"pdf"}


class ScanForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("Bản quét"),
        help_text=_("PDF hoặc ảnh; ảnh chụp bằng điện thoại được bỏ vị trí và tên máy."),
        widget=forms.FileInput(attrs={"accept": ".pdf,image/*"}),
        error_messages={"required": _("Hãy chọn tệp."), "empty": _("Tệp trống. Chưa có gì được lưu.")},
    )


@staff
def add(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask for the file, and keep it."""
    paper = paper_of(request, year, arrival)
    page = Ask(
        title=now_("Thêm bản quét"),
        button=now_("Lưu bản quét"),
        back=reverse("paper", args=[year, arrival]),
        kicker=now_("Số đến %(n)s năm %(y)s, %(paper)s") % {"n": arrival, "y": year, "paper": paper},
        note=now_("Bản quét đi cùng văn bản vào hồ sơ công việc. Bản giấy vẫn lưu tại văn thư."),
        said=now_("Đã lưu bản quét."),
        place="letters",
    )
    form = ScanForm(posted(request), request.FILES or None)
    slips, wrong = taken(request)
    if form.is_bound and form.is_valid() and wrong:
        form.add_error("file", wrong[0])

    def act(_given: dict[str, Any]) -> None:
        keep(request, paper, slips)

    return ask(request, form, page, act)


def taken(request: HttpRequest) -> tuple[list[uploads.Slip], list[str]]:
    """Return what was sent with a form now, else before, or why it was refused; nothing for who keeps no register."""
    if not request.actor.roles & actions.CLERKS or request.office.frozen_at:
        return [], []
    sent = request.FILES.getlist("file")[:1]
    before = request.POST.getlist("kept")[:1]
    slips, wrong = uploads.taken(request.office.key, sent, before, ALLOWED, by=request.actor, now=request.now)
    return slips[-1:], wrong  # one file is asked for: the one chosen last


def keep(request: HttpRequest, paper: Paper, slips: list[uploads.Slip]) -> None:
    """Keep the files beside the paper. Raises Refused also where there is none for want of a role."""
    if not request.actor.roles & actions.CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(paper.office)
    for slip in slips:
        told = {"name": slip.name, "content_type": slip.content_type, "sha256": slip.sha256, "size": slip.size}
        actions.keep_scan(paper=paper, by=request.actor, now=request.now, **told)
