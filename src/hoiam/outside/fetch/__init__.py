"""Polite, guarded HTTP. `fetch_all` is the door for job threads; `client.Fetcher` the one for asynchronous callers.

    pace = Pace()  # one for the life of the process
    answers = fetch_all([Request("https://example.vn/rss")], Guard(), pace=pace)

What the bytes mean is decided in outside/collect and core/extract.
"""

import asyncio
from collections.abc import Sequence

from aiohttp.abc import AbstractResolver

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch.client import Fetcher
from hoiam.outside.fetch.following import follow_all
from hoiam.outside.fetch.guard import Guard
from hoiam.outside.fetch.pace import Pace, Turns
from hoiam.outside.fetch.values import Fetched, Limits, Request

__all__ = ["Fetched", "Fetcher", "Guard", "Limits", "Pace", "Request", "Turns", "fetch_all", "follow_all"]


def fetch_all(
    requests: Sequence[Request],
    guard: Guard,
    limits: Limits | None = None,
    *,
    pace: Pace | None = None,
    contact: str = "",
    resolver: AbstractResolver | None = None,
) -> list[Fetched | Temporary | Permanent]:
    """Fetch all and return an answer for each, in the same order; failures are values. Runs its own event loop.

    At most `limits.concurrent` at once, one at a time for each public host; one that fails never stops another.
    """
    return asyncio.run(_all(requests, Fetcher(guard, limits, pace=pace, contact=contact, resolver=resolver)))


async def _all(requests: Sequence[Request], fetcher: Fetcher) -> list[Fetched | Temporary | Permanent]:
    async def one(request: Request) -> Fetched | Temporary | Permanent:
        try:
            return await fetcher.fetch(request)
        except (Temporary, Permanent) as failed:
            return failed

    async with fetcher:
        return list(await asyncio.gather(*(one(request) for request in requests)))
