"""What does a plain web page list? Links to articles, or whole public posts, found with the source's CSS selectors.

Options: `item` (each entry), inside it `link`, `title`, `date`, `summary`, `section`, and `text` where the item is
the whole post. Without `item` nothing is guessed.
"""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml.cssselect import CSSSelector

from hoiam.core.errors import Permanent, Unreadable
from hoiam.core.extract import parsed, scripted
from hoiam.core.extract.charset import decode
from hoiam.core.extract.dates import instant
from hoiam.core.text.address import tidy
from hoiam.core.values.article import Listed
from hoiam.outside.collect.words import headline, summary_of, text_of, title_of

MOST = 2_000  # items
_ANCHOR = 12  # hex digits that name a post without an address of its own


def listed(body: bytes, content_type: str, url: str, options: Mapping[str, Any]) -> list[Listed]:
    """Return the items of the page in its order; [] where the selectors find none.

    Raises Permanent("page.empty_body"), Permanent("page.unreadable"), Permanent("page.selector", which), and
    Permanent("page.scripted") where the page is an empty frame that its own programme would fill.
    """
    find, tree = _opened(body, content_type, options)
    base = _joined(url, next((str(href) for href in tree.xpath("//head/base/@href")), "")) or url
    found = {entry.url: entry for item in find["item"](tree)[:MOST] if (entry := _entry(item, find, base, url))}
    if not found and scripted(tree):
        raise Permanent("page.scripted")
    return list(found.values())


def whole(body: bytes, options: Mapping[str, Any]) -> bool:
    """Say whether the page has no more items than are read."""
    find, tree = _opened(body, "", options)
    return len(find["item"](tree)) <= MOST


def _opened(body: bytes, content_type: str, options: Mapping[str, Any]) -> tuple[dict[str, CSSSelector], Any]:
    if not body.strip():
        raise Permanent("page.empty_body")
    if not options.get("item"):
        raise Permanent("page.selector", "item")
    find = {name: _selector(name, str(rule)) for name, rule in options.items() if name in _PARTS and rule}
    try:
        return find, parsed(decode(body, _charset(content_type)))
    except Unreadable as error:
        raise Permanent("page.unreadable", error.code) from error


_PARTS = frozenset({"item", "link", "title", "date", "summary", "section", "text"})


def _charset(content_type: str) -> str:
    return content_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")


def _selector(name: str, rule: str) -> CSSSelector:
    try:
        return CSSSelector(rule, translator="html")
    except Exception as error:  # cssselect has several errors for what a person mistypes
        raise Permanent("page.selector", name) from error


def _entry(item: Any, find: Mapping[str, CSSSelector], base: str, page: str) -> Listed | None:
    text = _words(item, find, "text", text_of)
    link = _link(item, find, base)
    if not link and text:
        # A post without an address of its own: its place on the page, so that it is one post on every visit.
        mark = item.get("id") or hashlib.sha256(text.encode()).hexdigest()[:_ANCHOR]
        link = f"{page.partition('#')[0]}#{mark}"
    title = _words(item, find, "title", title_of) or ("" if "title" in find else _link_words(item, find))
    if not link or not (title or text):
        return None
    return Listed(
        url=link,
        title=title or headline(text),
        summary=_words(item, find, "summary", summary_of),
        published_at=instant(_date(item, find)),
        section=_words(item, find, "section", title_of),
        text=text,
    )


def _first(item: Any, find: Mapping[str, CSSSelector], name: str) -> Any:
    hits = find[name](item) if name in find else []
    return hits[0] if hits else None


def _words(item: Any, find: Mapping[str, CSSSelector], name: str, clean: Any) -> str:
    hit = _first(item, find, name)
    return "" if hit is None else str(clean(etree.tostring(hit, encoding="unicode", with_tail=False, method="html")))


def _link(item: Any, find: Mapping[str, CSSSelector], base: str) -> str:
    if "link" not in find:
        anchors = [] if "text" in find else item.xpath("descendant-or-self::a[@href][1]")
        hit = anchors[0] if anchors else None
    else:
        hit = _first(item, find, "link")
    address = "" if hit is None else _joined(base, hit.get("href") or "")
    return tidy(address) if address else ""


def _link_words(item: Any, find: Mapping[str, CSSSelector]) -> str:
    """Return the words of the first link that has any: an item's picture is often a link too."""
    if "text" in find:
        return ""
    return next(
        (words for a in item.xpath("descendant-or-self::a[@href]") if (words := title_of(a.text_content()))), ""
    )


def _joined(base: str, said: str) -> str:
    try:
        address = urljoin(base, said.strip()) if said.strip() else ""
    except ValueError:
        return ""
    return address if address.lower().startswith(("http://", "https://")) else ""


def _date(item: Any, find: Mapping[str, CSSSelector]) -> str:
    hit = _first(item, find, "date")
    return "" if hit is None else str(hit.get("datetime") or hit.get("content") or hit.text_content()).strip()
