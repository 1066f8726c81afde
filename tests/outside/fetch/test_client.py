"""A fetch ends in time, under its limits, and says why."""

import asyncio
import gzip
import os
import resource
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import Fetched, Fetcher, Guard, Limits, Pace, Request, fetch_all
from hoiam.outside.fetch.client import user_agent
from tests.outside.conftest import Served, plain


def one(served: Served, path: str = "/", limits: Limits | None = None, **asked) -> Fetched | Temporary | Permanent:
    [answer] = fetch_all([Request(served.url(path), interval=0, **asked)], served.guard, limits)
    return answer


def refusal(answer: Fetched | Temporary | Permanent) -> tuple[type, str]:
    assert not isinstance(answer, Fetched)
    return type(answer), answer.reason


def raw(head: bytes, *pieces: bytes, pause: float = 0.0, forever: bool = False):
    """Answer with these very bytes, slowly or for ever."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(head)
        while True:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(pause)
            if not forever:
                return

    return answer


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1258\r\n"


def test_an_answer_carries_what_the_next_steps_need(serve) -> None:
    served = serve({"/": plain(b"<p>x", ETag='"7"', Last_Modified="Mon, 10 Oct 2022 01:00:00 GMT")})
    answer = one(served)
    assert isinstance(answer, Fetched)
    assert (answer.status, answer.body, answer.content_type, answer.charset) == (200, b"<p>x", "text/html", "utf-8")
    assert (answer.etag, answer.last_modified) == ('"7"', "Mon, 10 Oct 2022 01:00:00 GMT")
    assert answer.page().url == served.url("/")


def test_we_say_who_we_are_and_nothing_else(serve) -> None:
    served = serve({"/": plain(b"x", Set_Cookie="id=1")})
    requests = [Request(served.url("/"), interval=0)] * 2
    fetch_all(requests, served.guard, Limits(concurrent=1), contact="https://dakha.example/bot")
    for _, headers in served.asked:
        assert headers["User-Agent"].startswith("HoiAm/")
        assert headers["User-Agent"].endswith("(+https://dakha.example/bot)")
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_a_contact_cannot_smuggle_a_header() -> None:
    assert "\r" not in user_agent("a\r\nX-Evil: 1")
    assert "\n" not in user_agent("a\r\nX-Evil: 1")


def test_an_unchanged_page_is_not_sent_again(serve) -> None:
    served = serve({"/": plain(b"", 304)})
    answer = one(served, etag='W/"7"', last_modified="Mon, 10 Oct 2022 01:00:00 GMT")
    assert isinstance(answer, Fetched)
    assert answer.not_modified
    assert answer.etag == 'W/"7"'
    assert served.asked[0][1]["If-None-Match"] == 'W/"7"'
    assert served.asked[0][1]["If-Modified-Since"] == "Mon, 10 Oct 2022 01:00:00 GMT"


def test_a_304_that_nobody_asked_for_is_refused(serve) -> None:
    assert refusal(one(serve({"/": plain(b"", 304)}))) == (Permanent, "http.304")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_some_refusals_are_for_good(serve, status: int) -> None:
    assert refusal(one(serve({"/": plain(b"", status)}))) == (Permanent, f"http.{status}")


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520])
def test_some_refusals_pass(serve, status: int) -> None:
    assert refusal(one(serve({"/": plain(b"", status)}))) == (Temporary, f"http.{status}")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ({"Retry_After": "120"}, 120.0),
        ({"Retry_After": "9999999"}, 86_400.0),
        ({"Retry_After": "Mon, 10 Oct 2022 01:02:00 GMT", "Date": "Mon, 10 Oct 2022 01:00:00 GMT"}, 120.0),
        ({"Retry_After": "Mon, 10 Oct 2022 00:59:00 GMT", "Date": "Mon, 10 Oct 2022 01:00:00 GMT"}, 0.0),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "-5"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_understood_without_a_clock(serve, said: dict[str, str], seconds: float | None) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(503)
        for name, value in said.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    failed = one(serve({"/": answer}))
    assert isinstance(failed, Temporary)
    assert failed.retry_after == seconds


def test_redirects_are_followed_and_the_end_is_named(serve) -> None:
    served = serve({"/a": plain(b"", 301, Location="/b?x=1#part"), "/b?x=1": plain(b"end")})
    answer = one(served, "/a")
    assert isinstance(answer, Fetched)
    assert answer.url == served.url("/b?x=1")


def test_a_redirect_loop_ends(serve) -> None:
    served = serve({"/": plain(b"", 302, Location="/")})
    assert refusal(one(served)) == (Permanent, "fetch.redirects")
    assert len(served.asked) == 6


@pytest.mark.parametrize("packed", [gzip.compress(b"xin" * 999), zlib.compress(b"xin" * 999)], ids=["gzip", "deflate"])
def test_packed_bodies_are_unpacked(serve, packed: bytes) -> None:
    encoding = "gzip" if packed.startswith(b"\x1f\x8b") else "deflate"
    answer = one(serve({"/": plain(packed, Content_Encoding=encoding)}))
    assert isinstance(answer, Fetched)
    assert answer.body == b"xin" * 999


def test_a_bare_deflate_stream_and_two_gzip_members_are_unpacked(serve) -> None:
    bare = zlib.compressobj(wbits=-15)
    body = bare.compress(b"xin" * 999) + bare.flush()
    two = gzip.compress(b"one") + gzip.compress(b"two")
    served = serve({"/": plain(body, Content_Encoding="deflate"), "/2": plain(two, Content_Encoding="gzip")})
    assert getattr(one(served), "body", b"") == b"xin" * 999
    assert getattr(one(served, "/2"), "body", b"") == b"onetwo"


@pytest.mark.slow
def test_a_gzip_bomb_stops_at_the_cap_without_filling_the_memory(serve) -> None:
    bomb = zlib.compressobj(9, wbits=31)
    zeros = bytes(1 << 20)
    body = b"".join(bomb.compress(zeros) for _ in range(1024)) + bomb.flush()  # 1 MB that would be 1 GB
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = one(serve({"/": plain(body, Content_Encoding="gzip")}))
    assert refusal(answer) in {(Permanent, "fetch.bomb"), (Permanent, "fetch.too_big")}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10  # KiB


@pytest.mark.parametrize(
    ("encoding", "body", "kind", "why"),
    [
        ("br", b"x", Permanent, "fetch.encoding"),
        ("gzip", b"not gzip", Permanent, "fetch.damaged"),
        ("gzip", gzip.compress(bytes(range(256)) * 99)[:-60], Temporary, "fetch.cut"),
    ],
    ids=["br", "damaged", "cut"],  # packed bytes hold the time: no name of a test
)
def test_bad_packing_is_named(serve, encoding: str, body: bytes, kind: type, why: str) -> None:
    assert refusal(one(serve({"/": plain(body, Content_Encoding=encoding)}))) == (kind, why)


def test_a_body_announced_too_big_is_not_read(serve) -> None:
    assert refusal(one(serve({"/": raw(OK + b"Content-Length: 99999999\r\n\r\n", b"x")}))) == (
        Permanent,
        "fetch.too_big",
    )


def test_a_stream_without_end_stops_at_the_cap(serve) -> None:
    served = serve({"/": raw(OK + b"\r\n", b"x" * 65536, forever=True)})
    assert refusal(one(served, limits=Limits(bytes=1 << 20))) == (Permanent, "fetch.too_big")


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"", b"", pause=3.0),
        raw(OK, b"X-Slow: 1\r\n", pause=0.05, forever=True),
        raw(OK + b"Content-Length: 100000\r\n\r\n", b"x", pause=0.05, forever=True),
    ],
    ids=["silent", "slow head", "slow body"],
)
def test_a_slow_server_is_left_in_time(serve, answer) -> None:
    began = time.monotonic()
    assert refusal(one(serve({"/": answer}), limits=Limits(seconds=0.4))) == (Temporary, "fetch.timeout")
    assert time.monotonic() - began < 1.4


def test_a_body_cut_off_is_temporary(serve) -> None:
    served = serve({"/": raw(OK + b"Content-Length: 100\r\n\r\n", b"half")})
    assert refusal(one(served)) == (Temporary, "fetch.cut")


@pytest.mark.parametrize(
    "head",
    [
        OK + b"X-Long: " + b"a" * 20_000 + b"\r\n\r\n",
        OK + b"".join(b"X-%d: 1\r\n" % n for n in range(1000)) + b"\r\n",
        b"\x00\x01 not http\r\n\r\n",
    ],
    ids=["long", "many", "nonsense"],
)
def test_a_head_that_is_no_head_is_refused(serve, head: bytes) -> None:
    assert refusal(one(serve({"/": raw(head)}))) == (Permanent, "fetch.headers")


def test_a_film_is_not_fetched(serve) -> None:
    served = serve({"/": plain(b"x", Content_Type="video/mp4"), "/no-type": raw(b"HTTP/1.1 200 OK\r\n\r\n", b"<p>a")})
    assert refusal(one(served)) == (Permanent, "fetch.type")
    assert isinstance(one(served, "/no-type"), Fetched)


def test_nobody_listening_is_temporary(serve) -> None:
    served = serve({})
    dead = Served(served.port)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dead, "port", 1)
        assert refusal(one(dead)) == (Temporary, "fetch.connect")


def test_one_failure_leaves_the_others_alone_and_keeps_the_order(serve) -> None:
    served = serve({"/a": plain(b"a"), "/bad": plain(b"", 500), "/b": plain(b"b")})
    answers = fetch_all([Request(served.url(p), interval=0) for p in ("/a", "/bad", "/b")], served.guard)
    assert [getattr(answer, "body", None) for answer in answers] == [b"a", None, b"b"]


def test_fetching_works_in_a_thread_and_inside_a_loop(serve) -> None:
    served = serve({"/": plain(b"x")})
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(one(served)))
    thread.start()
    thread.join()

    async def inside() -> Fetched:
        async with Fetcher(served.guard) as fetcher:
            return await fetcher.fetch(Request(served.url("/"), interval=0))

    results.append(asyncio.run(inside()))
    assert [type(result) for result in results] == [Fetched, Fetched]


def test_an_interval_is_kept_between_two_requests_to_one_host(serve) -> None:
    served = serve({"/": plain(b"x")})
    began = time.monotonic()
    fetch_all([Request(served.url("/"), interval=0.2)] * 3, served.guard)
    assert time.monotonic() - began >= 0.4


def test_a_public_host_is_asked_every_five_seconds_whatever_its_source_says() -> None:
    fetcher = Fetcher(Guard(frozenset({("127.0.0.1", 8001)})))
    public, ours = fetcher._guard.url("https://example.vn/"), fetcher._guard.url("http://127.0.0.1:8001/")
    assert [fetcher._interval(public, wanted) for wanted in (0.0, -1.0, float("nan"), 60.0)] == [5.0, 5.0, 5.0, 60.0]
    assert fetcher._interval(ours, 0.0) == 0.0


def test_a_pace_holds_one_host_to_one_request_over_all_threads() -> None:
    pace = Pace()
    assert pace.take("a.vn", 100.0) == 0
    assert pace.take("a.vn", 100.0) > 0  # busy
    assert pace.take("b.vn", 100.0) == 0  # another host does not wait
    pace.give_back("a.vn", 101.0, 5.0)
    assert pace.take("a.vn", 103.0) == pytest.approx(3.0)
    assert pace.take("a.vn", 106.0) == 0


def test_a_list_that_is_too_long_may_be_cut_and_says_so(serve) -> None:
    served = serve(
        {"/": plain(b"x" * 300_000), "/gz": plain(gzip.compress(os.urandom(300_000)), Content_Encoding="gzip")}
    )
    for path in ("/", "/gz"):
        cut = one(served, path, Limits(bytes=200_000), cut=True)
        assert isinstance(cut, Fetched)
        assert cut.cut and 0 < len(cut.body) <= 200_000
        assert refusal(one(served, path, Limits(bytes=200_000))) == (Permanent, "fetch.too_big")


@pytest.mark.parametrize("hops", [30, 6])
def test_many_redirects_are_refused(serve, hops: int) -> None:
    served = serve({f"/{n}": plain(b"", 302, Location=f"/{n + 1}") for n in range(hops)} | {f"/{hops}": plain(b"end")})
    assert refusal(one(served, "/0")) == (Permanent, "fetch.redirects")


def test_chunks_without_end_stop_at_the_cap(serve) -> None:
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    served = serve({"/": raw(OK + b"Transfer-Encoding: chunked\r\n\r\n", chunk, forever=True)})
    assert refusal(one(served, limits=Limits(bytes=1 << 20))) == (Permanent, "fetch.too_big")


def test_headers_over_256_kib_are_refused(serve) -> None:
    head = OK + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 4000) for n in range(70)) + b"\r\n"
    assert len(head) > 256 << 10
    assert refusal(one(serve({"/": raw(head)}))) == (Permanent, "fetch.headers")


@pytest.mark.slow
@pytest.mark.parametrize("bits", [15, -15], ids=["zlib", "bare"])
def test_a_deflate_bomb_stops_at_the_cap_too(serve, bits: int) -> None:
    bomb = zlib.compressobj(9, wbits=bits)
    zeros = bytes(1 << 20)
    body = b"".join(bomb.compress(zeros) for _ in range(1024)) + bomb.flush()
    answer = one(serve({"/": plain(body, Content_Encoding="deflate")}))
    assert refusal(answer) in {(Permanent, "fetch.bomb"), (Permanent, "fetch.too_big")}


class Told:
    """Turns of a shared database, as a test tells them."""

    def __init__(self, *waits: float) -> None:
        self.waits, self.given = list(waits), []

    def take(self, host: str) -> float:
        return self.waits.pop(0) if self.waits else 0.0

    def give_back(self, host: str, interval: float) -> None:
        self.given.append((host, interval))


def test_the_turn_of_another_process_is_waited_for(serve) -> None:
    served, turns = serve({"/": plain(b"x")}), Told(0.05, 0.05)
    [answer] = fetch_all([Request(served.url("/"), interval=0.1)], served.guard, pace=Pace(turns))
    assert isinstance(answer, Fetched)
    assert (turns.waits, turns.given) == ([], [("127.0.0.1", 0.1)])


def test_a_host_that_wants_a_long_rest_is_left_for_now(serve) -> None:
    served = serve({"/": plain(b"", 503, Retry_After="600")})
    pace = Pace(Told())
    first, second = fetch_all([Request(served.url("/"), interval=0.1)] * 2, served.guard, pace=pace)
    assert refusal(first) == (Temporary, "http.503")
    assert refusal(second) == (Temporary, "fetch.turn")
    assert isinstance(second, Temporary) and 500 < (second.retry_after or 0) <= 600
    assert len(served.asked) == 1
