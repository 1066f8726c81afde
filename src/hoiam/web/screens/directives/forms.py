"""What people fill in about a dispatch and its tasks. Checks shapes only."""

from django import forms
from django.utils.translation import gettext_lazy as _

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FileForm(forms.Form):
    """The file of one dispatch."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_("TXT, PDF, DOCX hoặc ảnh PNG, JPG."),
        widget=forms.FileInput(attrs={"accept": ".txt,.pdf,.docx,.png,.jpg,.jpeg"}),
        error_messages={
            "required": _("Hãy chọn tệp văn bản cần đọc."),
            "empty": _("Tệp trống, không có gì để đọc. Chưa có gì được lưu."),
        },
    )


class ReadingForm(forms.Form):
    """One reading of a doubtful word: chosen by a button, or typed anew."""

    reading = forms.CharField(max_length=100, required=False)
    chosen = forms.CharField(max_length=100, required=False)

    def reading_of(self) -> str:
        """Return the reading that was typed, else the one that was chosen; "" where nothing fits."""
        return str(self.cleaned_data.get("reading") or self.cleaned_data.get("chosen") or "")


class HeadForm(forms.Form):
    """What the head of the paper says."""

    number_full = forms.CharField(max_length=64, required=False, label=_("Số, ký hiệu"))
    dated = forms.DateField(
        label=_("Ngày văn bản"),
        required=False,
        widget=DAY,
        help_text=_("Nhiệm vụ gắn với các đơn vị đang có vào ngày này."),
    )
    issuer = forms.CharField(max_length=200, required=False, label=_("Cơ quan ban hành"))
    subject = forms.CharField(
        max_length=500, required=False, label=_("Trích yếu"), widget=forms.Textarea(attrs={"rows": 3})
    )


class TaskForm(forms.Form):
    """The words of one task, or that it is none."""

    what = forms.CharField(label=_("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)
    accepted = forms.BooleanField(
        required=False,
        label=_("Đây là nhiệm vụ cần theo dõi"),
        help_text=_("Bỏ chọn là gạch nhiệm vụ này khỏi văn bản."),
    )


class EvidenceForm(forms.Form):
    """What shows that a task was done."""

    note = forms.CharField(
        max_length=300,
        label=_("Sản phẩm, bằng chứng đã làm"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: Báo cáo số 41/BC-TTVH ngày 13/10/2022, gửi qua Văn phòng; hoặc đường dẫn bài đã đăng."),
    )
