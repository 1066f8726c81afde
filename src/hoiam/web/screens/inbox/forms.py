"""What people fill in about a story. Checks shapes only; what is allowed is decided by the actions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.stories.words import LABELS
from hoiam.web.screens.cases.forms import ReasonForm


class LabelsForm(ReasonForm):
    """What the piece is about: the machine's labels, each to be put right."""

    def __init__(self, names: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in names:
            title, values = LABELS[name]
            choices = [(value, word) for value, word in values.items() if value or name != "urgency"]
            self.fields[name] = forms.ChoiceField(label=title, choices=choices, required=name == "urgency")
        self.order_fields([*names, "reason"])


class PlaceForm(ReasonForm):
    """Whether a piece concerns the office, and which communes."""

    relevant = forms.ChoiceField(
        label=_("Bài này có liên quan đến địa bàn không?"),
        choices=[("yes", _("Có, thuộc địa bàn")), ("no", _("Không, nơi khác hoặc tên trùng"))],
        widget=forms.RadioSelect,
    )
    places = forms.MultipleChoiceField(
        label=_("Xã, thị trấn liên quan"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    remember = forms.ChoiceField(
        label=_("Ghi nhớ cho các bài sau"),
        required=False,
        help_text=_("Lý do ghi ở dưới được giữ cùng quy tắc. Xem và bỏ quy tắc ở Cài đặt, mục Địa danh."),
    )
    when = forms.CharField(
        label=_("Chỉ áp dụng khi bài có thêm cụm từ"),
        required=False,
        max_length=80,
        help_text=_("Để trống thì áp dụng cho mọi bài có tên ấy."),
    )
    field_order = ("relevant", "places", "reason", "remember", "when")

    def __init__(self, places: Iterable[tuple[str, str]], names: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = list(places)
        told = [(name, _("Tên “%(name)s” là như đã chọn ở trên") % {"name": name}) for name in names]
        self.fields["remember"].choices = [("", _("Không, chỉ bài này")), *told]

    def clean(self) -> dict[str, Any]:
        """A rule says one thing: one commune, or none of ours."""
        given = super().clean() or {}
        if given.get("remember") and given.get("relevant") == "yes" and len(given.get("places", ())) != 1:
            self.add_error("places", _("Muốn ghi nhớ thì chọn đúng một xã, thị trấn."))
        return given


class MergeForm(forms.Form):
    """Which story takes the pieces in."""

    into = forms.ChoiceField(label=_("Gộp vào tin"))

    def __init__(self, stories: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [("", _("Chọn một tin")), *stories]
