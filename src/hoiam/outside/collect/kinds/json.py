"""What does a JSON Feed list? Versions 1 and 1.1 (jsonfeed.org). Authors are not read (guard-rail G1).

Option `whole`: the entries are whole public posts, their text is kept.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from hoiam.core.errors import Permanent
from hoiam.core.extract.dates import instant
from hoiam.core.text.address import tidy
from hoiam.core.values.article import Listed
from hoiam.outside.collect.words import headline, summary_of, text_of, title_of

MOST = 2_000  # items; a longer feed is read to there
_VERSION = "https://jsonfeed.org/version/"


def listed(body: bytes, content_type: str, url: str, options: Mapping[str, Any]) -> list[Listed]:
    """Return the items in the feed's order; [] is a feed that has none.

    Raises Permanent("json.empty_body"), Permanent("json.unreadable") for what is no JSON, or no JSON feed.
    """
    items = _items(body)
    whole = bool(options.get("whole"))
    return [entry for raw in items[:MOST] if isinstance(raw, dict) and (entry := _entry(raw, url, whole))]


def whole(body: bytes) -> bool:
    """Say whether the feed has no more items than are read; one that breaks off is no JSON and is refused."""
    return len(_items(body)) <= MOST


def _items(body: bytes) -> list[Any]:
    if not body.strip():
        raise Permanent("json.empty_body")
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise Permanent("json.unreadable", type(error).__name__) from error
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(_VERSION):
        raise Permanent("json.unreadable", "version")
    items = feed.get("items", [])
    if not isinstance(items, list):
        raise Permanent("json.unreadable", "items")
    return items


def _entry(raw: Mapping[str, Any], base: str, whole: bool) -> Listed | None:
    """Return one item, None where it has neither an address nor words."""
    link = _link(raw, base)
    content = _said(raw, "content_html") or _said(raw, "content_text")
    text = text_of(content) if whole else ""
    title, summary = title_of(_said(raw, "title")) or headline(text), _said(raw, "summary") or content
    if not link or not (title or summary):
        return None
    tags = raw.get("tags")
    return Listed(
        url=link,
        title=title,
        summary=summary_of(summary),
        published_at=instant(_said(raw, "date_published")),
        section=title_of(str(tags[0])) if isinstance(tags, list) and tags else "",
        text=text,
        changed_at=instant(_said(raw, "date_modified")),
    )


def _said(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def _link(raw: Mapping[str, Any], base: str) -> str:
    """Return the item's address, absolute: its own, the one it speaks of, or an id that is one."""
    identity = _said(raw, "id")
    said = _said(raw, "url") or _said(raw, "external_url") or (identity if "://" in identity else "")
    try:
        address = urljoin(base, said.strip()) if said.strip() else ""
    except ValueError:
        return ""
    return tidy(address) if address.lower().startswith(("http://", "https://")) else ""
