"""The text of a page as a tree, or a refusal where a page is no page or is written to stop the parser."""

import re
from typing import Any

import lxml.html

from hoiam.core.errors import Unreadable

# libxml2 takes quadratic time for the attributes of one element: 100,000 of them are a minute.
_MANY_ATTRIBUTES = re.compile(
    r"""<[a-zA-Z][^\s>/]*+(?:[\s/]++[^\s=>/]++(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+){1000,}+"""
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,300}\[.{0,100000}?\]\s*>", re.I | re.S)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_FRAME = ("script", "style", "template", "noscript", "head", "option", "button", "nav", "header", "footer")
_SHOWN = f"//body//text()[not({' or '.join(f'ancestor::{name}' for name in _FRAME)})]"
_HARDLY_ANY = 60  # letters; of 182 saved pages of news, the one with the fewest has 1,026 outside its frame
_FEW = 200  # where the page itself says that it needs its programme
_LOOKED_AT = 20_000  # characters: enough to tell a page from a picture


def parsed(text: str) -> Any:
    """Return the tree of a page's text; raise Unreadable where there is none."""
    if len(_CONTROL.findall(text, 0, _LOOKED_AT)) * 20 > min(len(text), _LOOKED_AT):
        raise Unreadable("extract.not_html")
    if _MANY_ATTRIBUTES.search(text):
        raise Unreadable("extract.hostile")
    text = _DOCTYPE.sub("", text, count=1)  # declares entities, which HTML does not have
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    # lxml wants bytes here: a text with its own encoding declaration is refused otherwise.
    data = text.replace("\x00", "").encode("utf-8", errors="ignore")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Unreadable("extract.not_html") from error
    return tree


def scripted(tree: Any) -> bool:
    """Say whether a page is an empty frame that a programme of its own would fill: hardly a word, and the programme."""
    if not tree.xpath("boolean(//script[@src or @type='module'])"):
        return False
    asks = "javascript" in "".join(tree.xpath("//noscript//text()")).casefold()
    return sum(map(str.isalpha, "".join(tree.xpath(_SHOWN)))) < (_FEW if asks else _HARDLY_ANY)
