"""What an answer that means harm may cost: the cap in bytes, 64 MiB of memory, its time and one second more.

Each is fetched in a process of its own (spent.py), which measures its own highest mark.
"""

import gzip
import json
import os
import subprocess
import sys
import zlib
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from hoiam.outside.fetch import Limits
from tests.outside.conftest import Answer, plain
from tests.outside.fetch.test_client import OK, raw

SECONDS = 3.0  # the fetch's own limit here
GROWN = 64 << 10  # KiB
MEBIBYTE = bytes(1 << 20)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="needs the /proc of Linux"),
]


@cache
def bomb(wbits: int) -> bytes:
    """Return 1 MB that unpack to 1 GB."""
    packing = zlib.compressobj(9, wbits=wbits)
    return b"".join(packing.compress(MEBIBYTE) for _ in range(1024)) + packing.flush()


@cache
def below_the_ratio() -> bytes:
    """Return gzip that stays under the ratio of a bomb and unpacks to 64 MiB: only the cap stops it."""
    return gzip.compress((os.urandom(1 << 14) + bytes(1 << 20)) * 64, 6)


def chunked(piece: bytes, pause: float = 0.0) -> Answer:
    return raw(
        OK + b"Transfer-Encoding: chunked\r\n\r\n", b"%x\r\n%s\r\n" % (len(piece), piece), pause=pause, forever=True
    )


def packed(body: bytes, encoding: str, announced: bool = True) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Encoding", encoding)
        if announced:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


# name → (what the server does, the reasons with which a fetch of it may end)
HARM: dict[str, tuple[Any, set[str]]] = {
    "gzip": (lambda: packed(bomb(31), "gzip"), {"fetch.bomb", "fetch.too_big"}),
    "gzip, no length": (lambda: packed(bomb(31), "gzip", announced=False), {"fetch.bomb", "fetch.too_big"}),
    "gzip below the ratio": (lambda: packed(below_the_ratio(), "gzip"), {"fetch.too_big"}),
    "deflate": (lambda: packed(bomb(15), "deflate"), {"fetch.bomb", "fetch.too_big"}),
    "bare deflate": (lambda: packed(bomb(-15), "deflate"), {"fetch.bomb", "fetch.too_big"}),
    "brotli": (lambda: packed(b"\x1b" * (14 << 20), "br"), {"fetch.encoding"}),
    "zstd": (lambda: packed(b"\x28\xb5\x2f\xfd" * (3 << 20), "zstd"), {"fetch.encoding"}),
    "gzip of gzip": (lambda: packed(gzip.compress(bomb(31)), "gzip, gzip"), {"fetch.encoding"}),
    "no length": (lambda: raw(OK + b"\r\n", b"x" * 65536, forever=True), {"fetch.too_big"}),
    "chunks without end": (lambda: chunked(b"x" * 65536), {"fetch.too_big"}),
    "tiny chunks without end": (lambda: chunked(b"x"), {"fetch.too_big", "fetch.timeout"}),
    "one endless chunk": (
        lambda: raw(OK + b"Transfer-Encoding: chunked\r\n\r\nfffffff0\r\n", b"x" * 65536, forever=True),
        {"fetch.too_big"},
    ),
    "slow body": (lambda: chunked(b"x", pause=0.2), {"fetch.timeout"}),
    "slow head": (lambda: raw(OK, b"X-Slow: 1\r\n", pause=0.2, forever=True), {"fetch.timeout"}),
    "head without end": (lambda: raw(OK, b"X-More: 1\r\n" * 99, forever=True), {"fetch.headers"}),
    "one header without end": (lambda: raw(OK + b"X-Long: ", b"a" * 65536, forever=True), {"fetch.headers"}),
    "status line without end": (lambda: raw(b"HTTP/1.1 200 ", b"a" * 65536, forever=True), {"fetch.headers"}),
    "announced": (
        lambda: raw(OK + b"Content-Length: 99999999999\r\n\r\n", b"x", pause=0.2, forever=True),
        {"fetch.too_big"},
    ),
}


@pytest.mark.parametrize("harm", HARM)
def test_harm_ends_at_the_cap_in_its_time_and_leaves_the_memory_alone(serve, harm: str) -> None:
    make, reasons = HARM[harm]
    served = serve({"/harm": make(), "/warm": plain(b"x")})
    words = [sys.executable, "-m", "tests.outside.fetch.spent", served.url("/harm"), str(served.port), str(SECONDS)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    spent = json.loads(done.stdout)
    assert spent["why"] in reasons
    assert spent["grown"] < GROWN
    assert spent["seconds"] < SECONDS + 1


def test_the_measure_sees_what_is_kept(serve) -> None:
    """A body within the cap is held whole: it must show, or the measure above measures nothing."""
    body = os.urandom(7 << 20)
    served = serve({"/harm": plain(body), "/warm": plain(b"x")})
    words = [sys.executable, "-m", "tests.outside.fetch.spent", served.url("/harm"), str(served.port), str(SECONDS)]
    spent = json.loads(subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout)
    assert spent["why"] == f"fetched {len(body)}" and spent["grown"] > 7 << 10


def test_the_cap_is_no_higher_than_promised() -> None:
    assert Limits().bytes <= 15 << 20 and Limits().header_bytes <= 256 << 10
