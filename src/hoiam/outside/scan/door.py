"""The one door for a file that somebody sent: what is it, does its name say so, is it safe to open?

    known = look(data, "cong-van.pdf", PAPERS, most=25 << 20)

Every upload of the product passes here before anything reads or keeps it (OWASP ASVS 5.0, V5.2).
"""

from collections.abc import Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from hoiam.core.errors import Permanent
from hoiam.outside.scan import kinds, package, photo

MOST_BYTES = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is: a key of kinds.CONTENT_TYPES, and the content type that we call it by."""

    kind: str
    content_type: str


def look(data: bytes, name: str = "", allowed: Set[str] = kinds.PAPERS, most: int = MOST_BYTES) -> Known:
    """Return what the bytes are. `name` "" means that nobody gave one; `most` is in bytes.

    Raises Permanent: scan.empty, scan.too_large, scan.kind, scan.old_office, scan.heic, scan.program, scan.mismatch,
    scan.pixels, and those of `package.kind_of`.
    """
    if not data.strip():
        raise Permanent("scan.empty")
    if len(data) > most:
        raise Permanent("scan.too_large", f"{len(data) >> 20} MB")
    kind = kinds.begins_like(data)
    if kind == "zip":
        kind = package.kind_of(data)
    _refuse(kind, allowed)
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    if ending and ending not in kinds.ENDINGS[kind]:
        raise Permanent("scan.mismatch", f".{ending[:8]}")
    if kind in kinds.PICTURES:
        photo.measured(data)
    return Known(kind, kinds.CONTENT_TYPES[kind])


def _refuse(kind: str, allowed: Set[str]) -> None:
    own = {"ole": "scan.old_office", "heic": "scan.heic", "program": "scan.program", "active": "scan.program"}
    if kind in own:
        raise Permanent(own[kind])
    if kind not in allowed:
        raise Permanent("scan.kind", kind)
