"""A case's states, moves, verdicts, tracks, clocks and history as sentences."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar.zone import local

STATES = {
    "new": _("Mới"),
    "triaged": _("Đã sàng lọc, chờ giao"),
    "assigned": _("Đã giao xác minh"),
    "verifying": _("Đang xác minh"),
    "concluded": _("Có kết luận, đang xử lý"),
    "closed": _("Đã đóng"),
    "irrelevant": _("Không liên quan"),
    "positive": _("Thông tin tích cực"),
}
VERDICTS = {
    "true": _("Đúng"),
    "partly": _("Đúng một phần"),
    "false": _("Sai"),
    "unknown": _("Chưa đủ căn cứ"),
    "": _("Chưa kết luận"),
}
TRACKS = {
    "remedy": _("Khắc phục"),
    "answer": _("Trả lời báo"),
    "objection": _("Phản hồi"),
    "clarification": _("Tin bài làm rõ"),
    "feedback": _("Phản hồi nơi phản ánh"),
}
TRACK_STATES = {
    "open": _("chưa làm"),
    "doing": _("đang làm"),
    "done": _("đã xong"),
    "drafted": _("đã có dự thảo"),
    "approved": _("đã duyệt, chờ đăng"),
    "answered": _("đã trả lời"),
    "waiting": _("đã gửi, chờ báo đăng"),
    "published": _("đã đăng đủ"),
    "published_partly": _("đăng thiếu"),
    "refused": _("báo từ chối, có nêu lý do"),
    "overdue": _("quá hạn đăng"),
    "dropped": _("thôi không theo tiếp"),
    "told": _("đã báo lại"),
    "withdrawn": _("thôi, vì kết luận đã đổi"),
}
OWN_STATES = {("clarification", "published"): _("đã đăng")}  # a channel of ours prints in full or not at all
CLOCKS = {
    "assign": _("Giao đơn vị xác minh"),
    "verify_start": _("Bắt đầu xác minh"),
    "verify_result": _("Có kết quả xác minh"),
    "clarify": _("Tin bài làm rõ"),
    "route": _("Chọn đường trả lời"),
    "quick_report": _("Báo cáo nhanh lần đầu"),
    "answer_goal": _("Mốc nội bộ trả lời cơ quan báo chí"),
    "remedy": _("Khắc phục xong"),
    "part": _("Phần việc xong theo hẹn"),
    "order": _("Thực hiện bút phê"),
    "asked": _("Đơn vị trả lời yêu cầu"),
    "answer": _("Trả lời cơ quan báo chí"),
    "press_reply": _("Báo đăng phản hồi"),
    "press_correction": _("Báo đăng cải chính"),
    "press_explains": _("Báo trả lời yêu cầu giải thích"),
    "feedback": _("Phản hồi lại nơi phản ánh"),
    "issue": _("Cấp số, phát hành văn bản đã ký"),
    "onward": _("Chọn bước tiếp theo với báo"),
}
# What set a day that no rule gives, as its chip names it.
SET_BY = {"order": _("bút phê"), "asked": _("yêu cầu"), "remedy": _("người ấn định"), "part": _("người ấn định")}
REVIEW_CAUSES = {
    "rule": _("Nội dung quy tắc đã được sửa sau ngày tính."),
    "days": _("Lịch nghỉ đã được sửa sau ngày tính."),
    "gone": _("Quy tắc này không còn áp dụng cho ngày bắt đầu của hạn."),
}
ROUTES = {
    "remedy_and_answer": _("Tiếp thu, khắc phục, trả lời"),
    "response": _("Phản hồi"),
    "correction": _("Đề nghị cải chính"),
    "information": _("Chỉ cung cấp thông tin"),
}
FILTERS = {
    "open": _("Đang xử lý"),
    "late": _("Quá hạn"),
    "mine": _("Của đơn vị tôi"),
    "closed": _("Đã đóng"),
    "all": _("Tất cả"),
}
ATTACHMENTS = {
    "outcome": _("Kết quả khắc phục"),
    "proof": _("Bằng chứng đã khắc phục"),
    "conclusion": _("Văn bản kết luận của cơ quan nhà nước có thẩm quyền"),
    "grounds": _("Căn cứ, bằng chứng của từng ý sai"),
}
EXITS = {
    "exit.sorted": _("Người sàng lọc nói vụ việc thuộc loại nào."),
    "exit.lead": _("Có đơn vị chủ trì."),
    "exit.started": _("Đơn vị chủ trì nhận việc, hoặc trả lại, chuyển đơn vị khác có lý do."),
    "exit.claims": _("Mọi ý đã kết luận, có bằng chứng, có người thứ hai soát."),
    "exit.tracks": _("Mọi phần việc đã kết thúc, không còn ý chưa rõ, có kết quả cuối cùng; “đã ghi nhận” chưa phải."),
    "exit.reason": _("Mở lại, có lý do."),
    "exit.never": _("Không rời được; việc mới thì lập vụ việc tiếp theo."),
}
PART_EXITS = {
    "exit.remedied": _("Có kết quả khắc phục và bằng chứng."),
    "exit.drafted": _("Có dự thảo trả lời."),
    "exit.answered": _("Văn bản trả lời đã phát hành tới mọi báo đã hỏi."),
    "exit.objected": _("Có dự thảo phản hồi, hoặc thôi không phản hồi có lý do."),
    "exit.sent": _("Văn bản đã phát hành, hoặc thôi có lý do."),
    "exit.printed": _("Ghi nhận báo đăng đủ, đăng thiếu, từ chối hoặc không đăng."),
    "exit.onward": _("Báo đăng đủ, gửi văn bản tiếp, hoặc thôi không theo có lý do."),
    "exit.worded": _("Có lời làm rõ kèm hộp sự thật, trình người thứ hai."),
    "exit.approved": _("Người thứ hai đã duyệt lời và chứng cứ."),
    "exit.clarified": _("Tin bài đã đăng trên kênh của cơ quan, có nội dung và nơi đăng."),
    "exit.told": _("Đã báo lại nơi phản ánh, ghi ở đâu, có bằng chứng."),
    "exit.part_ended": _("Đã kết thúc; kết luận mới mở lại, hoặc khi tin bài, cải chính đã đăng bị rút, bị gỡ sớm."),
}
AUDIENCES = {
    "lead": _("đơn vị chủ trì"),
    "support": _("đơn vị phối hợp"),
    "informed": _("đơn vị nhận để biết"),
    "routers": _("người giao việc"),
    "closers": _("người theo dõi"),
    "opener": _("người lập vụ việc"),
    "leaders": _("lãnh đạo"),
    "editors": _("người biên tập kênh của cơ quan"),
}
TASK_KINDS = {
    "work": _("Giao việc"),
    "opinion": _("Xin ý kiến"),
    "confirm": _("Đề nghị xác nhận"),
}
TASK_STATES = {
    "open": _("chưa trả lời"),
    "doing": _("đang làm"),
    "done": _("đã trả lời"),
    "refused": _("không nhận"),
    "withdrawn": _("đã rút"),
}
TASK_FINDINGS = {
    "true": _("Đúng như báo nêu"),
    "false": _("Không đúng"),
    "unknown": _("Chưa xác định được"),
}
SAYS = {
    "prints": _("sẽ đăng"),
    "refuses": _("từ chối đăng"),
    "stands": _("giữ nguyên nội dung bài, giải trình"),
    "other": _("ý kiến khác"),
}
# A link as it reads on the page of the case that says it, and on that of the other.
LINKS = {
    "related": (_("Liên quan"), _("Liên quan")),
    "duplicate": (_("Trùng với"), _("Có vụ việc trùng")),
    "follows": (_("Tiếp theo của"), _("Có vụ việc tiếp theo")),
}
PARTS = {"support": _("Phối hợp"), "inform": _("Nhận để biết")}

# The audit's verbs as the history of a case tells them; %(…)s are the line's facts.
HISTORY = {
    "case.open": _("lập vụ việc."),
    "case.triage": _("sàng lọc."),
    "case.assign": _("giao %(lead)s xác minh."),
    "case.paper": _("gắn công văn %(number)s của %(sender)s vào vụ việc."),
    "case.instruct": _("bút phê: “%(order)s”"),
    "case.start": _("bắt đầu xác minh."),
    "case.give_back": _("trả lại người giao. Lý do: %(reason)s"),
    "case.hand_over": _("nhận vụ việc từ %(giver)s. Lý do chuyển: %(reason)s"),
    "case.extend": _("gia hạn xác minh. Lý do: %(reason)s"),
    "handover.ask": _("đề nghị chuyển vụ việc cho %(taker)s. Lý do: %(reason)s"),
    "handover.refuse": _("không nhận vụ việc từ %(giver)s. Lý do: %(reason)s"),
    "handover.withdraw": _("rút đề nghị chuyển vụ việc cho %(taker)s."),
    "instruction.ack": _("đã nhận bút phê “%(order)s”"),
    "instruction.move": _("đổi ngày của bút phê “%(order)s” từ %(from_day)s sang %(to_day)s. Lý do: %(reason)s"),
    "instruction.done": _("báo kết quả bút phê “%(order)s”: %(result)s"),
    "asked.ask": _("%(kind)s %(unit)s: “%(text)s”"),
    "asked.take": _("%(unit)s nhận việc “%(text)s”"),
    "asked.answer": _("%(unit)s trả lời “%(text)s”: %(finding)s %(answer)s"),
    "asked.refuse": _("%(unit)s không nhận “%(text)s”. Lý do: %(reason)s"),
    "asked.withdraw": _("rút yêu cầu gửi %(unit)s: “%(text)s”"),
    "case.file": _("thêm tệp %(names)s."),
    "extension.ask": _("đề nghị gia hạn xác minh. Lý do: %(reason)s"),
    "extension.refuse": _("không đồng ý gia hạn. Lý do: %(reason)s"),
    "case.note": _("ghi trao đổi nội bộ."),
    "link.add": _("nối với %(other)s: %(link)s. %(reason)s"),
    "link.remove": _("bỏ nối với %(other)s."),
    "clock.keep": _("giữ hạn đã tính theo %(rule)s. Lý do: %(reason)s"),
    "clock.renew": _("tính lại hạn theo %(rule)s. Lý do: %(reason)s"),
    "case.conclude": _("ký kết luận xác minh: %(verdict)s."),
    "case.reopen": _("mở lại xác minh. Lý do: %(reason)s"),
    "case.close": _("đóng vụ việc: %(outcome)s"),
    "case.dismiss": _("xếp vào “Không liên quan”. Lý do: %(reason)s"),
    "case.praise": _("xếp vào “Thông tin tích cực”. Lý do: %(reason)s"),
    "claim.add": _("tách ý %(letter)s: “%(text)s”"),
    "claim.judge": _("kết luận ý %(letter)s: %(verdict)s."),
    "claim.check": _("soát bằng chứng ý %(letter)s."),
    "clarify.draft": _("soạn tin bài làm rõ, trình người thứ hai duyệt."),
    "clarify.approve": _("duyệt tin bài làm rõ."),
    "track.advance": _("cập nhật phần việc “%(track)s”: %(to)s. %(note)s"),
    "letter.draft": _("soạn dự thảo “%(title)s”."),
    "letter.revise": _("sửa dự thảo “%(title)s”."),
    "conclusion.record": _("ghi nhận kết luận số %(number)s của %(issuer)s, kèm tệp."),
    "letter.enclose": _("chọn tệp gửi kèm “%(title)s”: %(count)s tệp."),
    "letter.comment": _("góp ý dự thảo “%(title)s”."),
    "letter.submit": _("trình duyệt “%(title)s”."),
    "letter.return": _("trả lại “%(title)s”. Lý do: %(reason)s"),
    "letter.approve": _("duyệt “%(title)s”."),
    "letter.number": _("cấp số %(number)s."),
    "letter.void": _("hủy số %(number)s. Lý do: %(reason)s"),
    "letter.sign": _("đưa bản đã ký của “%(title)s” vào hồ sơ."),
    "letter.issue": _("phát hành văn bản %(number)s."),
    "letter.deliver": _("gửi văn bản cho %(to)s."),
    "letter.pack": _("xuất gói tin liên thông văn bản %(number)s cho %(to)s."),
    "letter.axis": _("ghi trạng thái liên thông %(code)s của %(to)s."),
    "distribution.send": _("gửi văn bản đến %(to)s."),
    "distribution.receive": _("báo đơn vị đã nhận văn bản."),
    "distribution.end": _("thu lại văn bản gửi nhầm đơn vị."),
    "letter.link": _("nối văn bản với một văn bản khác."),
    "letter.unlink": _("bỏ nối văn bản với một văn bản khác."),
    "letter.delivered": _("ghi nhận %(to)s đã nhận văn bản."),
    "letter.received": _("ghi nhận cơ quan báo chí đã nhận công văn."),
    "letter.printed": _("ghi nhận báo: %(outcome)s."),
    "letter.standing": _("xem cải chính đã đăng còn hay đã gỡ."),
    "letter.reprint": _("ghi nơi đăng lại bài sai: %(name)s."),
    "letter.replied": _("ghi nhận cơ quan báo chí trả lời: %(says)s."),
    "reply.propose": _("soạn lời trả lời công khai, trình lãnh đạo."),
    "reply.publish": _("duyệt và công khai kết quả trả lời."),
    "reply.return": _("trả lại lời trả lời công khai: “%(reason)s”."),
    "reply.withdraw": _("rút trả lời đã công khai: “%(reason)s”."),
}
NOTICES = {
    "notice.case.triage": _("Vụ việc đã được sàng lọc."),
    "notice.case.assign": _("Đơn vị được giao xác minh vụ việc."),
    "notice.case.give_back": _("Đơn vị trả lại vụ việc, chờ giao lại."),
    "notice.case.hand_over": _("Vụ việc được chuyển sang đơn vị khác."),
    "notice.case.start": _("Đơn vị đã bắt đầu xác minh."),
    "notice.case.extend": _("Việc xác minh được gia hạn."),
    "notice.case.conclude": _("Vụ việc đã có kết luận."),
    "notice.case.reopen": _("Vụ việc được mở lại."),
    "notice.case.close": _("Vụ việc đã đóng."),
    "notice.case.dismiss": _("Vụ việc được xếp vào “Không liên quan”."),
    "notice.case.praise": _("Vụ việc được xếp vào “Thông tin tích cực”."),
}
NOTICES |= {
    "notice.handover.ask": _("%(giver)s đề nghị đơn vị nhận vụ việc này."),
    "notice.handover.refuse": _("%(taker)s không nhận vụ việc."),
    "notice.mention": _("Nhắc đến bạn: “%(text)s”"),
    "notice.extension.ask": _("%(unit)s đề nghị gia hạn: %(reason)s"),
    "notice.extension.refuse": _("Không gia hạn: %(reason)s"),
    "notice.asked.ask": _("%(kind)s: “%(text)s”"),
    "notice.asked.answer": _("%(unit)s trả lời “%(text)s”"),
    "notice.asked.refuse": _("%(unit)s không nhận “%(text)s”"),
    "notice.asked.withdraw": _("Đã rút yêu cầu “%(text)s”"),
    "notice.instruct.moved": _("Ngày của bút phê “%(order)s” đổi từ %(from_day)s sang %(to_day)s: %(reason)s"),
    "notice.instruct": _("Lãnh đạo bút phê: “%(order)s”"),
    "notice.clock.soon": _("Sắp hết hạn %(ends_at)s: %(clock)s."),
    "notice.clock.now": _("Phải làm ngay: %(clock)s."),
    "notice.clock.late": _("Đã quá hạn %(ends_at)s: %(clock)s."),
    "notice.clock.up": _("Quá hạn một ngày làm việc, chuyển cấp trên biết. Hạn %(ends_at)s: %(clock)s."),
    "notice.clock.half": _("Đã qua một nửa thời hạn (hết hạn %(ends_at)s): %(clock)s."),
    "notice.clock.most": _("Đã qua bốn phần năm thời hạn (hết hạn %(ends_at)s): %(clock)s."),
    "notice.clock.goal": _("Đã qua mốc nội bộ %(ends_at)s trả lời cơ quan báo chí; hạn luật định vẫn đang chạy."),
    "notice.day.soon": _("Sắp hết hạn %(ends_at)s: “%(about)s”"),
    "notice.day.late": _("Đã quá hạn %(ends_at)s: “%(about)s”"),
    "notice.day.up": _("Quá hạn một ngày làm việc, chuyển cấp trên biết. Hạn %(ends_at)s: “%(about)s”"),
    "notice.letter.edited": _("%(outlet)s đã sửa bài sau công văn %(number)s của cơ quan."),
    "notice.letter.late": _("Chưa thấy %(outlet)s đăng theo công văn %(number)s."),
    "notice.letter.gone_early": _("%(outlet)s gỡ cải chính theo công văn %(number)s trước hạn giữ của luật."),
    "notice.letter.silent": _("%(outlet)s chưa trả lời yêu cầu giải thích theo công văn %(number)s, đã quá hạn."),
    "notice.instruct.done": _("Đã có kết quả bút phê “%(order)s”"),
    "notice.remedy.done": _("Đã khắc phục xong: %(note)s"),
    "notice.answer.given": _("Đã trả lời %(outlet)s bằng công văn %(note)s."),
    "notice.press.sent": _("Công văn %(note)s đã phát hành tới %(outlet)s, chờ báo đăng."),
    "notice.press.published": _("%(outlet)s đã đăng đủ theo công văn %(number)s."),
    "notice.press.partly": _("%(outlet)s đăng thiếu so với công văn %(number)s. %(note)s"),
    "notice.press.refused": _("%(outlet)s từ chối đăng theo công văn %(number)s. %(note)s"),
    "notice.press.overdue": _("Ghi nhận %(outlet)s không đăng. %(note)s"),
    "notice.press.dropped": _("Thôi không theo tiếp việc phản hồi. Lý do: %(note)s"),
    "notice.clarify.open_again": _("Trả lời công khai đã rút, tin bài làm rõ phải làm lại. Lý do rút: %(note)s"),
    "notice.reply.withdrawn": _(
        "Trả lời công khai của vụ việc đã đóng bị rút. Lý do: %(note)s Cần làm rõ tiếp thì lập vụ việc tiếp theo."
    ),
    "notice.clarify.drafted": _("Có dự thảo tin bài làm rõ, chờ người thứ hai duyệt."),
    "notice.clarify.approved": _("Tin bài làm rõ đã duyệt, chờ đăng trên kênh của cơ quan."),
    "notice.clarify.published": _("Tin bài làm rõ đã đăng: %(proof)s"),
    "notice.feedback.told": _("Đã phản hồi lại nơi phản ánh: %(note)s"),
}
ROUTE_REASONS = {
    "route.true": _("Ý báo nêu đúng: tiếp thu, khắc phục và trả lời; không thể lập văn bản phản đối."),
    "route.not_settled": _("Chưa đủ căn cứ kết luận: chỉ cung cấp thông tin đã có."),
    "route.not_press": _("Nơi đăng không phải cơ quan báo chí nên không có nghĩa vụ cải chính theo Luật Báo chí."),
    "route.not_ours": _("Nội dung không liên quan đến cơ quan hoặc lĩnh vực, địa bàn quản lý."),
    "route.conclusion": _(
        "Có văn bản kết luận của cơ quan có thẩm quyền: đề nghị cải chính, báo phải đăng theo %(rule)s."
    ),
    "route.no_conclusion": _(
        "Chưa có kết luận của cơ quan nhà nước có thẩm quyền nên đây là phản hồi kèm căn cứ, có thể đề nghị cải chính; "
        "thời hạn cải chính không chạy."
    ),
}
GAPS = {
    "close.claim_unknown": _("còn ý chưa đủ căn cứ kết luận"),
    "close.tasks": _("còn %(n)s việc, câu hỏi gửi đơn vị chưa trả lời"),
    "close.unsent": _("còn %(n)s văn bản đã ký, duyệt mà chưa phát hành hoặc trả lại người soạn"),
    "close.track": _("phần việc “%(track)s” chưa kết thúc"),
}

_CODED = {"verdict": VERDICTS, "track": TRACKS, "to": TRACK_STATES, "outcome": TRACK_STATES}
_CODED |= {"says": SAYS, "clock": CLOCKS}
_CODED |= {"kind": TASK_KINDS, "finding": TASK_FINDINGS, "link": {kind: pair[0] for kind, pair in LINKS.items()}}


def history(verb: str, facts: dict[str, Any]) -> str:
    """Return one audit line of a case as a sentence without its subject; unknown verbs stay as they are."""
    words = HISTORY.get(verb)
    if words is None:
        return verb
    known = {name: _worded(name, value) for name, value in facts.items()}
    if "track" in facts and "to" in facts:
        known["to"] = track_state(str(facts["track"]), str(facts["to"]))
    told = (str(words) % _Missing(known)).strip()
    if verb == "track.advance" and facts.get("until"):
        day = f"{date.fromisoformat(facts['until']):%d/%m/%Y}"
        told += f" {_day_set(day, str(facts.get('why_until', '')), str(facts.get('note', '')))}"
    return told


def track_state(track: str, state: str) -> str:
    """Return how far a part of work is, as words; unknown states stay as they are."""
    return str(OWN_STATES.get((track, state)) or TRACK_STATES.get(state, state))


def _day_set(day: str, reason: str, note: str) -> str:
    """Return what a line says of a day that was set; a reason that the line has told already is not said again."""
    if not reason or reason == note:
        return now_("Hạn xong: %(day)s.") % {"day": day}
    return now_("Hạn xong: %(day)s. Lý do: %(reason)s") % {"day": day, "reason": reason}


def _worded(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if name == "ends_at" and value:
        return _moment(str(value))
    if name in ("from_day", "to_day"):
        return f"{date.fromisoformat(value):%d/%m/%Y}" if value else now_("chưa đặt ngày")
    return str(_CODED[name].get(value, value) if name in _CODED else value)


def _moment(told: str) -> str:
    """Return the end of a term: a day that ends at midnight is named by itself, else the hour with its day."""
    try:
        moment = local(datetime.fromisoformat(told))
    except ValueError:
        return told
    if moment.time() == time(0):
        return f"{moment - timedelta(days=1):%d/%m/%Y}"
    return f"{moment:%H:%M %d/%m/%Y}"


def notice(code: str, facts: dict[str, Any]) -> str:
    """Return what a notice says; the units among its facts are named by the caller."""
    known = {name: _worded(name, value) for name, value in facts.items()}
    if not known.get("outlet", "?"):  # the paper goes to nobody of the register
        known["outlet"] = now_("cơ quan báo chí")
    told = " ".join((str(NOTICES[code]) % _Missing(known)).split())
    return told[:1].upper() + told[1:]


def gap(code: str, facts: dict[str, Any]) -> str:
    """Return what keeps a case open, as words."""
    known = {name: str(_CODED.get(name, {}).get(value, value)) for name, value in facts.items()}
    return str(GAPS[code]) % _Missing(known)


def route_reason(code: str, facts: dict[str, Any]) -> str:
    """Return why a route was chosen."""
    return str(ROUTE_REASONS[code]) % _Missing(facts)


class _Missing(dict[str, Any]):
    """A fact that an old line does not have is shown as a gap, never as an error."""

    def __missing__(self, name: str) -> str:
        return now_("(không ghi)")
