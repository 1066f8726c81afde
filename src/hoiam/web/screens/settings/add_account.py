"""Create an account with its first role. Its password is made here and shown once, on the answer to the form.

That answer is a page, not a redirect: so the password is never kept anywhere but as its hash. Sending the form again
is refused, because the account exists then.
"""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError
from hoiam.desk.units import actions, queries
from hoiam.web.screens.ask import Ask, posted
from hoiam.web.screens.settings.forms import AccountForm
from hoiam.web.screens.settings.keepers import ADMINISTRATORS, only
from hoiam.web.screens.settings.secret import shown_once, word
from hoiam.web.sentences import sentence


@never_cache
@only(ADMINISTRATORS)
def add_account(request: HttpRequest) -> HttpResponse:
    """Show the form, or make the account and show its password once."""
    today = localdate(request.now)
    form = AccountForm(posted(request), queries.units_of(request.office, today), today)
    if request.method == "POST" and form.is_valid():
        password = word()
        given = {**form.cleaned_data, "password": password, "office": request.office}
        try:
            person = actions.open_account(by=request.actor, now=request.now, **given)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            return shown_once(request, person, password)
    return _asked(request, form)


def _asked(request: HttpRequest, form: Form) -> HttpResponse:
    page = Ask(
        title=_("Tạo tài khoản"),
        button=_("Tạo tài khoản"),
        back=reverse("settings_accounts"),
        kicker=_("Tài khoản"),
        note=_("Mật khẩu do hệ thống tạo, hiện một lần sau khi lưu; người nhận đổi ngay sau khi đăng nhập."),
        place="settings",
    )
    context = {"form": form, "page": page, "now": request.seen_at, "place": page.place}
    return render(request, "settings/ask.html", context, status=422 if form.errors else 200)
