"""A WARC proves what was asked, what came back and what was read before; each fault has a plain name."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from hoiam.outside.fetch import Fetched
from hoiam.outside.keep.warc import Kept, Reading, verify, write

AT = datetime(2022, 10, 6, 1, 30, tzinfo=UTC)
BODY = "<h1>Đường ống vỡ</h1><p>Cả thôn dùng nước đục.</p>".encode()
ANSWER = Fetched(
    "http://127.0.0.1/bai-1?tu=rss",
    200,
    BODY,
    said=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Content-Length", "31")),
    asked=(("Host", "127.0.0.1"), ("User-Agent", "HoiAm/1")),
)
READING = Reading(1, AT, "Đường ống vỡ\n\nCả thôn dùng nước đục.", "a" * 64)
KEPT = Kept("http://127.0.0.1/bai-1", ANSWER, [READING])


def made(**changes: object) -> bytes:
    return write(replace(KEPT, **changes), at=AT, software="thử")


def records(data: bytes) -> list[tuple[str, bytes]]:
    return [(record.rec_type, record.content_stream().read()) for record in ArchiveIterator(BytesIO(data))]


def test_question_answer_and_earlier_reading_stand_side_by_side() -> None:
    found = dict(records(made()))
    assert list(found) == ["warcinfo", "response", "request", "resource"]
    assert found["response"] == BODY and found["resource"].decode() == READING.words
    assert verify(made()) == ""


def test_the_headers_are_those_that_were_said_with_the_packing_under_another_name() -> None:
    [response] = [record for record in ArchiveIterator(BytesIO(made())) if record.rec_type == "response"]
    said = response.http_headers
    assert said.get_header("X-Archive-Orig-Content-Encoding") == "gzip" and said.get_header("Content-Encoding") is None
    assert said.get_header("Content-Length") == str(len(BODY))
    assert response.rec_headers.get_header("WARC-Date") == "2022-10-06T01:30:00Z"
    assert response.rec_headers.get_header("WARC-Payload-Digest").startswith("sha256:")


def test_the_same_page_at_the_same_moment_is_the_same_file() -> None:
    assert made() == made()


def test_a_page_that_was_gone_is_proved_by_what_was_read_of_it() -> None:
    data = made(answer=None, note="http.404")
    assert [kind for kind, _ in records(data)] == ["warcinfo", "resource"]
    assert verify(data) == "" and b"http.404" in gzip.decompress(data)


def test_a_page_of_which_only_the_beginning_came_says_so() -> None:
    data = made(answer=replace(ANSWER, cut=True))
    assert b"WARC-Truncated: length" in gzip.decompress(data)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "warc.broken"),
        (b"%PDF-1.7 and so on", "warc.broken"),
        (b"\x1f\x8b\x08 no gzip at all", "warc.broken"),
        (gzip.decompress(made())[:-30], "warc.digest"),
        (gzip.decompress(made()).replace(b"h2>C", b"h2>D").replace("đục".encode(), "đặc".encode()), "warc.digest"),
        (made(answer=None, readings=[]), "warc.empty"),
    ],
)
def test_each_fault_has_its_name(data: bytes, fault: str) -> None:
    assert verify(data) == fault


def test_no_single_changed_byte_of_a_body_is_taken_for_the_truth() -> None:
    data = gzip.decompress(made())
    start = data.index(BODY)
    for at in range(start, start + len(BODY)):
        assert verify(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]) == "warc.digest"
