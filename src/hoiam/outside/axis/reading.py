"""Read a packet or a status that came as a file. Hostile XML is refused before a parser sees it.

Known by names alone, whatever prefix and namespace the sender's system writes. Attachments are bytes of a stranger:
the door of files (outside/scan) looks at each before anything is kept.
"""

import io
import lzma
import re
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

from lxml import etree

from hoiam.core.errors import Permanent
from hoiam.core.values.packet import NEW, Answered, Packet, PacketFile, Party, Status

MOST_TAGS, MOST_FILES = 5_000, 20
_ZONE = timezone(timedelta(hours=7))
_FORBIDDEN = re.compile(rb"<!\s*(DOCTYPE|ENTITY)|<\?xml-stylesheet|<[^>]{0,40}include\b[^>]{0,200}XInclude", re.I)
_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""", re.I)
_DAYS = ("%Y/%m/%d", "%Y-%m-%d", "%d/%m/%Y")
_YEARS = range(1990, 2100)  # systems write 0001 and 9999 for "none"
_HOURS = ("%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M:%S", *_DAYS)
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, RuntimeError, OSError, EOFError)


def read(data: bytes, limit: int) -> Packet | Status:
    """Return what a file of the axis holds; no file in it is larger than `limit` bytes.

    Raises Permanent: "packet.too_large", "packet.hostile" (DTD, entity, too many tags), "packet.unreadable" (no XML,
    another encoding than UTF-8), "packet.other" (XML that is no packet), "packet.file" (an attachment that cannot be
    decoded), "packet.no_file", "packet.many_files", "packet.bare" (nobody sent it, or it is about nothing).
    """
    if len(data) > 2 * limit:
        raise Permanent("packet.too_large")
    root = _root(data)
    header = _first(root, "MessageHeader")
    told = _first(root, "Status") if header is None else header
    if told is None:
        raise Permanent("packet.other")
    if _text(told, "StatusCode"):
        return _status(told)
    if header is None or _below(header, "From") is None:
        raise Permanent("packet.other")
    found = _packet(root, header, limit)
    if not (found.sender.name or found.sender.organ_id) or not (found.subject or found.full_number):
        raise Permanent("packet.bare")
    return found


def _root(data: bytes) -> Any:
    declared = _DECLARED.match(data)
    if b"\0" in data or (declared and declared[1].lower() not in (b"utf-8", b"utf8")):
        raise Permanent("packet.unreadable")
    if data.count(b"<") > MOST_TAGS or _FORBIDDEN.search(data):  # counted first: each "<" costs the search its time
        raise Permanent("packet.hostile")
    # One long text is what an attachment is; depth and number of tags are bounded above.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Permanent("packet.unreadable") from error


def _packet(root: Any, header: Any, limit: int) -> Packet:
    code, issued, kind = _below(header, "Code"), _below(header, "PromulgationInfo"), _below(header, "DocumentType")
    signer, other, business = _below(header, "SignerInfo"), _below(header, "OtherInfo"), _first(root, "Bussiness")
    return Packet(
        document_id=_text(header, "DocumentId"),
        sender=_party(_below(header, "From")),
        receivers=tuple(_party(one) for one in _all(header, "To")),
        number=_text(code, "CodeNumber"),
        notation=_text(code, "CodeNotation"),
        place=_text(issued, "Place"),
        dated=_day(_text(issued, "PromulgationDate")),
        type_code=_text(kind, "Type"),
        type_name=_text(kind, "TypeName"),
        subject=_text(header, "Subject") or _text(header, "Content"),
        competence=_text(signer, "Competence"),
        position=_text(signer, "Position"),
        signer=_text(signer, "FullName"),
        due_on=_day(_text(header, "DueDate")),
        to_places=tuple(_words(one) for one in _all(_below(header, "ToPlaces"), "Place")),
        priority=_text(other, "Priority") or "0",
        scope=_text(other, "SphereOfPromulgation"),
        typist=_text(other, "TyperNotation"),
        pages=int(amount) if (amount := _text(other, "PageAmount")).isdecimal() and len(amount) < 6 else 0,
        appendixes=tuple(_words(one) for one in _all(other, "Appendix") if _words(one)),
        answers=tuple(_answered(one) for one in _all(header, "ResponseFor")),
        does=_text(business, "BussinessDocType") or NEW,
        reason=_text(business, "BussinessDocReason"),
        traces=tuple(
            (_text(one, "OrganId"), at)
            for one in _all(root, "TraceHeader")
            if (at := _moment(_text(one, "Timestamp"))) is not None
        ),
        files=tuple(_files(root, limit)),
    )


def _status(told: Any) -> Status:
    about = _below(told, "ResponseFor")
    return Status(
        about=_answered(about) if about is not None else Answered(""),
        sender=_party(_below(told, "From")),
        code=_text(told, "StatusCode").zfill(2)[:2],
        said=_text(told, "Description")[:300],
        at=_moment(_text(told, "Timestamp")),
    )


def _files(root: Any, limit: int) -> Iterator[PacketFile]:
    named = {_id(one): one for one in _all(root, "Reference")}
    attached = _all(root, "Attachment")
    if not attached:
        raise Permanent("packet.no_file")
    if len(attached) > MOST_FILES:
        raise Permanent("packet.many_files", str(MOST_FILES))
    for one in attached:
        listed = named.get(_id(one))
        name = _text(one, "AttachmentName") or _text(listed, "AttachmentName") or "tep"
        name = re.sub(r"[\x00-\x1f]", "", re.split(r"[/\\]", name)[-1]).strip()[-120:] or "tep"
        kind = _text(one, "ContentType") or _text(listed, "ContentType")
        yield PacketFile(name, kind, _content(one, name, limit), _text(one, "Description")[:200])


def _content(attached: Any, name: str, limit: int) -> bytes:
    text = _text(attached, "ContentTransferEncoded")
    if len(text) > limit * 3 // 2:
        raise Permanent("packet.too_large", name)
    try:
        data = b64decode("".join(text.split()), validate=True)
    except ValueError as error:
        raise Permanent("packet.file", name) from error
    if not data:
        raise Permanent("packet.file", name)
    return _unpacked(data, name, limit)


def _unpacked(data: bytes, name: str, limit: int) -> bytes:
    """Return what a sender's system has packed as the one entry of a ZIP, as some do; anything else as it is."""
    if not data.startswith(b"PK\x03\x04") or name.lower().endswith((".zip", ".docx", ".xlsx", ".pptx", ".odt")):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            [entry] = pack.infolist() if data.count(b"PK\x01\x02") < MOST_FILES else []
            with pack.open(entry) as file:
                inner = file.read(limit + 1)
    except _BROKEN as error:
        raise Permanent("packet.file", name) from error
    if len(inner) > limit:
        raise Permanent("packet.too_large", name)
    return inner


