"""What people fill in about the law library and the days off. Checks shapes only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.values.law import ClockKind

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
FORMS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]


class StartForm(forms.Form):
    """From when to count."""

    start = forms.DateTimeField(label=_("Bắt đầu lúc"), widget=MOMENT, input_formats=FORMS)
    next_issue = forms.DateField(
        label=_("Ngày ra số báo gần nhất"), widget=DAY, required=False, help_text=_("Chỉ cần cho hạn “số ra gần nhất”.")
    )

    def __init__(self, kind: ClockKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind is not ClockKind.NEXT_ISSUE:
            del self.fields["next_issue"]


class CalendarForm(forms.Form):
    """A file of days off, as a ministry or a mail program gives it out."""

    file = forms.FileField(
        label=_("Tệp lịch nghỉ"),
        help_text=_("Tệp iCalendar (.ics), mỗi ngày nghỉ là một sự kiện cả ngày; ngày làm bù có chữ “làm bù”."),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={"required": _("Hãy chọn tệp lịch nghỉ."), "empty": _("Tệp trống. Chưa có gì được lưu.")},
    )
    source = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Ví dụ: Thông báo nghỉ lễ năm 2027 của Bộ Nội vụ, số, ngày.")
    )


class LawForm(forms.Form):
    """A reviewed law file."""

    file = forms.FileField(
        label=_("Tệp quy tắc"),
        help_text=_("Tệp TOML của một văn bản, đã được người am hiểu pháp luật soát."),
        widget=forms.FileInput(attrs={"accept": ".toml"}),
        error_messages={"required": _("Hãy chọn tệp quy tắc."), "empty": _("Tệp trống. Chưa có gì được lưu.")},
    )
