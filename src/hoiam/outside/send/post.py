"""Post one body to one address: guarded, limited, followed nowhere. No cookies, no proxy; not paced, for it is ours.

An address may hold a secret (Telegram's does): no error shows it.
"""

import asyncio
from collections.abc import Mapping

import aiohttp

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import answers
from hoiam.outside.fetch.client import user_agent
from hoiam.outside.fetch.hop import Sockets, hop
from hoiam.outside.send.means import Means

LONGEST = 64 << 10  # bytes of an answer that are read


def post(
    url: str, body: bytes, headers: Mapping[str, str], means: Means, *, judged: bool = True
) -> tuple[int, Mapping[str, str], bytes]:
    """Return status, headers and the first 64 KiB of the answer. Runs its own event loop.

    Raises what the guard and the network raise, and for a status other than 2xx Temporary or Permanent "http.NNN";
    `judged=False` leaves the status to a caller whose server says more in its body. A redirect is refused.
    """
    return asyncio.run(_post(url, body, headers, means, judged))


async def _post(
    url: str, body: bytes, headers: Mapping[str, str], means: Means, judged: bool
) -> tuple[int, Mapping[str, str], bytes]:
    try:
        target = means.guard.url(url)
    except Permanent as refused:
        raise Permanent(refused.reason) from None  # its detail would show the address
    if target.scheme != "https" and not means.guard.allows(target):
        raise Permanent("send.plain_http")
    connector = aiohttp.TCPConnector(socket_factory=Sockets(means.guard).open, ssl=means.tls or True)
    session = aiohttp.ClientSession(
        connector=connector,
        headers={"User-Agent": user_agent(), "Accept-Encoding": "identity"},
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=means.seconds),
        trust_env=False,
    )
    asked = session.post(target, data=body, headers=dict(headers), allow_redirects=False)
    async with session, hop(), asyncio.timeout(means.seconds), asked as response:
        if judged or response.status in answers.REDIRECTS:
            _refuse(response)
        answer = await response.content.read(LONGEST)
        return response.status, dict(response.headers), answer


def _refuse(response: aiohttp.ClientResponse) -> None:
    try:
        answers.refuse(response.status, response.headers)
    except (Temporary, Permanent) as refused:
        response.close()
        raise refused from None
