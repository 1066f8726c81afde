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
ROW_PROBLEMS = MappingProxyType(
    {
        "row.url": _("Đường dẫn viết không đúng, phải bắt đầu bằng http:// hoặc https://."),
        "row.network": _("Máy không đọc mạng xã hội; dòng này cần có tên tin."),
        "row.future": _("Ngày ở tương lai."),
        "row.date": _("Không đọc được ngày; viết kiểu 06/10/2022."),
        "row.twice": _("Trùng với một dòng trên."),
    }
)
BY_HAND = _("Nhập tay")


def state(entry: Entry) -> Promise:
    """Return how far an entry has come."""
    if entry.article_id:
        return _("Đã vào mục Tin")
    return _("Chưa lấy được trang") if entry.problem else _("Đang chờ máy đọc")


def row_problem(code: str) -> Promise | str:
    """Return why a row of a file cannot come in, "" where it can."""
    return ROW_PROBLEMS.get(code, code)
