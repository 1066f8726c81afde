"""Which addresses may be read, how often, how many in one look? The site's own robots.txt and the source's pause."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from hoiam.core.errors import Permanent
from hoiam.core.values.actor import MACHINE
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources import queries
from hoiam.desk.sources.models import Source
from hoiam.outside.fetch import Fetched, Request, fetch_all, follow_all
from hoiam.outside.fetch.following import Answer, Fetch
from hoiam.outside.fetch.robots import READ_AT_MOST, Decision, decide, is_absent, robots_url, sitemaps
from hoiam.run.hands import Hands

SECONDS = 300  # that the pauses of one look may add up to: half of a job's lease
MOST = 200  # pages of one look where there is no pause at all
LONGEST_DELAY = 60.0  # seconds; a longer crawl-delay is obeyed as this

POLITE = 5.0  # seconds between two requests to a public host


def robots_of(
    url: str, fetch: Fetch, interval: float, now: datetime, *, fresh: bool = False
) -> tuple[Answer, datetime]:
    """Return the robots.txt of an address's site and when it was asked for: for a day, what was read of it before.

    A site that does not answer is asked again the next time; `fresh` asks in any case.
    """
    where = robots_url(url)
    kept = None if fresh else queries.robots_file(where, now)
    if kept:
        return (Permanent(kept.code) if kept.code else Fetched(where, 200, kept.body.encode())), kept.asked_at
    answer = fetch([Request(where, interval=interval)])[0]
    if isinstance(answer, Fetched):
        body = answer.body[:READ_AT_MOST].decode("utf-8", errors="replace")
        sources.put_robots(url=where, code="", body=body, by=MACHINE, now=now)
    elif isinstance(answer, Permanent) and is_absent(answer):
        sources.put_robots(url=where, code=answer.reason, body="", by=MACHINE, now=now)
    return answer, now


def politely(url: str, now: datetime, hands: Hands, interval: float = POLITE, *, fresh: bool = False) -> Fetched:
    """Fetch one page of no list: by the guard, and by its site's robots.txt, at each hop. Raises Temporary, Permanent.

    `fresh`: by the robots.txt of this moment, as for evidence, whose right to be taken must be beyond doubt.
    """

    def fetch(requests: list[Request]) -> list[Answer]:
        return fetch_all(requests, hands.guard, hands.limits, pace=hands.pace, contact=hands.contact)

    def refused(address: str) -> Permanent | None:
        return refusal(decide(robots_of(address, fetch, interval, now, fresh=fresh)[0], address))

    hands.guard.url(url)
    if no := refused(url):
        raise no
    answer = follow_all([Request(url, interval=interval)], fetch, refused)[0]
    if not isinstance(answer, Fetched):
        raise answer
    return answer


def refusal(decision: Decision) -> Permanent | None:
    """Return why an address may not be read, None where it may.

    What the guard refuses is said so, and is no matter of robots.txt.
    """
    if decision.allowed:
        return None
    cause = str(decision.reason.facts.get("cause", ""))
    return Permanent(cause if cause in ("fetch.address", "fetch.port") else decision.reason.code)


@dataclass
class Rules:
    """The robots.txt of every host that one look of a source meets, each asked for once at the most."""

    source: Source
    fetch: Fetch
    now: datetime
    fresh: bool = False  # a person wants to know what holds now
    _known: dict[str, tuple[Answer, datetime]] = field(default_factory=dict)

    def of(self, url: str) -> Decision:
        """Return what the site of this address decides about it."""
        return decide(self._robots(url)[0], url)

    def asked_at(self, url: str) -> datetime:
        """Return when the robots.txt was asked for that decides about this address."""
        return self._robots(url)[1]

    def sitemaps(self, url: str) -> list[str]:
        """Return the sitemaps that the site's robots.txt names."""
        return sitemaps(self._robots(url)[0])

    def _robots(self, url: str) -> tuple[Answer, datetime]:
        where = robots_url(url)
        if where not in self._known:
            interval = float(self.source.interval)
            self._known[where] = robots_of(url, self.fetch, interval, self.now, fresh=self.fresh)
        return self._known[where]

    def allowed(self, urls: Iterable[str]) -> list[str]:
        """Return the addresses that may be read."""
        return [url for url in urls if self.of(url).allowed]

    def fetched(self, requests: list[Request]) -> list[Answer]:
        """Fetch what may be read; a redirect is followed only where its own site lets us."""
        return follow_all(requests, self.fetch, lambda url: refusal(self.of(url)))

    @property
    def pause(self) -> float:
        """Return the seconds between two requests: the source's own, or the site's crawl-delay where it is longer."""
        return max(float(self.source.interval), min(self.of(self.source.url).delay or 0.0, LONGEST_DELAY))

    @property
    def room(self) -> int:
        """Return how many pages one look may fetch, so that it ends well within its job's lease."""
        return min(MOST, max(int(SECONDS / self.pause), 1)) if self.pause else MOST
