"""Is a zipped package (DOCX, XLSX) safe to open? Looked at before any library unpacks it; nothing is written to disk.

The limits hold against what the package says of itself, and Python's zipfile never reads past what is said.
"""

import io
import re
import stat
import struct
import zipfile
import zlib

from hoiam.core.errors import Permanent

MOST_ENTRIES = 2_000
MOST_UNPACKED = 60 << 20  # bytes
RATIO = 200  # an office package packs to a tenth
_RATIO_FROM = 4 << 20
_MOST_DIRECTORY = MOST_ENTRIES * 128  # bytes of the central directory, which zipfile reads whole
_END = b"PK\x05\x06"
_MACRO = re.compile(r"(?:^|/)vbaProject\.bin$|\.bas$", re.I)
_INNER = re.compile(r"\.(?:zip|docx|xlsx|pptx|docm|xlsm|rar|7z|gz|jar)$", re.I)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_WIDE = re.compile(rb"<w:(?:gridSpan|gridBefore|gridAfter)\b[^>]{0,200}val=[\"'](?:\d{4,}|-)", re.I)
_DEPTH = 3_000  # tables in tables: no office paper nests so


def kind_of(data: bytes) -> str:
    """Return "docx", "xlsx", or "zip" for another archive.

    Raises Permanent: scan.broken, scan.zip_many, scan.zip_bomb, scan.zip_path, scan.zip_link, scan.password,
    scan.zip_nested, scan.macro, scan.zip_dtd.
    """
    _directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _entries(entries, len(data))
            kind = _kind({entry.filename for entry in entries})
            if kind != "zip":
                _parts(package, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Permanent("scan.broken", "zip") from error
    return kind


def _directory(data: bytes) -> None:
    """Refuse a directory of too many entries before it is read: 100,000 of them cost memory already."""
    at = data.rfind(_END, max(0, len(data) - (1 << 16) - 22))
    if at < 0 or len(data) < at + 22:
        raise Permanent("scan.broken", "zip")
    entries, size = struct.unpack("<HI", data[at + 10 : at + 16])
    if entries > MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise Permanent("scan.zip_many", str(entries))


def _entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Permanent("scan.zip_many", str(len(entries)))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > _RATIO_FROM and unpacked > RATIO * packed):
        raise Permanent("scan.zip_bomb", f"{unpacked >> 20} MB")
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or "\0" in entry.orig_filename:
            raise Permanent("scan.zip_path", name[:80])
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Permanent("scan.zip_link", name[:80])
        if entry.flag_bits & 1:
            raise Permanent("scan.password", "zip")


def _kind(names: set[str]) -> str:
    if any(_MACRO.search(name) for name in names):
        raise Permanent("scan.macro")
    if "[Content_Types].xml" not in names:
        return "zip"
    if any(_INNER.search(name) for name in names):
        raise Permanent("scan.zip_nested")
    return "docx" if "word/document.xml" in names else "xlsx" if "xl/workbook.xml" in names else "zip"


def _parts(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Look into the XML: no package of an office declares entities, spans thousands of columns or nests thousands."""
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        xml = package.read(entry)
        if b"macroEnabled" in xml and entry.filename == "[Content_Types].xml":
            raise Permanent("scan.macro")
        if _DTD.search(xml.replace(b"\0", b"")):
            raise Permanent("scan.zip_dtd", entry.filename[:80])
        if _WIDE.search(xml) or xml.count(b"<w:tbl>") - xml.count(b"</w:tbl>") > _DEPTH:
            raise Permanent("scan.zip_bomb", entry.filename[:80])
