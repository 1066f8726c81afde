"""What went wrong, as a sentence that says what to do next: the one place that words refusals for screens."""

from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.errors import HoiamError
from hoiam.desk.cases.words import STATES, gap
from hoiam.desk.dossiers.words import REFUSALS as DOSSIER_REFUSALS
from hoiam.desk.letters.words.papers import PARTS
from hoiam.desk.letters.words.papers import REFUSALS as PAPER_REFUSALS
from hoiam.desk.stories.words import STATES as SHELVES
from hoiam.desk.units import queries as units
from hoiam.desk.units.words import ROLES

REFUSALS = {
    **PAPER_REFUSALS,
    **DOSSIER_REFUSALS,
    "move.state": _("Vụ việc đang ở bước “%(state)s”, chưa làm được việc này. Tải lại trang để xem bước hiện tại."),
    "move.role": _("Việc này do %(roles)s làm. Vụ việc không thay đổi."),
    "move.frozen": _("Dữ liệu của đơn vị này đã khóa, chỉ xem được, không sửa được."),
    "paper.foreign_unit": _("Đơn vị này thuộc cơ quan khác."),
    "paper.empty": _("Dòng trong sổ cần có nơi gửi và trích yếu."),
    "paper.scans": _("Mỗi văn bản giữ tối đa %(most)s tệp quét. Hãy gộp thành một tệp PDF."),
    "paper.start": _("Chọn năm nay hoặc năm trước; số từ 1 trở lên."),
    "paper.start_back": _("Sổ trên hệ thống đã đến số %(last)s; số bắt đầu không nhỏ hơn số ấy."),
    "book.year": _("Chọn năm nay hoặc năm trước; số không nhỏ hơn 0."),
    "paper.passed_day": _("Ngày chuyển phải từ ngày văn bản đến đến hôm nay."),
    "case.role": _("Tài khoản của bạn không có quyền lập vụ việc."),
    "case.exists": _("Tin này đã có vụ việc %(number)s."),
    "case.not_yours": _("Vụ việc đang giao cho %(lead)s; chỉ đơn vị đó làm được việc này."),
    "case.foreign_unit": _("%(unit)s không thuộc cơ quan này."),
    "case.over": _("Vụ việc đã kết thúc, không ghi thêm được."),
    "case.other_paper": _("Công văn này thuộc cơ quan khác, hoặc vụ việc đã gắn công văn khác."),
    "case.instruct_role": _("Chỉ Chủ tịch, Phó Chủ tịch ghi bút phê."),
    "case.needs_order": _("Hãy ghi nội dung bút phê."),
    "case.past_day": _("Ngày đặt hạn đã qua."),
    "case.no_file": _("Hãy chọn tệp."),
    "asked.state": _("Việc này đã có trả lời hoặc đã rút. Tải lại trang để xem."),
    "asked.empty": _("Hãy ghi cần đơn vị làm gì, trả lời gì."),
    "asked.not_yours": _("Việc này gửi %(unit)s; chỉ đơn vị đó trả lời được."),
    "asked.needs_finding": _("Hãy chọn: đúng, không đúng, hay chưa xác định được."),
    "asked.needs_answer": _("Hãy ghi trả lời rõ ràng, ít nhất bốn chữ."),
    "extension.open": _("Đã có một đề nghị gia hạn chờ trả lời."),
    "extension.answered": _("Đề nghị gia hạn này đã có trả lời. Tải lại trang để xem."),
    "extension.same_person": _("Người đề nghị gia hạn không tự đồng ý cho mình."),
    "entry.no_words": _("Hãy ghi lời đã nghe lại."),
    "entry.too_long": _("Nội dung dài quá %(most)s chữ cái. Hãy giữ phần nói về địa phương, bỏ bớt phần khác."),
    "transcript.people": _("Ghi âm của người dân không đưa qua máy chép lời."),
    "transcript.page": _("Tin này có đường dẫn: nội dung lấy từ trang của báo."),
    "note.empty": _("Hãy ghi nội dung trao đổi."),
    "note.mention": _("Chỉ nhắc được đơn vị, người đang xem được vụ việc này."),
    "link.kind": _("Hãy chọn hai vụ việc liên quan thế nào."),
    "link.other": _("Không thấy vụ việc có số ấy, hoặc đó chính là vụ việc này."),
    "link.exists": _("Vụ việc này đã nối với %(number)s."),
    "handover.open": _("Vụ việc đang có một đề nghị chuyển chờ trả lời."),
    "handover.answered": _("Đề nghị chuyển này đã có trả lời. Tải lại trang để xem."),
    "handover.not_yours": _("Đề nghị này gửi %(unit)s; chỉ đơn vị đó trả lời được."),
    "distribution.role": _("Chỉ văn thư, Văn phòng, Phòng Văn hóa và lãnh đạo gửi văn bản đến đơn vị."),
    "distribution.nobody": _("Chọn ít nhất một đơn vị chưa có trong danh sách."),
    "distribution.petition": _("Đơn, thư của công dân chỉ chuyển cho đơn vị xử lý, không gửi rộng."),
    "distribution.unissued": _("Văn bản phát hành rồi mới gửi đến đơn vị."),
    "distribution.unapproved": _("Báo cáo được duyệt rồi mới gửi đến đơn vị."),
    "distribution.not_yours": _("Văn bản này gửi đơn vị khác."),
    "distribution.ended": _("Văn bản đã được thu lại vì gửi nhầm."),
    "distribution.received": _("Đơn vị đã báo nhận nên không thu lại được."),
    "instruction.not_yours": _("Bút phê này giao đơn vị khác."),
    "instruction.not_your_order": _(
        "Người ghi bút phê hoặc Chủ tịch mới đổi được ngày; lãnh đạo khác chỉ đổi khi người ghi đã thôi giữ chức."
    ),
    "instruction.same_day": _("Bút phê đang ghi đúng ngày này."),
    "instruction.acked": _("Bút phê này đã có người bấm đã nhận."),
    "instruction.done": _("Bút phê này đã có kết quả."),
    "instruction.needs_result": _("Ghi rõ kết quả, ít nhất bốn chữ."),
    "case.review_role": _("Việc xem lại hạn thuộc Văn phòng hoặc Phòng Văn hóa."),
    "case.review_decided": _("Hạn này đã có người quyết định. Tải lại trang để xem."),
    "case.review_gone": _("Quy tắc không còn áp dụng nên không có hạn mới để dùng."),
    "case.needs_reason": _("Cần ghi rõ lý do, ít nhất bốn chữ."),
    "case.claims_unready": _("Còn ý chưa kết luận hoặc chưa có người thứ hai soát: %(letters)s."),
    "case.gaps": _("Chưa đóng được: %(gaps)s."),
    "case.no_outcome": _("“Đã ghi nhận” chưa phải kết quả. Hãy ghi rõ kết quả cuối cùng."),
    "claim.empty": _("Hãy ghi ý mà bài báo nêu."),
    "claim.too_late": _("Vụ việc đã có kết luận; muốn thêm ý thì mở lại xác minh."),
    "claim.too_many": _("Một vụ việc tách tối đa %(most)s ý."),
    "claim.state": _("Chỉ kết luận được từng ý khi vụ việc đang xác minh."),
    "claim.partly": _("Một ý chỉ có thể đúng, sai hoặc chưa đủ căn cứ. “Đúng một phần” là kết luận của cả bài."),
    "claim.needs_finding": _("Hãy ghi kết quả kiểm tra."),
    "claim.needs_proof": _("Kết luận đúng hoặc sai phải kèm bằng chứng."),
    "claim.not_judged": _("Ý %(letter)s chưa có kết luận để soát."),
    "claim.same_person": _("Người soát phải khác người kết luận ý %(letter)s."),
    "track.not_open": _("Phần việc này chưa mở."),
    "clarify.empty": _("Lời làm rõ quá ngắn: cần nói sự thật và nguồn kiểm tra được."),
    "clarify.no_facts": _("Chưa có ý nào được kết luận là sai và có người thứ hai soát nên chưa có gì để làm rõ."),
    "clarify.same_person": _("Bạn đã viết lời này nên cần một người khác duyệt."),
    "clarify.changed": _("Lời này đã được viết lại hoặc đã duyệt. Tải lại trang để xem."),
    "clarify.findings_changed": _("Kết luận đã đổi sau khi viết lời này: viết lại theo kết luận mới."),
    "track.role": _("Vai trò của bạn không cập nhật được phần việc này."),
    "track.state": _("Phần việc đang ở bước khác, chưa chuyển được. Tải lại trang để xem."),
    "track.later_day": _(
        "Lùi hạn khắc phục do Văn phòng hoặc Phòng theo dõi vụ việc quyết định, không phải đơn vị đang làm."
    ),
    "track.needs_place": _("Đã đăng làm rõ thì phải ghi đã nói gì và đăng ở đâu."),
    "track.needs_outcome": _("Khắc phục xong phải ghi kết quả và bằng chứng."),
    "letter.draft_role": _("Tài khoản của bạn không có quyền soạn văn bản."),
    "letter.approve_role": _("Chỉ Chủ tịch hoặc Phó Chủ tịch duyệt được văn bản."),
    "letter.issue_role": _("Chỉ văn thư cấp số, phát hành."),
    "letter.follow_role": _("Tài khoản của bạn không theo dõi việc báo đăng."),
    "letter.same_person": _("Người duyệt phải khác người soạn."),
    "letter.case_state": _("Chỉ soạn văn bản khi vụ việc đã có kết luận."),
    "letter.not_press": _("%(outlet)s không phải cơ quan báo chí: không gửi phản hồi hay đề nghị cải chính."),
    "letter.true_claim": _("Ý đúng sự thật thì không được phản hồi; hãy chuyển sang phần tiếp thu, khắc phục."),
    "letter.unknown_claim": _("Ý %(claim)s chưa đủ căn cứ kết luận nên không phản hồi được."),
    "letter.nothing_false": _("Không có ý nào sai để phản hồi hoặc đề nghị cải chính."),
    "letter.claim_unchecked": _("Ý %(claims)s mới có một người kết luận; cần người thứ hai soát trước khi chuyển đi."),
    "letter.findings_changed": _("Kết luận về ý %(claims)s đã đổi từ khi soạn; hãy trả lại để soạn lại."),
    "letter.no_grounds": _("Ý %(claims)s chưa có kết quả kiểm tra hoặc bằng chứng kèm theo nên chưa phản hồi được."),
    "letter.no_conclusion": _("Đề nghị cải chính phải kèm văn bản kết luận của cơ quan nhà nước có thẩm quyền."),
    "letter.conclusion_without_file": _(
        "Đề nghị cải chính chưa kèm tệp văn bản kết luận của cơ quan có thẩm quyền nên chưa trình, chưa duyệt được: "
        "thời hạn cải chính chỉ chạy khi báo nhận được kết luận. Hãy ghi nhận kết luận kèm tệp ở vụ việc rồi chọn tệp "
        "ở phần Tài liệu gửi kèm."
    ),
    "conclusion.lacking": _("Hãy ghi đủ loại văn bản, số, cơ quan và trích yếu của kết luận."),
    "conclusion.day": _("Ngày ký kết luận không ở tương lai."),
    "conclusion.known": _("Kết luận số %(number)s của cơ quan này đã có trong vụ việc."),
    "letter.no_law": _("Chưa xác định được căn cứ pháp luật cho văn bản này."),
    "letter.article_detail": _("Văn bản phải nêu đủ tên bài, chuyên mục hoặc chương trình, ngày đăng của bài báo."),
    "letter.claim_missing": _("Không có ý %(claim)s trong vụ việc."),
    "letter.objection_on_this_route": _("Văn bản loại này không phản hồi ý nào của bài báo."),
    "letter.false_claim_in_answer": _("Ý sai (%(claims)s) không nằm trong văn bản tiếp thu; hãy chọn đường phản hồi."),
    "letter.no_remedy": _("Ý đúng (%(claims)s) chưa có việc khắc phục: vụ việc phải có kết luận và phần khắc phục."),
    "letter.nothing_found": _(
        "Ý của bài báo chưa có kết quả kiểm tra nên chưa có gì để cung cấp. Muốn báo biết cơ quan đang kiểm tra thì "
        "soạn Công văn trả lời báo chí."
    ),
    "letter.nothing_to_say": _("Vụ việc chưa tách ý nào nên chưa có gì để trả lời."),
    "letter.not_in_form": _("Còn %(count)s lỗi thể thức phải sửa nên chưa duyệt, chưa phát hành được."),
    "letter.needs_reason": _("Trả lại phải ghi rõ lý do."),
    "letter.state": _("Văn bản đã sang bước khác. Tải lại trang để xem."),
    "book.backwards": _("Sổ đã cấp đến số %(last)s, không lùi lại được."),
    "grant.foreign_unit": _("Đơn vị này không thuộc cơ quan được giao vai trò."),
    "letter.receipt_time": _("Thời điểm báo nhận phải sau khi phát hành và không ở tương lai."),
    "claim.changed": _(
        "Ý %(letter)s vừa được người khác ghi kết luận. Chưa lưu gì; hãy xem kết luận mới dưới đây rồi quyết định."
    ),
    "claim.foreign_file": _("Tệp đã chọn không thuộc hồ sơ vụ việc này."),
    "delay.drafted": _("Đã có công văn báo tin gia hạn gửi báo này; mở văn bản đó để làm tiếp."),
    "delay.not_owed": _("Không còn phải báo tin gia hạn cho báo này."),
    "delay.no_term": _("Vụ việc không có hạn xác minh đang chạy nên chưa có hạn mới để báo."),
    "enclosure.copy": _("Bản sao không có tệp gửi kèm riêng."),
    "enclosure.name": _("Thêm tài liệu thì ghi tên chưa có trong danh sách và chọn tệp của nó."),
    "enclosure.not_open": _("Bạn không được mở tệp này, hoặc tệp không gửi kèm được với văn bản này."),
    "enclosure.many": _("Nhiều nhất %(most)s tệp gửi kèm. Hãy gộp các tệp thành một PDF."),
    "enclosure.heavy": _("Các tệp gửi kèm nặng %(size)s MB, nhiều nhất %(most)s MB. Hãy bớt hoặc thu nhỏ tệp."),
    "letter.mail_heavy": _(
        "Văn bản và tệp gửi kèm nặng %(size)s MB; thư điện tử mang nhiều nhất %(most)s MB nên chưa gửi. "
        "Hãy gửi bản giấy hoặc xuất gói tin liên thông."
    ),
    "letter.changed": _("Văn bản đã được sửa và trình lại sau khi bạn mở trang. Hãy đọc bản mới rồi duyệt."),
    "letter.printed_day": _("Ngày báo đăng phải từ ngày phát hành văn bản và không ở tương lai."),
    "letter.seen_day": _("Ngày xem phải từ ngày báo đăng cải chính và không ở tương lai."),
    "letter.reprint_day": _("Hãy ghi ngày thấy nơi đăng lại làm gì; các ngày không ở tương lai."),
    "letter.not_missing": _("Đã ghi còn thiếu nội dung thì chọn “Đăng thiếu”."),
    "letter.not_late": _("Chưa hết hạn của báo nên chưa ghi được là không đăng."),
    "letter.reply_empty": _("Hãy ghi báo trả lời gì."),
    "letter.reply_known": _("Giấy tờ hoặc thư này đã được gắn vào một văn bản của cơ quan."),
    "letter.reply_outlet": _("Giấy tờ hoặc thư này không phải của cơ quan báo chí đã nhận văn bản."),
    "letter.outcome": _("Hãy chọn báo đã đăng đủ, đăng thiếu hay từ chối."),
    "report.role": _("Tài khoản của bạn không có quyền làm bước này của báo cáo."),
    "report.head_lacking": _("Ghi đủ đơn vị lập, tên trên đầu báo cáo, ký hiệu, chức vụ người ký và nơi nhận."),
    "report.head_itself": _("Nơi nhận phải khác đơn vị lập báo cáo: một cơ quan không báo cáo cho chính mình."),
    "report.too_early": _("Chưa đến giờ khóa số liệu của kỳ này."),
    "report.same_person": _("Người duyệt phải khác người khóa số liệu và người viết sau khi khóa."),
    "report.changed": _("Báo cáo đã được viết lại sau khi bạn mở trang. Hãy đọc bản mới rồi duyệt."),
    "report.state": _("Báo cáo đã sang bước khác. Tải lại trang để xem."),
    "report.no_matter": _("Hãy chọn vụ việc hoặc tin của cơ quan này."),
    "report.not_final": _("Vụ việc chưa có kết luận nên chưa lập được báo cáo kết thúc; hãy lập báo cáo bổ sung."),
    "report.unconfirmed": _("Văn bản chưa được xác nhận nên chưa có nhiệm vụ để báo cáo."),
    "report.no_period": _("Chọn báo cáo tháng, quý, năm hoặc phát ngôn, và một ngày từ năm 2000 đến nay."),
    "report.addresses": _("Hãy ghi ít nhất một, nhiều nhất %(most)s địa chỉ thư đúng."),
    "report.mail_state": _("Thư này đã đi hoặc đang chờ gửi, không gửi lại."),
    "report.schedule": _("Chọn ngày từ 1 đến 15 (phát ngôn: 15 đến 19) và văn bản khi báo cáo thực hiện văn bản."),
    "report.holiday_running": _(
        "Kỳ báo cáo tuần này gặp ngày nghỉ nên chưa đổi được quy định: hạn của kỳ không đổi giữa chừng. "
        "Hãy đổi sau ngày làm việc đầu tiên tiếp theo ngày nghỉ ấy."
    ),
    "report.filter": _("Hãy ghi tên báo cáo và khoảng ngày hợp lệ, không quá ba năm, không ở tương lai."),
    "report.no_term": _("Chưa xác định được hạn nộp báo cáo tuần nên chưa mở được kỳ."),
    "office.reminder_role": _("Thư nhắc hạn của cơ quan do Văn phòng hoặc quản trị bật, tắt."),
    "account.mail": _("Địa chỉ thư này viết sai."),
    "reply.role": _("Tài khoản của bạn không có quyền công khai trả lời."),
    "reply.not_concluded": _("Chưa có kết luận nên chưa công khai được."),
    "reply.same_person": _("Người duyệt công khai phải khác người ký kết luận."),
    "reply.own_words": _("Người đã soạn lời trả lời không tự duyệt; cần một lãnh đạo khác duyệt."),
    "reply.approve_role": _("Chỉ Chủ tịch, Phó Chủ tịch duyệt, trả lại hoặc rút trả lời công khai."),
    "reply.needs_reason": _("Cần ghi rõ lý do."),
    "reply.decided": _("Lời trả lời này đã có người quyết định hoặc đã được soạn lại. Tải lại trang để xem."),
    "reply.findings_changed": _("Kết luận đã thay đổi sau khi soạn; hãy soạn lại theo kết luận mới."),
    "reply.empty": _("Hãy viết nội dung trả lời, ít nhất năm chữ."),
    "paper.has_case": _("Giấy tờ này đã có vụ việc %(number)s."),
    "paper.role": _("Chỉ văn thư hoặc Văn phòng vào sổ văn bản đến."),
    "paper.future": _("Thời điểm nhận không thể ở tương lai."),
    "entry.role": _("Tài khoản của bạn không nhập tin."),
    "entry.future": _("Thời điểm nghe, thấy không thể ở tương lai."),
    "entry.empty": _("Hãy ghi tên tin hoặc dán đường dẫn."),
    "entry.reason": _("Ghi là có liên quan thì phải nêu lý do, ít nhất bốn chữ."),
    "sheet.not_yours": _("Chỉ gửi được phiếu của đơn vị mình."),
    "sheet.empty": _("Hãy ghi vấn đề, nơi xảy ra và số nguồn."),
    "press.role": _("Tài khoản của bạn không tiếp nhận yêu cầu của báo chí."),
    "press.speaker": _("Chỉ người phát ngôn hoặc đầu mối được trả lời báo chí."),
    "press.request": _("Hãy ghi nội dung yêu cầu và thời điểm nhận, không ở tương lai."),
    "press.answer": _("Hãy ghi nội dung trả lời và thời điểm trả lời sau khi nhận."),
    "press.occasion": _("Hãy ghi nội dung và thời điểm, không ở tương lai; giờ phát ngôn phải sau giờ tính hạn."),
    "press.occasion_clause": _("Phát ngôn đột xuất phải chọn khoản của Điều 7; họp báo, giao ban thì không."),
    "press.answered": _("Yêu cầu này đã được trả lời."),
    "press.ground": _("Chỉ được từ chối theo căn cứ mà luật của ngày trả lời cho phép; hãy chọn trong danh sách."),
    "place_rule.words": _("Hãy ghi tên (ít nhất ba chữ cái) và lý do."),
    "place_rule.place": _("Không có đơn vị này trong danh mục."),
    "place_rule.exists": _("Tên “%(words)s” với điều kiện này đã được ghi nhớ. Bỏ quy tắc cũ trước đã."),
    "place_rule.over": _("Quy tắc này đã bỏ từ trước."),
    "story.role": _("Tài khoản của bạn không phân loại tin."),
    "story.state": _("Không có mục phân loại này."),
    "story.sure": _("Tin đã rõ thuộc địa bàn, không còn bài nào phải xác định."),
    "story.elsewhere": _("Mọi bài của tin đã được xác định là của nơi khác. Mở tin, sửa địa bàn của bài trước."),
    "story.has_case": _("Tin đã lập vụ việc, không chuyển mục được nữa."),
    "story.merge": _("Không gộp được hai tin này."),
    "story.apart": _("Hai tin này không còn được đề nghị gộp."),
    "story.sorted_meanwhile": _("%(who)s đã xếp tin này vào mục “%(shelf)s” sau khi bạn mở danh sách. Tin giữ nguyên."),
    "evidence.role": _("Tài khoản của bạn không lưu bằng chứng."),
    "evidence.manage_role": _("Chỉ Trung tâm, Văn phòng hoặc Phòng Văn hóa đặt quyền mở bằng chứng."),
    "evidence.reason": _("Cần ghi rõ lý do, ít nhất bốn chữ."),
    "evidence.until": _("Ngày hết quyền phải từ hôm nay và không quá %(most)s năm."),
    "evidence.who": _("Hãy chọn đúng một người, một đơn vị hoặc một vai trò của cơ quan này."),
    "evidence.kept": _("Bằng chứng này đã lưu xong, không cần lưu lại."),
    "evidence.waiting": _("Đang có một lần lưu khác của bài này, chờ xong đã."),
    "filter.name": _("Hãy đặt tên cho bộ lọc."),
    "lessons.role": _("Chỉ người phân loại tin và quản trị đổi được việc máy học."),
    "filter.too_many": _("Mỗi người lưu tối đa %(most)s bộ lọc. Bỏ bớt bộ lọc cũ trước đã."),
    "filter.not_yours": _("Bộ lọc này của người khác, chỉ người lưu bỏ được."),
    "trend.role": _("Tài khoản của bạn không ghi sự kiện báo trước."),
    "trend.name": _("Hãy ghi tên sự kiện."),
    "trend.days": _("Ngày cuối không trước ngày đầu, và sự kiện không dài quá %(most)s ngày."),
    "story.unmerge": _("Không còn bài nào của lần gộp đó ở tin này để trả về."),
    "story.single": _("Tin chỉ có một bài, không tách được."),
    "alert.role": _("Tài khoản của bạn không nhận, không tắt được cảnh báo."),
    "alert.keeper_role": _("Tài khoản của bạn không đặt được ngưỡng, giờ và nơi nhận cảnh báo."),
    "alert.answered": _("Cảnh báo này đã có người nhận hoặc tin đã được phân loại."),
    "alert.no_next_step": _("Chưa đặt ai ở bậc sau để báo tiếp. Thêm nơi nhận trong Cài đặt, mục Cảnh báo."),
    "alert.needs_reason": _("Hãy ghi lý do tắt cảnh báo, ít nhất bốn chữ."),
    "alert.not_failed": _("Chỉ gửi lại được lần gửi không thành. Tải lại trang để xem."),
    "alert.rule": _("Ngưỡng phải có ít nhất một điều kiện, và số lượt người dân không được dưới 5."),
    "alert.rule_name": _("Hãy đặt tên cho ngưỡng."),
    "alert.too_many_rules": _("Mỗi cơ quan đặt tối đa %(most)s ngưỡng. Tắt bớt ngưỡng cũ trước đã."),
    "alert.hours": _(
        "Giờ làm việc phải theo thứ tự trong ngày; bản tin tối đa sáu giờ; số phút báo tiếp phải lớn hơn 0."
    ),
    "alert.recipient": _("Hãy chọn đơn vị hoặc ghi chức danh nhận cảnh báo."),
    "alert.person_name": _("Ghi chức danh hoặc bộ phận, không ghi họ tên người."),
    "alert.foreign_unit": _("%(unit)s không thuộc cơ quan này."),
    "alert.channel": _("Hãy chọn loại kênh và ghi địa chỉ."),
    "alert.abroad": _("Kênh này có thể đưa tin ra máy chủ ngoài Việt Nam. Muốn dùng thì đánh dấu đồng ý."),
    "directive.role": _("Tài khoản của bạn không nhập, không sửa văn bản đến."),
    "directive.word": _("Hãy gõ chữ đọc được, nhiều nhất 80 ký tự."),
    "directive.changed": _("Văn bản vừa có người khác sửa. Tải lại trang rồi làm lại; chưa có gì thay đổi."),
    "directive.confirm_role": _("Chỉ Văn phòng, Phòng Văn hóa hoặc văn thư xác nhận văn bản."),
    "directive.confirmed": _("Văn bản đã xác nhận, không sửa được nữa."),
    "task.empty": _("Nội dung nhiệm vụ không được để trống."),
    "task.units_none": _("Chọn ít nhất một đơn vị phải làm."),
    "task.units": _("Chọn ít nhất một đơn vị, hoặc gạch nhiệm vụ này."),
    "task.change_role": _("Chỉ lãnh đạo, Văn phòng, Phòng Văn hóa hoặc văn thư đổi nhiệm vụ của văn bản."),
    "task.change_why": _("Hãy ghi lý do: đơn vị và nhật ký cần biết vì sao."),
    "task.ended": _("Nhiệm vụ này đã kết thúc, không còn phải làm."),
    "task.not_followed": _("Nhiệm vụ này chưa được theo dõi nên chưa đổi được."),
    "task.add_nobody": _("Hãy chọn ít nhất một đơn vị."),
    "task.move_nobody": _("Hãy chọn ít nhất một đơn vị đang có hạn."),
    "task.move_past": _("Hạn mới đã qua. Hãy chọn ngày sau bây giờ."),
    "task.move_beyond": _("Hạn mới trùng hoặc sau hạn của kỳ kế tiếp. Hãy chọn ngày sớm hơn."),
    "directive.unconfirmed": _("Văn bản chưa xác nhận nên chưa theo dõi."),
    "directive.ended": _("Văn bản đã thôi theo dõi."),
    "directive.end_by": _("Chọn văn bản thay thế khi văn bản bị thay thế, và chỉ khi đó."),
    "task.needs_evidence": _("Hãy ghi sản phẩm hoặc bằng chứng đã làm."),
    "task.judge_role": _("Chỉ lãnh đạo, Văn phòng hoặc Phòng Văn hóa đánh giá sản phẩm nhiệm vụ."),
    "task.judge_self": _("Không tự đánh giá sản phẩm mình đã ghi; cần người khác."),
    "task.judge_reason": _("Trả lại thì phải ghi còn thiếu gì."),
    "task.remind_role": _("Chỉ lãnh đạo, Văn phòng, Phòng Văn hóa hoặc văn thư nhắc việc."),
    "task.remind_undated": _("Nhiệm vụ này không có ngày hạn nên không nhắc."),
    "task.reminded": _("Đơn vị đã được nhắc việc này trong 24 giờ qua."),
    "feed.not_yours": _("Chỉ tạo được đường dẫn lịch cho đơn vị của mình."),
    "term.role": _("Chỉ lãnh đạo, Văn phòng, Phòng Văn hóa hoặc văn thư ghi quy ước."),
    "term.owner": _("Quy ước này do đơn vị khác giữ; chỉ đơn vị đó hoặc lãnh đạo được sửa."),
    "term.one": _("Hãy chọn đúng một cách: số giờ, số ngày làm việc, hoặc kỳ và ngày."),
    "term.number": _("Số giờ từ 1 đến 240, số ngày làm việc từ 1 đến 60; ngày trong tuần 1–7, trong tháng 1–31."),
    "study.unconfirmed": _("Hãy xác nhận văn bản trước khi giao quán triệt."),
    "study.asked": _("Văn bản này đã được giao quán triệt."),
    "study.units": _("Hãy chọn ít nhất một đơn vị phải quán triệt."),
    "study.past": _("Hạn quán triệt không được ở trong quá khứ."),
    "study.not_yours": _("Chỉ đơn vị được giao mới báo đã quán triệt."),
    "study.how": _("Hãy ghi đơn vị đã quán triệt bằng cách nào."),
    "study.is_read": _("Đơn vị đã báo quán triệt, hoặc văn bản đã thôi theo dõi."),
    "link.role": _("Việc nối văn bản do văn thư, Văn phòng, Phòng Văn hóa, Trung tâm hoặc lãnh đạo làm."),
    "link.self": _("Không nối một văn bản với chính nó."),
    "link.foreign": _("Văn bản này thuộc cơ quan khác."),
    "link.unnumbered": _("Văn bản có số rồi mới nối được."),
    "link.there": _("Hai văn bản đã được nối như vậy."),
    "study.answers": _("Còn câu hỏi chưa trả lời."),
    "task.hand_twice": _("Việc này do đơn vị khác phân công cho đơn vị của bạn; không phân công tiếp lần nữa được."),
    "task.hand_nobody": _("Hãy chọn ít nhất một đơn vị."),
    "task.hand_bound": _("Một đơn vị đã chọn đang có nhiệm vụ này. Tải lại trang để xem."),
    "task.hand_term": _("Hạn riêng phải từ hôm nay và không sau hạn của đơn vị giao."),
    "task.hand_done": _("Đơn vị đã nộp sản phẩm, không thu lại việc được."),
    "task.not_handed": _("Việc này không phải do đơn vị khác phân công tiếp, hoặc đã thu lại."),
    "task.not_yours": _("Nhiệm vụ này không giao cho đơn vị của bạn."),
    "watch.role": _("Tài khoản của bạn không đặt danh sách theo dõi."),
    "watch.fault": _("Câu truy vấn sai ở ký tự thứ %(at)s."),
    "watch.purpose": _("Phải ghi tên mục và mục đích theo dõi bằng một câu."),
    "watch.expiry": _("Ngày hết hạn phải sau hôm nay và không quá %(days)s ngày."),
    "watch.account": _(
        "Câu truy vấn nhắm vào tài khoản, số điện thoại hoặc địa chỉ của một người. Chỉ theo dõi vấn đề."
    ),
    "watch.name": _(
        "Có thể đây là tên một người. Chỉ theo dõi vấn đề; nếu là tên đường, trường, công ty thì đánh dấu xác nhận."
    ),
    "watch.same_name": _("Đã có mục theo dõi tên “%(name)s”."),
    "watch.state": _("Không có trạng thái này của mục theo dõi."),
    "watch.ended": _("Mục này đã hết hạn. Sửa mục, đặt ngày hết hạn mới rồi lưu."),
    "office.text_role": _("Thời hạn giữ toàn văn do Quản trị, Trung tâm hoặc cán bộ bảo vệ dữ liệu cá nhân đặt."),
    "office.text_days": _("Toàn văn giữ từ %(least)s đến %(most)s ngày; bài công khai nhiều nhất %(posts)s ngày."),
    "office.again_role": _("Số ngày đọc lại bài do Quản trị, Trung tâm hoặc cán bộ bảo vệ dữ liệu cá nhân đặt."),
    "office.again_days": _("Mỗi bài được đọc lại từ %(least)s đến %(most)s ngày sau khi đăng."),
    "batch.confirmed": _("Tệp này đã được nhận vào mục Tin nên không bỏ được nữa."),
    "source.role": _("Nguồn tin do Quản trị hệ thống, Trung tâm hoặc cán bộ bảo vệ dữ liệu cá nhân đặt."),
    "account.role": _("Tài khoản và vai trò do Quản trị hệ thống của cơ quan đặt."),
    "account.self": _("Không tự đặt vai trò, mật khẩu cho chính mình ở đây; cần một quản trị khác."),
    "account.exists": _("Đã có tài khoản %(username)s. Hãy chọn tên đăng nhập khác."),
    "account.shared": _("Tài khoản này còn làm việc cho cơ quan khác nên không đặt lại mật khẩu ở đây được."),
    "account.outside_shared": _(
        "Tài khoản này còn làm việc cho cơ quan khác nên không gắn đăng nhập chung ở đây được."
    ),
    "outside.unverified": _(
        "Cổng đăng nhập chưa xác nhận địa chỉ thư của bạn, nên ở đây chưa biết chắc bạn là ai. "
        "Hãy xác nhận địa chỉ tại cổng ấy rồi thử lại."
    ),
    "outside.unknown": _(
        "Địa chỉ %(mail)s chưa gắn với tài khoản nào ở đây. Hãy đề nghị quản trị gắn tại Cài đặt, mục Tài khoản; "
        "hệ thống không tự tạo tài khoản."
    ),
    "outside.other": _(
        "Tài khoản mang địa chỉ %(mail)s đã gắn với một người khác. Nếu địa chỉ vừa đổi chủ, hãy đề nghị quản trị "
        "gắn lại tại Cài đặt, mục Tài khoản."
    ),
    "account.outside_held": _("Địa chỉ này đã gắn với một tài khoản khác."),
    "grant.dates": _("Ngày thôi vai trò phải sau ngày bắt đầu."),
    "source.social": _(
        "Không thu thập tự động mạng xã hội: chưa có quyết định, đánh giá tác động và người phụ trách dữ liệu. "
        "Tin thấy trên mạng xã hội nhập tay bằng đường dẫn."
    ),
    "source.none_ticked": _("Chưa chọn nơi nào. Đánh dấu các nơi cần bật rồi bấm lại."),
    "source.impolite": _("Hai lần đọc cùng một trang phải cách nhau ít nhất %(least)s giây."),
    "outlet.heir_reason": _("Hãy ghi căn cứ: quyết định nào, hoặc đã đọc ở đâu."),
    "outlet.heir_kind": _("Chỉ cơ quan báo chí thay cho cơ quan báo chí."),
    "outlet.heir_circle": _("Báo ấy đã được ghi là do báo này thay; không ghi vòng."),
    "outlet.no_basis": _("Phải ghi căn cứ thu thập của nguồn."),
    "rule.unknown": _("Thư viện pháp luật không có quy tắc %(id)s."),
    "rule.not_valid": _("Quy tắc %(id)s không còn hoặc chưa có hiệu lực vào ngày %(on)s."),
}


def sentence(error: HoiamError) -> str:
    """Return a refusal in the reader's language. An unworded code is shown as such: a gap that must be seen."""
    words = REFUSALS.get(error.code)
    if words is None:
        return now_("Hệ thống từ chối việc này (%(code)s). Dữ liệu không thay đổi.") % {"code": error.code}
    return str(words) % {name: _told(name, value) for name, value in error.facts.items()}


def _told(name: str, value: Any) -> str:
    if name == "roles":
        return ", ".join(str(ROLES.get(role, role)) for role in value)
    if name == "gaps":
        return "; ".join(gap(row["code"], row["facts"]) for row in value)
    if name == "shelf":
        return str(SHELVES.get(value, value))
    if name == "parts":
        return ", ".join(str(PARTS.get(part, part)) for part in value)
    if name == "who":
        return units.posts().get(value, value)
    if name == "state":
        return str(STATES.get(value, value))
    return ", ".join(value) if isinstance(value, list) else str(value)
