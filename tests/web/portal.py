"""A sign-in server on loopback: discovery, keys, tokens and userinfo, and whatever lies a test asks it for."""

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.utils import timezone

CLIENT, SECRET = "hoi-am", "bi-mat-cua-may-khach"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
GO = "/tai-khoan/dang-nhap-chung/"
BACK = "/tai-khoan/dang-nhap-chung/ve/"


@dataclass
class Portal:
    """What the server will say next: claims of the token, of userinfo, and with which key it signs."""

    base: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    key: Any = KEY
    challenge: str = ""
    nonce: str = ""
    asked: dict[str, str] = field(default_factory=dict)

    def go(self, browser: Client, path: str = GO) -> str:
        """Send the browser off, keep what it was given to carry, and return the state."""
        answer = browser.get(path)
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"].startswith(f"{self.base}/authorize?")
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}
        self.challenge, self.nonce = self.asked["code_challenge"], self.asked["nonce"]
        return self.asked["state"]

    def sign_in(self, browser: Client, path: str = GO, **claims: Any) -> Any:
        """Take the browser there and back as somebody, and return the answer at the end."""
        state = self.go(browser, path)
        self.claims = claims
        return browser.get(BACK, {"code": "ma", "state": state})

    def token(self, sent: dict[str, str]) -> dict[str, Any]:
        """Return the tokens for a code, or what refuses it: the verifier must match the challenge (RFC 7636)."""
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != self.challenge:
            return {"error": "invalid_grant"}
        if (sent["client_id"], sent["client_secret"]) != (CLIENT, SECRET):
            return {"error": "invalid_client"}
        now = int(timezone.now().timestamp())  # noqa: TID251 - a server reads its own clock
        common = {"iss": self.base, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": self.nonce}
        token = jwt.encode(common | self.claims, self.key, algorithm="RS256", headers={"kid": "mot"})
        return {"access_token": "vao", "token_type": "Bearer", "id_token": token}

    def pages(self) -> dict[str, Any]:
        """Return what stands at each address."""
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.base,
                "authorization_endpoint": f"{self.base}/authorize",
                "token_endpoint": f"{self.base}/token",
                "jwks_uri": f"{self.base}/keys",
                "userinfo_endpoint": f"{self.base}/who",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/keys": {"keys": [{**jwk, "kid": "mot", "alg": "RS256", "use": "sig"}]},
            "/who": self.userinfo,
        }


@contextmanager
def serving() -> Iterator[Portal]:
    """Run the server for as long as the block lasts."""
    portal = Portal()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(portal.pages().get(urlsplit(self.path).path, {}))

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.answer(portal.token({name: values[0] for name, values in sent.items()}))

        def answer(self, body: dict[str, Any]) -> None:
            self.send_response(400 if "error" in body else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    portal.base = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
