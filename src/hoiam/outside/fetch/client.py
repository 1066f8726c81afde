"""Fetch one address politely: guarded, paced, limited. What the bytes mean is decided elsewhere.

Every redirect is a new address and meets the guard and the pace again. No cookies, no proxy, no credentials.
"""

import asyncio
from collections.abc import Mapping
from importlib.metadata import version
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import answers
from hoiam.outside.fetch.guard import Guard
from hoiam.outside.fetch.hop import Sockets, hop
from hoiam.outside.fetch.inflate import Inflater
from hoiam.outside.fetch.pace import FLOOR, Pace
from hoiam.outside.fetch.values import Fetched, Limits, Request

PRODUCT = "HoiAm"  # the name that robots.txt may address
_CHUNK = 1 << 16
LONGEST_TURN = 150.0  # seconds that one request waits for its host at once; a host that asks for more is left for now
LONGEST_QUEUE = 420.0  # seconds that one request waits in all: a job ends within its lease
_ACCEPT = "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"


def user_agent(contact: str = "") -> str:
    """Return who we say we are: product, version and, where the installation gives one, an address to write to."""
    clean = "".join(c for c in contact if c.isascii() and c.isprintable() and c not in "()\\")[:200]
    return f"{PRODUCT}/{version('hoiam')}" + (f" (+{clean})" if clean else "")


