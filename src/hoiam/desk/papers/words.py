"""Channels, kinds of speakers and what became of an entry, as words."""

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.desk.papers.models import Entry

CHANNELS = MappingProxyType(
    {
        "link": _("Đường dẫn"),
        "print": _("Báo in"),
        "radio": _("Phát thanh"),
        "television": _("Truyền hình"),
        "telephone": _("Điện thoại"),
        "letter": _("Thư, công văn"),
        "sheet": _("Phiếu cơ sở"),
    }
)
SPEAKERS = MappingProxyType(
    {
        "press": _("Báo, đài"),
        "agency": _("Cơ quan, đơn vị"),
        "public_page": _("Trang mạng xã hội công khai"),
        "people": _("Người dân"),
    }
)
RELATIONS = MappingProxyType(  # how the paper's own page says it, and how the other one's does
    {
        "basis": (_("Căn cứ"), _("Là căn cứ của")),
        "supersedes": (_("Thay thế"), _("Được thay thế bởi")),
        "extends": (_("Sửa đổi, bổ sung, gia hạn"), _("Được sửa đổi, bổ sung, gia hạn bởi")),
        "answers": (_("Trả lời"), _("Được trả lời bởi")),
    }
)
ROW_PROBLEMS = MappingProxyType(
    {
        "row.url": _("Đường dẫn viết không đúng, phải bắt đầu bằng http:// hoặc https://."),
        "row.network": _("Máy không đọc mạng xã hội; dòng này cần có tên tin."),
        "row.future": _("Ngày ở tương lai."),
        "row.date": _("Không đọc được ngày; viết kiểu 06/10/2022."),
        "row.twice": _("Trùng với một dòng trên."),
    }
)
MAIL = MappingProxyType(
    {
        "mail.address": _("Địa chỉ hộp thư hoặc mật khẩu trong cấu hình chưa đúng."),
        "mail.login": _("Máy chủ thư không nhận tên hoặc mật khẩu."),
        "mail.folder": _("Không mở được thư mục của hộp thư."),
        "mail.connect": _("Không kết nối được máy chủ thư."),
        "mail.tls": _("Chứng thư bảo mật của máy chủ thư không hợp lệ."),
        "mail.answer": _("Máy chủ thư trả lời không dùng được."),
        "mail.left_out": _("Có thư quá lớn nên không đọc."),
        "mail.silent": _("Không có thư mới lâu hơn ba lần nhịp thường ngày của hộp thư."),
        "mail.silent_long": _("Không có thư mới đã quá 14 ngày."),
        "fetch.address": _("Địa chỉ hộp thư dẫn vào mạng nội bộ nên bị chặn."),
    }
)
KINDS = MappingProxyType(
    {
        "press_request": _("Người đứng đầu cơ quan báo chí yêu cầu trả lời"),
        "forwarded": _("Báo chuyển ý kiến, kiến nghị của công dân"),
        "complaint": _("Báo chuyển đơn khiếu nại, tố cáo của công dân"),
        "information": _("Báo chí đề nghị cung cấp thông tin"),
        "dispatch": _("Văn bản của cơ quan nhà nước"),
        "other": _("Giấy tờ khác"),
    }
)
SPEECH = MappingProxyType(
    {
        "speech.missing": _("Máy chủ chưa có chương trình chép lời. Hãy nghe và tự ghi nội dung."),
        "disk.full": _("Kho lưu tệp đã đầy nên chưa nghe được. Hãy báo quản trị, rồi cho nghe tiếp."),
        "speech.unplayable": _("Không mở được tệp âm thanh này. Hãy nghe thử; nếu không nghe được, xin lại tệp."),
        "speech.timeout": _("Máy chủ nghe quá chậm nên đã dừng. Phần đã chép vẫn còn; có thể cho nghe tiếp."),
        "speech.failed": _("Chương trình chép lời bị lỗi. Phần đã chép vẫn còn; có thể cho nghe tiếp."),
    }
)
BY_HAND = _("Nhập tay")


def state(entry: Entry) -> Promise:
    """Return how far an entry has come."""
    if entry.held:
        return _("Thư chờ người xem")
    if entry.problem == "entry.joined":
        return _("Đã gắn vào văn bản của cơ quan")
    if entry.problem == "entry.aside":
        return _("Đã bỏ, không giữ nội dung")
    if entry.article_id:
        return _("Đã vào mục Tin")
    return _("Chưa lấy được trang") if entry.problem else _("Đang chờ máy đọc")


def row_problem(code: str) -> Promise | str:
    """Return why a row of a file cannot come in, "" where it can."""
    return ROW_PROBLEMS.get(code, code)
