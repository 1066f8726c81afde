"""What is filled in about evidence. Checks shapes only; what is allowed is decided by the actions."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.values.actor import Role
from hoiam.desk.articles.actions.evidence import DAYS, LONGEST
from hoiam.desk.units.models import Person, Unit
from hoiam.desk.units.words import ROLES
from hoiam.web.screens.cases.forms import area

Who = Person | Unit | Role


class KeepForm(forms.Form):
    """Why evidence is wanted: it stands in the record and in the audit."""

    reason = area(_("Lý do"), rows=2, most=500, hint=_("Ít nhất bốn chữ. Ví dụ: báo có thể sửa số hộ thiếu nước."))


class AllowForm(forms.Form):
    """Who may open a snapshot, until when, and why."""

    who = forms.ChoiceField(label=_("Cho ai mở"))
    until = forms.DateField(label=_("Đến hết ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = area(_("Lý do"), rows=2, most=500, hint=_("Ít nhất bốn chữ; ghi vào nhật ký."))

    def __init__(self, units: Iterable[Unit], people: Iterable[Person], today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, Who] = {f"u:{unit.key}": unit for unit in units}
        self.known |= {f"p:{person.username}": person for person in people}
        self.known |= {f"r:{role.value}": role for role in Role}
        self.fields["who"].choices = [("", _("Chọn một đơn vị, một người hoặc một vai trò")), *self._groups()]
        self.fields["until"].initial = today + timedelta(days=DAYS)
        self.fields["until"].widget.attrs |= {
            "min": today.isoformat(),
            "max": (today + timedelta(days=LONGEST)).isoformat(),
        }

    def _groups(self) -> list[tuple[Any, list[tuple[str, Any]]]]:
        groups: list[tuple[Any, str]] = [(_("Đơn vị"), "u:"), (_("Người"), "p:"), (_("Vai trò"), "r:")]
        return [
            (name, [(key, called(who)) for key, who in self.known.items() if key.startswith(begin)])
            for name, begin in groups
        ]

    def clean_who(self) -> Who:
        """Return whom the choice names."""
        return self.known[self.cleaned_data["who"]]


def called(who: Who) -> str:
    """Return what the screens call a unit, a person or a role."""
    if isinstance(who, Role):
        return str(ROLES[who.value])
    return who.short_name if isinstance(who, Unit) else who.post
