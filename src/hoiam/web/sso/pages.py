"""Why somebody could not come in by the sign-in server, in words, each with a way on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

FAILED = "failed"
CANCELLED = "cancelled"
TITLES = {
    FAILED: _("Chưa đăng nhập được"),
    CANCELLED: _("Bạn đã dừng đăng nhập"),
    "outside.unverified": _("Địa chỉ thư chưa được xác nhận"),
    "outside.unknown": _("Chưa gắn với tài khoản nào"),
    "outside.other": _("Tài khoản đã gắn với người khác"),
}


def told(request: HttpRequest, why: str, words: str = "") -> HttpResponse:
    """Return the page for one of TITLES; a refusal brings its own sentence along."""
    name = settings.HOIAM_OIDC_NAME
    context = {"title": TITLES[why], "words": words or _own(why) % {"name": name}, "name": name}
    return render(request, "account/sso_refused.html", context, status=401 if why == FAILED else 403)


def _own(why: str) -> str:
    if why == CANCELLED:
        return now_("%(name)s cho biết bạn đã bấm hủy hoặc không đồng ý. Chưa có gì thay đổi.")
    return now_(
        "%(name)s không trả lời, hoặc lần đăng nhập này đã quá hạn. Hãy thử lại; vẫn không được thì đăng nhập bằng "
        "mật khẩu hoặc báo quản trị."
    )
