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
BY_HAND = _("Nhập tay")


def state(entry: Entry) -> Promise:
    """Return how far an entry has come."""
    if entry.article_id:
        return _("Đã vào mục Tin")
    return _("Chưa lấy được trang") if entry.problem else _("Đang chờ máy đọc")
