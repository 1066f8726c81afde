"""The forms that correct an outlet, and that set how often a source is read."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hoiam.desk.sources import words
from hoiam.desk.sources.actions import POLITE
from hoiam.desk.sources.models import Outlet, Source
from hoiam.web.screens.sources.forms import SELECTORS, pressed, web_address

RHYTHM_FIELDS = {"issue_every": "every", "issue_weekdays": "weekdays", "issue_days": "days"}


class OutletEditForm(forms.Form):
    """What an outlet is by its licence, where it stands, and on which basis it is read."""

    name = forms.CharField(label=_("Tên cơ quan báo chí hoặc trang"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=list(words.OUTLET_KINDS.items()))
    press_type = forms.ChoiceField(
        label=_("Loại hình báo chí"),
        required=False,
        choices=[("", _("Không phải báo")), *words.PRESS_TYPES.items()],
        help_text=_("Chỉ chọn cho cơ quan báo chí; thời hạn đăng cải chính theo loại hình này."),
    )
    issue_every = forms.ChoiceField(
        label=_("Kỳ ra báo"),
        required=False,
        choices=list(words.ISSUES.items()),
        help_text=_("Với báo in, tạp chí: hạn “số ra gần nhất” tính từ đây. Chưa ghi đủ thì hạn để là chưa biết."),
    )
    issue_weekdays = forms.TypedMultipleChoiceField(
        label=_("Ra vào thứ (báo ngày, báo tuần)"),
        required=False,
        coerce=int,
        choices=[(n, day) for n, day in enumerate(words.WEEKDAYS, 1)],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    issue_days = forms.CharField(
        label=_("Ra vào ngày trong tháng (báo nửa tháng, tháng)"),
        required=False,
        max_length=20,
        help_text=_("Ví dụ: 1, 15. Tháng thiếu ngày ấy thì ra ngày cuối tháng."),
    )
    licence = forms.CharField(label=_("Số giấy phép"), max_length=200, required=False)
    home = forms.URLField(label=_("Trang chủ"), max_length=500, required=False, assume_scheme="https")
    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=list(words.LEVELS.items()))
    province = forms.CharField(label=_("Tỉnh, thành phố"), max_length=100, required=False)
    legal_basis = forms.CharField(
        label=_("Căn cứ thu thập"),
        max_length=500,
        error_messages={"required": _("Phải ghi căn cứ thu thập của nguồn.")},
        help_text=_("Ghi tên luật, điều khoản; “trang công khai” không phải là căn cứ."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_home(self) -> str:
        """Refuse what is no web address."""
        home: str = self.cleaned_data["home"]
        return web_address(home) if home else ""

    def clean_issue_days(self) -> list[int]:
        """Return the days of the month that were written."""
        found = self.cleaned_data["issue_days"].replace(",", " ").split()
        days = sorted({int(one) for one in found if one.isdecimal() and len(one) <= 2 and 1 <= int(one) <= 31})
        if len(days) != len(found):
            raise forms.ValidationError(_("Ghi các ngày từ 1 đến 31, cách nhau bằng dấu phẩy."))
        return days

    def clean(self) -> dict[str, Any]:
        """A press agency says how it appears and when; what is no press agency has no such kind."""
        given = pressed(self)
        told = {name: given.pop(field, None) for field, name in RHYTHM_FIELDS.items()}
        kept = {name: value for name, value in told.items() if value} if told["every"] else {}
        return given | {"issues": kept if given.get("kind") == "press" else {}}


class HeirForm(forms.Form):
    """Which press agency took over from one that was merged or closed."""

    heir = forms.ModelChoiceField(
        label=_("Báo nào thay"), queryset=Outlet.objects.none(), required=False, empty_label=_("Không có báo thay")
    )
    reason = forms.CharField(
        label=_("Căn cứ"),
        max_length=500,
        help_text=_("Số, ngày của quyết định sáp nhập, giải thể, hoặc nguồn đã đọc."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, outlets: QuerySet[Outlet], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heir"].queryset = outlets


class RhythmForm(forms.Form):
    """Between which bounds a source is read by its own rhythm, and the selectors of a list page."""

    every = forms.IntegerField(label=_("Đọc lại sớm nhất sau (phút)"), min_value=5, max_value=1440)
    most_every = forms.IntegerField(
        label=_("Thưa nhất sau mỗi (phút)"),
        min_value=5,
        max_value=1440,
        help_text=_("Giữa hai mức này, máy theo nhịp đăng bài của chính nguồn."),
    )
    interval = forms.IntegerField(
        label=_("Nghỉ giữa hai lần lấy trang (giây)"),
        min_value=POLITE,
        max_value=120,
        help_text=_("Ít nhất 5 giây, để không làm phiền máy chủ của báo."),
    )
    item = forms.CharField(label=_("Bộ chọn của mỗi mục"), max_length=200)
    link = forms.CharField(label=_("Bộ chọn của đường dẫn"), max_length=200, required=False)
    title = forms.CharField(label=_("Bộ chọn của tên bài"), max_length=200, required=False)
    date = forms.CharField(label=_("Bộ chọn của ngày đăng"), max_length=200, required=False)

    def __init__(self, data: Any, source: Source) -> None:
        self.source = source
        minutes = {"every": source.every // 60, "most_every": max(source.every, source.most_every) // 60}
        held = {name: source.options.get(name, "") for name in SELECTORS}
        super().__init__(data, initial={**minutes, "interval": max(source.interval, POLITE), **held})
        if source.kind != "page":
            for name in SELECTORS:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The upper bound is not below the lower one."""
        given = self.cleaned_data
        if given.get("most_every", 0) < given.get("every", 0):
            self.add_error("most_every", _("Mức thưa nhất không được ngắn hơn mức sớm nhất."))
        return given

    def fields_of(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return what the source keeps: seconds, and its other options as they were."""
        fields = {"every": given["every"] * 60, "most_every": given["most_every"] * 60, "interval": given["interval"]}
        if self.source.kind == "page":
            rest = {name: value for name, value in self.source.options.items() if name not in SELECTORS}
            fields["options"] = rest | {name: given[name] for name in SELECTORS if given[name]}
        return fields
