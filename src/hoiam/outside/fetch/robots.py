"""Does the site's robots.txt let us read this address? The answer carries its reason; the caller stores both.

Follows RFC 9309: no file means yes, a server in trouble means no for now. Fetches nothing by itself.
"""

from dataclasses import dataclass

from protego import Protego
from yarl import URL

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.reason import Reason, why
from hoiam.outside.fetch.client import PRODUCT
from hoiam.outside.fetch.values import Fetched

READ_AT_MOST = 500 << 10  # bytes, RFC 9309 §2.5


@dataclass(frozen=True, slots=True)
class Decision:
    """May we read? `delay` is the site's own wish for seconds between requests, None where it has none."""

    allowed: bool
    reason: Reason
    delay: float | None = None


def robots_url(url: str) -> str:
    """Return where the rules of this address stand."""
    return str(URL(url).origin() / "robots.txt")


def is_absent(answer: Permanent) -> bool:
    """Say whether an answer means that a site has no robots.txt (RFC 9309 §2.3.1.3)."""
    return answer.reason.startswith("http.4") or answer.reason == "fetch.type"


def decide(answer: Fetched | Temporary | Permanent, url: str) -> Decision:
    """Decide about `url` from what came back for `robots_url(url)`.

    Reason codes: robots.allowed, robots.disallowed, robots.none (no such file), robots.unreachable.
    """
    if isinstance(answer, Temporary):
        return Decision(False, why("robots.unreachable", cause=answer.reason))
    if isinstance(answer, Permanent):
        absent = is_absent(answer)
        return Decision(absent, why("robots.none" if absent else "robots.unreachable", cause=answer.reason))
    rules = Protego.parse(answer.body[:READ_AT_MOST].decode("utf-8", errors="replace"))
    delay = rules.crawl_delay(PRODUCT)
    if rules.can_fetch(url, PRODUCT):
        return Decision(True, why("robots.allowed"), delay)
    return Decision(False, why("robots.disallowed", path=URL(url).raw_path), delay)


def sitemaps(answer: Fetched | Temporary | Permanent) -> list[str]:
    """Return the sitemaps that a robots.txt names, in its order."""
    if not isinstance(answer, Fetched):
        return []
    rules = Protego.parse(answer.body[:READ_AT_MOST].decode("utf-8", errors="replace"))
    return [str(url) for url in rules.sitemaps]
