"""Why a file was not taken in, as a sentence that says what to do; for every door that takes files."""

from types import MappingProxyType

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

REFUSED = MappingProxyType(
    {
        "scan.empty": _("Tệp trống, không có gì để đọc."),
        "scan.too_large": _("Tệp lớn quá mức cho phép. Hãy thu nhỏ hoặc tách tệp."),
        "scan.kind": _("Loại tệp này không dùng được ở đây."),
        "scan.mismatch": _("Đuôi tên tệp không khớp với nội dung bên trong. Hãy kiểm tra lại nguồn gốc của tệp."),
        "scan.program": _("Tệp chứa chương trình hoặc mã chạy được nên không nhận."),
        "scan.old_office": _("Tệp Word, Excel đời cũ (.doc, .xls) hoặc có mật khẩu. Hãy lưu lại thành .docx, .xlsx."),
        "scan.heic": _("Ảnh dạng HEIC, AVIF chưa đọc được. Hãy gửi ảnh JPG hoặc PNG."),
        "scan.pixels": _("Ảnh có quá nhiều điểm ảnh nên không mở, để bảo vệ máy. Hãy chụp lại ở cỡ nhỏ hơn."),
        "scan.macro": _("Tệp có macro (chương trình đi kèm) nên không nhận. Hãy lưu lại không có macro."),
        "scan.active": _(
            "Tệp PDF có mã tự chạy hoặc tệp nhúng bên trong nên không gửi đi. Hãy in lại thành PDF thường."
        ),
        "scan.zip_many": _("Tệp nén chứa quá nhiều mục bên trong nên không mở, để bảo vệ máy."),
        "scan.zip_bomb": _("Nội dung nén phình ra bất thường nên không mở, để bảo vệ máy."),
        "scan.zip_path": _("Tệp nén có mục trỏ ra ngoài thư mục của nó nên không nhận."),
        "scan.zip_link": _("Tệp nén có liên kết trỏ tới tệp khác nên không nhận."),
        "scan.zip_nested": _("Tệp chứa tệp nén lồng bên trong nên không mở, để bảo vệ máy."),
        "scan.zip_dtd": _("Tệp khai báo ký hiệu lạ bên trong (DTD) nên không mở, để bảo vệ máy."),
        "scan.password": _("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
        "scan.broken": _("Tệp hỏng hoặc không đúng định dạng nên không mở được. Hãy xuất lại tệp."),
        "scan.not_text": _("Tệp không phải văn bản."),
        "scan.too_many_pages": _("Tệp có quá 40 trang. Hãy tách ra rồi gửi lại."),
        "scan.no_text": _("Không đọc được chữ nào trong tệp."),
        "scan.no_tesseract": _("Máy chủ chưa có chương trình đọc ảnh (tesseract). Hãy tự gõ nội dung, báo quản trị."),
        "scan.no_vietnamese": _("Chương trình đọc ảnh trên máy chủ chưa có tiếng Việt. Hãy báo quản trị cài đặt."),
        "scan.timeout": _("Đọc ảnh quá lâu nên đã dừng. Hãy gửi ảnh nhỏ hơn."),
        "scan.no_rows": _("Không thấy dòng tin hay đường dẫn nào trong tệp."),
        "scan.too_many_rows": _("Tệp có quá nhiều dòng. Hãy tách thành nhiều tệp."),
        "keep.too_big": _("Tệp lớn quá mức cho phép. Hãy thu nhỏ hoặc tách tệp."),
        "disk.full": _("Kho lưu tệp đã đầy nên chưa giữ được tệp. Hãy báo quản trị rồi gửi lại; chữ đã nhập vẫn còn."),
        "disk.failed": _("Chưa ghi được vào kho lưu tệp. Hãy thử lại sau ít phút; chữ đã nhập vẫn còn."),
    }
)


def refused(code: str, name: str = "") -> str:
    """Return why a file was not taken, with its name where there is one. A code without words is shown as such."""
    words = REFUSED.get(code)
    told = str(words) if words else now_("Không đọc được tệp này (%(code)s).") % {"code": code}
    return f"{name}: {told}" if name else told
