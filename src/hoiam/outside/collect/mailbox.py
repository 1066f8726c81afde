"""The office's own mailbox, by IMAP over TLS: opened read-only, letters peeked at by UID, nothing marked or deleted.

    found = letters(box, Mark("1700000000", 41), guard, since)

The address goes through the guard like every other; a password is never part of an error or of a value's text.
"""

import imaplib
import re
import socket
import ssl
from dataclasses import dataclass, field
from datetime import date
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch.guard import Guard, is_public

PORT = 993
TIMEOUT = 30  # seconds for each answer of the server
MOST_LETTERS = 50  # of one look
MOST_BYTES = 10 << 20  # of one letter
_MOST_LITERAL = MOST_BYTES + (1 << 20)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # RFC 3501, no locale


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where the mailbox is, and what opens it."""

    host: str
    port: int
    user: str
    folder: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a mailbox was read. UIDs mean something only while the server's UIDVALIDITY stays."""

    validity: str = ""
    uid: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The letters of one look, oldest first, and the mark behind them. `left_out` were too large to be read."""

    letters: tuple[bytes, ...]
    mark: Mark
    left_out: int
    more: bool


def mailbox(address: str, password: str) -> Mailbox:
    """Return the mailbox of "imaps://user%40co.quan.vn@host/INBOX". Raises Permanent mail.address."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORT
    except ValueError as error:
        raise Permanent("mail.address") from error
    if parts.scheme != "imaps" or not parts.hostname or not parts.username or parts.password or not password:
        raise Permanent("mail.address")
    return Mailbox(parts.hostname, port, unquote(parts.username), unquote(parts.path.strip("/")) or "INBOX", password)


def letters(box: Mailbox, mark: Mark, guard: Guard, since: date, context: ssl.SSLContext | None = None) -> Found:
    """Return the letters behind the mark; on the first look, and when UIDs lost their meaning, those since a day.

    Raises Permanent mail.login, mail.folder, fetch.address; Temporary mail.connect, mail.tls, mail.answer.
    """
    try:
        with _Guarded(box, guard, context) as server:
            return _read(server, box, mark, since)
    except ssl.SSLError as error:
        raise Temporary("mail.tls") from error
    except imaplib.IMAP4.error as error:
        raise Temporary("mail.answer") from error
    except OSError as error:
        raise Temporary("mail.connect") from error


class _Guarded(imaplib.IMAP4_SSL):
    """A client that asks the guard about the resolved address and never reads more than a letter may hold."""

    def __init__(self, box: Mailbox, guard: Guard, context: ssl.SSLContext | None) -> None:
        self._guard = guard
        super().__init__(box.host, box.port, ssl_context=context or ssl.create_default_context(), timeout=TIMEOUT)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        address = str(found[0][4][0])
        allowed = (address, self.port) in self._guard.allow
        if not allowed and not (self.port == PORT and is_public(ip_address(address.partition("%")[0]))):
            raise Permanent("fetch.address", address)
        plain = socket.create_connection((address, self.port), timeout)
        wrapped: ssl.SSLSocket = self.ssl_context.wrap_socket(plain, server_hostname=self.host)
        return wrapped

    def read(self, size: int) -> bytes:
        """Read a literal, unless the server announces one that no letter needs."""
        if size > _MOST_LITERAL:
            raise self.abort("literal too large")
        return bytes(super().read(size))


def _read(server: imaplib.IMAP4, box: Mailbox, mark: Mark, since: date) -> Found:
    try:
        server.login(box.user, box.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise Permanent("mail.login") from None  # what the server says may repeat what was sent
    said, _ = server.select(_quoted(box.folder), readonly=True)
    if said != "OK":
        raise Permanent("mail.folder", box.folder[:80])
    validity = str((server.response("UIDVALIDITY")[1] or [b""])[0] or b"", "ascii", "replace")
    uids = _uids(server, mark, validity, since)
    read, left_out, last = [], 0, mark.uid if validity == mark.validity else 0
    for uid in uids[:MOST_LETTERS]:
        if _size(server, uid) > MOST_BYTES:
            left_out += 1
        elif letter := _letter(server, uid):
            read.append(letter)
        last = uid
    return Found(tuple(read), Mark(validity, last), left_out, len(uids) > MOST_LETTERS)


def _uids(server: imaplib.IMAP4, mark: Mark, validity: str, since: date) -> list[int]:
    known = mark.uid if validity and validity == mark.validity else 0
    wanted = f"UID {known + 1}:*" if known else f"SINCE {since.day:02d}-{_MONTHS[since.month - 1]}-{since.year}"
    _, answer = server.uid("SEARCH", wanted)
    numbers = (int(uid) for line in answer if line for uid in bytes(line).split() if uid.isdigit())
    return sorted(uid for uid in numbers if uid > known)  # "41:*" names the last letter even where it is older


def _size(server: imaplib.IMAP4, uid: int) -> int:
    _, answer = server.uid("FETCH", str(uid), "(RFC822.SIZE)")
    told = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(line for line in answer if isinstance(line, bytes)))
    return int(told[1]) if told else 0


def _letter(server: imaplib.IMAP4, uid: int) -> bytes:
    _, answer = server.uid("FETCH", str(uid), "(BODY.PEEK[])")
    return next((bytes(part[1]) for part in answer if isinstance(part, tuple)), b"")


def _quoted(folder: str) -> str:
    if any(c in folder for c in '"\\\r\n'):
        raise Permanent("mail.folder", "quote")
    return f'"{folder}"'
