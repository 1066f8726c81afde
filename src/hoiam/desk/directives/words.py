"""Dispatches and their tasks as words: states, recurrences, why a task is due on its date, what could not be read."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hoiam.core.calendar.zone import end_of, local, localdate
from hoiam.desk.directives.models import Reminder, Term
from hoiam.desk.files import words as file_words

STATES = {"read": _("Máy đã đọc, chờ xác nhận"), "confirmed": _("Đã xác nhận, đang theo dõi")}
ENDED = {
    "repealed": _("Đã bị bãi bỏ, thu hồi"),
    "replaced": _("Đã có văn bản khác thay thế"),
    "done": _("Đã thực hiện xong"),
}
CHOICES = {
    "all": _("Tất cả"),
    "read": _("Chờ xác nhận"),
    "followed": _("Đang theo dõi"),
    "late": _("Có nhiệm vụ quá hạn"),
    "ended": _("Thôi theo dõi"),
}
CHANGES = {
    "move": _("Hạn mới của nhiệm vụ %(ref)s, văn bản %(paper)s: %(when)s."),
    "give": _("Nhiệm vụ %(ref)s của văn bản %(paper)s nay giao cả đơn vị."),
    "end": _("Nhiệm vụ %(ref)s của văn bản %(paper)s đã kết thúc."),
    "paper": _("Văn bản %(paper)s thôi theo dõi."),
}
WAYS = {
    "task": _("có nhiệm vụ trong văn bản"),
    "order": _("theo bút phê"),
    "list": _("theo danh sách gửi"),
}
FILTERS = {
    "all": _("Tất cả"),
    "mine": _("Của đơn vị tôi"),
    "overdue": _("Quá hạn"),
    "week": _("Hạn trong tuần này"),
    "undated": _("Không có ngày hạn"),
    "done": _("Đã xong"),
}
KINDS = {
    "continuous": _("thường xuyên"),
    "weekly": _("hằng tuần"),
    "monthly": _("hằng tháng"),
    "quarterly": _("hằng quý"),
    "periodic": _("định kỳ"),
    "dated": _("một lần"),
    "days_after_receipt": _("một lần, tính từ ngày nhận"),
    "event": _("khi có sự việc"),
}
QUALITIES = {"": _("chưa đánh giá"), "met": _("đạt"), "weak": _("chưa đạt, trả lại")}
HEAD = {
    "number_full": _("Số, ký hiệu"),
    "dated": _("Ngày văn bản"),
    "issuer": _("Cơ quan ban hành"),
    "subject": _("Trích yếu"),
}
RELATIONS = {
    "legal_basis": _("căn cứ"),
    "implements": _("thực hiện"),
    "must_comply": _("phải tuân theo"),
    "related": _("liên quan"),
}
WEEKDAYS = (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật"))
UNREADABLE = {
    "upload.none": _("Hãy chọn tệp văn bản cần đọc."),
    "upload.too_large": _("Tệp lớn quá %(most)s. Hãy quét lại ở 200 dpi, đen trắng hoặc xám, hoặc tách văn bản."),
    "scan.empty": _("Tệp trống, không có gì để đọc. Hãy kiểm tra lại tệp rồi gửi lại."),
    "scan.too_large": _("Trang hoặc tệp lớn quá mức đọc được. Hãy quét lại ở 200 dpi, khổ A4."),
    "scan.not_text": _(
        "Tệp không phải văn bản: nội dung là dữ liệu nhị phân. Hãy gửi tệp TXT, PDF, DOCX, PNG hoặc JPG."
    ),
    "scan.broken": _("Tệp hỏng hoặc không đúng định dạng nên không mở được. Hãy quét hoặc xuất lại tệp."),
    "scan.password": _("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
    "scan.too_many_pages": _("Tệp có quá 40 trang. Hãy tách phần công văn rồi gửi riêng."),
    "scan.no_tesseract": _(
        "Máy chủ chưa có chương trình đọc ảnh (tesseract). Hãy gửi tệp TXT, DOCX hoặc báo quản trị."
    ),
    "scan.no_vietnamese": _("Chương trình đọc ảnh trên máy chủ chưa có tiếng Việt. Hãy báo quản trị cài đặt."),
    "scan.no_text": _("Không đọc được chữ nào trong tệp. Hãy quét lại rõ hơn, đúng chiều."),
    "scan.timeout": _("Đọc ảnh quá lâu nên đã dừng. Hãy gửi lại ảnh nhỏ hơn."),
    "read.empty": _("Tệp có quá ít chữ, chưa đủ để đọc thành văn bản."),
    "read.not_text": _("Nội dung tệp không phải văn bản."),
    "read.not_a_dispatch": _(
        "Không thấy số, ngày, trích yếu hay nơi gửi: đây có vẻ không phải văn bản hành chính. Nếu là giấy tờ của báo, "
        "hãy vào sổ ở mục Giấy tờ báo gửi."
    ),
    "disk.full": _("Kho lưu tệp đã đầy nên chưa giữ được bản gốc. Hãy báo quản trị rồi gửi lại."),
    "disk.failed": _("Chưa ghi được vào kho lưu tệp. Hãy thử lại sau ít phút."),
}
PAGE_PROBLEMS = {
    "scan.poison": _("máy đã thử ba lần mà không đọc xong"),
    "scan.broken": _("trang hỏng, không mở được"),
    "scan.too_large": _("trang lớn quá mức đọc được"),
}
HISTORY = {
    "directive.take_in": _("đưa văn bản %(number)s vào hệ thống; máy đọc được %(tasks)s nhiệm vụ."),
    "directive.mend": _("sửa phần đầu văn bản (%(fields)s)."),
    "directive.word": _("đọc “%(original)s” ở dòng %(line)s là “%(reading)s”."),
    "directive.rest": _("nhận %(count)s chữ thường còn lại đúng như đề nghị."),
    "directive.field": _("nhận %(fields)s của văn bản: %(value)s."),
    "study.ask": _("giao quán triệt văn bản đến hết %(until)s cho %(units)s đơn vị."),
    "order.give": _("bút phê: “%(order)s”"),
    "order.move": _("đổi ngày của bút phê “%(order)s” từ %(from_day)s sang %(to_day)s. Lý do: %(reason)s"),
    "order.ack": _("đã nhận bút phê “%(order)s”"),
    "order.done": _("báo kết quả bút phê “%(order)s”: %(result)s"),
    "distribution.send": _("gửi văn bản đến %(to)s."),
    "distribution.receive": _("báo đơn vị đã nhận văn bản."),
    "distribution.end": _("thu lại văn bản gửi nhầm đơn vị."),
    "study.remind": _("nhắc đơn vị quán triệt văn bản."),
    "study.read": _("báo đơn vị đã quán triệt văn bản."),
    "directive.confirm": _("xác nhận văn bản, theo dõi %(tasks)s nhiệm vụ."),
    "task.mend": _("%(how)s nhiệm vụ %(task)s."),
    "task.add": _("thêm nhiệm vụ %(task)s mà máy không thấy."),
    "task.evidence": _("báo đã làm nhiệm vụ %(task)s: %(note)s"),
    "task.remind": _("nhắc đơn vị làm nhiệm vụ %(task)s."),
    "task.receive": _("đã nhận %(tasks)s nhiệm vụ của đơn vị."),
    "task.hand_on": _("phân công tiếp nhiệm vụ %(task)s cho %(to)s."),
    "task.take_back": _("thu lại nhiệm vụ %(task)s đã phân công tiếp cho %(to)s."),
    "task.add_unit": _("thêm %(to)s vào nhiệm vụ %(task)s: %(why)s"),
    "task.move_date": _("đổi hạn nhiệm vụ %(task)s của %(to)s đến %(until)s: %(why)s"),
    "task.end": _("kết thúc nhiệm vụ %(task)s: %(why)s"),
    "directive.end": _("kết thúc theo dõi văn bản, %(how)s: %(why)s"),
    "task.judge": _("đánh giá sản phẩm nhiệm vụ %(task)s: %(quality)s. %(note)s"),
}
HANDED = {
    "task.ahead": _("Hạn riêng: %(when)s, trước hạn chung %(of)s %(days)s ngày làm việc."),
    "task.with": _("Hạn riêng cùng hạn chung: %(when)s."),
    "task.own": _("Hạn riêng: %(when)s."),
}
FUZZY = {
    "promptly": _("kịp thời"),
    "at_once": _("ngay"),
    "periodic": _("định kỳ"),
    "often": _("thường xuyên"),
    "ad_hoc": _("đột xuất"),
}
_FUZZY = re.compile(r"kịp thời|khẩn trương|sớm|định kỳ|đột xuất|\bngay\b", re.IGNORECASE)
_BOUNDS = {"before": _("trước"), "within": _("chậm nhất"), "on": _("vào"), None: _("đến hết")}


def unreadable(code: str, most: str = "") -> str:
    """Return why a file was not taken in, and what to do; nothing was kept."""
    words = UNREADABLE.get(code)
    told = str(words) % {"most": most} if words else file_words.refused(code)
    return told + " " + now_("Chưa có gì được lưu.")


def scan_problem(code: str) -> str:
    """Return why a file that was kept could not become a dispatch, and what to do."""
    words = UNREADABLE.get(code)
    told = str(words) if words else file_words.refused(code)
    return told + " " + now_("Tệp gốc vẫn được giữ.")


def page_problem(code: str) -> str:
    """Return why the machine saw nothing on a page."""
    return str(PAGE_PROBLEMS.get(code) or UNREADABLE.get(code) or file_words.refused(code))


def history(verb: str, facts: Mapping[str, Any]) -> str:
    """Return a line of the audit as a sentence that follows a post's name."""
    told = dict(facts)
    told["fields"] = ", ".join(str(HEAD.get(name, name)) for name in facts.get("before", {})) or now_("nội dung")
    if "field" in facts:
        told["fields"] = str(HEAD.get(str(facts["field"]), facts["field"])).lower()
        if facts["field"] == "dated" and facts.get("value"):
            told["value"] = f"{date.fromisoformat(str(facts['value'])):%d/%m/%Y}"
    if "until" in facts:
        told["until"] = f"{date.fromisoformat(str(facts['until'])):%d/%m/%Y}"
    for name in ("from_day", "to_day"):
        if name in facts:
            told[name] = f"{date.fromisoformat(str(facts[name])):%d/%m/%Y}" if facts[name] else now_("chưa đặt")
    if verb == "task.move_date":
        day = told["until"]
        told["until"] = f"{facts['hour']} {day}" if facts.get("hour") else now_("hết %(day)s") % {"day": day}
    told["how"] = now_("nhận") if facts.get("accepted") else now_("gạch bỏ")
    if verb == "directive.end":
        told["how"] = f"{ENDED.get(str(facts.get('how')), '')} {facts.get('other') or ''}".strip()
        told["how"] = told["how"][:1].lower() + told["how"][1:]
    told["quality"] = str(QUALITIES.get(str(facts.get("quality")), ""))
    told["number"] = facts.get("number") or now_("chưa rõ số")
    return str(HISTORY[verb]) % told if verb in HISTORY else verb


