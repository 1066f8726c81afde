"""What people fill in about letters and incoming papers. Checks shapes only."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hoiam.core.compose.sheet import URGENCIES
from hoiam.desk.letters.words.exchanges import SAYS
from hoiam.desk.papers.words import KINDS as PAPER_KINDS
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Unit

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
KINDS = list(PAPER_KINDS.items())
OUTCOMES = [
    ("published", _("Đăng đủ")),
    ("published_partly", _("Đăng thiếu")),
    ("refused", _("Từ chối, có nêu lý do")),
    ("refused_bare", _("Từ chối, không nêu lý do bằng văn bản")),
    ("overdue", _("Hết hạn mà không đăng")),
]


def urgency_field() -> forms.ChoiceField:
    """Return the field for how urgent a paper is, as it is stamped on it (NĐ 30/2020, Phụ lục I)."""
    stamps = [("", _("Không ghi")), *((word, word.capitalize()) for word in URGENCIES)]
    return forms.ChoiceField(label=_("Mức độ khẩn"), choices=stamps, required=False)


def amount_field(label: Any) -> forms.IntegerField:
    """Return the field for a number of pages or copies; nothing where nobody counted."""
    return forms.IntegerField(label=label, min_value=1, max_value=9999, required=False)


class ReturnForm(forms.Form):
    """Why a letter goes back."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)


class ReceivedForm(forms.Form):
    """When the press agency received the letter."""

    at = forms.DateTimeField(label=_("Báo nhận lúc"), widget=MOMENT, input_formats=MOMENTS)


class PrintedForm(forms.Form):
    """What the press did with the letter."""

    outcome = forms.ChoiceField(label=_("Báo đã"), choices=OUTCOMES, widget=forms.RadioSelect)
    printed_on = forms.DateField(label=_("Ngày đăng, hoặc ngày từ chối"), widget=DAY)
    url = forms.URLField(label=_("Địa chỉ bài đăng"), required=False, max_length=500, assume_scheme="https")
    missing = forms.MultipleChoiceField(
        label=_("Đăng thiếu thì thiếu gì theo luật"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)

    def __init__(self, contents: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["missing"].choices = list(contents)
        if not contents:
            del self.fields["missing"]


class RepliedForm(forms.Form):
    """What the press agency wrote back, and when it came."""

    says = forms.ChoiceField(label=_("Báo trả lời"), choices=tuple(SAYS.items()), widget=forms.RadioSelect)
    reasoned = forms.BooleanField(label=_("Từ chối thì có nêu lý do bằng văn bản"), required=False)
    at = forms.DateTimeField(label=_("Nhận lúc"), widget=MOMENT, input_formats=MOMENTS)
    text = forms.CharField(
        label=_("Nội dung chính"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tóm tắt; tên người, số điện thoại sẽ được bỏ."),
    )


class AnsweredForm(forms.Form):
    """Which letter of ours a paper or a mail answers."""

    letter = forms.ChoiceField(label=_("Trả lời văn bản nào của cơ quan"))

    def __init__(self, letters: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter"].choices = list(letters)


class PaperForm(forms.Form):
    """An incoming paper as the register keeps it; the arrival number is given by the register."""

    kind = forms.ChoiceField(label=_("Loại giấy tờ"), choices=KINDS, help_text=_("Loại quyết định thời hạn trả lời."))
    outlet = forms.ChoiceField(label=_("Cơ quan báo chí"), required=False)
    sender = forms.CharField(
        label=_("Nơi gửi"), required=False, max_length=200, help_text=_("Bỏ trống thì lấy tên cơ quan báo chí đã chọn.")
    )
    number = forms.CharField(label=_("Số, ký hiệu của nơi gửi"), required=False, max_length=40)
    dated = forms.DateField(label=_("Ngày của văn bản"), required=False, widget=DAY)
    type_name = forms.CharField(
        label=_("Tên loại"), max_length=100, required=False, help_text=_("Ví dụ: Công văn, Kế hoạch, Giấy giới thiệu")
    )
    subject = forms.CharField(label=_("Trích yếu"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị hoặc người nhận"), queryset=Unit.objects.none(), required=False, empty_label=_("Chưa rõ")
    )
    due_on = forms.DateField(
        label=_("Hạn giải quyết"), required=False, widget=DAY, help_text=_("Chỉ khi văn bản hoặc lãnh đạo ghi hạn.")
    )
    urgency = urgency_field()
    signer = forms.CharField(
        label=_("Người ký"), max_length=100, required=False, help_text=_("Họ tên như in trên văn bản.")
    )
    signer_post = forms.CharField(label=_("Chức vụ người ký"), max_length=100, required=False)
    pages = amount_field(_("Số trang"))
    copies = amount_field(_("Số bản nhận"))
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)
    file = forms.FileField(
        label=_("Bản quét"),
        required=False,
        help_text=_("PDF hoặc ảnh; thêm sau cũng được."),
        widget=forms.FileInput(attrs={"accept": ".pdf,image/*"}),
    )
    received_at = forms.DateTimeField(
        label=_("Nhận lúc"), widget=MOMENT, input_formats=MOMENTS, help_text=_("Thời hạn của luật tính từ ngày nhận.")
    )

    def __init__(self, outlets: Iterable[Outlet], units: QuerySet[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.outlets = {outlet.key: outlet for outlet in outlets}
        self.fields["outlet"].choices = [
            ("", _("Không phải báo chí")),
            *((o.key, o.name) for o in self.outlets.values()),
        ]

    def clean(self) -> dict[str, Any]:
        """Take the outlet's name where no sender was given; one of them is needed."""
        given: dict[str, Any] = super().clean() or {}
        given["outlet"] = self.outlets.get(given.get("outlet", ""))
        if not given.get("sender"):
            if given["outlet"] is None:
                self.add_error("sender", _("Hãy ghi nơi gửi hoặc chọn cơ quan báo chí."))
            else:
                given["sender"] = given["outlet"].name
        return given


class OpenCaseForm(forms.Form):
    """What the case about a paper is called, and which story it is about."""

    title = forms.CharField(label=_("Tên vụ việc"), max_length=300)
    story = forms.ChoiceField(
        label=_("Tin liên quan"), required=False, help_text=_("Gắn tin để có bài báo, địa bàn và lĩnh vực.")
    )

    def __init__(self, stories: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story"].choices = [("", _("Không gắn tin nào")), *((str(pk), title) for pk, title in stories)]


class AttachForm(forms.Form):
    """Which case a paper belongs to."""

    case = forms.ChoiceField(label=pgettext_lazy("one", "Vụ việc"))

    def __init__(self, cases: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = list(cases)
