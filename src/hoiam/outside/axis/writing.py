"""Write a packet or a status (QCVN 102:2016/BTTTT): envelope, header, attachments. Same values, same bytes."""

import re
from base64 import b64encode
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from lxml import etree

from hoiam.core.calendar import local
from hoiam.core.values.packet import Answered, Packet, PacketFile, Party, Status

SPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
XLINK = "http://www.w3.org/1999/xlink"
ACTOR = "http://schemas.xmlsoap.org/soap/actor/next"
LIMITS = {"OrganId": 35, "CodeNumber": 11, "CodeNotation": 30, "Subject": 500}  # NĐ 30/2020, Phụ lục VI; SĐ1:2022
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(packet: Packet) -> bytes:
    """Return the packet as the bytes of an .edxml file."""
    root = etree.Element(_name("edXML"), nsmap={None: SPACE, "edXML": SPACE})
    envelope = _put(root, "edXMLEnvelope")
    header = _put(envelope, "edXMLHeader")
    _message(_put(header, "MessageHeader"), packet)
    _trace(_put(header, "TraceHeaderList", id=_key(packet), version="1.0", mustUnderstand="1", actor=ACTOR), packet)
    manifest = _put(_put(envelope, "edXMLBody"), "edXMLManifest", version="1.0")
    encoded = _put(root, "AttachmentEncoded")
    for file in packet.files:
        key = sha256(file.data).hexdigest()
        _reference(manifest, file, key)
        _attachment(encoded, file, key)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def write_status(status: Status) -> bytes:
    """Return a status as the bytes of an .edxml file: the four fields that are known, and who says so (ADR 0076)."""
    root = etree.Element(_name("edXML"), nsmap={None: SPACE, "edXML": SPACE})
    header = _put(_put(_put(root, "edXMLEnvelope"), "edXMLHeader"), "MessageHeader")
    _answered(_put(header, "ResponseFor"), status.about)
    _party(_put(header, "From"), status.sender)
    _put(header, "StatusCode", status.code)
    _put(header, "Description", status.said)
    if status.at:
        _put(header, "Timestamp", _moment(status.at))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _message(into: Any, packet: Packet) -> None:
    _party(_put(into, "From"), packet.sender)
    for receiver in packet.receivers:
        _party(_put(into, "To"), receiver)
    code = _put(into, "Code")
    _put(code, "CodeNumber", packet.number)
    _put(code, "CodeNotation", packet.notation)
    issued = _put(into, "PromulgationInfo")
    _put(issued, "Place", packet.place)
    _put(issued, "PromulgationDate", _day(packet.dated))
    kind = _put(into, "DocumentType")
    if packet.type_code:
        _put(kind, "Type", packet.type_code)
    _put(kind, "TypeName", packet.type_name)
    _put(into, "Subject", packet.subject)
    _put(into, "Content", packet.subject)
    signer = _put(into, "SignerInfo")
    _put(signer, "Competence", packet.competence)
    _put(signer, "Position", packet.position)
    _put(signer, "FullName", packet.signer)
    if packet.due_on:
        _put(into, "DueDate", _day(packet.due_on))
    places = _put(into, "ToPlaces")
    for place in packet.to_places:
        _put(places, "Place", place)
    _other(_put(into, "OtherInfo"), packet)
    for one in packet.answers:
        _answered(_put(into, "ResponseFor"), one)
    _put(into, "SteeringType", "0")
    _put(into, "DocumentId", packet.document_id)


def _other(into: Any, packet: Packet) -> None:
    _put(into, "Priority", packet.priority)
    _put(into, "SphereOfPromulgation", packet.scope)
    _put(into, "TyperNotation", packet.typist)
    _put(into, "PromulgationAmount", str(max(1, len(packet.receivers))))
    _put(into, "PageAmount", str(packet.pages))
    annexes = _put(into, "Appendixes")
    for name in packet.appendixes:
        _put(annexes, "Appendix", name)


def _trace(into: Any, packet: Packet) -> None:
    for organ_id, at in packet.traces:
        hand = _put(into, "TraceHeader")
        _put(hand, "OrganId", organ_id)
        _put(hand, "Timestamp", _moment(at))
    business = _put(into, "Bussiness")  # so spelt by the format
    _put(business, "BussinessDocType", packet.does)
    _put(business, "BussinessDocReason", packet.reason)
    _put(business, "Paper", "0")


def _reference(manifest: Any, file: PacketFile, key: str) -> None:
    link = {f"{{{XLINK}}}href": f"cid:{key}", f"{{{XLINK}}}role": "XLinkRole", f"{{{XLINK}}}type": "simple"}
    one = etree.SubElement(manifest, _name("Reference"), link, nsmap={"xlink": XLINK})
    _put(one, "ContentId", f"cid:{key}")
    _put(one, "ContentType", file.content_type)
    _put(one, "AttachmentName", file.name)
    _put(one, "Description", file.description)


def _attachment(encoded: Any, file: PacketFile, key: str) -> None:
    one = _put(encoded, "Attachment")
    _put(one, "ContentType", file.content_type)
    _put(one, "ContentId", key)
    _put(one, "Description", file.description)
    _put(one, "ContentTransferEncoded", b64encode(file.data).decode())
    _put(one, "AttachmentName", file.name)


def _party(into: Any, party: Party) -> None:
    _put(into, "OrganId", party.organ_id)
    _put(into, "OrganName", party.name)


def _answered(into: Any, one: Answered) -> None:
    _put(into, "OrganId", one.organ_id)
    _put(into, "Code", one.code)
    _put(into, "PromulgationDate", _day(one.dated))
    _put(into, "DocumentId", one.document_id)


def _key(packet: Packet) -> str:
    return sha256(packet.document_id.encode()).hexdigest()[:16]


def _day(day: date | None) -> str:
    return f"{day:%Y/%m/%d}" if day else ""


def _moment(at: datetime) -> str:
    return f"{local(at):%Y/%m/%d %H:%M:%S}"


def _name(tag: str) -> str:
    return f"{{{SPACE}}}{tag}"


def _put(into: Any, tag: str, text: str = "", **attributes: str) -> Any:
    made = etree.SubElement(into, _name(tag), attributes)
    if text:
        made.text = _CONTROLS.sub("", text)[: LIMITS.get(tag, len(text))]
    return made
