"""The five fields of the sheet. There is no field for a name."""

from django import forms
from django.utils.translation import gettext_lazy as _

LEVELS = [("low", _("Ít")), ("middle", _("Vừa")), ("high", _("Nhiều")), ("urgent", _("Khẩn"))]


class SheetForm(forms.Form):
    """An issue, its place, how much people care, from how many it was heard, a proposal."""

    key = forms.RegexField(r"^[0-9a-f]{32}$", required=False, widget=forms.HiddenInput)
    issue = forms.CharField(
        label=_("1. Việc gì?"),
        max_length=300,
        help_text=_("Không ghi họ tên, số điện thoại của ai. Lỡ ghi thì hệ thống lược bỏ trước khi lưu."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = forms.CharField(
        label=_("2. Ở đâu?"),
        max_length=200,
        help_text=_("Thôn, tổ dân phố, đoạn đường."),
        widget=forms.TextInput(attrs={"list": "noi-da-ghi", "autocomplete": "off"}),
    )
    level = forms.ChoiceField(
        label=_("3. Bà con quan tâm đến mức nào?"), choices=LEVELS, initial="middle", widget=forms.RadioSelect
    )
    sources = forms.IntegerField(
        label=_("4. Nghe từ bao nhiêu người, bao nhiêu hộ?"),
        min_value=1,
        max_value=99_999,
        help_text=_("Chỉ ghi số. Dưới 5 thì không nơi nào hiện con số này."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    proposal = forms.CharField(
        label=_("5. Đề xuất cách giải quyết"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
