"""A packet for the document axis says what the paper says, is read back whole, and harms nobody who reads it."""

import io
import zipfile
from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from lxml import etree

from hoiam.core.errors import Permanent
from hoiam.core.values.packet import Answered, Packet, PacketFile, Party, Status
from hoiam.outside.axis import read, reading, write, write_status

HANOI = timezone(timedelta(hours=7))
LIMIT = 1 << 20
PACKET = Packet(
    document_id="H34.12,2022/10/06,05/UBND-VX",
    sender=Party("H34.12", "Ủy ban nhân dân huyện Đăk Hà"),
    receivers=(Party("H34.1", "Sở Mẫu & Cộng sự"), Party("H34.2", "Báo <Mẫu>")),
    number="05",
    notation="UBND-VX",
    place="Đăk Hà",
    dated=date(2022, 10, 6),
    type_code="18",
    type_name="Công văn",
    subject="V/v phản hồi nội dung báo nêu",
    competence="KT. CHỦ TỊCH",
    position="PHÓ CHỦ TỊCH",
    signer="Lê Thị Mẫu",
    to_places=("Như trên", "Lưu: VT, VX"),
    priority="1",
    pages=2,
    appendixes=("Biên bản",),
    traces=(("H34.12", datetime(2022, 10, 6, 9, 30, tzinfo=HANOI)),),
    files=(PacketFile("cong-van-05.pdf", "application/pdf", b"%PDF-1.7 mau", "Bản chính"),),
)
STATUS = """<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
 xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader><edXML:ResponseFor>
 <edXML:OrganId>H34.12</edXML:OrganId><edXML:Code>05/UBND-VX</edXML:Code>
 <edXML:PromulgationDate>2022/10/06</edXML:PromulgationDate>
 <edXML:DocumentId>H34.12,2022/10/06,05/UBND-VX</edXML:DocumentId></edXML:ResponseFor><edXML:From>
 <edXML:OrganId>H34.1</edXML:OrganId><edXML:OrganName>Sở Mẫu</edXML:OrganName></edXML:From>
 <edXML:StatusCode>03</edXML:StatusCode><edXML:Description>Đã tiếp nhận</edXML:Description>
 <edXML:Timestamp>2022/10/06 10:15:00</edXML:Timestamp></edXML:MessageHeader></edXML:edXMLHeader>
</edXML:edXMLEnvelope></edXML>"""


def attached(encoded: bytes, name: str = "a.pdf") -> bytes:
    """Return our packet with another attachment, encoded by somebody else."""
    return write(PACKET).replace(b64encode(PACKET.files[0].data), encoded).replace(b"cong-van-05.pdf", name.encode())


def refused(data: bytes, code: str, limit: int = LIMIT) -> None:
    with pytest.raises(Permanent) as error:
        read(data, limit)
    assert error.value.reason == code


def test_what_is_written_is_read_back_whole() -> None:
    assert read(write(PACKET), LIMIT) == PACKET
    assert write(PACKET) == write(PACKET)


def test_the_parts_stand_where_the_regulation_and_other_systems_have_them() -> None:
    root = etree.fromstring(write(PACKET))
    space = {"e": "http://www.mic.gov.vn/TBT/QCVN_102_2016"}
    for path in (
        "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/e:From/e:OrganId",
        "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/e:To/e:OrganName",
        "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/e:Code/e:CodeNotation",
        "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/e:PromulgationInfo/e:PromulgationDate",
        "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/e:DocumentType/e:Type",
        "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/e:SignerInfo/e:FullName",
        "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/e:OtherInfo/e:PageAmount",
        "e:edXMLEnvelope/e:edXMLHeader/e:TraceHeaderList/e:TraceHeader/e:Timestamp",
        "e:edXMLEnvelope/e:edXMLHeader/e:TraceHeaderList/e:Bussiness/e:BussinessDocType",
        "e:edXMLEnvelope/e:edXMLBody/e:edXMLManifest/e:Reference/e:AttachmentName",
        "e:AttachmentEncoded/e:Attachment/e:ContentTransferEncoded",
    ):
        assert root.xpath(path, namespaces=space), path
    [told] = root.xpath("//e:PromulgationDate", namespaces=space)
    assert told.text == "2022/10/06"


def test_a_status_says_which_paper_and_what_became_of_it() -> None:
    told = read(STATUS.encode(), LIMIT)
    assert isinstance(told, Status)
    assert (told.about.document_id, told.sender.organ_id, told.code) == (PACKET.document_id, "H34.1", "03")
    assert told.at == datetime(2022, 10, 6, 10, 15, tzinfo=HANOI)
    in_soap = STATUS.replace("edXML:MessageHeader", "edXML:Status")
    assert read(in_soap.encode(), LIMIT) == told


