"""An e-mail as its subject, words and links. Who wrote is never read: only the domain that the letter came from.

A letter is a stranger's file: parts, depth and bytes are bounded; what is damaged gives what can be read.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

import nh3

from hoiam.core.errors import Permanent
from hoiam.core.text.normal import normal

MOST_PARTS = 200
MOST_DEPTH = 12
MOST_BYTES = 10 << 20
MOST_TEXT = 50_000  # characters
MOST_LINKS = 200
MOST_FILES = 10
LEAST_PICTURE = 30_000  # bytes of a picture within the text that is more than a signature's logo
_BOUNDARIES = re.compile(rb"(?im)^content-type:\s*multipart/")
_HREF = re.compile(
    r"<a\b[^>]{0,2000}?\bhref\s*=\s*[\"'](https?://[^\"'\s]{4,1000})[\"'][^>]{0,2000}>(.{0,2000}?)</a", re.I | re.S
)
_BARE = re.compile(r"https?://[^\s<>\"')]{4,1000}")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^>]{0,200}>", re.I)


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a letter, as it came: whoever keeps it looks at it first."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says. `links` are (address, words); `attached` counts the files, the first of which are `files`.

    They are not opened here.
    """

    subject: str
    domain: str
    sent_at: datetime | None
    text: str
    links: tuple[tuple[str, str], ...]
    attached: int
    message_id: str
    files: tuple[Attached, ...] = ()


def read(data: bytes) -> Letter:
    """Return what a letter says. Raises Permanent: mail.empty, mail.too_large, mail.parts."""
    if not data.strip():
        raise Permanent("mail.empty")
    if len(data) > MOST_BYTES:
        raise Permanent("mail.too_large", str(len(data)))
    if len(_BOUNDARIES.findall(data)) > MOST_PARTS:
        raise Permanent("mail.parts")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = list(_parts(message, 0))
    except (RecursionError, ValueError, LookupError, IndexError, AttributeError) as error:
        raise Permanent("mail.parts", type(error).__name__) from error
    plain = next((_words(part) for part in parts if part.get_content_type() == "text/plain" and not _is_file(part)), "")
    attached = [part for part in parts if _is_file(part) and not _is_ornament(part)]
    html = next((_words(part) for part in parts if part.get_content_type() == "text/html" and not _is_file(part)), "")
    return Letter(
        subject=_head(message, "subject")[:500],
        domain=parseaddr(_head(message, "from"))[1].rpartition("@")[2].lower()[:200],
        sent_at=_sent(message),
        text=(normal(plain).strip() or _bare(html))[:MOST_TEXT],
        links=_links(html, plain),
        attached=len(attached),
        message_id=_head(message, "message-id")[:200],
        files=tuple(_file(part) for part in attached[:MOST_FILES]),
    )


def _parts(part: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    if depth > MOST_DEPTH:
        raise Permanent("mail.parts", "depth")
    if part.get_content_maintype() == "message":
        return  # a letter within a letter is not opened
    if not part.is_multipart():
        yield part
        return
    for inner in part.get_payload():
        if isinstance(inner, EmailMessage):
            yield from _parts(inner, depth + 1)


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() not in ("text", "multipart")


def _is_ornament(part: EmailMessage) -> bool:
    """Say whether a part is a small picture that the text shows: the logo of a signature."""
    shown = part.get_content_disposition() != "attachment" and part.get("content-id") is not None
    return shown and part.get_content_maintype() == "image" and len(_bytes(part)) < LEAST_PICTURE


def _file(part: EmailMessage) -> Attached:
    try:
        name = str(part.get_filename() or "")
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        name = ""
    return Attached(" ".join(normal(name).split())[:200], _bytes(part))


def _bytes(part: EmailMessage) -> bytes:
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return raw if isinstance(raw, bytes) else b""


def _words(part: EmailMessage) -> str:
    """Return a part's text whatever its charset says of itself."""
    raw = _bytes(part)
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1258"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw.decode("utf-8", errors="replace")


def _head(message: EmailMessage, name: str) -> str:
    try:
        said = str(message.get(name, ""))
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""
    return " ".join(normal(said).split())


def _sent(message: EmailMessage) -> datetime | None:
    try:
        at = parsedate_to_datetime(_head(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _bare(html: str) -> str:
    words = nh3.clean(_BREAK.sub("\n", html), tags=set()) if html else ""
    return normal(re.sub(r"\n\s*\n+", "\n", words.replace("&nbsp;", " ").replace("&amp;", "&"))).strip()


def _links(html: str, plain: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for address, words in _HREF.findall(html):
        said = " ".join(_bare(words).split())[:500]
        if len(said) > len(found.get(address, "")):
            found[address] = said
    if not html:
        found = dict.fromkeys((link.rstrip(".,;") for link in _BARE.findall(plain)), "")
    return tuple(found.items())[:MOST_LINKS]
