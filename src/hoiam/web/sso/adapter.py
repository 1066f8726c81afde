"""What allauth asks this house about people who come by the sign-in server."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.http import HttpRequest

from hoiam.web.sso.pages import CANCELLED, FAILED, told

log = logging.getLogger(__name__)


class Door(DefaultSocialAccountAdapter):
    """Nobody gets an account by signing in, and every error has a page of ours."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Return False: accounts are made by the administrator."""
        return False

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """Return the one sign-in server of the settings: none comes out of the database."""
        given = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        return [SocialApp(provider="openid_connect", **one) for one in given]

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, **more: Any
    ) -> None:
        """Answer at once, and tell the log why. Raises ImmediateHttpResponse."""
        log.warning("sign-in refused (%s): %r", error, exception)
        raise ImmediateHttpResponse(told(request, CANCELLED if error == AuthError.CANCELLED else FAILED))