def test_an_attachment_that_another_system_packed_is_unpacked() -> None:
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as file:
        file.writestr("b7f3.pdf", b"%PDF-1.7 goi")
    found = read(attached(b64encode(pack.getvalue())), LIMIT)
    assert isinstance(found, Packet) and found.files[0].data == b"%PDF-1.7 goi"


def test_a_name_never_leads_out_of_its_folder() -> None:
    found = read(attached(b64encode(b"%PDF"), "../../etc/cron.d/x.pdf"), LIMIT)
    assert isinstance(found, Packet) and found.files[0].name == "x.pdf"


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]>', "packet.hostile"),
        (b'<! DOCTYPE a SYSTEM "file:///etc/passwd">', "packet.hostile"),
        (b"", "packet.unreadable"),
    ],
)
def test_hostile_xml_is_refused(start: bytes, code: str) -> None:
    refused(start + b"<edXML>&b;</edXML>", code)


def test_another_encoding_hides_no_doctype() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><edXML/>'
    refused(text.encode("utf-16"), "packet.unreadable")
    refused(b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<edXML/>', "packet.unreadable")


def test_depth_and_number_of_tags_are_bounded() -> None:
    refused(b"<a>" * 3_000 + b"</a>" * 3_000, "packet.hostile")


def test_a_bomb_ends_at_the_limit() -> None:
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.pdf", b"0" * (20 * LIMIT))
    refused(attached(b64encode(pack.getvalue())), "packet.too_large")
    refused(attached(b64encode(b"0" * (2 * LIMIT))), "packet.too_large")


def test_what_is_no_packet_or_holds_nothing_says_so() -> None:
    refused(b"<html/>", "packet.other")
    refused(write(replace(PACKET, files=())), "packet.no_file")
    refused(attached(b"*not base64*"), "packet.file")
    refused(write(replace(PACKET, files=PACKET.files * 21)), "packet.many_files")
    refused(write(replace(PACKET, sender=Party(""))), "packet.bare")
    refused(write(replace(PACKET, subject="", number="", notation="")), "packet.bare")


@pytest.mark.parametrize(
    ("method", "at"), [(zipfile.ZIP_DEFLATED, 35), (zipfile.ZIP_LZMA, 39), (zipfile.ZIP_BZIP2, 39)]
)
def test_a_packed_attachment_that_broke_on_its_way_is_one_that_cannot_be_decoded(method: int, at: int) -> None:
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", method) as file:
        file.writestr("a.pdf", b"%PDF-1.7 " + bytes(range(256)) * 20)
    data = bytearray(pack.getvalue())
    data[at : at + 21] = b"\xff" * 21
    refused(attached(b64encode(data)), "packet.file")


def test_many_open_brackets_are_counted_before_anything_is_searched_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_FORBIDDEN", None)  # seconds for each megabyte of them
    refused(b"<" * (2 * LIMIT), "packet.hostile")


def test_a_moment_that_no_paper_has_is_no_moment() -> None:
    for none in ("0001/01/01 00:00:00", "9999/12/31 23:59:59", "1899/12/30 00:00:00"):
        told = read(STATUS.replace("2022/10/06 10:15:00", none).encode(), LIMIT)
        assert isinstance(told, Status) and told.at is None
    due = write(replace(PACKET, due_on=date(2022, 10, 20))).replace(b"2022/10/20", b"0001/01/01")
    found = read(due, LIMIT)
    assert isinstance(found, Packet) and found.due_on is None


def test_what_a_paper_answers_does_not_stand_for_its_own_number() -> None:
    answers = (Answered("H34.9", "12/CV-TR", date(2022, 10, 1), "x"),)
    header = "{http://www.mic.gov.vn/TBT/QCVN_102_2016}"
    root = etree.fromstring(write(replace(PACKET, answers=answers)))
    [message] = root.iter(header + "MessageHeader")
    [answered] = message.iter(header + "ResponseFor")
    message.insert(0, answered)  # as some systems order them
    found = read(etree.tostring(root), LIMIT)
    assert isinstance(found, Packet)
    assert (found.full_number, found.dated, found.answers) == ("05/UBND-VX", date(2022, 10, 6), answers)


def test_a_status_is_read_as_it_was_written() -> None:
    about = Answered("H34.1", "47/SM-VP", date(2022, 10, 5), "H34.1,2022/10/05,47/SM-VP")
    status = Status(
        about, Party("H34.12", "UBND huyện Mẫu"), "02", "Sai <nơi> nhận", datetime(2022, 10, 6, 9, tzinfo=HANOI)
    )
    assert read(write_status(status), LIMIT) == status
