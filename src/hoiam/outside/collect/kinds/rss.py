"""What does a feed list? RSS, Atom and RDF, well-formed or not, through feedparser, which repairs what outlets break.

Authors are not read (guard-rail G1). Option `whole`: the entries are whole public posts, their text is kept.
"""

import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import urljoin

import feedparser

from hoiam.core.errors import Permanent
from hoiam.core.extract.dates import instant
from hoiam.core.text.address import tidy
from hoiam.core.values.article import Listed
from hoiam.outside.collect.words import headline, summary_of, text_of, title_of

MOST = 2_000  # entries; a longer feed is read to there
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_FEED = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf|channel)[\s>]", re.I)
_HEAD = 4096
_PLAYED = ("audio/", "video/")
_END = re.compile(rb"</(?:[\w-]+:)?(?:item|entry)\s*>", re.I)
_CLOSED = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|rdf|channel)\s*>|<(?:[\w-]+:)?(?:rss|feed|rdf)\b[^>]*/>", re.I)
_TAIL = 2048
_DECLARED = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,300}\[.{0,100000}?\]\s*>", re.I | re.S)


def listed(body: bytes, content_type: str, url: str, options: Mapping[str, Any]) -> list[Listed]:
    """Return the entries in the feed's order; [] is a feed that has none.

    Raises Permanent("feed.empty_body"), Permanent("feed.is_html"), Permanent("feed.unreadable").
    """
    if not body.strip():
        raise Permanent("feed.empty_body")
    body = _plain(body)
    head = body[:_HEAD]
    if _HTML.search(head) and not _FEED.search(head):
        raise Permanent("feed.is_html")
    parsed = _parsed(_beginning(body), content_type, url)
    if not parsed.get("version") and not parsed.get("entries"):
        raise Permanent("feed.unreadable")
    whole = bool(options.get("whole"))
    return [entry for raw in parsed["entries"][:MOST] if (entry := _entry(raw, url, whole)) is not None]


def whole(body: bytes) -> bool:
    """Say whether a feed closes its root and has no more entries than are read. What is not XML cannot tell."""
    body = _plain(body)
    if not _FEED.search(body[:_HEAD]):
        return True
    return _CLOSED.search(body[-_TAIL:]) is not None and _beginning(body) is body


def _plain(body: bytes) -> bytes:
    """Return a feed of two or four bytes a letter as UTF-8: what looks for a DOCTYPE sees through no other."""
    wide = next((name for mark, name in _WIDE if body.startswith(mark)), "")
    if not wide:
        return body
    text = body.decode(wide, errors="replace").lstrip("\ufeff")
    return _DECLARED.sub("", text, count=1).encode()


def _beginning(body: bytes) -> bytes:
    """Return the feed up to its last entry that is read; the same bytes where it has no more."""
    ends = [found.end() for found in islice(_END.finditer(body), MOST + 1)]
    return body[: ends[MOST - 1]] if len(ends) > MOST else body


def _parsed(body: bytes, content_type: str, url: str) -> Any:
    # An internal DTD only declares entities, and no feed needs its own: entity bombs end here.
    stream = io.BytesIO(_DOCTYPE.sub(b"", body, count=1))
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    try:
        return feedparser.parse(stream, response_headers=headers, sanitize_html=True, resolve_relative_uris=True)
    except Exception as error:  # feeds come from strangers; whatever the library stumbles over is an unreadable feed
        raise Permanent("feed.unreadable", type(error).__name__) from error


def _entry(raw: Any, base: str, whole: bool) -> Listed | None:
    """Return one entry, None where it has neither an address nor words."""
    link = _link(raw, base)
    played = "" if link else _played(raw, base)
    content = [str(part.get("value", "")) for part in raw.get("content", ())]
    summary = str(raw.get("summary", ""))
    text = max((text_of(part) for part in [*content, summary]), key=len) if whole else ""
    title = title_of(str(raw.get("title", ""))) or headline(text)
    if not (link or played) or not (title or summary):
        return None
    return Listed(
        url=link or played,
        broadcast=bool(played),
        title=title,
        summary=summary_of(summary or (content[0] if content else "")),
        published_at=_published(raw),
        section=next((title_of(str(tag.get("term") or "")) for tag in raw.get("tags", ())), ""),
        text=text,
    )


def _link(raw: Any, base: str) -> str:
    """Return the entry's address, absolute; only http and https are addresses of a piece."""
    guid = str(raw.get("id", ""))
    links = (str(raw.get("link", "")), guid if raw.get("guidislink", True) else "")
    return next((address for link in links if (address := _absolute(link, base))), "")


def _played(raw: Any, base: str) -> str:
    """Return where the sound or film of an entry lies that has no page: a podcast."""
    files = (file for file in raw.get("enclosures", ()) if str(file.get("type", "")).startswith(_PLAYED))
    return next((address for file in files if (address := _absolute(str(file.get("href", "")), base))), "")


def _absolute(link: str, base: str) -> str:
    try:
        absolute = urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return tidy(absolute) if absolute.lower().startswith(("http://", "https://")) else ""


def _published(raw: Any) -> datetime | None:
    """Return when the entry says it was published. Ours reads zones that feedparser takes for UTC ("GMT+7", none)."""
    for name in ("published", "updated", "created"):
        if at := instant(str(raw.get(name, ""))):
            return at
        if parts := raw.get(f"{name}_parsed"):
            try:
                year, month, day, hour, minute, second = parts[:6]
                return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
            except (TypeError, ValueError):
                continue
    return None
