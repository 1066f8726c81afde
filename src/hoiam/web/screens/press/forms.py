"""The forms of the press desk. None asks who the journalist is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.cases.models import Case
from hoiam.desk.press.queries import Ground
from hoiam.desk.sources.models import Outlet
from hoiam.web.screens.moments import moment


class Note(forms.Form):
    """What a press agency asked for."""

    outlet = forms.ModelChoiceField(label=_("Cơ quan báo chí"), queryset=Outlet.objects.none(), empty_label=_("Chọn"))
    request = forms.CharField(
        label=_("Yêu cầu"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Việc gì, cần phỏng vấn hay tài liệu. Không ghi họ tên, số điện thoại của phóng viên."),
    )
    received_at = moment(_("Nhận lúc"))
    until = moment(_("Hẹn trả lời trước"), required=False, help_text=_("Hẹn của cơ quan, không phải hạn luật định."))
    case = forms.ModelChoiceField(
        label=_("Thuộc vụ việc"), queryset=Case.objects.none(), required=False, empty_label=_("Không thuộc vụ việc nào")
    )

    written = forms.BooleanField(
        label=_("Yêu cầu bằng văn bản: vào sổ văn bản đến"), required=False, help_text=_("Số đến do sổ cấp.")
    )
    number = forms.CharField(label=_("Số, ký hiệu của văn bản"), required=False, max_length=40)
    dated = forms.DateField(
        label=_("Ngày của văn bản"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any, outlets: Any, cases: Any, now: datetime) -> None:
        super().__init__(data, initial={"received_at": now})
        self.fields["outlet"].queryset = outlets
        self.fields["case"].queryset = cases

    def clean(self) -> dict[str, Any]:
        """Refuse a promise that lies before the request."""
        given = self.cleaned_data
        if given.get("until") and given.get("received_at") and given["until"] <= given["received_at"]:
            self.add_error("until", _("Giờ hẹn phải sau giờ nhận."))
        return given


class Answer(forms.Form):
    """What was answered, and when."""

    answer = forms.CharField(label=_("Đã trả lời thế nào"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    at = moment(_("Trả lời lúc"))

    def __init__(self, data: Any, now: datetime) -> None:
        super().__init__(data, initial={"at": now})


class Refusal(Answer):
    """What was refused, on which of the grounds that the law names."""

    field_order = ("ground", "answer", "at")
    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.Select)

    def __init__(self, data: Any, now: datetime, grounds: Sequence[Ground]) -> None:
        super().__init__(data, now)
        self.fields["answer"].label = _("Đã nói gì với cơ quan báo chí")
        self.fields["at"].label = _("Từ chối lúc")
        rows = [(ground.code, f"{ground.point}) {ground.text}") for ground in grounds]
        self.fields["ground"].choices = [("", _("Chọn một căn cứ")), *rows]
        self.fields["ground"].help_text = grounds[0].article if grounds else ""
