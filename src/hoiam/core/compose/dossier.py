"""What stands on the papers of a work file: the list of its papers, and the record of files given to the archive.

The columns are those of Decree 30/2020, Annex V. Values in, `Document` out; a list has no signer and no Nơi nhận.
"""

from dataclasses import dataclass
from datetime import date

from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import Issue, Office
from hoiam.core.values.document import (
    CLOSING,
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
)

UNSIGNED = Signature((), "")


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper of a file: its place, what it is called, how many pages, and what shows that it is whole."""

    ordinal: int
    number: str
    dated: date | None
    subject: str  # type and trích yếu
    issuer: str
    pages: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One work file: code, title, who made it, from when to when, how long it is kept ("20 năm")."""

    notation: str
    title: str
    unit: str
    starts: date
    ends: date | None
    kept: str
    papers: int
    pages: int
    files: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A giving of files to the archive: number and day of the record, both sides, the files."""

    number: int
    day: date
    giver: str
    taker: str
    dossiers: tuple[FileFacts, ...]
    note: str = ""


def contents(office: Office, file: FileFacts, papers: tuple[Listed, ...], *, sample: bool = False) -> Document:
    """Return the list of papers of a file (mục lục văn bản, tài liệu trong hồ sơ)."""
    day = file.ends or file.starts
    columns = (
        *(Column("TT", 5, "center"), Column("Số, ký hiệu", 16), Column("Ngày tháng", 14, "center")),
        *(Column("Tên loại và trích yếu nội dung", 33), Column("Tác giả", 16), Column("Số trang", 7, "center")),
        Column("Ghi chú", 9),
    )
    rows = tuple(
        (
            *(Cell(str(one.ordinal)), Cell(one.number), Cell(lines.short_day(one.dated)), Cell(one.subject)),
            *(Cell(one.issuer), Cell(str(one.pages) if one.pages else ""), Cell(one.note)),
        )
        for one in papers
    )
    said = f"Hồ sơ có {len(papers):02d} văn bản, tài liệu; thời hạn bảo quản: {file.kept}."
    return _sheet(
        office,
        number=f"Hồ sơ số: {file.notation}",
        day=day,
        type_name="MỤC LỤC VĂN BẢN, TÀI LIỆU",
        subject=file.title,
        body=(Table(columns, rows), _say(said)),
        sample=sample,
    )


def handover(office: Office, given: HandedOver, *, sample: bool = False) -> Document:
    """Return the record of files given to the archive (biên bản giao nhận hồ sơ, tài liệu), its list as an annex."""
    issue = Issue(given.day.year, given.day.month, given.day.day, given.number)
    head = office.notation.split("-")[0]
    starts, ends = min(one.starts for one in given.dossiers), max(one.ends or one.starts for one in given.dossiers)
    body: tuple[Block, ...] = (
        _say("Chúng tôi gồm:"),
        Heading(f"BÊN GIAO: {given.giver}"),
        _say(f"Đại diện: {'.' * 44} Chức vụ: {'.' * 34}"),
        Heading(f"BÊN NHẬN: {given.taker}"),
        _say(f"Đại diện: {'.' * 44} Chức vụ: {'.' * 34}"),
        _say("Thống nhất lập biên bản giao nhận hồ sơ, tài liệu với những nội dung sau:"),
        _say(f"1. Tên khối hồ sơ, tài liệu giao nộp: hồ sơ công việc của {given.giver}."),
        _say(f"2. Thời gian của hồ sơ, tài liệu: từ {lines.day(starts)} đến {lines.day(ends)}."),
        _say(
            f"3. Số lượng: {len(given.dossiers):02d} hồ sơ, {sum(one.papers for one in given.dossiers):02d} văn bản, "
            f"tài liệu; {sum(one.files for one in given.dossiers):02d} tệp tin trong hồ sơ điện tử."
        ),
        _say(f"4. Tình trạng hồ sơ, tài liệu giao nộp: {given.note or 'đầy đủ theo mục lục kèm theo'}."),
        _say("5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo."),
        _say(f"Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản{CLOSING}"),
    )
    return Document(
        kind="bien_ban",
        superior=office.superior,
        agency=office.lines,
        number=lines.number_line(issue, f"BB-{head}"),
        dateline=lines.date_line(office.place, issue),
        subject="Về việc giao nhận hồ sơ, tài liệu",
        body=body,
        signature=Signature((), "ĐẠI DIỆN BÊN NHẬN"),
        beside=Signature((), "ĐẠI DIỆN BÊN GIAO"),
        recipients=(),
        type_name="BIÊN BẢN",
        bases=("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",),
        annexes=(Annex("Phụ lục", "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU", (_list(given),), _belongs(office, given)),),
        dated=given.day,
        sample=sample,
    )


def _list(given: HandedOver) -> Table:
    columns = (
        *(Column("TT", 5, "center"), Column("Số, ký hiệu hồ sơ", 14), Column("Tiêu đề hồ sơ", 36)),
        *(Column("Thời gian", 17), Column("Thời hạn bảo quản", 12), Column("Số trang", 8, "center")),
        Column("Ghi chú", 10),
    )
    rows = tuple(
        (
            *(Cell(str(at)), Cell(one.notation), Cell(one.title), Cell(_span(one)), Cell(one.kept)),
            *(Cell(str(one.pages) if one.pages else ""), Cell(one.note)),
        )
        for at, one in enumerate(given.dossiers, 1)
    )
    return Table(columns, rows)


def _span(one: FileFacts) -> str:
    return " - ".join(lines.short_day(day) for day in (one.starts, one.ends) if day)


def _belongs(office: Office, given: HandedOver) -> str:
    number = f"{given.number:02d}/BB-{office.notation.split('-')[0]}"
    return f"(Kèm theo Biên bản số {number} {lines.day(given.day)} của {office.name})"


def _say(said: str) -> Paragraph:
    return Paragraph((Run(said),))


def _sheet(
    office: Office, *, number: str, day: date, type_name: str, subject: str, body: tuple[Block, ...], sample: bool
) -> Document:
    """Return a list of the office under its letterhead."""
    return Document(
        kind="danh_muc",
        superior=office.superior,
        agency=office.lines,
        number=number,
        dateline=lines.date_line(office.place, Issue(day.year, day.month, day.day)),
        subject=subject,
        body=body,
        signature=UNSIGNED,
        recipients=(),
        type_name=type_name,
        dated=day,
        sample=sample,
    )


def slip(
    office: Office, type_name: str, number: str, subject: str, said: tuple[str, ...], day: date, *, sample: bool = False
) -> Document:
    """Return a sheet about a paper of which no file is kept: what the register, the press desk or the case says."""
    return _sheet(
        office,
        number=number,
        day=day,
        type_name=type_name,
        subject=subject,
        body=tuple(_say(line) for line in said),
        sample=sample,
    )
