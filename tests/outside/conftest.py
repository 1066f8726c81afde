"""A web server of our own on loopback, which behaves as badly as a test asks."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hoiam.outside.fetch import Guard

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Served:
    """Where the server listens, what it was asked, and a guard that lets us speak to it."""

    port: int
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)

    @property
    def guard(self) -> Guard:
        return Guard(frozenset({("127.0.0.1", self.port)}))

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[Served]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def do_GET(self) -> None:
            served.asked.append((self.path, dict(self.headers)))
            answers[self.path](self)

        def do_POST(self) -> None:
            served.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.do_GET()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    served = Served(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def plain(body: bytes, status: int = 200, **headers: str) -> Answer:
    """Answer with this body; header names are written with underscores."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        said = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in (said | {n.replace("_", "-"): v for n, v in headers.items()}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Answer]], Served]]:
    """Start servers that stop when the test ends."""
    open_ones = []

    def start(answers: dict[str, Answer]) -> Served:
        context = serving(answers)
        open_ones.append(context)
        return context.__enter__()

    yield start
    for context in open_ones:
        context.__exit__(None, None, None)
