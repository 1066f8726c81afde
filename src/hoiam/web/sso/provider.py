"""OpenID Connect as allauth speaks it, and three things stricter: nonce, signature, and whom an answer may sign in.

The library checks state, PKCE, issuer, audience and expiry. It leaves the signature of a token that came over TLS
unread and knows no nonce; both are asked for here (OpenID Connect Core 1.0, 3.1.2.1 and 3.1.3.7).
"""

import base64
import hashlib
import hmac
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE
from hoiam.desk.units import actions
from hoiam.web.sentences import sentence
from hoiam.web.sso.pages import told

ID = "co-quan"


def nonce_of(verifier: str) -> str:
    """Return the nonce of one sign-in: made of its PKCE verifier, which stays in the session and is used once."""
    digest = hashlib.sha256(b"nonce " + verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


class Arrival(SocialLogin):
    """Somebody whom the sign-in server has told: signed in as the account that is tied to them, or not at all."""

    _did_authenticate_by_email = None

    def lookup(self) -> None:
        """Find the account. Raises ImmediateHttpResponse with the page that says why there is none."""
        claims = self.account.extra_data
        mail = str(claims.get("email") or "")
        verified = claims.get("email_verified") in (True, "true")
        request = self.provider.request
        told_by = {"subject": f"{claims['iss']} {claims['sub']}", "mail": mail if verified else ""}
        try:
            self.user = actions.arrive_from_outside(**told_by, by=MACHINE, now=request.now)
        except Refused as refused:
            raise ImmediateHttpResponse(told(request, refused.code, sentence(refused))) from refused


class PortalClient(OpenIDConnectOAuth2Adapter):
    """The talk with the sign-in server, behind the browser's back."""

    verifier = ""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Return where the sign-in server sends the person back to; it must know this address."""
        return request.build_absolute_uri(reverse("sso_back"))

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> dict[str, Any]:
        """Change the code for tokens, and have the signature of the token looked at all the same."""
        self.verifier = pkce_code_verifier or ""
        given = super().get_access_token_data(request, app, client, pkce_code_verifier)
        self.did_fetch_access_token = False
        return given

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Arrival:
        """Return who came. Raises OAuth2Error for a token of another sign-in or a userinfo of somebody else."""
        claims = self._decode_id_token(app, kwargs["response"]["id_token"])
        if not self.verifier or not hmac.compare_digest(str(claims.get("nonce")), nonce_of(self.verifier)):
            raise OAuth2Error("nonce")
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(token.token)
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("userinfo")
            claims = {**more, **claims}
        account = SocialAccount(uid=claims["sub"], provider=ID, extra_data=claims)
        return Arrival(account=account, provider=self.get_provider())


class Portal(OpenIDConnectProvider):
    """The one sign-in server of this installation."""

    oauth2_adapter_class = PortalClient

    def get_pkce_params(self) -> dict[str, Any]:
        """Return what makes this sign-in one of its kind: PKCE, and the nonce that the token must bring back."""
        params = super().get_pkce_params()
        return {**params, "nonce": nonce_of(params["code_verifier"])}
