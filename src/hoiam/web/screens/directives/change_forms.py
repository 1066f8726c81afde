"""What people fill in to change what a followed dispatch asks. Checks shapes only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.directives.models import Directive
from hoiam.desk.directives.words import ENDED
from hoiam.desk.units.models import Unit
from hoiam.web.screens.directives.forms import DAY


class ReasonForm(forms.Form):
    """Why."""

    why = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi văn bản, ý kiến làm căn cứ. Đơn vị đọc được lý do này."),
    )


class AddUnitForm(ReasonForm):
    """Which units a task is to bind too."""

    units = forms.MultipleChoiceField(label=_("Đơn vị thêm"), widget=forms.CheckboxSelectMultiple)
    field_order = ("units", "why")

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(unit.key, unit.short_name) for unit in units]


class MoveDateForm(ReasonForm):
    """To which day, for which units."""

    units = forms.MultipleChoiceField(label=_("Của đơn vị"), widget=forms.CheckboxSelectMultiple)
    day = forms.DateField(label=_("Hạn mới, hết ngày"), widget=DAY)
    hour = forms.TimeField(
        label=_("hoặc trước mấy giờ của ngày ấy"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    field_order = ("units", "day", "hour", "why")

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.key, unit.short_name) for unit in units]
        self.fields["units"].choices = choices
        self.fields["units"].initial = [key for key, _name in choices]


class EndDirectiveForm(ReasonForm):
    """Whether it was repealed, replaced or done."""

    how = forms.ChoiceField(label=_("Vì"), choices=list(ENDED.items()), widget=forms.RadioSelect)
    replaced_by = forms.ChoiceField(label=_("Văn bản thay thế"), required=False)
    field_order = ("how", "replaced_by", "why")

    def __init__(self, others: Iterable[Directive], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), f"{one.number_full or one.name}, {one.subject}"[:120]) for one in others]
        self.fields["replaced_by"].choices = [("", _("không có")), *named]
