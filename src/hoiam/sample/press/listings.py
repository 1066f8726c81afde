"""How an outlet lists its pieces for machines: RSS 2.0, Atom, a news sitemap. Knows the edition, not HTTP."""

from collections.abc import Callable
from email.utils import format_datetime
from html import escape
from xml.etree import ElementTree as Tree

from hoiam.sample.press.content import Outlet
from hoiam.sample.press.edition import Shown

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

Address = Callable[[Shown], str]
FILES = {"rss": "rss.xml", "atom": "atom.xml", "sitemap": "sitemap-news.xml", "page": ""}  # kind of listing → its file


def rss(outlet: Outlet, pieces: list[Shown], home: str, address: Address) -> bytes:
    """Return an RSS 2.0 feed of the pieces."""
    root = Tree.Element("rss", version="2.0")
    channel = Tree.SubElement(root, "channel")
    _texts(channel, {"title": outlet.name, "link": home, "description": f"{outlet.motto} Báo mẫu, tin hư cấu."})
    for one in pieces:
        entry = Tree.SubElement(channel, "item")
        link = address(one)
        _texts(entry, {"title": one.item.title, "link": link, "guid": link})
        _texts(entry, {"category": outlet.sections[one.item.section], "description": f"<p>{escape(one.item.sapo)}</p>"})
        _texts(entry, {"pubDate": format_datetime(one.item.published_at)})
    return _document(root)


def atom(outlet: Outlet, pieces: list[Shown], home: str, address: Address) -> bytes:
    """Return an Atom feed of the pieces."""
    root = Tree.Element("feed", xmlns=ATOM)
    updated = max((one.changed_at for one in pieces), default=None)
    _texts(
        root, {"title": outlet.name, "id": home, "updated": updated.isoformat() if updated else "1970-01-01T00:00:00Z"}
    )
    Tree.SubElement(root, "link", href=home)
    for one in pieces:
        entry = Tree.SubElement(root, "entry")
        _texts(entry, {"title": one.item.title, "id": address(one), "summary": one.item.sapo})
        _texts(entry, {"published": one.item.published_at.isoformat(), "updated": one.changed_at.isoformat()})
        Tree.SubElement(entry, "link", href=address(one))
        Tree.SubElement(entry, "category", term=outlet.sections[one.item.section])
    return _document(root)


def sitemap(outlet: Outlet, pieces: list[Shown], home: str, address: Address) -> bytes:
    """Return a news sitemap of the pieces."""
    root = Tree.Element("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS})
    for one in pieces:
        entry = Tree.SubElement(root, "url")
        _texts(entry, {"loc": address(one), "lastmod": one.changed_at.isoformat()})
        news = Tree.SubElement(entry, "news:news")
        publication = Tree.SubElement(news, "news:publication")
        _texts(publication, {"news:name": outlet.name, "news:language": "vi"})
        _texts(news, {"news:publication_date": one.item.published_at.isoformat(), "news:title": one.item.title})
    return _document(root)


def _texts(parent: Tree.Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        Tree.SubElement(parent, name).text = value


def _document(root: Tree.Element) -> bytes:
    made: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made
