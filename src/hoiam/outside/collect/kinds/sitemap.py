"""What does a sitemap list? News sitemaps, plain ones and indexes, packed or not. Reads the XML as a stream.

No entity is resolved and nothing is loaded; a sitemap that breaks off gives what stood before the break.
"""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.extract.dates import instant
from hoiam.core.text.address import tidy
from hoiam.core.values.article import Listed
from hoiam.outside.collect.words import title_of
from hoiam.outside.fetch.inflate import gunzip

MOST = 50_000  # addresses, sitemaps.org
_LARGEST = 50 << 20  # bytes unpacked, sitemaps.org
_NEVER = datetime.min.replace(tzinfo=UTC)
_TAIL = 200  # bytes in which a whole sitemap closes its root
_CLOSED = re.compile(rb"</\s*(?:[\w-]+:)?(?:urlset|sitemapindex)\s*>|<(?:[\w-]+:)?(?:urlset|sitemapindex)[^>]*/>")
_ENTRY = re.compile(rb"<(?:[\w-]+:)?url[\s>]")
_ENTRIES = frozenset({"url", "sitemap"})
_FIELDS = frozenset({"loc", "lastmod", "title", "publication_date", "genres", "keywords"})


def listed(body: bytes, content_type: str, url: str, options: Mapping[str, Any]) -> list[Listed]:
    """Return the addresses of a sitemap; [] for an index (see `further`).

    `lastmod` is no time of publication and is not taken for one: it is `changed_at`.
    Raises Permanent("sitemap.empty_body"), Permanent("sitemap.unreadable").
    """
    found = []
    for fields in _entries(body, "url"):
        if address := _address(url, fields.get("loc", "")):
            found.append(
                Listed(
                    url=tidy(address),
                    title=title_of(fields.get("title", "")),
                    published_at=instant(fields.get("publication_date", "")),
                    changed_at=instant(fields.get("lastmod", "")),
                )
            )
    return found


def further(body: bytes, url: str) -> list[str]:
    """Return the sitemaps that an index names, those changed last first; [] for a sitemap that is none.

    Where the index gives no times, news sitemaps come first and the rest stays in its order.
    """
    named = [
        (instant(fields.get("lastmod", "")), address)
        for fields in _entries(body, "sitemap")
        if (address := _address(url, fields.get("loc", "")))
    ]
    dated = sorted((pair for pair in named if pair[0]), key=lambda pair: pair[0] or _NEVER, reverse=True)
    undated = sorted((address for at, address in named if not at), key=lambda address: "news" not in address.lower())
    return [address for _, address in dated] + undated


def whole(body: bytes) -> bool:
    """Say whether a sitemap closes its root and has no more entries than are read."""
    try:
        text = _unpacked(body).rstrip()
    except (Permanent, Temporary):
        return False
    return _CLOSED.search(text[-_TAIL:]) is not None and sum(1 for _ in _ENTRY.finditer(text)) <= MOST


def _address(base: str, said: str) -> str:
    try:
        address = urljoin(base, said.strip()) if said.strip() else ""
    except ValueError:
        return ""
    return address if address.lower().startswith(("http://", "https://")) else ""


def _entries(body: bytes, name: str) -> Iterator[dict[str, str]]:
    """Yield the fields of each `name` element, at most MOST of them."""
    body = _unpacked(body)
    root, seen, last = "", 0, None
    try:
        for event, element in _stream(body):
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            root = root or _root(tag)
            if event == "end" and tag in _ENTRIES:
                if tag == name and seen < MOST:
                    # One behind: where the file breaks off, the parser closes the last entry in the middle.
                    if last:
                        yield last
                    last, seen = _fields(element), seen + 1
                element.clear()
    except etree.XMLSyntaxError as error:
        if not root:
            raise Permanent("sitemap.unreadable") from error
    if not root:
        raise Permanent("sitemap.unreadable")
    if last and f"{root}>".encode() in body[-_TAIL:]:
        yield last


def _unpacked(body: bytes) -> bytes:
    if not body.strip():
        raise Permanent("sitemap.empty_body")
    return gunzip(body, _LARGEST) if body.startswith(b"\x1f\x8b") else body


def _root(tag: str) -> str:
    if tag not in {"urlset", "sitemapindex"}:
        raise Permanent("sitemap.unreadable", tag[:40])
    return tag


def _stream(body: bytes) -> Iterator[tuple[str, Any]]:
    return iter(
        etree.iterparse(
            io.BytesIO(body),
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            recover=True,
            remove_comments=True,
            remove_pis=True,
        )
    )


def _fields(element: Any) -> dict[str, str]:
    fields: dict[str, str] = {}
    for part in element.iter(etree.Element):
        name = etree.QName(part).localname
        if name in _FIELDS and part.text:
            fields.setdefault(name, part.text.strip())
    return fields
