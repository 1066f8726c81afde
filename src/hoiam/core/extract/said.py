"""What does a page say about itself? JSON-LD first, then meta elements, then what stands on the page.

Reads title, times, section, lead and canonical address. An author's name is read only to be taken out of the text
(byline.py); it never reaches `Extracted` (guard-rail G1).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLE = re.compile(r"article|blogposting|report|newsstory|discussionforumposting", re.I)
_BROKEN_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|description)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)
_LARGEST = 1_000_000  # characters of one JSON-LD block
_DEEPEST = 6
_MOST_NODES = 500
_HOME = frozenset({"trang chủ", "trang nhất", "home", "homepage", "trang-chu"})

_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "sapo": ("og:description", "description", "twitter:description", "dc.description"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "og:published_time",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "sailthru.date",
        "parsely-pub-date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dc.modified"),
    "section": ("article:section", "its_section", "parsely-section"),
    "canonical": ("og:url",),
    "author": ("author", "article:author", "dc.creator"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that the page says, and where: json_ld, meta, element."""

    value: str
    source: str


Said = dict[str, list[Claim]]


def said(tree: Any) -> Said:
    """Return what the page says, by field (the keys of _META), the most reliable claim first."""
    found: Said = {name: [] for name in _META}
    for name, value in _json_ld(tree):
        found[name].append(Claim(value, "json_ld"))
    metas = _metas(tree)
    for name, keys in _META.items():
        found[name] += [Claim(metas[key], "meta") for key in keys if key in metas]
    canonical = tree.xpath("//head/link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    found["canonical"][:0] = [Claim(str(href), "link") for href in canonical[:1]]
    for name, value in _elements(tree):
        found[name].append(Claim(value, "element"))
    return found


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = (meta.get("content") or "").strip()
        if key and value:
            metas.setdefault(key, value)
    return metas


def _elements(tree: Any) -> Iterator[tuple[str, str]]:
    for time in tree.xpath("//time[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer)]")[:1]:
        yield "published", time.get("datetime")
    for item in tree.xpath("//*[@itemprop='datePublished']")[:1]:
        yield "published", item.get("content") or item.get("datetime") or item.text_content()[:100]
    heads = tree.xpath("//h1[normalize-space()]")
    # One h1 is the headline; among several the site's name is often the first.
    for head in heads[:1] if len(heads) == 1 else tree.xpath("//article//h1[normalize-space()]")[:1] or heads[:1]:
        yield "title", head.text_content()[:1000]
    for title in tree.xpath("//head/title")[:1]:
        yield "title", title.text_content()[:1000]
    for dated in tree.xpath(_DATED)[:3]:
        yield "published", dated.text_content().strip()[:100]


# A dated line below the headline; above it stands many a site's clock, which shows today.
_DATED = (
    "(//h1)[1]/following::*[self::span or self::p or self::div or self::time or self::li]"
    "[contains(@class,'date') or contains(@class,'time') or contains(@class,'ngay')][string-length(.) < 100]"
)


def _json_ld(tree: Any) -> Iterator[tuple[str, str]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = (script.text or "").strip()[:_LARGEST]
        try:
            nodes = list(_nodes(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            yield from _broken(text)
            continue
        for node in nodes:
            yield from _from_node(node)


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD block that stand for something by themselves."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_MOST_NODES]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _from_node(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind = " ".join(_strings(node.get("@type")))
    if _ARTICLE.search(kind):
        fields = (
            ("headline", "title"),
            ("description", "sapo"),
            ("datePublished", "published"),
            ("dateModified", "modified"),
            ("articleSection", "section"),
        )
        for key, name in fields:
            for value in _strings(node.get(key))[:1]:
                yield name, value
        authors = node.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            yield from (
                ("author", name) for name in _strings(author.get("name") if isinstance(author, dict) else author)
            )
    elif "BreadcrumbList" in kind:
        yield from (("section", name) for name in _crumbs(node)[:1])


def _crumbs(node: dict[str, Any]) -> list[str]:
    items = node.get("itemListElement")
    names: list[str] = []
    for item in items if isinstance(items, list) else []:
        inner = item.get("item") if isinstance(item, dict) else None
        name = (isinstance(item, dict) and item.get("name")) or (isinstance(inner, dict) and inner.get("name"))
        if isinstance(name, str) and name.strip() and name.strip().lower() not in _HOME:
            names.append(name)
    # The last crumb is the piece itself; a list of one crumb names the section.
    return names[:-1] or names


def _strings(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str) and item.strip()]


def _broken(text: str) -> Iterator[tuple[str, str]]:
    """Read the fields of a block that is not JSON (a stray comma, a comment): five in a hundred pages have one."""
    names = {"headline": "title", "datePublished": "published", "dateModified": "modified"}
    names |= {"articleSection": "section", "description": "sapo"}
    if not _ARTICLE.search(text[:2000]):
        return
    for key, value in _BROKEN_FIELD.findall(text):
        try:
            yield names[key], str(json.loads(f'"{value}"', strict=False))
        except ValueError:
            continue
