"""The identifiers of the office and of its receivers on the national document axis (QĐ 20/2020/QĐ-TTg)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.desk.letters import actions
from hoiam.desk.letters.actions import HEADERS
from hoiam.desk.letters.axis import axis_of
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.packet import parties
from hoiam.web.screens.settings.keepers import only


class AxisForm(forms.Form):
    """The office's own identifier, and a list of receivers."""

    organ_id = forms.CharField(
        label=_("Mã định danh của cơ quan"),
        max_length=60,
        required=False,
        help_text=_("Do cơ quan quản lý mã của tỉnh cấp, ghi trong hệ thống quản lý văn bản. Ví dụ: H34.12"),
    )
    receivers = forms.CharField(
        label=_("Nơi nhận có mã định danh"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        required=False,
        help_text=_("Mỗi dòng một nơi: mã định danh | tên cơ quan. Ví dụ: H34.1 | Sở Mẫu"),
    )


@only(HEADERS)
def axis(request: HttpRequest) -> HttpResponse:
    """Ask for them, and keep them."""
    held = axis_of(request.office)
    page = Ask(
        title=now_("Mã định danh liên thông văn bản"),
        button=now_("Lưu"),
        back=reverse("settings_paper"),
        kicker=now_("Thể thức văn bản"),
        note=now_("Dùng khi xuất và nhận gói tin .edxml. Đổi mã không đổi gói tin đã xuất."),
        said=now_("Đã lưu mã định danh."),
        place="settings",
    )
    lines = "\n".join(f"{one.organ_id} | {one.name}" for one in held.receivers)
    form = AxisForm(posted(request), initial={"organ_id": held.own.organ_id, "receivers": lines})

    def act(given: dict[str, Any]) -> None:
        told = {"organ_id": given["organ_id"].strip(), "receivers": parties(given["receivers"])}
        actions.keep_axis(office=request.office, by=request.actor, now=request.now, **told)

    return ask(request, form, page, act)
