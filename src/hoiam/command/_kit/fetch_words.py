"""Why a page was not fetched or not read, as sentences for `hoiam fetch`, which runs without Django's catalogues."""

_SAY = {
    "fetch.url": "Địa chỉ viết không đúng.",
    "fetch.scheme": "Chỉ lấy địa chỉ bắt đầu bằng http:// hoặc https://.",
    "fetch.userinfo": "Địa chỉ chứa tên đăng nhập hoặc mật khẩu; hãy bỏ phần đó đi.",
    "fetch.port": "Chỉ lấy trang ở cổng 80 và 443.",
    "fetch.address": "Địa chỉ này dẫn vào mạng nội bộ hoặc vùng dành riêng, không phải Internet, nên bị chặn.",
    "fetch.timeout": "Máy chủ trả lời quá chậm; hãy thử lại sau.",
    "fetch.dns": "Không tìm thấy tên miền này; hãy kiểm tra địa chỉ hoặc kết nối mạng.",
    "fetch.connect": "Không kết nối được tới máy chủ; hãy thử lại sau.",
    "fetch.tls": "Chứng thư bảo mật của máy chủ không hợp lệ.",
    "fetch.turn": "Máy chủ muốn được nghỉ lâu hơn; hãy thử lại sau.",
    "fetch.cut": "Máy chủ ngắt kết nối giữa chừng; hãy thử lại sau.",
    "fetch.too_big": "Trang lớn hơn mức cho phép.",
    "fetch.bomb": "Nội dung nén phình ra bất thường, đã dừng để bảo vệ máy.",
    "fetch.headers": "Phần đầu câu trả lời của máy chủ hỏng hoặc quá dài.",
    "fetch.type": "Đây không phải trang web hay nguồn tin dạng chữ.",
    "fetch.encoding": "Máy chủ nén bằng cách mà chương trình không nhận.",
    "fetch.damaged": "Nội dung nén bị hỏng.",
    "fetch.redirects": "Trang chuyển hướng quá nhiều lần.",
    "http.401": "Trang đòi đăng nhập.",
    "http.403": "Máy chủ từ chối cho xem trang này.",
    "http.404": "Không có trang này trên máy chủ.",
    "http.410": "Trang này đã bị gỡ.",
    "http.429": "Máy chủ yêu cầu hỏi thưa hơn; hãy thử lại sau.",
    "http.4": "Máy chủ không nhận yêu cầu này.",
    "http.5": "Máy chủ đang gặp sự cố; hãy thử lại sau.",
    "http.": "Máy chủ trả lời một điều không dùng được.",
    "json.empty_body": "Kênh tin trống.",
    "json.unreadable": "Địa chỉ này không phải kênh JSON Feed.",
    "robots.disallowed": "Trang web không cho chương trình tự động đọc địa chỉ này (robots.txt).",
    "extract.empty": "Trang trống.",
    "extract.too_big": "Trang lớn hơn mức cho phép.",
    "extract.not_html": "Nội dung lấy về không phải trang web.",
    "extract.hostile": "Trang được viết bất thường để làm tê liệt máy đọc, nên không đọc.",
    "extract.no_text": "Không tìm thấy nội dung bài trên trang.",
    "extract.scripted": "Trang chỉ hiện nội dung khi chạy JavaScript; chương trình không chạy mã của trang lạ.",
    "extract.failed": "Không đọc được trang này.",
}


def say(code: str) -> str:
    """Return the sentence of a reason; one without its own has its family's (http.418 → http.4)."""
    family = [code, code[:6], code[:5]] if code.startswith("http.") else [code]
    return next((_SAY[name] for name in family if name in _SAY), "Không lấy được trang này.")