def change(reminder: Reminder) -> str:
    """Return what a unit was told of a change, without its reason."""
    task, due = reminder.bond.task, reminder.for_due_at
    last = localdate(due - timedelta(microseconds=1))
    whole = reminder.step == "end" and task.ended_at is None  # the task itself was not ended: its paper was
    told = {"ref": task.ref, "paper": task.directive.number_full or task.directive.name}
    told["when"] = _until(last, None if due == end_of(last) else f"{local(due):%H:%M}")
    return str(CHANGES["paper" if whole else reminder.step]) % told


def _until(day: date, hour: str | None) -> str:
    """Return the last moment that is in time: "đến hết thứ Bảy 08/10/2022", "trước 15:00 thứ Năm 06/10/2022"."""
    until = now_("trước %(time)s ") % {"time": hour} if hour else now_("đến hết ")
    return f"{until}{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def recurrence(due: Mapping[str, Any]) -> str:
    """Return how often a task comes back: "hằng tháng, hằng quý"."""
    kinds = [due.get("kind") or "continuous", *(due.get("also") or [])]
    return ", ".join(str(KINDS.get(kind, kind)) for kind in kinds)


def why(next_why: Mapping[str, Any], deadline_text: str) -> str:
    """Return which words of the paper led to the next date, "" where there is no date."""
    reason = next_why.get("reason") or {}
    facts = reason.get("facts") or {}
    if not facts.get("day"):
        return ""
    day = date.fromisoformat(facts["day"])
    if reason["code"] in HANDED:
        return _handed(str(reason["code"]), facts, day)
    if reason["code"] == "task.moved":
        told = {"when": _until(day, facts.get("time")), "why": facts.get("note", "")}
        told["was"] = f"{date.fromisoformat(facts['was']):%d/%m/%Y}"
        return now_("Hạn đã đổi: %(when)s, trước là %(was)s. Lý do: %(why)s") % told
    told = {
        "bound": str(_BOUNDS.get(facts.get("bound"), _BOUNDS[None])),
        "hour": now_("%(time)s ") % {"time": facts["time"]} if facts.get("time") else "",
        "weekday": str(WEEKDAYS[day.weekday()]),
        "day": f"{day:%d/%m/%Y}",
        "kind": str(KINDS.get(str(reason["code"]).removeprefix("task."), "")),
    }
    said = now_("%(kind)s, %(bound)s %(hour)s%(weekday)s %(day)s") % told
    unsaid = facts.get("bound") is None and _ends_its_month(facts.get("nominal") or facts["day"])
    if reason["code"] == "task.monthly" and unsaid and not deadline_text.strip(" .,;").isdigit():
        said += now_(" (ngày cuối tháng, vì văn bản không ghi ngày)")
    if facts.get("nominal"):
        off = {"off": f"{date.fromisoformat(facts['nominal']):%d/%m/%Y}"}
        said += now_(" (%(off)s là ngày nghỉ, chuyển theo quy định của cơ quan về báo cáo tuần)") % off
    if reason["code"] == "task.quarterly" and unsaid:
        said += now_(" (ngày cuối quý, vì văn bản không ghi ngày)")
    return (
        now_("Văn bản ghi “%(words)s”: %(said)s.") % {"words": deadline_text, "said": said} if deadline_text else said
    )


