"""The four questions before a letter, and what a draft needs beside the record."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.values.case import Route, Verdict
from hoiam.desk.cases.models import Case
from hoiam.desk.sources.models import Outlet

YES_NO = [("yes", _("Có")), ("no", _("Không"))]


class QuestionsForm(forms.Form):
    """Whom to answer, does it concern us, is there a conclusion? What is true the case itself says."""

    outlet = forms.ChoiceField(label=_("Trả lời cơ quan nào"))
    only_true = forms.BooleanField(
        label=_("Chỉ trả lời các ý đúng; ý sai để văn bản khác"), required=False, widget=forms.CheckboxInput()
    )
    concerns = forms.ChoiceField(
        label=_("Ý sai có liên quan đến cơ quan, hoặc lĩnh vực, địa bàn cơ quan quản lý?"),
        choices=YES_NO,
        initial="yes",
        widget=forms.RadioSelect,
    )
    conclusion = forms.ChoiceField(
        label=_("Đã có văn bản kết luận của cơ quan nhà nước có thẩm quyền?"),
        choices=YES_NO,
        initial="no",
        widget=forms.RadioSelect,
        help_text=_("Kết luận thanh tra, kiểm tra, giải quyết khiếu nại…; kết luận xác minh của đơn vị chưa phải."),
    )

    def __init__(self, case: Case, outlets: Sequence[Outlet], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlet"].choices = [(outlet.key, outlet.name) for outlet in outlets]
        found = set(case.claims.values_list("verdict", flat=True))
        if not {Verdict.TRUE, Verdict.FALSE} <= found:
            del self.fields["only_true"]
        if Verdict.FALSE not in found:
            for name in ("concerns", "conclusion"):
                self.fields[name].required = False
                self.fields[name].widget = forms.HiddenInput()


class DraftForm(forms.Form):
    """What the letter is about, where the piece stood, and the conclusion where one is needed."""

    topic = forms.CharField(
        label=_("Về việc gì"),
        max_length=200,
        required=False,
        help_text=_("Đứng sau chữ “về” trong trích yếu, ví dụ: công trình cấp nước thôn 7, xã Đăk Ui."),
    )
    piece = forms.CharField(
        label=_("Tên bài báo"), max_length=300, help_text=_("Hệ thống chưa có bài này; ghi đúng tên bài đã đăng, phát.")
    )
    printed_on = forms.DateField(label=_("Ngày đăng, phát"), widget=forms.DateInput(attrs={"type": "date"}))
    section = forms.CharField(
        label=_("Chuyên mục của bài báo"),
        max_length=120,
        required=False,
        help_text=_("Luật yêu cầu nêu trong văn bản phản hồi."),
    )
    concluded = forms.ChoiceField(
        label=_("Căn cứ vào kết luận nào"), help_text=_("Tệp của kết luận này tự đi kèm văn bản.")
    )

    phrase = forms.ChoiceField(
        label=_("Thêm câu mẫu của cơ quan"),
        required=False,
        help_text=_("Đứng sau phần kết quả kiểm tra; sửa được trong dự thảo."),
    )

    objected = forms.MultipleChoiceField(
        label=_("Phản hồi những ý nào"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=_("Chỉ có các ý đã kết luận là sai; ý đúng không có ở đây."),
    )
    ask_correction = forms.BooleanField(
        label=_("Đề nghị báo cải chính, xin lỗi trong cùng văn bản"), required=False, widget=forms.CheckboxInput()
    )

    def __init__(
        self,
        route: Route,
        false: Sequence[tuple[str, str]],
        known: bool,
        concluded: Sequence[tuple[str, str]],
        phrases: Sequence[tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if known or route not in (Route.CORRECTION, Route.RESPONSE):  # what the law wants named, and nobody has read
            del self.fields["piece"], self.fields["printed_on"]
        self.fields["phrase"].choices = [("", _("Không thêm")), *phrases]
        if not phrases:
            del self.fields["phrase"]
        self.fields["objected"].choices = list(false)
        self.fields["objected"].initial = [key for key, _text in false]
        if route not in (Route.CORRECTION, Route.RESPONSE):
            del self.fields["objected"]
        if route != Route.RESPONSE:
            del self.fields["ask_correction"]
        self.fields["concluded"].choices = list(concluded)
        if route != Route.CORRECTION:
            del self.fields["concluded"]
        if route not in (Route.CORRECTION, Route.RESPONSE):
            del self.fields["section"]
