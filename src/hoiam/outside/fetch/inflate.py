"""Unpack gzip and deflate without ever holding more than the limit. A bomb stops at the cap, not after it."""

import zlib

from hoiam.core.errors import Permanent, Temporary

RATIO = 200  # Vietnamese pages pack to a tenth, sitemaps to a thirtieth
RATIO_FROM = 1 << 20  # bytes: small bodies may pack as well as they like


class Inflater:
    """Takes packed bytes piece by piece and gives unpacked ones. `encoding` is gzip, deflate or "" for plain."""

    def __init__(self, encoding: str, limit: int) -> None:
        if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise Permanent("fetch.encoding", encoding[:40])
        self._deflate = encoding == "deflate"
        self._unpack = None if encoding in {"", "identity"} else zlib.decompressobj(15 if self._deflate else 31)
        self._limit = limit
        self._in = 0
        self._out = 0

    def feed(self, data: bytes) -> bytes:
        """Return what these bytes unpack to; raise Permanent at the limit, at the ratio, and on damaged packing."""
        self._in += len(data)
        try:
            out = self._plain(data) if self._unpack is None else self._unpacked(data)
        except zlib.error as error:
            raise Permanent("fetch.damaged", str(error)) from error
        if self._out > self._limit:
            raise Permanent("fetch.too_big", str(self._limit))
        if self._out > RATIO_FROM and self._out > RATIO * self._in:
            raise Permanent("fetch.bomb", str(self._in))
        return out

    def end(self) -> None:
        """Raise Temporary where the packing was cut off in the middle."""
        if self._unpack is not None and self._in and not self._unpack.eof:
            raise Temporary("fetch.cut")

    def _plain(self, data: bytes) -> bytes:
        self._out += len(data)
        return data

    def _unpacked(self, data: bytes) -> bytes:
        parts = []
        while data and self._out <= self._limit:
            part = self._step(data)
            self._out += len(part)
            parts.append(part)
            assert self._unpack is not None
            data = self._unpack.unconsumed_tail
            if self._unpack.eof and self._unpack.unused_data:
                data = self._next_member()
        return b"".join(parts)

    def _next_member(self) -> bytes:
        """Go on with the next gzip member; anything else behind the end is padding and ignored."""
        assert self._unpack is not None
        rest = self._unpack.unused_data
        if self._deflate or not rest.startswith(b"\x1f\x8b"):
            return b""
        self._unpack = zlib.decompressobj(31)
        return rest

    def _step(self, data: bytes) -> bytes:
        assert self._unpack is not None
        room = self._limit - self._out + 1
        try:
            return self._unpack.decompress(data, room)
        except zlib.error:
            if not (self._deflate and self._out == 0):
                raise
            # "deflate" means zlib by the standard and a bare stream by many servers.
            self._unpack = zlib.decompressobj(-15)
            return self._unpack.decompress(data, room)


def gunzip(data: bytes, limit: int) -> bytes:
    """Return a whole gzip file unpacked (a sitemap.xml.gz)."""
    inflater = Inflater("gzip", limit)
    out = inflater.feed(data)
    inflater.end()
    return out
