"""A page's bytes → title, lead, text, times, section. `extract(page, now)` is the one door.

Pages come from strangers: whatever they hold, the answer is a value. Reads no clock (`now` limits what a date may be),
fetches nothing, keeps no author.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hoiam.core.errors import Unreadable
from hoiam.core.extract import byline, choose, tidy
from hoiam.core.extract.body import body_of
from hoiam.core.extract.charset import decode
from hoiam.core.extract.dates import instant
from hoiam.core.extract.said import Claim, said
from hoiam.core.extract.tree import parsed, scripted
from hoiam.core.text.vietnamese import kind_of
from hoiam.core.values.article import Extracted, Page
from hoiam.core.values.reason import Reason

__all__ = ["extract", "parsed", "scripted"]

LARGEST = 8 << 20  # bytes
_LEAST_LETTERS = 20  # below it a page has no text worth the name
_DOUBTED = 300  # below it the page is looked at again: is it the frame of a programme?
_MOST_ABOVE = 6  # rows
_MOST_LETTERS = 20  # in a line that is only a date
_NOT_HTML = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b")


def extract(page: Page, now: datetime) -> Extracted | Unreadable:
    """Return what the page says, or why it cannot be read.

    Unreadable codes: extract.empty, too_big, not_html, hostile, no_text, scripted, failed.
    Reason codes: title.*, date.*, section.* with their source; url.canonical, url.elsewhere;
    title.disagrees, date.disagrees, date.in_future, date.day_only, date.none.
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


def _extract(page: Page, now: datetime) -> Extracted:
    tree = parsed(decode(page.body, page.charset))
    claims = said(tree)
    reasons: list[Reason] = []
    url = choose.canonical(page.url, claims["canonical"], reasons)
    title = choose.title(claims["title"], reasons)
    published = choose.published(tree, page.url, claims["published"], now, reasons)
    modified = choose.modified(claims["modified"], now)
    section = choose.section(claims["section"], reasons)
    text = _text(tree, {title.casefold(), section.casefold()}, claims["author"])
    _enough(sum(map(str.isalpha, text)), page)
    return Extracted(
        url=url,
        title=title,
        sapo=choose.sapo(claims["sapo"], title, text),
        text=text,
        published_at=published,
        modified_at=modified if modified != published else None,
        section=section,
        language="" if kind_of(f"{title}\n{text}") == "other" else "vi",
        reasons=tuple(reasons),
        also=choose.others(url, page),
    )


def _enough(letters: int, page: Page) -> None:
    """Refuse what is no text worth the name. Of an empty frame the menu alone may be taken for an article."""
    if letters < _DOUBTED and scripted(parsed(decode(page.body, page.charset))):
        raise Unreadable("extract.scripted")
    if letters < _LEAST_LETTERS:
        raise Unreadable("extract.no_text")


def _text(tree: Any, heads: set[str], authors: Iterable[Claim]) -> str:
    """Return the article's text without bylines and without what stands above it: section, headline, date."""
    rows = tidy.paragraphs(body_of(tree)).split("\n")
    above = 0
    while above < min(_MOST_ABOVE, len(rows) - 1) and _is_above(rows[above], heads):
        above += 1
    return byline.without("\n".join(rows[above:]), (tidy.line(claim.value) for claim in authors))


def _is_above(row: str, heads: set[str]) -> bool:
    if tidy.line(row).casefold() in heads:
        return True
    # "Thứ Ba, 11/10/2022, 20:15 (GMT+7)", and not a sentence with a date in it.
    return not row.endswith(".") and sum(map(str.isalpha, row)) <= _MOST_LETTERS and instant(row) is not None
