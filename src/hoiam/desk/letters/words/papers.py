"""The kinds of paper, their parts, and why one may not be written, as words for screens."""

from django.utils.translation import gettext_lazy as _

from hoiam.desk.letters.models import LetterState

KINDS = {
    "cong_van": _("Công văn"),
    "phan_hoi": _("Công văn phản hồi"),
    "cai_chinh": _("Công văn đề nghị cải chính"),
    "giai_trinh": _("Công văn yêu cầu báo giải thích"),
    "tra_loi": _("Công văn trả lời báo chí"),
    "bao_cao_nhanh": _("Báo cáo nhanh"),
    "uy_quyen": _("Giấy ủy quyền phát ngôn"),
    "thong_cao": _("Thông cáo báo chí"),
    "phieu_chuyen": _("Phiếu chuyển"),
    "sao_y": _("Bản sao y"),
    "trich_sao": _("Bản trích sao"),
    "sao_luc": _("Bản sao lục"),
}
ABOUT = {
    "cong_van": _("Gửi một hoặc nhiều nơi về một việc."),
    "phan_hoi": _("Báo nêu sai và chưa có kết luận của cơ quan có thẩm quyền. Lập từ vụ việc đã có kết luận."),
    "cai_chinh": _("Báo nêu sai và đã có kết luận của cơ quan có thẩm quyền. Lập từ vụ việc đã có kết luận."),
    "giai_trinh": _("Đề nghị một cơ quan báo chí giải thích nội dung đã đăng; không hỏi ai cung cấp tin."),
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
    "giai_thich": _("điều đề nghị báo giải thích"),
    "name": _("họ tên người được ủy quyền"),
    "post": _("chức vụ người được ủy quyền"),
    "matter": _("việc được ủy quyền"),
    "since": _("ngày bắt đầu"),
    "until": _("ngày kết thúc"),
    "telephone": _("điện thoại"),
    "email": _("thư điện tử"),
}
REFUSALS = {
    "letter.printing": _("Đang in theo mẫu của cơ quan. Thử lại sau ít giây."),
    "letter.copy_role": _("Tài khoản của bạn không lập bản sao. Văn thư, Văn phòng và các đơn vị lập được."),
    "copy.no_source": _("Hãy chọn phần cần sao, hoặc đưa tệp của văn bản cần sao vào."),
    "copy.not_signed": _("Đưa bản quét đã ký vào trước: bản sao y chép bản có chữ ký, không chép bản in chưa ký."),
    "letter.template_changed": _(
        "Mẫu Word của cơ quan đã đổi sau khi trình văn bản này. Đề nghị lãnh đạo trả lại để trình và duyệt lại."
    ),
    "copy.no_file": _("Tệp của văn bản đang được tạo. Thử lại sau ít giây."),
    "copy.luc_of_original": _(
        "Sao lục là sao từ một bản sao y. Cơ quan đang giữ bản gốc của văn bản này nên lập bản sao y "
        "(NĐ 30/2020, Điều 25)."
    ),
    "letter.no_certificate": _("Cơ quan chưa cài đặt chứng thư số trên hệ thống. Hãy đưa bản PDF đã ký vào."),
    "letter.certified": _(
        "Tệp của văn bản đã mang chữ ký số bằng chứng thư của cơ quan nên không ký lần nữa. Phát hành được tệp này."
    ),
    "letter.sign_failed": _("Chưa ký số được: %(why)s"),
    "letter.no_mail_server": _("Máy chủ thư của cơ quan chưa được cài đặt; hãy chọn cách gửi khác."),
    "letter.deliver_role": _("Chỉ văn thư gửi văn bản đi."),
    "letter.deliver_to": _("Hãy ghi nơi nhận."),
    "letter.deliver_channel": _("Hãy chọn cách gửi."),
    "letter.deliver_address": _("Gửi thư điện tử thì cần địa chỉ thư."),
    "letter.mail_needs_file": _("Văn bản ký tay chưa có bản quét: hãy đưa bản quét vào rồi gửi thư."),
    "letter.packet_needs_file": _("Văn bản ký tay chưa có bản quét: hãy đưa bản quét vào rồi xuất gói tin."),
    "axis.no_own": _("Cơ quan chưa đặt mã định danh điện tử: Cài đặt, Thể thức văn bản, Liên thông văn bản."),
    "axis.no_receiver": _("Hãy chọn ít nhất một nơi nhận có mã định danh."),
    "axis.organ_id": _("“%(found)s” không phải mã định danh: chữ, số và dấu chấm, nhiều nhất 35 ký tự."),
    "axis.name": _("Mỗi dòng cần cả mã định danh và tên cơ quan, cách nhau bằng dấu “|”."),
    "axis.many": _("Nhiều nhất %(most)s nơi nhận."),
    "axis.status_unknown": _("Gói tin báo trạng thái %(found)s mà hệ thống chưa biết nghĩa nên không ghi."),
    "axis.status_whose": _("Không tìm thấy văn bản %(paper)s đã xuất gói tin cho cơ quan gửi trạng thái này."),
    "axis.not_ours": _("Gói tin gửi cho cơ quan khác (%(to)s). Kiểm tra lại nơi nhận."),
    "axis.no_origin": _("Văn bản này không vào sổ từ gói tin có mã định danh của nơi gửi nên không báo lại được."),
    "axis.not_after": _("Sau điều đã báo nơi gửi thì không báo thêm trạng thái %(found)s. Tải lại trang để xem."),
    "axis.needs_reason": _("Từ chối thì phải ghi lý do cho nơi gửi biết."),
    "axis.known": _("Văn bản %(number)s của %(sender)s đã có trong sổ, số đến %(arrival)s."),
    "letter.delivery_state": _("Lần gửi này đã được xác nhận, hoặc thư chưa đi. Tải lại trang để xem."),
    "letter.receipt_empty": _("Hãy ghi điều chứng tỏ nơi nhận đã nhận: sổ ký nhận, thư trả lời."),
    "letter.follow_open": _("Đã có một dự thảo như vậy về văn bản này."),
    "letter.numbered": _(
        "Văn bản đã có số %(number)s, cấp ngày %(day)s, và tờ mang số ấy đã đưa ra ký. Muốn lấy số khác thì hủy số này "
        "trước, ghi rõ lý do."
    ),
    "letter.no_number": _("Văn bản chưa có số."),
    "letter.sign_role": _("Chỉ văn thư, Chủ tịch hoặc Phó Chủ tịch đưa bản đã ký vào."),
    "letter.other_paper": _("Tệp này không phải văn bản đã cấp số: chữ trong tệp khác. Không có gì thay đổi."),
    "letter.seal_broken": _(
        "Chữ ký trên tệp không còn đúng, hoặc tệp bị sửa sau khi ký. Hãy ký lại từ tệp hệ thống đưa ra."
    ),
    "letter.not_signed": _("Tệp chưa có chữ ký số. Hãy ký rồi gửi lại."),
    "letter.not_compared": _("Tệp là bản quét. Hãy đối chiếu với văn bản rồi đánh dấu “đã đối chiếu”."),
    "letter.paper_not_allowed": _("Cơ quan đã chọn chỉ ký số: hãy cấp số, ký số rồi phát hành."),
    "letter.comment_empty": _("Hãy ghi ý kiến."),
    "letter.other_kind": _("Nội dung gửi lên không thuộc loại văn bản này. Tải lại trang rồi làm lại."),
    "letter.foreign_case": _("Vụ việc này thuộc cơ quan khác."),
    "letter.needs_case": _("Văn bản loại này phải lập từ một vụ việc."),
    "paper.head_role": _("Thể thức văn bản của cơ quan do văn thư, Văn phòng hoặc quản trị đặt."),
    "paper.head_lacking": _("Cần có tên cơ quan, địa danh và ký hiệu."),
    "paper.head_notation": _("Ký hiệu viết liền, không dấu cách, không dấu “/”. Ví dụ: UBND-VX"),
    "phrase.role": _("Tài khoản của bạn không đặt câu mẫu."),
    "phrase.empty": _("Câu mẫu cần có tên và lời."),
    "phrase.place": _("Chỗ điền không có nghĩa ở đây: %(found)s. Chỉ dùng: %(known)s."),
    "paper.kind": _("Không có loại văn bản này."),
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
    "paper.explain_one": _("Mỗi công văn yêu cầu giải thích chỉ gửi một cơ quan báo chí."),
    "paper.explain_source": _(
        "Không hỏi báo ai cung cấp tin: cơ quan báo chí có quyền giữ kín người cung cấp thông tin "
        "(Luật Báo chí 2016, Điều 38; Luật Báo chí 2025, Điều 31). Chỉ hỏi về nội dung đã đăng."
    ),
    "letter.explain_outlet": _("Kính gửi phải là cơ quan báo chí đã đăng bài của vụ việc: %(names)s."),
    "letter.not_printed": _("Chưa ghi nhận báo đăng cải chính theo văn bản này."),
    "letter.not_correction": _("Văn bản này không đề nghị cải chính."),
    "letter.reprint_name": _("Hãy ghi tên nơi đăng lại, khác báo đã nhận văn bản."),
    "letter.explain_true": _("Vụ việc đã kết luận báo nêu đúng nên không yêu cầu báo giải thích."),
    "paper.referral_one_by_one": _("Mỗi phiếu chỉ chuyển một thông tin sai đến một cơ quan."),
}
PHRASE_PLACES = {
    "co_quan": _("tên cơ quan"),
    "so_vu_viec": _("số vụ việc"),
    "vu_viec": _("tên vụ việc"),
    "bao": _("tên báo"),
    "bai": _("tên bài báo"),
    "ngay_bai": _("ngày bài báo"),
    "don_vi": _("đơn vị chủ trì"),
}
TEMPLATE_FAULTS = {
    "unknown": _("“%(words)s” không có trong danh sách chỗ điền."),
    "code": _("“%(words)s”: mẫu chỉ được có tên chỗ điền, không có lệnh hay phép tính."),
    "body": _("“%(words)s”: nội dung phải viết {{r noi_dung }}, các chỗ khác không có chữ r."),
    "outside": _("Mẫu lấy hình hoặc tệp từ nơi khác (%(words)s). Hãy chèn hẳn vào mẫu."),
    "lacking": _("Thiếu chỗ điền “%(words)s”."),
}
TEMPLATE_PLACES = {
    "co_quan_chu_quan": _("Cơ quan chủ quản"),
    "ten_co_quan": _("Tên cơ quan ban hành"),
    "so_ky_hieu": _("Số, ký hiệu"),
    "dia_danh_ngay_thang": _("Địa danh, ngày tháng"),
    "ten_loai": _("Tên loại; công văn thì trống"),
    "trich_yeu": _("Trích yếu"),
    "muc_khan": _("Mức độ khẩn"),
    "kinh_gui": _("Kính gửi và các nơi gửi"),
    "can_cu": _("Căn cứ ban hành"),
    "noi_dung": _("Nội dung; viết {{r noi_dung }}, trong một đoạn riêng"),
    "noi_nhan": _("Các dòng nơi nhận"),
    "quyen_han_ky": _("Quyền hạn, chức vụ người ký"),
    "nguoi_ky": _("Họ tên người ký"),
    "lien_he": _("Địa chỉ, điện thoại cơ quan"),
}
DELAY_STANDS = {  # how far the letter is that tells a newspaper of an extension; "" for none
    "": _("Chưa có công văn."),
    LetterState.DRAFT: _("Đang soạn dự thảo."),
    LetterState.SUBMITTED: _("Đã trình, chờ duyệt."),
    LetterState.APPROVED: _("Đã duyệt, chờ ký và cấp số."),
    LetterState.SIGNED: _("Đã ký, chờ phát hành."),
    LetterState.ISSUED: _("Đã phát hành, chưa gửi cho báo."),
}
ENCLOSED_FROM = {  # where a file that goes with a letter may come from
    "case": _("Hồ sơ vụ việc"),
    "letter": _("Văn bản cơ quan đã phát hành trong vụ việc"),
    "paper": _("Bản quét văn bản đến của vụ việc"),
    "evidence": _("Bằng chứng: bản chụp đầy đủ bài báo (có bản quyền)"),
    "directive": _("Công văn chỉ đạo đã nhận"),
}
TEMPLATE_PROBLEMS = {
    "template.absent": _("Hệ thống chưa cài phần mẫu Word (gói “docx-templates”). Báo quản trị."),
    "template.faulty": _("Mẫu không còn dùng được. Hãy đưa mẫu khác vào."),
    "template.words": _("Bản in theo mẫu riêng thiếu chữ của văn bản (mẫu thiếu chỗ điền)."),
    "template.more": _("Bản in theo mẫu riêng có chữ ngoài văn bản đã duyệt."),
    "office.absent": _("Máy chủ không có LibreOffice."),
    "office.failed": _("LibreOffice không in được tệp này."),
    "keep.absent": _("Tệp mẫu không còn trong kho lưu."),
    "keep.damaged": _("Tệp mẫu trong kho không còn đúng mã kiểm chứng."),
    "template.table": _("Văn bản có bảng hoặc phụ lục, mẫu riêng không điền được. Hãy dùng bản DOCX thường."),
}
CHANNELS = {
    "hand": _("Trao tay"),
    "post": _("Bưu điện"),
    "mail": _("Thư điện tử"),
    "axis": _("Trục liên thông văn bản"),
}
DELIVERIES = {
    "waiting": _("Chờ gửi"),
    "sent": _("Đã gửi"),
    "failed": _("Không gửi được"),
    "received": _("Đã nhận"),
}
PACKETS = {
    "packet.too_large": _("Gói tin hoặc một tệp trong gói lớn quá mức cho phép."),
    "packet.hostile": _("Gói tin có khai báo lạ (DTD, thực thể) hoặc quá nhiều thẻ nên không mở, để bảo vệ máy."),
    "packet.unreadable": _("Tệp không phải XML mã UTF-8 đọc được. Hãy xuất lại gói tin."),
    "packet.other": _("Tệp XML này không phải gói tin liên thông văn bản (QCVN 102:2016/BTTTT)."),
    "packet.file": _("Tệp trong gói không giải mã được. Hãy xuất lại gói tin."),
    "packet.no_file": _("Gói tin không có tệp văn bản nào nên chưa vào sổ."),
    "packet.many_files": _("Gói tin có quá nhiều tệp."),
    "packet.bare": _(
        "Gói tin không ghi nơi gửi, hoặc không có cả số và trích yếu, nên chưa vào sổ. Hãy vào sổ bằng tay."
    ),
    "packet.attachment": _("Tệp trong gói không nhận được nên gói chưa vào sổ."),
}
ANSWERS = {
    "01": _("01 đã đến"),
    "02": _("02 từ chối"),
    "03": _("03 đã vào sổ"),
    "06": _("06 đã xong"),
}
PROBLEMS = {
    "axis.packed": _("Đã xuất gói tin; hệ thống quản lý văn bản của cơ quan gửi lên trục."),
    "axis.01": _("Trạng thái 01: đã đến hệ thống của nơi nhận."),
    "axis.02": _("Trạng thái 02: nơi nhận từ chối tiếp nhận."),
    "axis.03": _("Trạng thái 03: nơi nhận đã tiếp nhận, vào sổ."),
    "axis.04": _("Trạng thái 04: nơi nhận đã phân công xử lý."),
    "axis.05": _("Trạng thái 05: nơi nhận đang xử lý."),
    "axis.06": _("Trạng thái 06: nơi nhận đã xử lý xong."),
    "axis.13": _("Trạng thái 13: yêu cầu lấy lại văn bản."),
    "axis.15": _("Trạng thái 15: nơi nhận đồng ý cho lấy lại, cập nhật."),
    "axis.16": _("Trạng thái 16: nơi nhận không đồng ý cho lấy lại, cập nhật."),
    "send.not_set": _("Máy chủ thư của cơ quan chưa được cài đặt."),
    "send.address": _("Địa chỉ thư không đúng."),
    "send.login": _("Máy chủ thư không nhận tài khoản của cơ quan."),
    "send.recipient": _("Máy chủ thư không nhận người nhận này."),
    "send.sender": _("Máy chủ thư không nhận người gửi."),
    "send.content": _("Máy chủ thư từ chối nội dung hoặc tệp gửi kèm."),
    "send.tls": _("Kết nối đến máy chủ thư không an toàn nên không gửi."),
    "send.no_tls": _("Máy chủ thư không mã hóa đường truyền nên không gửi."),
    "send.connect": _("Chưa kết nối được máy chủ thư; sẽ gửi lại."),
    "send.later": _("Máy chủ thư hẹn lúc khác; sẽ gửi lại."),
    "bounce.address": _("Thư bị trả lại: không có địa chỉ này."),
    "bounce.full": _("Thư bị trả lại: hộp thư nơi nhận đầy hoặc bị khóa."),
    "bounce.refused": _("Thư bị trả lại: nơi nhận từ chối thư của cơ quan."),
    "bounce.other": _("Thư bị trả lại, nơi nhận chưa nhận được."),
    "recalled": _("Văn bản đã thu hồi hoặc thay thế trước khi thư đi."),
    "keep.absent": _("Tệp văn bản không còn trong kho lưu."),
    "keep.damaged": _("Tệp văn bản trong kho không còn đúng mã kiểm chứng."),
}
WAYS = {
    "paper": _("Ký tay trên giấy"),
    "file": _("Bản PDF đã ký đưa vào"),
    "certificate": _("Ký số bằng chứng thư của cơ quan"),
}
LIKENESS = {
    "same_bytes": _("Tệp ký đúng là tệp hệ thống đưa ra."),
    "same_words": _("Tệp được lưu lại, chữ khớp với văn bản."),
    "picture": _("Bản quét; người đưa vào đã đối chiếu với văn bản."),
}
RELATIONS = {
    "replaces": _("Thay thế"),
    "corrects": _("Đính chính"),
    "recalls": _("Thu hồi"),
}
SIGNING = {
    "sign.absent": _(
        "Hệ thống chưa cài phần ký số (gói “sign”), nên chưa kiểm tra được chữ ký trên tệp. Báo quản trị."
    ),
    "sign.broken": _("Tệp PDF hỏng nên không đọc được chữ ký."),
    "sign.certificate": _("Không mở được chứng thư số: sai mật khẩu hoặc tệp hỏng. Báo quản trị."),
    "sign.expired": _("Chứng thư số không còn hạn."),
    "render.missing_glyph": _("Văn bản có ký tự không in được."),
    "render.typst": _("Không in được văn bản."),
}
