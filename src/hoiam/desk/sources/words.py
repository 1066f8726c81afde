"""What became of a look at a source, and what a source is, as words."""

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OUTLET_KINDS = MappingProxyType(
    {
        "press": _("Cơ quan báo chí"),
        "aggregator": _("Trang tổng hợp"),
        "official": _("Trang cơ quan nhà nước"),
        "public_page": _("Trang mạng xã hội công khai"),
        "unknown": _("Chưa xác định"),
    }
)
PRESS_TYPES = MappingProxyType(
    {
        "electronic": _("Báo điện tử"),
        "daily": _("Báo ngày"),
        "weekly": _("Báo tuần, tạp chí"),
        "radio_tv": _("Phát thanh, truyền hình"),
    }
)
ISSUES = MappingProxyType(
    {
        "": _("Chưa biết"),
        "day": _("Hằng ngày"),
        "week": _("Hằng tuần"),
        "half_month": _("Mỗi tháng hai kỳ"),
        "month": _("Hằng tháng"),
    }
)
WEEKDAYS = (
    _("thứ Hai"),
    _("thứ Ba"),
    _("thứ Tư"),
    _("thứ Năm"),
    _("thứ Sáu"),
    _("thứ Bảy"),
    _("Chủ nhật"),
)
KINDS = MappingProxyType(
    {
        "rss": _("Kênh RSS"),
        "atom": _("Kênh Atom"),
        "json": _("Kênh JSON Feed"),
        "sitemap": _("Sơ đồ trang (sitemap)"),
        "page": _("Trang danh sách"),
    }
)
LEVELS = MappingProxyType(
    {
        "central": _("Trung ương"),
        "province": _("Cấp tỉnh"),
        "district": _("Cấp huyện"),
        "commune": _("Cấp xã"),
        "neighbour": _("Tỉnh lân cận"),
        "": _("Chưa ghi cấp"),
    }
)
WARNINGS = MappingProxyType(
    {
        "source.empty": _("Đọc được nhưng danh sách không còn mục nào; địa chỉ có thể đã đổi."),
        "source.cut": _("Danh sách bị ngắt giữa chừng hoặc quá dài, chỉ đọc được phần đầu."),
        "source.same": _(
            "Địa chỉ này nay dẫn tới địa chỉ của một nguồn khác cũng đang được đọc. Hãy tắt một trong hai nguồn; "
            "không bài nào bị nhận hai lần."
        ),
        "source.behind": _(
            "Tin mới nhiều hơn số đọc kịp đã quá một ngày. Không bài nào bị bỏ, nhưng tin về chậm; "
            "hãy cho đọc thường hơn ở phần Sửa nhịp đọc."
        ),
        "source.silent": _("Im lặng lâu hơn ba lần nhịp thường ngày của nguồn."),
        "source.silent_long": _("Không có tin mới đã quá 14 ngày; chưa đủ bài để biết nhịp của nguồn."),
    }
)
GROUPS = MappingProxyType(
    {
        "province": _("Của tỉnh"),
        "district": _("Của huyện, xã"),
        "central-seen": _("Trung ương, đã đưa tin về địa bàn"),
        "central-usual": _("Trung ương, thường đưa tin Tây Nguyên"),
        "neighbour": _("Tỉnh lân cận"),
        "not-press": _("Trang tổng hợp, trang không chính thức"),
    }
)
FOUND = MappingProxyType(
    {
        "itself": _("chính địa chỉ này"),
        "link": _("trang tự giới thiệu"),
        "anchor": _("có đường dẫn trên trang"),
        "robots": _("ghi trong robots.txt"),
        "custom": _("ở địa chỉ thường dùng"),
    }
)
ROBOTS = MappingProxyType(
    {
        "": _("chưa hỏi"),
        "robots.allowed": _("cho đọc"),
        "robots.none": _("không có robots.txt, được đọc"),
        "robots.disallowed": _("không cho đọc"),
        "robots.unreachable": _("chưa lấy được robots.txt, tạm dừng đọc"),
    }
)
ERRORS = MappingProxyType(
    {
        "fetch.url": _("Địa chỉ viết không đúng."),
        "fetch.scheme": _("Chỉ đọc địa chỉ bắt đầu bằng http:// hoặc https://."),
        "fetch.userinfo": _("Địa chỉ chứa tên đăng nhập hoặc mật khẩu; hãy bỏ phần đó đi."),
        "fetch.port": _("Chỉ đọc trang ở cổng 80 và 443."),
        "fetch.address": _("Địa chỉ dẫn vào mạng nội bộ, không phải Internet, nên bị chặn."),
        "fetch.timeout": _("Máy chủ trả lời quá chậm."),
        "fetch.dns": _("Không tìm thấy tên miền."),
        "fetch.connect": _("Không kết nối được tới máy chủ."),
        "fetch.tls": _("Chứng thư bảo mật của máy chủ không hợp lệ."),
        "fetch.turn": _("Máy chủ muốn được nghỉ lâu hơn; sẽ đọc lại sau."),
        "fetch.cut": _("Máy chủ ngắt kết nối giữa chừng."),
        "fetch.too_big": _("Trang lớn hơn mức cho phép."),
        "fetch.bomb": _("Nội dung nén phình ra bất thường nên đã dừng đọc."),
        "fetch.headers": _("Phần đầu câu trả lời của máy chủ hỏng hoặc quá dài."),
        "fetch.type": _("Đây không phải trang web hay nguồn tin dạng chữ."),
        "fetch.encoding": _("Máy chủ nén bằng cách không đọc được."),
        "fetch.damaged": _("Nội dung nén bị hỏng."),
        "fetch.redirects": _("Trang chuyển hướng quá nhiều lần."),
        "http.401": _("Trang đòi đăng nhập."),
        "http.403": _("Máy chủ từ chối cho xem."),
        "http.404": _("Không có trang này trên máy chủ; địa chỉ có thể đã đổi."),
        "http.410": _("Trang này đã bị gỡ."),
        "http.429": _("Máy chủ yêu cầu hỏi thưa hơn."),
        "http.4": _("Máy chủ không nhận yêu cầu."),
        "http.5": _("Máy chủ đang gặp sự cố."),
        "http.": _("Máy chủ trả lời một điều không dùng được."),
        "feed.empty_body": _("Kênh tin trả về trang trống."),
        "feed.is_html": _("Địa chỉ này là trang web, không phải kênh tin."),
        "feed.": _("Không đọc được kênh tin."),
        "json.empty_body": _("Kênh tin trả về trang trống."),
        "json.": _("Địa chỉ này không phải kênh JSON Feed."),
        "sitemap.empty_body": _("Sơ đồ trang trống."),
        "sitemap.": _("Không đọc được sơ đồ trang."),
        "page.front": _("Địa chỉ dẫn về trang chủ: bài không còn."),
        "evidence.elsewhere": _("Địa chỉ của bài nay dẫn tới một bài khác."),
        "url.too_long": _("Địa chỉ dài quá 1.000 ký tự nên không giữ được."),
        "page.empty_body": _("Trang danh sách trống."),
        "page.selector": _("Bộ chọn của trang danh sách thiếu hoặc viết sai."),
        "page.scripted": _(
            "Trang chỉ hiện danh sách khi chạy JavaScript; hệ thống không chạy mã của trang lạ. "
            "Hãy tìm kênh RSS hoặc sơ đồ trang của nơi này."
        ),
        "page.": _("Không đọc được trang danh sách."),
        "opml.too_big": _("Tệp OPML lớn hơn 1 MB."),
        "opml.too_many": _("Tệp OPML có hơn 500 kênh; hãy chia nhỏ."),
        "opml.none": _("Tệp OPML không có kênh nào."),
        "opml.doctype": _("Tệp OPML khai báo DOCTYPE nên không nhận."),
        "opml.": _("Không đọc được tệp OPML."),
        "robots.disallowed": _("Trang không cho chương trình tự động đọc (robots.txt)."),
        "robots.unreachable": _("Chưa lấy được robots.txt nên chưa đọc."),
        "extract.empty": _("Trang trống."),
        "extract.too_big": _("Trang lớn hơn mức cho phép."),
        "extract.not_html": _("Nội dung lấy về không phải trang web."),
        "extract.hostile": _("Trang được viết bất thường để làm tê liệt máy đọc, nên không đọc."),
        "extract.no_text": _("Không tìm thấy nội dung bài trên trang."),
        "extract.scripted": _(
            "Trang chỉ hiện nội dung khi chạy JavaScript; hệ thống không chạy mã của trang lạ. "
            "Mở bài rồi kẹp trang, hoặc nhập bằng tay."
        ),
        "extract.broke": _("Máy đọc bị lỗi ở bài này; các bài khác vẫn được đọc. Người quản trị xem nhật ký máy chủ."),
        "look.broke": _(
            "Máy bị lỗi khi đọc nguồn này nên chưa nhận được bài nào. Không bài nào bị bỏ: lần sau đọc lại từ đầu. "
            "Người quản trị xem mục Việc nền."
        ),
        "extract.": _("Không đọc được bài trên trang."),
        "other": _("Lần đọc bị lỗi; người quản trị xem mục Việc nền."),
    }
)


def error(code: str) -> Promise | str:
    """Return why a look failed; a code without its own sentence has its family's (http.418: http.4). "" for none."""
    if not code:
        return ""
    family, _dot, detail = code.partition(".")
    names = (code, f"{family}.{detail[:1]}", f"{family}.", "other")
    return next(ERRORS[name] for name in names if name in ERRORS)
