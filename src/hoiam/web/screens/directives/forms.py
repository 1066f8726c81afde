"""What people fill in about a dispatch and its tasks. Checks shapes only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hoiam.desk.directives.actions import MOST_AHEAD, SubTerm
from hoiam.desk.units.models import Unit

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FileForm(forms.Form):
    """The file of one dispatch."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_("TXT, PDF, DOCX hoặc ảnh PNG, JPG, TIFF, WebP."),
        widget=forms.FileInput(attrs={"accept": ".txt,.pdf,.docx,.png,.jpg,.jpeg,.tif,.tiff,.webp"}),
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
    """The words of one task, who does it and by when; or that it is none."""

    what = forms.CharField(label=_("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)
    accepted = forms.BooleanField(
        required=False,
        label=_("Đây là nhiệm vụ cần theo dõi"),
        help_text=_("Bỏ chọn là gạch nhiệm vụ này khỏi văn bản."),
    )
    chosen = forms.MultipleChoiceField(label=_("Đơn vị phải làm"), required=False, widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(
        label=_("Hạn khác với máy đọc (đến hết ngày)"),
        required=False,
        widget=DAY,
        help_text=_("Để trống là theo đúng chữ của văn bản."),
    )

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(unit.key, unit.short_name) for unit in units]


class AddTaskForm(forms.Form):
    """A task that the machine has not seen: its words, who does it, by when."""

    what = forms.CharField(
        label=_("Nội dung nhiệm vụ, đúng như văn bản"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text=_("Chép cả thời hạn, ví dụ “trước ngày 25 hằng tháng”: máy tính hạn từ những chữ ấy."),
    )
    chosen = forms.MultipleChoiceField(label=_("Đơn vị phải làm"), widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(
        label=_("Hạn (đến hết ngày)"),
        required=False,
        widget=DAY,
        help_text=_("Để trống là theo thời hạn ghi trong nội dung."),
    )

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(unit.key, unit.short_name) for unit in units]


class TermForm(forms.Form):
    """What a fuzzy word means: one of three ways."""

    owner = forms.ModelChoiceField(
        label=_("Đơn vị giữ quy ước này"),
        queryset=Unit.objects.none(),
        to_field_name="key",
        empty_label=_("Chọn đơn vị"),
        help_text=_("Về sau chỉ đơn vị này hoặc lãnh đạo được sửa."),
    )
    hours = forms.IntegerField(label=_("Số giờ kể từ khi có việc"), required=False, min_value=1, max_value=240)
    working_days = forms.IntegerField(
        label=_("hoặc số ngày làm việc kể từ khi có việc"), required=False, min_value=1, max_value=60
    )
    every = forms.ChoiceField(
        label=_("hoặc theo kỳ"),
        required=False,
        choices=[
            ("", _("Không theo kỳ")),
            ("weekly", _("Hằng tuần")),
            ("monthly", _("Hằng tháng")),
            ("quarterly", _("Hằng quý, tháng cuối quý")),
        ],
    )
    day = forms.IntegerField(
        label=_("Chậm nhất vào ngày"),
        required=False,
        min_value=1,
        max_value=31,
        help_text=_("Hằng tuần: 1 là thứ Hai, 7 là Chủ nhật. Hằng tháng, hằng quý: ngày trong tháng."),
    )
    note = forms.CharField(label=_("Căn cứ, ghi chú"), required=False, max_length=300)

    def __init__(self, units: QuerySet[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = units


class StudyAskForm(forms.Form):
    """Which units read a dispatch until when, and with which of the proposed questions."""

    until = forms.DateField(label=_("Quán triệt đến hết ngày"), widget=DAY)
    units = forms.MultipleChoiceField(label=_("Đơn vị phải quán triệt"), widget=forms.CheckboxSelectMultiple)
    questions = forms.MultipleChoiceField(
        label=_("Câu hỏi máy gợi ý; bỏ chọn câu không dùng"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, units: Iterable[Unit], questions: Sequence[Mapping[str, Any]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._units = list(units)
        self.fields["units"].choices = [(unit.key, unit.short_name) for unit in self._units]
        self.fields["units"].initial = [unit.key for unit in self._units]
        self.fields["questions"].choices = [(str(place), _asked(one)) for place, one in enumerate(questions)]
        self.fields["questions"].initial = [str(place) for place in range(len(questions))]
        if not questions:
            del self.fields["questions"]

    def chosen(self) -> list[Unit]:
        """Return the units that were chosen."""
        return [unit for unit in self._units if unit.key in self.cleaned_data["units"]]


def _asked(question: Mapping[str, Any]) -> str:
    return f"{question['ask']} ({question['options'][question['right']]})"


class StudyForm(forms.Form):
    """How a unit has read a dispatch, and what it answers."""

    how = forms.CharField(
        label=_("Quán triệt bằng cách nào"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: họp cơ quan sáng 10/10/2022, gửi bản điện tử cho toàn thể công chức."),
    )
    people = forms.IntegerField(label=_("Số người được quán triệt"), required=False, min_value=1, max_value=10000)

    def __init__(self, questions: Sequence[Mapping[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, one in enumerate(questions):
            self.fields[f"q{place}"] = forms.ChoiceField(
                label=one["ask"],
                choices=[(str(at), words) for at, words in enumerate(one["options"])],
                widget=forms.RadioSelect,
                error_messages={"required": _("Hãy chọn một câu trả lời.")},
            )


class EvidenceForm(forms.Form):
    """What shows that a task was done, by which unit; a file, link, case, letter or publication may stand behind it."""

    unit = forms.ChoiceField(label=_("Đơn vị đã làm"), required=False)
    note = forms.CharField(
        max_length=300,
        label=_("Sản phẩm, bằng chứng đã làm"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: Báo cáo số 41/BC-TTVH ngày 13/10/2022, gửi qua Văn phòng; hoặc đường dẫn bài đã đăng."),
    )
    file = forms.FileField(
        label=_("Tệp kèm theo"),
        required=False,
        help_text=_("Ảnh hoặc PDF; ảnh chụp bằng điện thoại được bỏ vị trí và tên máy."),
        widget=forms.FileInput(attrs={"accept": ".pdf,image/*"}),
    )
    link = forms.URLField(
        label=_("Đường dẫn (bài đã đăng, trang công khai)"), required=False, max_length=1000, assume_scheme="https"
    )
    case = forms.ChoiceField(label=_("Vụ việc"), required=False)
    letter = forms.ChoiceField(label=_("Văn bản đi"), required=False)
    published = forms.ChoiceField(
        label=_("Nội dung đã đăng"),
        required=False,
        help_text=_("Trả lời công khai, tin bài làm rõ của cơ quan, hoặc cải chính, phản hồi mà báo đã đăng."),
    )

    def __init__(
        self, units: Iterable[Unit], named: Mapping[str, Iterable[tuple[str, str]]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(unit.key, unit.short_name) for unit in units]
        every = [("", _("Tất cả các đơn vị được giao"))] if len(chosen) > 1 else []
        offered = {"unit": [*every, *chosen]} | {name: list(rows) for name, rows in named.items()}
        for name, choices in offered.items():
            if choices:
                field = self.fields[name]
                field.choices = choices if name == "unit" else [("", _("Không chọn")), *choices]
            else:
                del self.fields[name]


class HandOnForm(forms.Form):
    """To which units a task is handed on, what of it, and by when."""

    units = forms.MultipleChoiceField(label=_("Đơn vị nhận việc"), widget=forms.CheckboxSelectMultiple)
    asked = forms.CharField(
        label=_("Phần việc giao"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Để trống là giao đúng như văn bản."),
    )
    ahead = forms.IntegerField(
        label=_("Nộp trước hạn của đơn vị giao mấy ngày làm việc"),
        required=False,
        min_value=0,
        max_value=MOST_AHEAD,
        initial=1,
        help_text=_("Tính cho mỗi kỳ. Số 0 là cùng ngày."),
    )
    hour = forms.TimeField(
        label=_("Trước mấy giờ"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    until = forms.DateField(
        label=_("hoặc một lần, đến hết ngày"), required=False, widget=DAY, help_text=_("Chọn ngày thì bỏ hai ô trên.")
    )

    def __init__(self, units: Iterable[Unit], dated: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(unit.key, unit.short_name) for unit in units]
        if not dated:
            del self.fields["ahead"], self.fields["hour"]
            self.fields["until"].label = _("Một lần, đến hết ngày")
            self.fields["until"].help_text = _("Để trống là làm thường xuyên, không có ngày hạn.")

    def term(self) -> SubTerm:
        """Return by when; a day goes before the count."""
        given = self.cleaned_data
        if given.get("until"):
            return SubTerm(until=given["until"])
        return SubTerm(ahead=given.get("ahead"), hour=given.get("hour"))


class JudgeForm(forms.Form):
    """Whether what was handed in will do."""

    quality = forms.ChoiceField(
        label=_("Sản phẩm"),
        choices=[("met", _("Đạt")), ("weak", _("Chưa đạt, trả lại đơn vị làm tiếp"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Nhận xét"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Trả lại thì ghi rõ còn thiếu gì."),
    )
