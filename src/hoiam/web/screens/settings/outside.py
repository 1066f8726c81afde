"""Say who an account is at the organisation's sign-in server, or that it is nobody there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.units import actions, queries
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.forms import OutsideForm
from hoiam.web.screens.settings.keepers import ADMINISTRATORS, only


@only(ADMINISTRATORS)
def outside(request: HttpRequest, username: str) -> HttpResponse:
    """Show the form, or keep what it says."""
    person = queries.account_for(request.office, username)

    def act(given: dict[str, Any]) -> None:
        told = {"person": person, "office": request.office}
        actions.name_outside(mail=given["mail"], by=request.actor, now=request.now, **told)

    form = OutsideForm(posted(request), initial={"mail": person.outside_mail})
    back = reverse("settings_account", args=[person.username])
    note = _(
        "Lưu là gắn lại từ đầu: người đầu tiên được cổng xác nhận có địa chỉ này sẽ dùng tài khoản này. "
        "Mọi phiên đang mở của tài khoản bị đóng."
    )
    page = Ask(_("Đăng nhập chung"), _("Lưu"), back, person.post, note, _("Đã lưu."), place="settings")
    return ask(request, form, page, act, "settings/ask.html")
