"""Does a file run something by itself when it is opened? Asked before one leaves the office under its name.

The door (`look`) refuses programs, macros and pages already. A PDF may come in with a script or with files inside, to
be read here; it is not passed on so. Names are looked for as they stand and in the packed lists of objects, to a bound.
"""

import re
import zlib

from hoiam.core.errors import Permanent

# Long names only: "/JS" stands in the pixels of every other scan by chance, and an action needs "/S/JavaScript" too.
_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.S)
_MOST = 32 << 20  # bytes that are unpacked in all


def refuse_active(data: bytes, kind: str) -> None:
    """Raise Permanent("scan.active") for a PDF that holds a script, a program to start or other files."""
    if kind == "pdf" and any(_ACTIVE.search(_plain(part)) for part in _parts(data)):
        raise Permanent("scan.active")


def _parts(data: bytes) -> list[bytes]:
    """Return the file outside its streams as it stands, and its packed lists of objects."""
    parts, left = [data], _MOST
    for found in _STREAM.finditer(data):
        unpacked = _unpacked(data[found.end() : found.end() + left], left)
        parts.append(unpacked)
        left -= len(unpacked)
        if left <= 0:
            raise Permanent("scan.active")  # more lists than a paper has: nobody can say what is in them
    return parts


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b""


def _plain(part: bytes) -> bytes:
    """Return names without their escapes: "/J#61vaScript" is "/JavaScript"."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)
