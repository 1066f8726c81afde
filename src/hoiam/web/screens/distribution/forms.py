"""Which units get something, with a word for them, and by when they say that they have it."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.units.models import Unit


class DistributeForm(forms.Form):
    """The units, those that the paper's own words name ticked; the day; a note."""

    units = forms.MultipleChoiceField(label=_("Đơn vị nhận"), widget=forms.CheckboxSelectMultiple)
    until = forms.DateField(
        label=_("Báo nhận chậm nhất hết ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=_("Lời nhắn"), max_length=300, required=False, help_text=_("Ví dụ: để biết, phối hợp thực hiện.")
    )

    def __init__(self, units: Iterable[Unit], named: Collection[str], until: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(unit.key, unit.short_name) for unit in units]
        self.fields["units"].initial = list(named)
        self.fields["until"].initial = until
