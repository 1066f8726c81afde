"""What is read, why, how long it is kept, whom to ask, and what this system cannot do (positive guard-rail 1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoiam.desk.replies import queries
from hoiam.web.public.door import public

KINDS = {
    "press": _("Cơ quan báo chí"),
    "aggregator": _("Trang tổng hợp"),
    "official": _("Trang cơ quan nhà nước"),
    "public_page": _("Trang mạng xã hội công khai"),
    "unknown": _("Nguồn khác"),
}
# What does not exist here (guard-rails G1 to G13), in plain words.
ABSENT = (
    _("Lập hồ sơ, chấm điểm, lập danh sách hay tìm kiếm theo người hoặc tài khoản."),
    _("Nối bài viết với dữ liệu dân cư, số điện thoại, hộ gia đình, hồ sơ cán bộ; nhận dạng khuôn mặt, giọng nói."),
    _("Suy đoán chính kiến, tôn giáo, dân tộc hay lòng trung thành của ai."),
    _("Vào nhóm kín, kết bạn bằng tên giả, đọc tin nhắn, mua dữ liệu."),
    _("Tài khoản ẩn danh hay giả danh, đội bình luận, tự động thích, chia sẻ, báo cáo vi phạm."),
    _("Đề nghị gỡ hàng loạt; đề nghị gỡ bài đúng hoặc bài phê bình."),
    _("Phản đối bài báo đúng: ý nào đúng thì hệ thống khóa, không lập được văn bản phản hồi."),
    _("Tìm nguồn tin của nhà báo; danh sách đen, xếp hạng nhà báo hay tòa soạn."),
    _("Dùng phản ánh để xử lý người phản ánh; chuyển danh tính người khiếu nại, tố cáo."),
    _("Nêu tên, hình ảnh, trường học của trẻ em trong hồ sơ sự việc."),
    _("Chép lại cả bài báo để phát hành."),
    _("Để máy kết luận đúng, sai: máy chỉ gợi ý, người có tên trong hồ sơ quyết định."),
    _("Nhận tài liệu mật; gửi dữ liệu cho dịch vụ trí tuệ nhân tạo hay máy chủ ở nước ngoài."),
)


@public
def notice(request: HttpRequest, office: str) -> HttpResponse:
    """Show the notice of an office, with the register of what is read and its legal basis."""
    found = queries.office(office)
    outlets = [(outlet, KINDS[outlet.kind]) for outlet in queries.outlets_read(found)]
    press, posts = queries.texts_kept()
    context = {
        "office": found,
        "now": request.now,
        "outlets": outlets,
        "absent": ABSENT,
        "press": press,
        "posts": posts,
    }
    return render(request, "public/notice.html", context | {"contact": queries.contact(found)})
