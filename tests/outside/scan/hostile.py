"""Files that somebody sends to do harm, made small here and large where they are opened."""

import io
import stat
import struct
import zipfile
import zlib

import docx
from PIL import Image

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(entries: dict[str, bytes], links: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFLNK | 0o777) << 16 if name in links else 0o600 << 16
            package.writestr(info, data)
    return out.getvalue()


def office(**more: bytes) -> bytes:
    """A package that calls itself a DOCX, with more entries ("word__x.xml" is word/x.xml)."""
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"<w:document/>"} | _named(more))


def _named(more: dict[str, bytes]) -> dict[str, bytes]:
    return {name.replace("__", "/"): data for name, data in more.items()}


def good_docx(text: str = "Kính gửi: Ủy ban nhân dân huyện") -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def many_entries(count: int = 100_000) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for at in range(count):
            package.writestr(f"{at}.xml", b"")
    return out.getvalue()


def lying_count() -> bytes:
    """Says one entry at its end and lists a long directory."""
    whole = bytearray(many_entries(5_000))
    end = whole.rfind(b"PK\x05\x06")
    whole[end + 8 : end + 12] = struct.pack("<HH", 1, 1)
    return bytes(whole)


def bomb(megabytes: int = 100) -> bytes:
    return office(word__media1=b"\0" * (megabytes << 20))


def pixel_flood(side: int = 30_000) -> bytes:
    """A PNG of a few hundred bytes whose head promises 900 million pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(b)) + n + b + struct.pack(">I", zlib.crc32(n + b)) for n, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def phone_photo(width: int = 400, height: int = 300) -> bytes:
    """A JPEG as a telephone makes it: lying on its side, with maker, model, moment and place."""
    image, exif, out = Image.new("RGB", (width, height), "white"), Image.Exif(), io.BytesIO()
    exif[0x0112], exif[0x010F], exif[0x0110] = 6, "Hang May Mau", "Kieu 12"
    exif.get_ifd(0x8825).update({1: "N", 2: (14.0, 31.0, 12.0), 3: "E", 4: (107.0, 55.0, 3.0)})
    image.save(out, "JPEG", exif=exif, comment=b"chup boi may mau")
    return out.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    """An XLSX of one sheet, written by hand: what is tested must not be written by what reads it."""
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    links = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{rel}/%s" Target="%s"/></Relationships>'
    )
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{chr(65 + i)}{n}" t="inlineStr"><is><t>{said}</t></is></c>' for i, said in enumerate(row))
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    types = (
        f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>'
    )
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="T" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": links % ("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": links % ("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    return zipped({name: xml.encode() for name, xml in parts.items()})


def with_macro(data: bytes) -> bytes:
    """Put a macro into a package."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()
