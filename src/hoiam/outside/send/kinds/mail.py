"""E-mail over the office's own server, with the standard library: TLS always, its certificate proven, one recipient.

The Message-ID is the message's key: a mail that goes out twice is one to a mailbox that looks.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address, ip_network

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.message import Message
from hoiam.outside.fetch.guard import Guard, is_public
from hoiam.outside.send.means import MailServer, Means

PORTS = frozenset({25, 465, 587})
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_INSIDE = tuple(ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))


def address(said: str) -> str:
    """Return an address as it is kept. Raises Permanent "send.address"."""
    said = said.strip()
    if len(said) > 200 or not _ADDRESS.fullmatch(said):
        raise Permanent("send.address")
    return said


def ready(means: Means) -> bool:
    """Say whether a server and a sender are set."""
    return means.mail is not None and bool(_ADDRESS.fullmatch(means.mail.sender))


def send(message: Message, to: str, means: Means) -> None:
    """Hand a mail over to the server.

    Raises Permanent send.login, recipient, sender, content, tls, no_tls, fetch.address; Temporary send.connect, later.
    """
    server = means.mail
    if server is None:
        raise Permanent("send.not_set")
    letter = written(message, to, server.sender)
    with _said():
        client = _opened(server, means)
        try:
            client.send_message(letter, server.sender, [to])
        finally:
            with suppress(
                smtplib.SMTPException, OSError
            ):  # it has been taken, or it has not: a bad good-bye changes neither
                client.quit()


def written(message: Message, to: str, sender: str) -> EmailMessage:
    """Return the mail: plain text, the same as simple HTML, files; a note without files wants no answer."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = " ".join(message.subject.split())
    letter["From"], letter["To"] = sender, to
    letter["Date"] = format_datetime(message.at)
    letter["Message-ID"] = f"<{message.key}@{sender.partition('@')[2]}>"
    if not message.files:
        letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(message.text)
    if message.html:
        letter.add_alternative(message.html, subtype="html")
    for file in message.files:
        main, _, sub = file.content_type.partition("/")
        letter.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
    return letter


def _opened(server: MailServer, means: Means) -> smtplib.SMTP:
    """Connect, encrypt and sign in."""
    context = means.tls or ssl.create_default_context()
    name = server.sender.partition("@")[2]
    client: smtplib.SMTP
    if server.tls:
        client = _Wrapped(means.guard, server, context, means.seconds, name)
    else:
        client = _Guarded(means.guard, server, means.seconds, name)
    try:
        if not server.tls:
            client.starttls(context=context)
        if server.user:
            client.login(server.user, server.password)
    except BaseException:
        client.close()
        raise
    return client


class _Guarded(smtplib.SMTP):
    """A client whose socket is made after the guard has looked at each address of the server."""

    def __init__(self, guard: Guard, server: MailServer, seconds: float, name: str) -> None:
        self._guard, self._inside = guard, server.inside
        super().__init__(server.host, server.port, local_hostname=name, timeout=seconds)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return _connected(self._guard, host, port, timeout, self._inside)


class _Wrapped(smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""

    def __init__(self, guard: Guard, server: MailServer, context: ssl.SSLContext, seconds: float, name: str) -> None:
        self._guard, self._inside = guard, server.inside
        super().__init__(server.host, server.port, local_hostname=name, timeout=seconds, context=context)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = _connected(self._guard, host, port, timeout, self._inside)
        wrapped: ssl.SSLSocket = self.context.wrap_socket(plain, server_hostname=host)
        return wrapped


def _connected(guard: Guard, host: str, port: int, timeout: float, inside: bool) -> socket.socket:
    failed: Exception = Permanent("fetch.address", host)
    for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        where = str(place[0])
        if not _may(guard, where, port, inside):
            failed = Permanent("fetch.address", where)
            continue
        try:
            return socket.create_connection((where, port), timeout)
        except OSError as error:
            failed = error
    raise failed


def _may(guard: Guard, where: str, port: int, inside: bool) -> bool:
    if (where, port) in guard.allow:
        return True
    place = ip_address(where.partition("%")[0])
    own = inside and any(place in net for net in _INSIDE)
    return port in PORTS and (own or is_public(place))


@contextmanager
def _said() -> Iterator[None]:
    """Turn the library's errors into ours. What the server answered may repeat what was sent: it is left out."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise _by_code(error.smtp_code, "send.login") from None
    except smtplib.SMTPRecipientsRefused as error:
        raise _by_code(min(code for code, _ in error.recipients.values()), "send.recipient") from None
    except smtplib.SMTPSenderRefused as error:
        raise _by_code(error.smtp_code, "send.sender") from None
    except smtplib.SMTPNotSupportedError:
        raise Permanent("send.no_tls") from None
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code, "send.content") from None
    except ssl.SSLError:
        raise Permanent("send.tls") from None
    except (smtplib.SMTPException, OSError):
        raise Temporary("send.connect") from None


def _by_code(code: int, reason: str) -> Temporary | Permanent:
    """A 4xx answer is a "not now", a 5xx one a "no" (RFC 5321 §4.2.1); a connection that ends in between is -1."""
    return Permanent(reason) if 500 <= code < 600 else Temporary("send.later")
