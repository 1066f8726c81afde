"""The words of the mail that carries a report: short, official, the paper itself is the file."""

from django.utils import translation

from hoiam.desk.reports import queries
from hoiam.desk.reports.models import Report


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
