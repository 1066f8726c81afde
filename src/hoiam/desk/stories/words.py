"""Fields, kinds, levels and states of stories as words."""

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "land": _("Đất đai"),
    "environment": _("Môi trường và rừng"),
    "transport": _("Giao thông và hạ tầng"),
    "education": _("Giáo dục"),
    "health": _("Y tế"),
    "security": _("An ninh trật tự"),
    "agriculture": _("Nông nghiệp"),
    "social": _("Chính sách xã hội và dân tộc"),
    "culture": _("Văn hóa và du lịch"),
    "administration": _("Cán bộ và thủ tục hành chính"),
    "disaster": _("Thiên tai và cháy nổ"),
    "economy": _("Kinh tế"),
    "": _("Chưa rõ lĩnh vực"),
}
KINDS = {
    "complaint": _("Phản ánh"),
    "positive": _("Tích cực"),
    "information": _("Thông tin"),
    "": _("Chưa rõ loại"),
}
LEVELS = {"urgent": _("Khẩn"), "high": _("Cao"), "normal": _("Thường"), "": _("Thường")}
STATES = {
    "new": _("Chưa xử lý"),
    "case": _("Đã lập vụ việc"),
    "positive": _("Tích cực"),
    "irrelevant": _("Không liên quan"),
    "noted": _("Đã xem"),
}
FILTERS = {
    "open": _("Cần xem"),
    "urgent": _("Khẩn"),
    "complaint": _("Phản ánh"),
    "unsure": _("Chưa rõ địa bàn"),
    "good": _("Tích cực"),
    "case": _("Đã lập vụ việc"),
    "noted": _("Đã xem"),
    "irrelevant": _("Không liên quan"),
    "all": _("Tất cả"),
}
