"""Which of a page's claims are believed? Each choice leaves its reason, and so does a page that contradicts itself."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from htmldate import find_date

from hoiam.core.extract import tidy
from hoiam.core.extract.dates import VIETNAM, instant
from hoiam.core.extract.said import Claim
from hoiam.core.text import address
from hoiam.core.text.tokens import tokens
from hoiam.core.values.article import Address, Page
from hoiam.core.values.reason import Reason, why

_LONGEST_SECTION = 100  # characters
_SHARED = 0.5  # of a headline's words must stand in what people see above the article
_SHARED_LEAD = 0.3  # of a lead's words must stand in the article
_DISAGREE = timedelta(days=1)
_AHEAD = timedelta(days=1)  # clocks of outlets go wrong; more is a mistake or a trick


def canonical(page: str, claims: Iterable[Claim], reasons: list[Reason]) -> str:
    """Return the address under which the page is known; a reprint's original on another site is only noted."""
    for claim in claims:
        if found := address.believable(page, claim.value):
            reasons.append(why("url.canonical", source=claim.source))
            return found
        if claim.source == "link" and address.site(claim.value) not in {"", address.site(page)}:
            reasons.append(why("url.elsewhere", url=claim.value[:500]))
    return address.tidy(page)


def others(url: str, page: Page) -> tuple[Address, ...]:
    """Return the addresses at which the page was found that are not the one under which it is known."""
    found = (Address(address.tidy(page.url), "read"), Address(address.tidy(page.asked), "listed"))
    return tuple(one for one in found if one.url and address.key(one.url) != address.key(url))


def section(claims: Iterable[Claim], reasons: list[Reason]) -> str:
    """Return the section of the outlet, "" where the page does not tell."""
    for claim in claims:
        if words := tidy.line(claim.value, _LONGEST_SECTION):
            reasons.append(why(f"section.{claim.source}"))
            return words
    return ""


def modified(claims: Iterable[Claim], now: datetime) -> datetime | None:
    """Return when the page says it was last edited."""
    return next((at for claim in claims if (at := instant(claim.value)) and at <= now + _AHEAD), None)


def title(claims: list[Claim], reasons: list[Reason]) -> str:
    """Return the headline: a machine's field is believed only where it agrees with what people see."""
    seen = [tidy.line(claim.value) for claim in claims if claim.source == "element"]
    for claim in claims:
        words = tidy.line(claim.value)
        if words and (claim.source == "element" or not seen or any(_agree(words, other) for other in seen)):
            reasons.append(why(f"title.{claim.source}"))
            return words
        if words:
            reasons.append(why("title.disagrees", source=claim.source))
    return ""


def _agree(one: str, other: str) -> bool:
    """Say whether two headlines are the same in short and in long, or in other words."""
    return max(_share(one, other), _share(other, one)) >= _SHARED


def published(tree: Any, url: str, claims: Iterable[Claim], now: datetime, reasons: list[Reason]) -> datetime | None:
    """Return the first believable time. htmldate is last and tells the day only; given `max_date` it reads no clock."""
    times = [(claim.source, at) for claim in claims if (at := instant(claim.value))]
    reasons += [why("date.in_future", said=at.isoformat()) for _, at in times if at > now + _AHEAD]
    times = [(source, at) for source, at in times if at <= now + _AHEAD]
    if times:
        source, first = times[0]
        others = {at.isoformat() for _, at in times if abs(at - first) > _DISAGREE}
        reasons += [why(f"date.{source}"), *(why("date.disagrees", said=at) for at in sorted(others))]
        return first
    today = now.astimezone(VIETNAM).strftime("%Y-%m-%d")
    day = find_date(tree, extensive_search=False, original_date=True, min_date="1995-01-01", max_date=today, url=url)
    reasons.append(why("date.day_only" if day else "date.none"))
    return instant(day) if day else None


def sapo(claims: Iterable[Claim], title: str, text: str) -> str:
    """Return the lead: what the page calls its description where the article knows it, else the first paragraph."""
    first = tidy.line(text.split("\n", 1)[0], 1000)
    for claim in claims:
        words = tidy.line(claim.value, 1000)
        if _share(words, f"{title} {text}") < _SHARED_LEAD:
            continue  # a site's slogan, or a trick
        stem = words.rstrip(" .…")
        return first if len(stem) > 40 and first.startswith(stem) else words
    return first


def _share(words: str, text: str) -> float:
    """Return which part of the words stands in the text, without regard to capitals."""
    wanted = set(tokens(words.lower()))
    return len(wanted & set(tokens(text.lower()))) / len(wanted) if wanted else 0.0
