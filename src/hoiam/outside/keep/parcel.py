"""A work file as one ZIP that can prove itself: a PDF to read, an XML for machines, each file, and SHA256SUMS.

    data = pack({"ho-so.xml": xml, "tep/001-01.pdf": pdf})
    faults = verify(data)                                    # [] where every byte is what it was

The names are ours, the order is that of the names, and no moment of packing is in it: the same files give the same ZIP.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from hoiam.core.errors import Permanent

SUMS = "SHA256SUMS"
LARGEST = 512 << 20  # bytes, unpacked
MOST = 5_000  # files
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one file: absent, altered, unlisted."""

    code: str
    name: str


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the files and their sums as a ZIP. Raises Permanent("parcel.too_large")."""
    if sum(map(len, files.values())) > LARGEST or len(files) > MOST:
        raise Permanent("parcel.too_large", str(LARGEST))
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as zipped:
        for name, data in [(SUMS, sums.encode()), *sorted(files.items())]:
            zipped.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return held.getvalue()


def verify(data: bytes) -> list[Fault]:
    """Return what is not as SHA256SUMS says. Raises Permanent("parcel.broken") for what is no such ZIP."""
    try:
        with ZipFile(BytesIO(data)) as zipped:
            inside = zipped.infolist()
            if len(inside) > MOST or sum(one.file_size for one in inside) > LARGEST:
                raise Permanent("parcel.too_large", str(LARGEST))
            found = {one.filename: zipped.read(one) for one in inside if not one.is_dir()}
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as broken:
        raise Permanent("parcel.broken") from broken
    if SUMS not in found:
        raise Permanent("parcel.no_sums")
    lines = found.pop(SUMS).decode(errors="replace").splitlines()
    told = {match[2]: match[1] for match in map(_LINE.fullmatch, lines) if match}
    faults = [Fault("absent", name) for name in told if name not in found]
    faults += [Fault("altered", name) for name, data in found.items() if name in told and _sum(data) != told[name]]
    faults += [Fault("unlisted", name) for name in found if name not in told]
    return sorted(faults, key=lambda fault: (fault.name, fault.code))


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
