"""What the press did with a letter, and what may follow, as words (function S26)."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STANDS: dict[str, Promise] = {
    "sent": _("chưa rõ báo nhận khi nào"),
    "running": _("chờ báo đăng"),
    "unheard": _("chưa thấy đăng, nên hỏi lại"),
    "late": _("quá hạn chưa đăng"),
    "published": _("đã đăng đủ"),
    "published_partly": _("đăng thiếu"),
    "refused": _("từ chối, có nêu lý do"),
    "refused_bare": _("từ chối, không nêu lý do"),
    "passed_on": _("đã sang văn bản sau"),
}
FILTERS: dict[str, Promise] = {
    "open": _("Đang theo dõi"),
    "ours": _("Đến lượt cơ quan"),
    "late": _("Chậm, cần hỏi lại"),
    "over": _("Đã xong"),
    "all": _("Tất cả"),
}
SAYS: dict[str, Promise] = {
    "prints": _("Sẽ đăng"),
    "refuses": _("Từ chối đăng"),
    "stands": _("Giữ nguyên nội dung bài, giải trình"),
    "other": _("Ý kiến khác"),
}
DID: dict[str, Promise] = {
    "": _("Chưa rõ"),
    "corrected": _("Đăng lại cải chính"),
    "removed": _("Tự gỡ bài đã đăng lại"),
    "refused": _("Từ chối"),
    "nothing": _("Không làm gì"),
}
# What may follow: its name, and why.
STEPS: dict[str, tuple[Promise, Promise]] = {
    "exchange.receipt": (
        _("Ghi nhận lúc báo nhận văn bản"),
        _("Thời hạn của báo tính từ lúc nhận, không tính từ lúc gửi."),
    ),
    "exchange.wait": (_("Chờ báo đăng"), _("Hệ thống đọc lại bài báo và báo tin khi bài được sửa.")),
    "exchange.ask": (
        _("Gọi hoặc viết hỏi lại báo"),
        _("Luật không ghi số ngày cho loại báo này nên chưa gọi là quá hạn; đã đủ lâu để hỏi."),
    ),
    "exchange.overdue": (_("Ghi nhận báo không đăng"), _("Khi báo nói rõ là không đăng, hoặc cơ quan không chờ nữa.")),
    "exchange.demand_reason": (
        _("Đề nghị báo nêu lý do bằng văn bản"),
        _("Báo được từ chối nhưng phải trả lời bằng văn bản và nêu lý do."),
    ),
    "exchange.again": (_("Gửi văn bản lần %(round)s"), _("Báo có nghĩa vụ tiếp nhận trong %(rounds)s lần.")),
    "exchange.rounds_over": (
        _("Gửi tiếp thì báo có quyền không đăng"),
        _("Đã đủ %(rounds)s lần không nhất trí; cơ quan nên dùng một trong các cách sau."),
    ),
    "exchange.superior": (
        _("Nêu ý kiến với cơ quan chủ quản của báo"),
        _("Bằng văn bản, kèm các văn bản đã trao đổi."),
    ),
    "exchange.authority": (
        _("Nêu ý kiến với cơ quan quản lý nhà nước về báo chí"),
        _("Cơ quan này xem xét việc báo không cải chính, không đăng phản hồi; cơ quan không tự yêu cầu gỡ bài."),
    ),
    "exchange.court": (_("Khởi kiện tại Tòa án"), _("Theo pháp luật tố tụng.")),
    "exchange.drop": (
        _("Thôi không theo tiếp, có ghi lý do"),
        _("Phản hồi là quyền, không bắt buộc; báo từ chối có lý do đúng thì nên dừng."),
    ),
}


# Why the machine does not look at an article again after our letter.
UNWATCHED = {
    "watch.people": _("Bài trên mạng xã hội, trang của người dân: máy không tự đọc."),
    "watch.no_page": _("Bài nhập tay, không có địa chỉ trên mạng (báo in, phát thanh, truyền hình)."),
    "watch.typed": _("Lời bài do người nhập gõ lại, máy chưa đọc được trang nên không so được."),
    "evidence.elsewhere": _("Địa chỉ này nay dẫn tới một bài khác."),
}


def step(code: str, facts: dict[str, Any]) -> tuple[str, str]:
    """Return what may follow and why; a number of rounds that nobody knows is left unsaid."""
    title, because = STEPS[code]
    known = "" if code == "exchange.again" and not facts.get("rounds") else str(because) % facts
    return str(title) % facts, known
