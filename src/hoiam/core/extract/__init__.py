"""A page's bytes → title, lead, text, times, section. `extract(page, now)` is the one door.

Pages come from strangers: whatever they hold, the answer is a value. Reads no clock (`now` limits what a date may be),
fetches nothing, keeps no author.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import lxml.html
from htmldate import find_date

from hoiam.core.errors import Unreadable
from hoiam.core.extract import address, byline, tidy
from hoiam.core.extract.body import body_of
from hoiam.core.extract.charset import decode
from hoiam.core.extract.dates import VIETNAM, instant
from hoiam.core.extract.said import Claim, said
from hoiam.core.text.vietnamese import kind_of
from hoiam.core.values.article import Extracted, Page
from hoiam.core.values.reason import Reason, why

LARGEST = 8 << 20  # bytes
_LEAST_LETTERS = 20  # below it a page has no text worth the name
_AHEAD = timedelta(days=1)  # clocks of outlets go wrong; more is a mistake or a trick
# libxml2 takes quadratic time for the attributes of one element: 100,000 of them are a minute.
_MANY_ATTRIBUTES = re.compile(
    r"""<[a-zA-Z][^\s>/]*+(?:[\s/]++[^\s=>/]++(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+){1000,}+"""
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,300}\[.{0,100000}?\]\s*>", re.I | re.S)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_LOOKED_AT = 20_000  # characters: enough to tell a page from a picture
_NOT_HTML = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b")


def extract(page: Page, now: datetime) -> Extracted | Unreadable:
    """Return what the page says, or why it cannot be read.

    Unreadable codes: extract.empty, too_big, not_html, hostile, no_text, failed.
    Reason codes: title.*, date.*, section.* with their source; url.canonical, url.elsewhere; date.in_future, date.none.
    """
    if not page.body.strip():
        return Unreadable("extract.empty")
    if len(page.body) > LARGEST:
        return Unreadable("extract.too_big", bytes=len(page.body))
    if page.body.startswith(_NOT_HTML) or page.content_type.startswith(("image/", "video/", "audio/")):
        return Unreadable("extract.not_html", content_type=page.content_type)
    try:
        return _extract(page, now)
    except Unreadable as known:
        return known
    except Exception as error:  # libraries meet what strangers write; one page must not stop a batch
        return Unreadable("extract.failed", error=type(error).__name__)


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


def _extract(page: Page, now: datetime) -> Extracted:
    tree = parsed(decode(page.body, page.charset))
    claims = said(tree)
    reasons: list[Reason] = []
    url = _canonical(page.url, claims["canonical"], reasons)
    title = _words("title", claims["title"], reasons)
    published = _published(tree, page.url, claims["published"], now, reasons)
    modified = next((at for claim in claims["modified"] if (at := instant(claim.value)) and at <= now + _AHEAD), None)
    section = _words("section", claims["section"], reasons)[:100]
    text = _text(tree, title, claims["author"])
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        raise Unreadable("extract.no_text")
    return Extracted(
        url=url,
        title=title,
        sapo=_sapo(claims["sapo"], text),
        text=text,
        published_at=published,
        modified_at=modified if modified != published else None,
        section=section,
        language="" if kind_of(f"{title}\n{text}") == "other" else "vi",
        reasons=tuple(reasons),
    )


def _text(tree: Any, title: str, authors: Iterable[Claim]) -> str:
    """Return the article's text without bylines and without the headline, which many pages have inside the article."""
    text = tidy.paragraphs(body_of(tree))
    first, _, rest = text.partition("\n")
    text = rest if rest and first.casefold() == title.casefold() else text
    return byline.without(text, (tidy.line(claim.value) for claim in authors))


def _canonical(page: str, claims: Iterable[Claim], reasons: list[Reason]) -> str:
    for claim in claims:
        if found := address.believable(page, claim.value):
            reasons.append(why("url.canonical", source=claim.source))
            return found
        if claim.source == "link" and address.site(claim.value) not in {"", address.site(page)}:
            reasons.append(why("url.elsewhere", url=claim.value[:500]))
    return address.tidy(page)


def _words(name: str, claims: Iterable[Claim], reasons: list[Reason]) -> str:
    for claim in claims:
        if words := tidy.line(claim.value):
            reasons.append(why(f"{name}.{claim.source}"))
            return words
    return ""


def _published(tree: Any, url: str, claims: Iterable[Claim], now: datetime, reasons: list[Reason]) -> datetime | None:
    """Return the first believable time. htmldate is last and tells the day only; given `max_date` it reads no clock."""
    for claim in claims:
        at = instant(claim.value)
        if at and at <= now + _AHEAD:
            reasons.append(why(f"date.{claim.source}"))
            return at
        if at:
            reasons.append(why("date.in_future", said=at.isoformat()))
    today = now.astimezone(VIETNAM).strftime("%Y-%m-%d")
    day = find_date(tree, extensive_search=False, original_date=True, min_date="1995-01-01", max_date=today, url=url)
    reasons.append(why("date.day_only" if day else "date.none"))
    return instant(day) if day else None


def _sapo(claims: Iterable[Claim], text: str) -> str:
    """Return the lead: what the page calls its description, or its first paragraph where that is longer or alone."""
    first = text.split("\n", 1)[0]
    for claim in claims:
        if words := tidy.line(claim.value, 1000):
            stem = words.rstrip(" .…")
            return tidy.line(first, 1000) if len(stem) > 40 and first.startswith(stem) else words
    return tidy.line(first, 1000)
