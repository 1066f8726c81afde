"""The audit's verbs and subjects as the log shows them: what was done, without the facts of the one line."""

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUBJECTS = MappingProxyType(
    {
        "case": _("Vụ việc"),
        "letter": _("Văn bản đi"),
        "paper": _("Giấy tờ báo gửi"),
        "story": _("Tin"),
        "hit": _("Địa bàn của bài"),
        "query": _("Mục theo dõi"),
        "directive": _("Công văn đến"),
        "task": _("Nhiệm vụ"),
        "report": _("Báo cáo tuần"),
        "reply": _("Trả lời công khai"),
        "press": _("Yêu cầu của báo chí"),
        "sheet": _("Phiếu cơ sở"),
        "batch": _("Tệp tin nhập"),
        "entry": _("Tin nhập tay"),
        "file": _("Tệp"),
        "office": _("Cơ quan"),
        "unit": _("Đơn vị"),
        "person": _("Tài khoản"),
        "outlet": _("Cơ quan báo chí, trang"),
        "source": _("Nguồn tin"),
        "law": _("Thư viện pháp luật"),
        "places": _("Danh mục địa bàn"),
        "book": _("Sổ công văn"),
    }
)
VERBS = MappingProxyType(
    {
        "case.open": _("lập vụ việc"),
        "case.triage": _("sàng lọc"),
        "case.assign": _("giao xác minh"),
        "case.paper": _("gắn công văn của báo"),
        "case.instruct": _("bút phê"),
        "case.start": _("bắt đầu xác minh"),
        "case.extend": _("gia hạn xác minh"),
        "clock.keep": _("giữ hạn đã tính"),
        "clock.renew": _("tính lại hạn"),
        "case.conclude": _("ký kết luận"),
        "case.reopen": _("mở lại xác minh"),
        "case.close": _("đóng vụ việc"),
        "case.dismiss": _("xếp vào không liên quan"),
        "case.praise": _("xếp vào tích cực"),
        "claim.add": _("tách ý"),
        "claim.judge": _("kết luận một ý"),
        "claim.check": _("soát một ý"),
        "track.advance": _("cập nhật phần việc"),
        "batch.confirm": _("cho nhận tệp tin"),
        "entry.let_in": _("cho thư vào mục Tin"),
        "entry.put_aside": _("bỏ thư"),
        "entry.enter": _("nhập tin"),
        "letter.draft": _("soạn dự thảo"),
        "letter.revise": _("sửa dự thảo"),
        "letter.submit": _("trình duyệt"),
        "letter.return": _("trả lại"),
        "letter.approve": _("duyệt"),
        "letter.issue": _("cấp số, phát hành"),
        "letter.received": _("ghi nhận báo đã nhận"),
        "letter.printed": _("ghi nhận báo đã đăng"),
        "reply.publish": _("công khai trả lời"),
        "report.open": _("mở báo cáo"),
        "report.freeze": _("khóa số liệu"),
        "report.write": _("viết nhận định"),
        "report.approve": _("duyệt báo cáo"),
        "report.hand_over": _("nhận báo cáo"),
        "paper.register": _("vào sổ"),
        "press.note": _("ghi yêu cầu của báo chí"),
        "press.answer": _("trả lời báo chí"),
        "press.refuse": _("từ chối báo chí"),
        "sheet.hand_in": _("gửi phiếu"),
        "inbox.mute": _("ẩn khỏi danh sách cần xem"),
        "inbox.lift": _("cho hiện lại trong danh sách"),
        "inbox.export": _("xuất danh sách tin"),
        "trend.announce": _("báo trước một sự kiện"),
        "trend.withdraw": _("bỏ sự kiện đã báo trước"),
        "filter.share": _("dùng chung bộ lọc"),
        "filter.drop": _("bỏ bộ lọc dùng chung"),
        "story.sort": _("phân loại tin"),
        "story.split": _("tách bài"),
        "story.merge": _("gộp tin"),
        "hit.decide": _("xác định địa bàn"),
        "place_rule.remember": _("ghi nhớ một tên địa danh"),
        "place_rule.revoke": _("bỏ một tên địa danh đã ghi nhớ"),
        "watch.put": _("lưu mục theo dõi"),
        "watch.switch": _("bật, tắt mục theo dõi"),
        "watch.end": _("dừng mục theo dõi hết hạn"),
        "directive.take_in": _("nhập công văn"),
        "directive.mend": _("sửa chữ đọc được"),
        "directive.confirm": _("xác nhận công văn"),
        "task.mend": _("sửa nhiệm vụ"),
        "task.evidence": _("ghi sản phẩm nhiệm vụ"),
        "file.keep": _("lưu tệp"),
        "office.open": _("lập cơ quan"),
        "office.change": _("sửa cơ quan"),
        "office.freeze": _("khóa dữ liệu"),
        "unit.open": _("lập đơn vị"),
        "unit.change": _("sửa đơn vị"),
        "person.put": _("tạo hoặc sửa tài khoản"),
        "person.password": _("đặt lại mật khẩu"),
        "role.grant": _("giao vai trò"),
        "role.revoke": _("thu vai trò"),
        "outlet.add": _("thêm cơ quan báo chí, trang"),
        "outlet.change": _("sửa cơ quan báo chí, trang"),
        "outlet.terms": _("ghi điều khoản sử dụng của nguồn"),
        "source.add": _("thêm nguồn tin"),
        "source.change": _("sửa nguồn tin"),
        "source.on": _("bật nguồn tin"),
        "source.off": _("tắt nguồn tin"),
        "law.load": _("nạp văn bản pháp luật"),
        "holidays.load": _("nạp lịch nghỉ"),
        "places.load": _("nạp danh mục địa bàn"),
        "book.start": _("mở sổ công văn"),
    }
)
FAULTS = MappingProxyType(
    {
        "missing": _("thiếu một dòng"),
        "changed": _("nội dung dòng đã bị sửa"),
        "unlinked": _("dòng không nối với dòng trước"),
        "truncated": _("phần cuối đã bị cắt"),
        "beyond_head": _("có dòng ngoài điểm cuối đã ghi"),
    }
)
FACTS = MappingProxyType(
    {
        "name": _("tên"),
        "title": _("trích yếu"),
        "number": _("số"),
        "letter": _("ý, văn bản"),
        "outcome": _("kết quả"),
        "verdict": _("kết luận"),
        "reason": _("lý do"),
        "order": _("nội dung"),
        "lead": _("chủ trì"),
        "text": _("nội dung"),
        "track": _("phần việc"),
        "to": _("chuyển sang"),
        "note": _("ghi chú"),
        "proof": _("bằng chứng"),
        "before": _("trước đó"),
        "state": _("xếp vào"),
        "late": _("muộn"),
        "due_at": _("hạn"),
        "head": _("điểm cuối"),
        "slug": _("địa chỉ"),
        "outlet": _("cơ quan báo chí"),
        "sender": _("nơi gửi"),
        "request": _("yêu cầu"),
        "route": _("đường xử lý"),
        "rules": _("quy tắc"),
        "basis": _("căn cứ"),
        "kind": _("kiểu"),
        "person": _("tài khoản"),
        "post": _("chức danh"),
        "role": _("vai trò"),
        "unit": _("đơn vị"),
        "on": _("ngày"),
        "at": _("lúc"),
        "out_of": _("từ tin"),
        "into": _("vào tin"),
        "item": _("bài"),
        "counts": _("số ý"),
    }
)


def fact(name: str, value: object) -> str:
    """Return one fact of a line as the log shows it; values stay as they were written, so that they can be checked."""
    said = {True: _("có"), False: _("không")}[value] if isinstance(value, bool) else value
    return f"{FACTS.get(name, name)}: {said}"


def verb(code: str) -> Promise | str:
    """Return what was done; a verb that has no words yet stays as it is."""
    return VERBS.get(code, code)


def subject(code: str) -> Promise | str:
    """Return what kind of thing it was done to."""
    return SUBJECTS.get(code, code)
