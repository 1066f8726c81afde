"""A page as it was fetched, in a WARC file (ISO 28500): what was asked, what came back, and what was read before.

    data = write(kept, at=now, software="Hồi Âm 0.2")
    fault = verify(data)   # "" where every record proves itself

The bytes of the body are those that the reader saw, after unpacking: the headers that spoke of the packing are kept
under another name, as archives do (X-Archive-Orig-). Every record carries the SHA-256 of its block. The same input
gives the same file: no clock and no chance decide a byte.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from hoiam.outside.fetch.values import Fetched

_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_MAGIC = (b"\x1f\x8b", b"WARC/")
_LARGEST = 64 << 20  # bytes of one record after unpacking


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader had taken from the page at one moment: the words of one version."""

    number: int
    at: datetime
    words: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file is to prove: the address, the answer where there was one, and the earlier readings."""

    address: str
    answer: Fetched | None
    readings: Sequence[Reading]
    note: str = ""  # the code of why there is no answer


def write(kept: Kept, *, at: datetime, software: str) -> bytes:
    """Return the file, each record packed by gzip for itself. `at` is when the page was fetched, with its zone."""
    file = BytesIO()
    writer = _Writer(file, _moment(at), kept.address)
    head = {
        "software": software,
        "format": "WARC File Format 1.1",
        "description": kept.address,
        "hoiam-note": kept.note,
    }
    writer.write_record(writer.create_warcinfo_record("", head))
    if kept.answer:
        _put_answer(writer, kept.answer)
    for reading in kept.readings:
        said = {"WARC-Date": _moment(reading.at), "Hoiam-Version": str(reading.number), "Hoiam-SHA256": reading.sha256}
        record = writer.create_warc_record(
            kept.address,
            "resource",
            payload=BytesIO(reading.words.encode()),
            length=len(reading.words.encode()),
            warc_content_type="text/plain; charset=utf-8",
            warc_headers_dict=said,
        )
        writer.write_record(record)
    return file.getvalue()


def verify(data: bytes) -> str:
    """Return "" for a whole file, else what is wrong: warc.broken, warc.digest, warc.too_big, warc.empty."""
    if not data.startswith(_MAGIC):
        return "warc.broken"
    proves = False
    try:
        for record in ArchiveIterator(BytesIO(data), check_digests=True):
            size = 0
            while piece := record.raw_stream.read(1 << 16):
                size += len(piece)
                if size > _LARGEST:
                    return "warc.too_big"
            if not record.rec_headers.get_header("WARC-Block-Digest"):
                return "warc.broken"  # every record of ours has one
            if record.digest_checker.passed is not True:
                return "warc.digest"
            proves = proves or record.rec_type in {"response", "resource"}
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError, TypeError):
        return "warc.broken"  # the library meets whatever bytes lie on the disk
    return "" if proves else "warc.empty"


class _Writer(WARCWriter):  # type: ignore[misc]
    """The library's writer with SHA-256, and with the moment and the names of records given from outside."""

    def __init__(self, file: BytesIO, at: str, seed: str) -> None:
        super().__init__(file, gzip=True, warc_version="1.1")
        self._at, self._seed, self._count = at, seed, 0

    def curr_warc_date(self) -> str:
        return self._at

    def _make_warc_id(self) -> str:
        self._count += 1
        return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{self._seed} {self._at} {self._count}')}>"

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


def _put_answer(writer: _Writer, answer: Fetched) -> None:
    parts = urlsplit(answer.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    said = [(f"X-Archive-Orig-{name}" if name.lower() in _PACKING else name, value) for name, value in answer.said]
    said.append(("Content-Length", str(len(answer.body))))
    response = writer.create_warc_record(
        answer.url,
        "response",
        payload=BytesIO(answer.body),
        length=len(answer.body),
        http_headers=StatusAndHeaders(f"{answer.status} ", said, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Truncated": "length"} if answer.cut else {},
    )
    request = writer.create_warc_record(
        answer.url,
        "request",
        http_headers=StatusAndHeaders(f"GET {path} HTTP/1.1", list(answer.asked), is_http_request=True),
    )
    writer.write_request_response_pair(request, response)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
