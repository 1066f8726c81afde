"""A report's states, steps and history as sentences; the names of what its numbers count."""

from typing import Any

from django.utils.translation import gettext_lazy as _

STATES = {
    "draft": _("Đang tổng hợp"),
    "frozen": _("Đã khóa số liệu, chờ duyệt"),
    "approved": _("Đã duyệt, chưa gửi"),
    "sent": _("Đã gửi, chờ Văn phòng nhận"),
    "handed": _("Văn phòng đã nhận"),
}
HISTORY = {
    "report.open": _("mở báo cáo tuần."),
    "report.write": _("viết nhận định, kiến nghị."),
    "report.freeze": _("khóa số liệu."),
    "report.approve": _("duyệt báo cáo."),
    "report.send": _("gửi báo cáo đến Văn phòng."),
    "report.hand_over": _("nhận báo cáo."),
}
COLUMNS = {
    "items": _("Tin, bài"),
    "issues": _("Vấn đề"),
    "positive": _("Tích cực"),
    "critical": _("Phản ánh"),
    "neutral": _("Thông tin"),
}
ROWS = {
    "daily": _("Báo in"),
    "electronic": _("Báo điện tử"),
    "weekly": _("Báo tuần, tạp chí"),
    "radio_tv": _("Phát thanh, truyền hình"),
    "aggregator": _("Trang tổng hợp"),
    "official": _("Trang cơ quan nhà nước"),
    "public_page": _("Mạng xã hội công khai"),
    "sheets": _("Phiếu cơ sở"),
    "all": _("Mọi nguồn"),
    "good": _("Tin tích cực"),
}


def history(verb: str, facts: dict[str, Any]) -> str:
    """Return one audit line of a report as a sentence without its subject; unknown verbs stay as they are."""
    return str(HISTORY.get(verb, verb))


def counted(key: str) -> str:
    """Return what the list behind a number holds: "Báo điện tử: Phản ánh"."""
    row, _dot, column = key.partition(".")
    return f"{ROWS.get(row, row)}: {COLUMNS.get(column, column)}"
