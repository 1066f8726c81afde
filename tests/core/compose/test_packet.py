"""What a paper says of itself to another document system is what stands on its sheet."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from hoiam.core.compose.packet import TYPES, document_id, packet
from hoiam.core.compose.sheet import KINDS
from hoiam.core.values.document import Annex, Document, Signature
from hoiam.core.values.packet import PacketFile, Party

NOW = datetime(2022, 10, 6, 9, 30, 0, 7, tzinfo=timezone(timedelta(hours=7)))
PAPER = Document(
    kind="cong_van",
    superior=(),
    agency=("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"),
    number="Số: 05/UBND-VX",
    dateline="Đăk Hà, ngày 06 tháng 10 năm 2022",
    subject="V/v phản hồi nội dung báo nêu",
    body=(),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Lê Thị Mẫu"),
    recipients=("- Như trên;", "- Lưu: VT, VX."),
    urgency="HỎA TỐC",
    attachments=("Biên bản",),
    annexes=(Annex("Phụ lục", "SỐ LIỆU", ()),),
    dated=date(2022, 10, 6),
)


def made(paper: Document = PAPER, **more: str):  # type: ignore[no-untyped-def]
    told = {"sender": Party("H34.12", "UBND huyện Đăk Hà"), "receivers": (Party("H34.1", "Sở Mẫu"),)}
    return packet(paper, files=(PacketFile("a.pdf", "application/pdf", b"%PDF"),), pages=2, now=NOW, **told, **more)


def test_the_head_of_the_sheet_is_the_head_of_the_packet() -> None:
    told = made()
    assert (told.number, told.notation, told.full_number) == ("05", "UBND-VX", "05/UBND-VX")
    assert (told.place, told.dated) == ("Đăk Hà", date(2022, 10, 6))
    assert (told.type_code, told.type_name, told.subject) == ("18", "Công văn", "phản hồi nội dung báo nêu")
    assert (told.competence, told.signer) == ("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH", "Lê Thị Mẫu")
    assert told.to_places == ("Như trên", "Lưu: VT, VX")
    assert (told.priority, told.appendixes, told.pages) == ("3", ("Biên bản", "SỐ LIỆU"), 2)
    assert told.traces == (("H34.12", NOW.replace(microsecond=0)),)


def test_a_report_has_its_own_type_and_a_copy_none_of_the_list() -> None:
    report = replace(PAPER, kind="bao_cao", type_name="BÁO CÁO", urgency="", number="Số: 02/BC-UBND")
    assert (made(report).type_code, made(report).type_name, made(report).priority) == ("14", "Báo cáo", "0")
    copy = made(replace(PAPER, kind="sao_y", subject=""), subject="Công văn số 05/UBND-VX")
    assert (copy.type_code, copy.type_name, copy.subject) == ("", "Sao y", "Công văn số 05/UBND-VX")


def test_a_paper_is_known_by_agency_day_and_number() -> None:
    assert made().document_id == "H34.12,2022/10/06,05/UBND-VX"
    assert document_id("H34.12", replace(PAPER, dated=None)) == "H34.12,,05/UBND-VX"


def test_every_type_of_the_list_is_one_that_the_house_writes() -> None:
    assert set(TYPES) < set(KINDS) and len(set(TYPES.values())) == len(TYPES)
