"""The sheet that stands in a whole file for a paper without a file of its own, or before one that cannot be joined."""

from hoiam.core.calendar import local
from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.dossier import slip
from hoiam.core.values.document import Document
from hoiam.desk.cases.models import Case
from hoiam.desk.dossiers.describing import case_lines
from hoiam.desk.dossiers.followed import lines_of
from hoiam.desk.dossiers.models import Item
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.papers.models import Paper
from hoiam.desk.press.models import PressRequest


def slip_of(item: Item, file: dict[str, object] | None = None) -> Document:
    """Return the sheet about one paper; `file` is the one of its files that could not be joined."""
    office = item.dossier.office
    said = _file_lines(file) if file else _lines(item)
    day = localdate(item.dossier.closed_at or item.added_at)
    if item.kind == "followed":
        name, number = "PHIẾU THEO DÕI NHIỆM VỤ", f"Hồ sơ số: {item.dossier.notation}, văn bản {item.ordinal}"
    elif item.kind == "case":
        name, number = "PHIẾU VỤ VIỆC", f"Số: {item.full_number}"
    else:  # never under our number and name: it is somebody else's paper
        name, number = "TỜ GHI THAY VĂN BẢN", f"Hồ sơ số: {item.dossier.notation}, văn bản {item.ordinal}"
        said = [_named(item), *said]
    return slip(letterhead(office).issuer, name, number, item.subject, tuple(said), day, sample=office.sample)


def _named(item: Item) -> str:
    number = f" số {item.full_number}" if item.full_number else ""
    on = f" ngày {item.dated:%d/%m/%Y}" if item.dated else ""
    return f"{item.type_name}{number}{on}, {item.issuer}.".replace(", .", ".")


def _file_lines(file: dict[str, object]) -> list[str]:
    return [
        f"Tệp kèm theo: {file['name']}.",
        f"Loại tệp {file['content_type']}, {file['size']} byte. Tệp không in được vào tập này; xem trong thư mục tep.",
        f"Mã kiểm chứng SHA-256: {file['sha256']}.",
    ]


def _lines(item: Item) -> list[str]:
    if item.case:
        return _case(item.case)
    if item.followed:
        return lines_of(item.followed)
    if item.asked:
        return _asked(item.asked)
    if item.snapshot:
        return [item.note, "Bản lưu không đóng vào hồ sơ: bài báo có bản quyền, chỉ mở theo quyền riêng trên hệ thống."]
    if item.paper:
        return _paper(item.paper)
    return ["Không có tệp lưu kèm theo."]


def _case(case: Case) -> list[str]:
    lead = f"Đơn vị chủ trì: {case.lead.name}." if case.lead else ""
    ended = f"Kết quả cuối cùng: {case.outcome.strip()}" if case.outcome.strip() else ""
    opened = f"Lập ngày {localdate(case.opened_at):%d/%m/%Y}" + (
        f", đóng ngày {localdate(case.closed_at):%d/%m/%Y}." if case.closed_at else "."
    )
    return [line for line in (opened, lead, *case_lines(case), ended) if line]


def _asked(asked: PressRequest) -> list[str]:
    got = f"Nhận lúc {local(asked.received_at):%H:%M ngày %d/%m/%Y} từ {asked.outlet.name}: {asked.request}"
    if asked.answered_at is None:
        return [got, "Chưa trả lời."]
    kind = f"Từ chối, căn cứ {asked.ground}" if asked.ground else "Trả lời"
    return [got, f"{kind}, lúc {local(asked.answered_at):%H:%M ngày %d/%m/%Y}: {asked.answer}"]


def _paper(paper: Paper) -> list[str]:
    came = f"Số đến {paper.arrival:02d} năm {paper.year}, nhận lúc {local(paper.received_at):%H:%M ngày %d/%m/%Y}."
    sent = f"Nơi gửi: {paper.sender}." + (f" Ngày của văn bản: {paper.dated:%d/%m/%Y}." if paper.dated else "")
    return [came, sent, "Bản quét của văn bản không có trên hệ thống; bản giấy lưu tại văn thư."]
