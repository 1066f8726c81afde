"""A job's codes as sentences."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "waiting": _("đang chờ"),
    "running": _("đang chạy"),
    "done": _("đã xong"),
    "dead": _("đã dừng, cần người xem"),
}
KINDS = {
    "law.changed": _("tìm hạn cần xem lại sau khi sửa quy tắc hoặc lịch nghỉ"),
    "source.look": _("đọc nguồn tin"),
    "articles.again": _("tìm bài nhập tay cần đọc lại"),
    "article.look": _("đọc lại một bài, xem có sửa không"),
    "source.probe": _("thử một địa chỉ"),
    "sources.forget": _("xóa sổ lần đọc cũ"),
    "evidence.take": _("lưu bằng chứng của một bài"),
    "uploads.forget": _("xóa tệp gửi lên mà không dùng"),
    "entry.listen": _("nghe một đoạn ghi âm"),
    "entry.words": _("đọc lại tin sau khi sửa lời"),
    "scan.see": _("nhìn một trang của bản quét"),
    "scan.read": _("đọc văn bản từ các trang đã nhìn"),
    "send.letter": _("gửi văn bản bằng thư điện tử"),
    "render.letter": _("tạo tệp văn bản"),
    "render.report": _("tạo tệp báo cáo"),
    "report.open": _("mở báo cáo tuần và báo cáo theo lịch"),
    "report.mail": _("gửi báo cáo bằng thư điện tử"),
    "case.mail": _("gửi thư nhắc hạn vụ việc"),
    "lessons.learn": _("học từ các nhãn người đã sửa"),
    "story.changed": _("xét lại cảnh báo sau khi sửa tin"),
    "alert.tick": _("báo tiếp, làm bản tin cảnh báo"),
    "alert.send": _("gửi cảnh báo"),
}