class Fetcher:
    """An open client; use it as `async with Fetcher(guard) as fetcher: await fetcher.fetch(Request(url))`.

    `pace` is shared by everything in the process that fetches; without one a new one is made for this client alone.
    """

    def __init__(
        self,
        guard: Guard,
        limits: Limits | None = None,
        *,
        pace: Pace | None = None,
        contact: str = "",
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._guard = guard
        self._limits = limits or Limits()
        self._pace = pace or Pace()
        self._contact = contact
        self._resolver = resolver

    async def __aenter__(self) -> Self:
        """Open the connections."""
        self._gate = asyncio.Semaphore(self._limits.concurrent)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                socket_factory=Sockets(self._guard).open, resolver=self._resolver, limit=self._limits.concurrent
            ),
            headers={"User-Agent": user_agent(self._contact), "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._limits.connect_seconds),
            auto_decompress=False,
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._session.close()

    async def fetch(self, request: Request) -> Fetched:
        """Return the answer; raise Temporary(reason, retry_after) or Permanent(reason, detail).

        Reasons: fetch.url, scheme, userinfo, port, address (the guard); fetch.turn (the host wants to be left alone
        for longer); fetch.timeout, dns, tls, connect, cut; fetch.too_big, bomb, headers, type, encoding, damaged,
        redirects, moved (only without `follow`); http.NNN.
        """
        address, left = request.url, self._limits.seconds
        for _ in range(self._limits.redirects + 1):
            url = self._guard.url(address)
            await self._turn(url, request.interval)
            began, rest = asyncio.get_running_loop().time(), 0.0
            try:
                answer = await self._hop(url, request, left)
            except Temporary as failed:
                rest = failed.retry_after or 0.0  # what one address is told holds for its whole host
                raise
            finally:
                await self._done(url, max(request.interval, rest))
            if isinstance(answer, Fetched):
                return answer
            address = answer
            if not request.follow:
                raise Permanent("fetch.moved", str(self._guard.url(address)))
            left -= asyncio.get_running_loop().time() - began
        raise Permanent("fetch.redirects", str(self._limits.redirects))

    def _interval(self, url: URL, wanted: float) -> float:
        floor = 0.0 if self._guard.allows(url) else FLOOR
        return wanted if wanted > floor else floor  # in this order a NaN is no way round the floor

    async def _turn(self, url: URL, wanted: float) -> None:
        """Wait until the host may be asked. An allowed pair with interval 0 is our own: it needs no turn."""
        if self._interval(url, wanted) == 0:
            return
        waited = 0.0
        while (wait := await self._take(str(url.host))) > 0:
            waited += wait
            if wait > LONGEST_TURN or waited > LONGEST_QUEUE:
                raise Temporary("fetch.turn", wait)
            await asyncio.sleep(wait)

    async def _take(self, host: str) -> float:
        """Take the host in this process, then among all processes; return the seconds to wait, 0 when it is taken."""
        wait = self._pace.take(host, asyncio.get_running_loop().time())
        if wait == 0 and self._pace.turns:
            try:
                wait = await asyncio.to_thread(self._pace.turns.take, host)
            except BaseException:
                self._pace.let_go(host)
                raise
            if wait > 0:
                self._pace.let_go(host)
        return wait

    async def _done(self, url: URL, wanted: float) -> None:
        interval = self._interval(url, wanted)
        if interval:
            self._pace.give_back(str(url.host), asyncio.get_running_loop().time(), interval)
            if self._pace.turns:
                await asyncio.to_thread(self._pace.turns.give_back, str(url.host), interval)

    async def _hop(self, url: URL, request: Request, seconds: float) -> Fetched | str:
        """Ask once; return the answer, or the address that it points to."""
        async with hop(str(url)), self._gate, asyncio.timeout(max(seconds, 0.0)):
            return await self._ask(url, request)

    async def _ask(self, url: URL, request: Request) -> Fetched | str:
        headers = _conditions(request)
        async with self._session.get(url, headers=headers, allow_redirects=False) as response:
            self._weigh(response)
            if response.status == 304 and headers:
                return _not_modified(url, response.headers, request)
            if response.status in answers.REDIRECTS and "Location" in response.headers:
                return _target(url, response.headers["Location"])
            answers.refuse(response.status, response.headers)
            if response.content_type not in self._limits.types and "Content-Type" in response.headers:
                raise Permanent("fetch.type", response.content_type[:100])
            body, cut = await self._body(response, request.cut)
            return Fetched(
                url=str(url),
                status=response.status,
                body=body,
                content_type=response.content_type if "Content-Type" in response.headers else "",
                charset=response.charset or "",
                etag=response.headers.get("ETag", ""),
                last_modified=response.headers.get("Last-Modified", ""),
                cut=cut,
                said=tuple((_letters(name), _letters(value)) for name, value in response.raw_headers),
                asked=tuple(response.request_info.headers.items()),
            )

    def _weigh(self, response: aiohttp.ClientResponse) -> None:
        if sum(len(name) + len(value) for name, value in response.raw_headers) > self._limits.header_bytes:
            raise Permanent("fetch.headers", "too long")

    async def _body(self, response: aiohttp.ClientResponse, cut: bool) -> tuple[bytes, bool]:
        """Read and unpack, and stop at the limit; what the server announces is believed only when it is too much."""
        inflater = Inflater(response.headers.get("Content-Encoding", "").strip().lower(), self._limits.bytes)
        if not cut and (response.content_length or 0) > self._limits.bytes:
            raise Permanent("fetch.too_big", str(self._limits.bytes))
        parts: list[bytes] = []
        try:
            async for chunk in response.content.iter_chunked(_CHUNK):
                parts.append(inflater.feed(chunk))
            inflater.end()
        except Permanent as stopped:
            if not cut or stopped.reason != "fetch.too_big":
                raise
            response.close()
            return b"".join(parts), True
        return b"".join(parts), False


def _letters(raw: bytes) -> str:
    """Return a header as text; what is no UTF-8 is read as the old rule of HTTP says (RFC 9110 §5.5)."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _conditions(request: Request) -> dict[str, str]:
    """Return the headers of a conditional request (RFC 9110 §13.1); a validator with odd letters is left out."""
    said = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: value for name, value in said.items() if value and value.isascii() and value.isprintable()}


def _not_modified(url: URL, headers: Mapping[str, str], request: Request) -> Fetched:
    return Fetched(
        url=str(url),
        status=304,
        body=b"",
        etag=headers.get("ETag", request.etag),
        last_modified=headers.get("Last-Modified", request.last_modified),
        not_modified=True,
    )


def _target(url: URL, location: str) -> str:
    try:
        return str(url.join(URL(location.strip())))
    except ValueError as error:
        raise Permanent("fetch.url", location[:200]) from error
