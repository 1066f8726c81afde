"""What opens the channels of this installation, as a value made from its settings. No text of it shows a secret."""

import ssl
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from hoiam.core.errors import Permanent
from hoiam.outside.fetch.guard import Guard

_PORTS = {"smtps": 465, "smtp": 587}


@dataclass(frozen=True, slots=True)
class MailServer:
    """The office's mail server. TLS always: from the first byte (smtps), or after STARTTLS (smtp).

    `inside`: it stands in the office's own network; whoever runs the machine says so, no screen can.
    """

    host: str
    port: int
    tls: bool
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Zalo:
    """The office's Official Account: app, its secret, and the file in which this program keeps the tokens."""

    app: str
    secret: str = field(repr=False)
    tokens: str
    api: str = "https://openapi.zalo.me"
    oauth: str = "https://oauth.zaloapp.com"


@dataclass(frozen=True, slots=True)
class Means:
    """Guard, time limits and secrets. A kind without its means is not there."""

    guard: Guard
    mail: MailServer | None = None
    webhook_secret: str = field(default="", repr=False)
    telegram_token: str = field(default="", repr=False)
    telegram_url: str = "https://api.telegram.org"
    zalo: Zalo | None = None
    seconds: float = 30.0
    tls: ssl.SSLContext | None = field(default=None, repr=False)  # None: the machine's own certificates


def mail_server(address: str, password: str, sender: str, inside: bool = False) -> MailServer | None:
    """Return the server of "smtp://user%40co.quan.vn@host:587" or "smtps://…:465"; None where none is set.

    Raises Permanent "send.mail_server" for an address that cannot be read.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise Permanent("send.mail_server") from error
    user = unquote(parts.username or "")
    if parts.scheme not in _PORTS or not parts.hostname or parts.password or bool(user) != bool(password):
        raise Permanent("send.mail_server")
    return MailServer(parts.hostname, port, parts.scheme == "smtps", sender or user, user, password, inside)
