"""The forms of accounts and roles. The screens name posts; an account asks for no name of a person."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hoiam.core.values.actor import Role
from hoiam.desk.units.models import Unit
from hoiam.desk.units.words import ROLES


def day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class GrantForm(forms.Form):
    """A role, in a unit where it belongs to one, between two days."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=[("", _("Chọn")), *ROLES.items()])
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Không thuộc đơn vị nào"),
        to_field_name="key",
        help_text=_("Người của phòng, ban, xã phải có đơn vị mới thấy vụ việc được giao."),
    )
    valid_from = day(_("Từ ngày"))
    valid_to = day(_("Đến trước ngày"), required=False, help_text=_("Bỏ trống nếu chưa biết ngày thôi."))

    def __init__(self, data: Any, units: QuerySet[Unit], today: date) -> None:
        super().__init__(data, initial={"valid_from": today})
        self.fields["unit"].queryset = units

    def clean_role(self) -> Role:
        """Return the role itself."""
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order, and a unit's role without its unit: it would see nothing."""
        given = self.cleaned_data
        if given.get("valid_to") and given.get("valid_from") and given["valid_to"] <= given["valid_from"]:
            self.add_error("valid_to", _("Ngày thôi vai trò phải sau ngày bắt đầu."))
        if given.get("role") in (Role.DON_VI, Role.UBND_XA) and not given.get("unit"):
            self.add_error("unit", _("Vai trò này phải thuộc một đơn vị."))
        return given


class AccountForm(GrantForm):
    """A new account with its first role."""

    field_order = ("username", "post", "role", "unit", "valid_from", "valid_to")
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=64,
        validators=[ASCIIUsernameValidator()],
        help_text=_("Chữ không dấu, số, dấu gạch; nên theo chức danh: van-thu, chu-tich-xa-dak-ui."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    post = forms.CharField(
        label=_("Chức danh"), max_length=120, help_text=_("Hiện trên mọi trang thay cho họ tên: Văn thư.")
    )


class RevokeForm(forms.Form):
    """The day on which a role ends."""

    on = day(_("Thôi từ ngày"), help_text=_("Từ ngày này không còn quyền; việc đã làm trước đó giữ nguyên."))

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data, initial={"on": today})


class OutsideForm(forms.Form):
    """Who an account is at the sign-in server; empty for nobody."""

    mail = forms.EmailField(
        label=_("Địa chỉ thư tại cổng đăng nhập"),
        required=False,
        max_length=254,
        help_text=_("Người được cổng xác nhận có địa chỉ này sẽ vào tài khoản này. Để trống để bỏ gắn."),
    )


class NameForm(forms.Form):
    """A name and what it means in the office's articles."""

    words = forms.CharField(label=_("Tên, như báo viết"), min_length=3, max_length=80)
    place = forms.ChoiceField(label=_("Là"), required=False)
    when = forms.CharField(
        label=_("Chỉ áp dụng khi bài có thêm cụm từ"),
        required=False,
        max_length=80,
        help_text=_("Để trống thì áp dụng cho mọi bài có tên ấy."),
    )
    note = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, places: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [*places, ("", _("Không thuộc địa bàn"))]
