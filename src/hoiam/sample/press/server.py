"""Serves the sample press on loopback over real HTTP, as it stood at a chosen instant.

    with Press(at=datetime(2022, 10, 7, 8, tzinfo=HANOI)) as press:
        press.outlets()[0].listing_url   # http://127.0.0.1:40123/suoi-nguon/rss.xml
        press.at = datetime(2022, 10, 8, 8, tzinfo=HANOI)

It does not read the clock: `at` is an instant, or a function that returns one. It binds 127.0.0.1 only.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self

from hoiam.sample.press import routes
from hoiam.sample.press.content import outlets
from hoiam.sample.press.listings import FILES

LOOPBACK = "127.0.0.1"
REMEMBERED = 2000  # how many requests the log keeps
LIST_PAGE = {"item": "main .list > .item", "link": "h2 a", "title": "h2 a", "date": "time", "summary": "p.sapo"}
WHOLE_POSTS = {"text": ".post-text"}  # a public page lists its posts whole


@dataclass(frozen=True, slots=True)
class SampleOutlet:
    """What the register of sources is told about an outlet: who it is, on which basis it is read, where it lists."""

    key: str
    name: str
    kind: str
    press_type: str
    owner: str
    licence: str
    legal_basis: str
    home: str
    listing_kind: str
    listing_url: str
    options: Mapping[str, str]  # for list pages: the CSS selectors that find an item and its parts


class Press:
    """The sample press. `port` 0 takes a free one; `installed_on` adds the living pieces dated from that day."""

    def __init__(
        self, port: int = 0, *, at: datetime | Callable[[], datetime], installed_on: date | None = None
    ) -> None:
        self.at = at
        self.log: deque[tuple[str, int]] = deque(maxlen=REMEMBERED)  # (path, status)
        self._outlets = {one.key: one for one in outlets(installed_on)}
        self._server = ThreadingHTTPServer((LOOPBACK, port), _handler(self))
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="sample-press", daemon=True)

    @property
    def port(self) -> int:
        """Return the port that it listens on."""
        return int(self._server.server_address[1])

    @property
    def base(self) -> str:
        """Return the address before every outlet's path, without a slash at its end."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def instant(self) -> datetime:
        """Return the instant whose edition is served now."""
        return self.at() if callable(self.at) else self.at

    def outlets(self) -> list[SampleOutlet]:
        """Return the outlets with the addresses that a collector needs."""
        return [self._described(key) for key in self._outlets]

    def url(self, item_id: str) -> str:
        """Return the address of one piece. KeyError where no outlet has it."""
        for one in self._outlets.values():
            for item in one.items:
                if item.id == item_id:
                    return self.base + routes.path_of(item)
        raise KeyError(item_id)

    def start(self) -> Self:
        """Start serving in a thread of its own."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving and give the port back; also right for a press that never started."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join(timeout=5)
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def answer(self, path: str) -> routes.Answer:
        """Return what the press says to a request for `path` at its instant."""
        return routes.answer(self._outlets, self.base, path, self.instant)

    def _described(self, key: str) -> SampleOutlet:
        one = self._outlets[key]
        home = f"{self.base}/{key}/"
        listing = FILES[one.listing]
        selectors = {} if one.listing != "page" else LIST_PAGE | (WHOLE_POSTS if one.kind == "public_page" else {})
        described = (one.kind, one.press_type, one.owner, one.licence, one.legal_basis)
        return SampleOutlet(key, one.name, *described, home, one.listing, home + listing, selectors)


def _handler(press: Press) -> type[BaseHTTPRequestHandler]:
    """Return a handler class that answers for this press."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "BaoMau"
        timeout = 10

        def do_GET(self) -> None:
            self._send(with_body=True)

        def do_HEAD(self) -> None:
            self._send(with_body=False)

        def _send(self, *, with_body: bool) -> None:
            said = press.answer(self.path.partition("?")[0])
            tag = f'"{sha256(said.body).hexdigest()[:32]}"'
            fresh = said.status == 200 and self._has(tag, said)
            status = 304 if fresh else said.status
            press.log.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", tag)
            if said.changed_at:
                self.send_header("Last-Modified", routes.http_date(said.changed_at))
            if not fresh:
                self.send_header("Content-Type", said.content_type)
                self.send_header("Content-Length", str(len(said.body)))
            self.end_headers()
            if with_body and not fresh:
                self.wfile.write(said.body)

        def _has(self, tag: str, said: routes.Answer) -> bool:
            """If-None-Match decides; If-Modified-Since is asked only where no tag is sent (RFC 9110, 13.2.2)."""
            if sent := self.headers.get("If-None-Match"):
                return tag in sent
            since = self.headers.get("If-Modified-Since")
            return bool(since and said.changed_at and routes.http_date(said.changed_at) == since)

        def log_message(self, *_: object) -> None:
            """Keep the terminal quiet: `Press.log` remembers."""

    return Handler
