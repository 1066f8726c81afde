"""To the sign-in server and back: a link, since a form that is sent on would widen the policy `form-action`."""

import logging
from collections.abc import Callable

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hoiam.web.sso.pages import FAILED, told
from hoiam.web.sso.provider import ID, PortalClient

# No answer, or one that is no answer of such a server: fields that are missing, or that are something else.
TROUBLE = (OSError, OAuth2Error, KeyError, TypeError, ValueError)
log = logging.getLogger(__name__)


@never_cache
@require_GET
def go(request: HttpRequest) -> HttpResponse:
    """Send the person to the sign-in server; `?khac=1` asks it for another account than the one it remembers."""
    if request.user.is_authenticated:
        return redirect(get_next_redirect_url(request) or settings.LOGIN_REDIRECT_URL)
    asked = {"auth_params": {"prompt": "login"}} if "khac" in request.GET else {}
    portal = get_adapter(request).get_provider(request, ID)
    where = get_next_redirect_url(request)
    return _heard(request, lambda: portal.redirect(request, AuthProcess.LOGIN, next_url=where, **asked))


@never_cache
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """Take what the sign-in server says, and sign the person in or say why not."""
    return _heard(request, lambda: OAuth2CallbackView.adapter_view(PortalClient(request, ID))(request))


def _heard(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return act()
    except ImmediateHttpResponse as answered:
        return answered.response
    except TROUBLE:
        log.warning("the sign-in server gave no usable answer", exc_info=True)
        return told(request, FAILED)
