"""A leader's instruction on a paper, in the leader's own words: which unit, until when."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.units.models import Unit


class OrderForm(forms.Form):
    """The words, the unit and the day."""

    order = forms.CharField(
        label=_("Nội dung bút phê"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Ai làm gì.")
    )
    unit = forms.ChoiceField(label=_("Giao cho"))
    until = forms.DateField(
        label=_("Xong chậm nhất hết ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Bỏ trống nếu không đặt hạn."),
    )

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Chọn đơn vị")), *((unit.key, unit.short_name) for unit in units)]
