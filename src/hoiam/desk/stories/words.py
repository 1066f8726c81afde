"""Fields, kinds, levels and states of stories as words, and why a story stands as it does."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
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
    "muted": _("Đang ẩn"),
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
SORTS = {
    "recent": _("Mới trước"),
    "urgent": _("Khẩn trước, mới trước"),
    "many": _("Nhiều bài trước"),
}
TONES = {"-1": _("Phê bình"), "0": _("Trung tính"), "1": _("Khen"), "": _("Chưa rõ")}
LABELS = {
    "field": (_("Lĩnh vực"), FIELDS),
    "kind": (_("Loại"), KINDS),
    "urgency": (_("Mức khẩn"), LEVELS),
    "tone": (_("Sắc thái với chính quyền"), TONES),
}
REASONS = {
    "urgency.stated": _("Phiếu cơ sở ghi là việc khẩn."),
    "group.reprint": _("đăng lại gần nguyên văn (giống %(share)s)"),
    "group.new": _("chưa có tin nào cùng việc"),
    "group.words": _("cùng các cụm từ “%(words)s”"),
    "group.places": _("cùng nơi"),
    "group.days": _("cách bài gần nhất %(days)s ngày"),
    "group.score": _("độ giống %(score)s"),
    "group.also": _("cũng hợp với một tin khác (độ giống %(score)s)"),
    "summary.first": _("câu mở đầu của bài đầy đủ đăng sớm nhất"),
    "summary.shared": _("câu có các từ mà các bài nói nhiều nhất"),
    "summary.later": _("diễn biến mới, theo bài đăng sau"),
    "label.words": _("có các từ “%(words)s”"),
    "label.taught": _("cơ quan đã sửa %(times)s bài tương tự thành “%(value)s” (có “%(words)s”)"),
    "label.unsure": _("chưa chắc giữa “%(first)s” và “%(second)s”"),
    "label.nothing": _("không có từ nào để xếp"),
    "label.even": _("không nghiêng về khen hay phê bình"),
    "label.positive": _("tin tích cực, không có việc gấp"),
    "label.calm": _("không có từ nào cho thấy việc gấp"),
    "level.outlets": _("%(outlets)s cơ quan báo chí cùng nêu trong %(hours)s giờ"),
}


def reason(code: str, facts: Mapping[str, Any], name: str = "", said: Mapping[str, object] = REASONS) -> str:
    """Return one reason of grouping, of the label `name`, or of a level, as a phrase; an unworded code stays.

    A list of many hands in what `spoken` returned, so that no word is looked up for each row.
    """
    words = said.get(code)
    if words is None:
        return code
    values = LABELS[name][1] if name in LABELS else {}
    known = {key: _fact(key, value, values) for key, value in facts.items()}
    return str(words) % known


def spoken() -> Mapping[str, str]:
    """Return the reasons in the language of now."""
    return _spoken(get_language())


@lru_cache(maxsize=8)
def _spoken(_language: str | None) -> Mapping[str, str]:
    return {code: str(words) for code, words in REASONS.items()}


def _fact(key: str, value: Any, values: Mapping[str, Any]) -> str:
    if key == "words":
        return "”, “".join([value] if isinstance(value, str) else value)
    if key in ("first", "second", "value"):
        return str(values.get(value, value) if value else _("loại khác"))
    if key in ("share", "score"):
        return f"{round(100 * value)}%"
    return str(len(value)) if key == "outlets" else str(value).replace(".", ",")
