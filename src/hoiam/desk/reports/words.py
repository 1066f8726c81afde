"""A report's states, steps and history as sentences; the names of what its numbers count."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hoiam.desk.alerts.words import problem
from hoiam.desk.letters.words.papers import PROBLEMS as BOUNCES

STATES = {
    "draft": _("Đang tổng hợp"),
    "frozen": _("Đã khóa số liệu, chờ duyệt"),
    "approved": _("Đã duyệt, chưa gửi"),
    "sent": _("Đã gửi, chờ Văn phòng nhận"),
    "handed": _("Văn phòng đã nhận"),
}
KINDS = {
    "weekly": _("Báo cáo tuần"),
    "monthly": _("Báo cáo tháng"),
    "quarterly": _("Báo cáo quý"),
    "yearly": _("Báo cáo năm"),
    "quick": _("Báo cáo nhanh"),
    "task": _("Báo cáo thực hiện văn bản"),
    "speech": _("Báo cáo năm về phát ngôn"),
    "adhoc": _("Báo cáo theo yêu cầu"),
}
EVERY = {
    "week": _("hằng tuần"),
    "month": _("hằng tháng"),
    "quarter": _("hằng quý"),
    "year": _("hằng năm"),
    "speech": _("hằng năm, tháng 12"),
}
WEEKDAYS = {
    1: _("thứ Hai"),
    2: _("thứ Ba"),
    3: _("thứ Tư"),
    4: _("thứ Năm"),
    5: _("thứ Sáu"),
    6: _("thứ Bảy"),
    7: _("Chủ nhật"),
}
MAIL_STATES = {"waiting": _("đang chờ gửi"), "sent": _("máy chủ thư đã nhận"), "failed": _("không gửi được")}
STAGES = {"initial": _("ban đầu"), "added": _("bổ sung"), "final": _("kết thúc")}
HISTORY = {
    "report.open": _("mở báo cáo."),
    "report.final": _("chuyển thành báo cáo kết thúc."),
    "report.write": _("viết nhận định, kiến nghị."),
    "report.freeze": _("khóa số liệu."),
    "report.approve": _("duyệt báo cáo."),
    "distribution.send": _("gửi báo cáo đến các đơn vị."),
    "distribution.receive": _("báo đơn vị đã nhận báo cáo."),
    "distribution.end": _("thu lại báo cáo gửi nhầm đơn vị."),
    "report.send": _("gửi báo cáo đến Văn phòng."),
    "report.hand_over": _("nhận báo cáo."),
    "report.pack": _("xuất gói tin liên thông của báo cáo."),
    "report.mail": _("gửi thư kèm báo cáo cho nơi nhận."),
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


def mail_problem(code: str) -> str:
    """Return why a report's mail did not come, "" for no problem."""
    if code.startswith("bounce."):
        return str(BOUNCES.get(code, code))
    return problem(code) if code else ""


SECTIONS = {
    "now": _("Kỳ này"),
    "before": _("Kỳ trước"),
    "year": _("Cùng kỳ năm trước"),
    "press": _("Báo, đài"),
    "answers": _("Trả lời báo chí"),
    "statements": _("Phát ngôn đột xuất"),
    "in_time": _("Lượt có hạn"),
    "objections": _("Phản hồi, yêu cầu cải chính"),
    "tone": _("Sắc thái với chính quyền"),
}
COUNTED = {
    "items": _("tin, bài"),
    "stories": _("vấn đề"),
    "positive": _("tin, bài tích cực"),
    "complaint": _("tin, bài phản ánh"),
    "information": _("tin, bài thông tin"),
    "sheets": _("phiếu cơ sở"),
    "opened": _("vụ việc mới"),
    "closed": _("vụ việc đã kết thúc"),
    "open": _("vụ việc chưa kết thúc"),
    "letters": _("văn bản đã phát hành"),
    "referred": _("phiếu chuyển cơ quan có thẩm quyền"),
    "requests": _("yêu cầu của báo chí"),
    "answered": _("yêu cầu đã trả lời"),
    "refused": _("yêu cầu bị từ chối có căn cứ"),
    "tasks": _("nhiệm vụ theo dõi"),
    "bonds": _("lượt đơn vị được giao"),
    "received": _("lượt đã báo nhận"),
    "given": _("lượt nộp sản phẩm"),
    "in_time": _("nộp đúng hạn"),
    "late": _("nộp chậm"),
    "weak": _("trả lại vì chưa đạt"),
    "overdue": _("đang quá hạn, chưa nộp"),
    "missed": _("kỳ không nộp, đã bỏ qua"),
    "terms": _("hạn phải giữ"),
    "good": _("hạn giữ đúng"),
    "bad": _("hạn để chậm"),
    "conferences": _("cuộc họp báo"),
    "briefings": _("lần dự giao ban báo chí"),
    "part": _("số lượng"),
    "whole": _("trên tổng số"),
    "criticism": _("phê bình"),
    "neutral": _("trung tính"),
    "praise": _("khen"),
    "unsaid": _("chưa rõ"),
}


OWED = _("Nhiệm vụ chậm, chưa đạt của đơn vị")


def counted(key: str) -> str:
    """Return what the list behind a number holds: "Báo điện tử: Phản ánh"; a bare name where its row has none."""
    row, _dot, column = key.partition(".")
    if row == "late" and column.isdecimal():
        return str(OWED)
    if row in ROWS and column in COLUMNS:
        return f"{ROWS[row]}: {COLUMNS[column]}"
    words = str(COUNTED.get(column or row, column or row))
    return f"{SECTIONS[row]}: {words}" if row in SECTIONS else words[:1].upper() + words[1:]
