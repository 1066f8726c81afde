"""Lists of feeds as readers exchange them: OPML 1.0 and 2.0, in and out. Fetches nothing, registers nothing.

No DOCTYPE, no entity, nothing loaded: an OPML file needs none of it, and one that has it is refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from hoiam.core.errors import Permanent
from hoiam.outside.collect.words import title_of

LARGEST = 1 << 20  # bytes
MOST = 500  # feeds
JSON_FEED = "JSONFeed"  # as the version of a feed that is JSON
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENCODINGS = re.compile(r"utf-?8|utf-?16(le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d", re.I)


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of the list: its name, the feed's address, the site's where it is given, and whether it is JSON."""

    title: str
    url: str
    home: str = ""
    json: bool = False


def read_opml(body: bytes) -> list[Outline]:
    """Return the feeds of an OPML file in its order.

    Raises Permanent("opml.too_big"), ("opml.doctype"), ("opml.unreadable"), ("opml.too_many"), ("opml.none").
    """
    if len(body) > LARGEST:
        raise Permanent("opml.too_big", str(LARGEST))
    found = [outline for element in _elements(body) if (outline := _outline(element))]
    if not found:
        raise Permanent("opml.none")
    if len(found) > MOST:
        raise Permanent("opml.too_many", str(MOST))
    return found


def write_opml(title: str, outlines: Iterable[Outline]) -> bytes:
    """Return an OPML 2.0 file of these feeds."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _clean(title)
    body = etree.SubElement(root, "body")
    for one in outlines:
        # Readers take feeds of type "rss" only; which format it is stands in the version (OPML 2.0).
        fields = {"type": "rss", "text": one.title, "title": one.title, "xmlUrl": one.url, "htmlUrl": one.home}
        fields |= {"version": JSON_FEED} if one.json else {}
        etree.SubElement(body, "outline", {name: _clean(value) for name, value in fields.items() if value})
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _elements(body: bytes) -> list[Any]:
    if re.search(rb"<!\s*DOCTYPE", body.replace(b"\0", b""), re.I):  # in UTF-16 too
        raise Permanent("opml.doctype")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Permanent("opml.unreadable", str(error)[:200]) from error
    info = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        raise Permanent("opml.doctype")
    if not _ENCODINGS.fullmatch(info.encoding or "utf-8"):  # UTF-7 hides what it says
        raise Permanent("opml.unreadable", str(info.encoding)[:40])
    if etree.QName(root).localname.lower() != "opml":
        raise Permanent("opml.unreadable", "root")
    return list(root.iter("{*}outline"))


def _outline(element: Any) -> Outline | None:
    """Return the feed of one outline, None for a folder. Readers write xmlUrl in several ways."""
    said = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
    url = said.get("xmlurl", "")
    if not url:
        return None
    title = title_of(said.get("title") or said.get("text") or "") or url
    json = "json" in f"{said.get('type', '')} {said.get('version', '')}".lower() or _ends_in_json(url)
    return Outline(title[:200], url, said.get("htmlurl", ""), json)


def _ends_in_json(url: str) -> bool:
    return url.partition("#")[0].partition("?")[0].lower().endswith(".json")


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)
