"""The words of the mail that carries a report (the paper itself is the file), and of word that a draft is there."""

from datetime import datetime

from django.utils import translation

from hoiam.core.calendar.zone import local
from hoiam.core.values.message import Message
from hoiam.desk.reports import queries
from hoiam.desk.reports.models import AnnouncementSending, Report


def text_of(report: Report) -> tuple[str, str]:
    """Return subject and text, in Vietnamese whatever language the sender's screen speaks: it goes to another body."""
    with translation.override("vi"):
        document = queries.document_of(report, report.approved_at or report.opened_at)
    number = document.number.replace("Số:", "số").strip()
    about = document.subject[:1].lower() + document.subject[1:]
    lines = (
        "Kính gửi Quý cơ quan,",
        f"{report.office.name} gửi kèm thư này Báo cáo {number}: {about} {document.subtitle}.",
        "Thư này chỉ gửi đến nơi nhận của báo cáo. Đề nghị Quý cơ quan xác nhận đã nhận bằng cách trả lời thư này.",
        "Trân trọng.",
        report.office.name,
    )
    return f"Báo cáo {number}: {about}"[:200], "\n\n".join(lines)


def draft_told(sending: AnnouncementSending, address: str, now: datetime) -> Message:
    """Return word of a draft and of what it lacks; `address` is that of this installation, "" where none was set."""
    made = sending.announcement
    report = made.report
    due = f"{local(report.due_at):%H:%M %d/%m/%Y}"
    lacking = [f"- Phần {part}: {words}." for part, words in made.gaps]
    lines = [
        f"Dự thảo báo cáo tuần của {report.office.name} đã có, phải gửi Văn phòng trước {due}.",
        "\n".join(["Còn thiếu:", *lacking]) if lacking else "Mười phần đã đủ.",
        "Thiếu vẫn gửi được: chỗ thiếu in ra là “chưa có số liệu”. Không có thông tin mới vẫn phải gửi.",
        *([f"{address.rstrip('/')}/bao-cao/{report.pk}/"] if address else []),
        "Thư tự động của hệ thống Hồi Âm, không cần trả lời.",
    ]
    subject = f"Dự thảo báo cáo tuần: {f'còn thiếu {len(lacking)} việc' if lacking else 'đã đủ'}, gửi trước {due}"
    return Message(f"du-thao-{sending.pk}", subject, "\n\n".join(lines), now)
