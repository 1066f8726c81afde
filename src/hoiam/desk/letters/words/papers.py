"""The kinds of paper, their parts, and why one may not be written, as words for screens."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "cong_van": _("Công văn"),
    "phan_hoi": _("Công văn phản hồi"),
    "cai_chinh": _("Công văn đề nghị cải chính"),
    "tra_loi": _("Công văn trả lời báo chí"),
    "bao_cao_nhanh": _("Báo cáo nhanh"),
    "uy_quyen": _("Giấy ủy quyền phát ngôn"),
    "thong_cao": _("Thông cáo báo chí"),
    "phieu_chuyen": _("Phiếu chuyển"),
}
ABOUT = {
    "cong_van": _("Gửi một hoặc nhiều nơi về một việc."),
    "phan_hoi": _("Báo nêu sai và chưa có kết luận của cơ quan có thẩm quyền. Lập từ vụ việc đã có kết luận."),
    "cai_chinh": _("Báo nêu sai và đã có kết luận của cơ quan có thẩm quyền. Lập từ vụ việc đã có kết luận."),
    "tra_loi": _("Trả lời yêu cầu cung cấp thông tin của báo chí, hoặc từ chối có nêu căn cứ."),
    "bao_cao_nhanh": _("Bảy mục ngắn về một vụ việc cho lãnh đạo, cấp trên."),
    "uy_quyen": _("Người đứng đầu ủy quyền phát ngôn về một việc, trong một thời hạn."),
    "thong_cao": _("Thông tin chính thức gửi các cơ quan báo chí."),
    "phieu_chuyen": _("Chuyển một nội dung đến cơ quan có thẩm quyền giải quyết."),
}
PARTS = {
    "subject": _("trích yếu"),
    "addressees": _("nơi gửi"),
    "noi_dung": _("nội dung"),
    "yeu_cau": _("yêu cầu của báo chí"),
    "su_viec": _("vụ việc"),
    "nguon": _("nguồn thông tin"),
    "da_kiem_tra": _("nội dung đã kiểm tra"),
    "ket_qua": _("kết quả bước đầu"),
    "da_lam": _("việc đã làm"),
    "de_nghi": _("đề nghị"),
    "cung_cap": _("nội dung có thể cung cấp cho báo chí"),
    "tiep_theo": _("thông tin tiếp theo"),
    "ly_do": _("lý do chuyển"),
    "name": _("họ tên người được ủy quyền"),
    "post": _("chức vụ người được ủy quyền"),
    "matter": _("việc được ủy quyền"),
    "since": _("ngày bắt đầu"),
    "until": _("ngày kết thúc"),
    "telephone": _("điện thoại"),
    "email": _("thư điện tử"),
}
REFUSALS = {
    "letter.comment_empty": _("Hãy ghi ý kiến."),
    "letter.other_kind": _("Nội dung gửi lên không thuộc loại văn bản này. Tải lại trang rồi làm lại."),
    "letter.foreign_case": _("Vụ việc này thuộc cơ quan khác."),
    "letter.needs_case": _("Văn bản loại này phải lập từ một vụ việc."),
    "paper.lacking": _("Còn thiếu: %(parts)s."),
    "paper.delegation_lacking": _("Giấy ủy quyền còn thiếu: %(parts)s."),
    "paper.delegation_dates": _("Ngày kết thúc ủy quyền phải từ ngày bắt đầu trở đi."),
    "paper.delegation_by_head": _("Chỉ người đứng đầu ký giấy ủy quyền phát ngôn; không ký thay, ký thừa lệnh."),
    "paper.delegation_to_deputy": _(
        "Theo Nghị định 09/2017, Chủ tịch Ủy ban nhân dân chỉ ủy quyền cho cấp phó (đang ghi: %(post)s)."
    ),
    "paper.answer_empty": _("Hãy ghi nội dung trả lời, hoặc nội dung từ chối kèm căn cứ."),
    "paper.refusal_without_ground": _("Từ chối cung cấp thông tin phải nêu nội dung và căn cứ của luật."),
    "paper.referral_not_false": _("Chỉ chuyển xử lý thông tin đã kết luận là sai và có bằng chứng kèm theo."),
    "paper.referral_one_by_one": _("Mỗi phiếu chỉ chuyển một thông tin sai đến một cơ quan."),
}