def _party(one: Any) -> Party:
    return Party(_text(one, "OrganId")[:35], _text(one, "OrganName")[:200])


def _answered(one: Any) -> Answered:
    return Answered(
        _text(one, "OrganId")[:35],
        _text(one, "Code")[:60],
        _day(_text(one, "PromulgationDate")),
        _text(one, "DocumentId")[:200],
    )


def _id(one: Any) -> str:
    return _text(one, "ContentId").removeprefix("cid:")


def _all(within: Any, tag: str) -> list[Any]:
    return [] if within is None else [one for one in within.iter("{*}" + tag) if one is not within]


def _first(within: Any, tag: str) -> Any:
    found = _all(within, tag)
    return found[0] if found else None


def _below(within: Any, tag: str) -> Any:
    """Return the first element of a name right below: a ResponseFor has a Code and a From's fields of its own."""
    return next(within.iterchildren("{*}" + tag), None)


def _text(within: Any, tag: str) -> str:
    """Return the words of the first element of a name right below; "" where there is none."""
    if within is None:
        return ""
    return next((_words(one) for one in within.iterchildren("{*}" + tag)), "")


def _words(one: Any) -> str:
    return " ".join("".join(one.itertext()).split())


def _day(text: str) -> date | None:
    found = _moment(text)
    return found.date() if found else None


def _moment(text: str) -> datetime | None:
    """Return a moment; None also for a year that no paper has, as systems write it where they know none."""
    for form in _HOURS:
        try:
            found = datetime.strptime(text, form).replace(tzinfo=_ZONE)
        except ValueError:
            continue
        return found if found.year in _YEARS else None
    return None