def _ends_its_month(day: str) -> bool:
    return (date.fromisoformat(day) + timedelta(days=1)).day == 1


def _handed(code: str, facts: Mapping[str, Any], day: date) -> str:
    """Return by when something handed on is due, and how that stands to the giver's own date."""
    told = {"when": _until(day, facts.get("time"))}
    if code == "task.ahead":
        told |= {"of": f"{date.fromisoformat(facts['of']):%d/%m/%Y}", "days": facts["days"]}
    return str(HANDED[code]) % told


def undated(due: Mapping[str, Any], deadline_text: str, over: bool = False) -> str:
    """Return why a task has no date: what the paper leaves open is said, never guessed. `over`: it was due once."""
    if over:
        return now_("Đã báo làm xong, không còn hạn.")
    kind, said = due.get("kind") or "continuous", {"words": deadline_text}
    if kind == "event":
        trigger = due.get("trigger")
        when = now_("Tính từ sự việc: %(trigger)s.") % {"trigger": trigger} if trigger else now_("Tính từ sự việc.")
        return when + (" " + now_("“%(words)s”: không ghi số giờ.") % said if deadline_text else "")
    if kind == "periodic":
        return now_("“%(words)s”: văn bản không ghi kỳ.") % {"words": deadline_text or now_("định kỳ")}
    if needs_setting(due, deadline_text):
        return now_("“%(words)s”: văn bản không ghi ngày giờ.") % said
    if deadline_text:
        return now_("“%(words)s”: làm thường xuyên, không có ngày hạn.") % said
    return now_("Thường xuyên, không có ngày hạn.")


