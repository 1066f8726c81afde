"""Which addresses may be read, how often, how many in one look? The site's own robots.txt and the source's pause."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.sources.models import Source
from hoiam.outside.fetch import Fetched, Request, fetch_all
from hoiam.outside.fetch.robots import Decision, decide, robots_url, sitemaps
from hoiam.run.hands import Hands

Answer = Fetched | Temporary | Permanent
Fetch = Callable[[list[Request]], list[Answer]]
SECONDS = 300  # that the pauses of one look may add up to: half of a job's lease
MOST = 200  # pages of one look where there is no pause at all
LONGEST_DELAY = 60.0  # seconds; a longer crawl-delay is obeyed as this

POLITE = 5.0  # seconds between two requests to a public host


def politely(url: str, hands: Hands, interval: float = POLITE) -> Fetched:
    """Fetch one page of no list: by the guard, and by its site's robots.txt. Raises Temporary, Permanent."""

    def ask(address: str) -> Answer:
        request = Request(address, interval=interval)
        return fetch_all([request], hands.guard, hands.limits, pace=hands.pace, contact=hands.contact)[0]

    hands.guard.url(url)
    decision = decide(ask(robots_url(url)), url)
    if not decision.allowed:
        raise Permanent(decision.reason.code)
    answer = ask(url)
    if not isinstance(answer, Fetched):
        raise answer
    return answer


@dataclass
class Rules:
    """The robots.txt of every host that one look of a source meets, each asked for once."""

    source: Source
    fetch: Fetch
    _known: dict[str, Answer] = field(default_factory=dict)

    def of(self, url: str) -> Decision:
        """Return what the site of this address decides about it."""
        return decide(self._robots(url), url)

    def sitemaps(self, url: str) -> list[str]:
        """Return the sitemaps that the site's robots.txt names."""
        return sitemaps(self._robots(url))

    def _robots(self, url: str) -> Answer:
        where = robots_url(url)
        if where not in self._known:
            self._known[where] = self.fetch([Request(where, interval=float(self.source.interval))])[0]
        return self._known[where]

    def allowed(self, urls: Iterable[str]) -> list[str]:
        """Return the addresses that may be read."""
        return [url for url in urls if self.of(url).allowed]

    @property
    def pause(self) -> float:
        """Return the seconds between two requests: the source's own, or the site's crawl-delay where it is longer."""
        return max(float(self.source.interval), min(self.of(self.source.url).delay or 0.0, LONGEST_DELAY))

    @property
    def room(self) -> int:
        """Return how many pages one look may fetch, so that it ends well within its job's lease."""
        return min(MOST, max(int(SECONDS / self.pause), 1)) if self.pause else MOST
