"""Light or dark: a choice of the person's browser, kept in a cookie, never in a record. Works without JavaScript."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hoiam.web.chrome.context import THEME_COOKIE, THEMES

_YEAR = 365 * 24 * 3600


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme and go back to the page; an unknown choice means "as the system does"."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    answer = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        secure = request.is_secure()
        answer.set_cookie(THEME_COOKIE, chosen, max_age=_YEAR, samesite="Lax", httponly=True, secure=secure)
    else:
        answer.delete_cookie(THEME_COOKIE)
    return answer