def term(found: Term) -> str:
    """Return what a fuzzy word means in the office: "trong 24 giờ", "hằng tháng, chậm nhất ngày 25"."""
    if found.hours is not None:
        return ngettext("trong %(n)s giờ", "trong %(n)s giờ", found.hours) % {"n": found.hours}
    if found.working_days is not None:
        words = ngettext("trong %(n)s ngày làm việc", "trong %(n)s ngày làm việc", found.working_days)
        return words % {"n": found.working_days}
    if found.every == "weekly":
        return now_("hằng tuần, chậm nhất %(day)s") % {"day": WEEKDAYS[(found.day or 1) - 1]}
    if found.every == "monthly":
        return now_("hằng tháng, chậm nhất ngày %(day)s") % {"day": found.day}
    return now_("hằng quý, chậm nhất ngày %(day)s của tháng cuối quý") % {"day": found.day}


def by_terms(found: Sequence[Term]) -> str:
    """Return what the office has agreed about the fuzzy words of a task, "" for nothing."""
    told = [
        now_("Quy ước của cơ quan: “%(word)s” là %(term)s.") % {"word": FUZZY[one.word], "term": term(one)}
        for one in found
    ]
    return " ".join(told)


def needs_setting(due: Mapping[str, Any], deadline_text: str) -> bool:
    """Say whether the paper asks for a term without giving its number ("kịp thời", "định kỳ")."""
    return due.get("kind") not in ("continuous", "event") or bool(_FUZZY.search(deadline_text))
