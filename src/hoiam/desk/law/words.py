"""Why this date, in words: the reasons of core/schedule as sentences, for screens, mails and the command alike.

The msgids are Vietnamese. A caller with Django hands in its gettext; the command, which needs no Django, hands in
nothing and gets the Vietnamese. Imports nothing of Django for that reason; makemessages finds the marks by their name.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from hoiam.core.values.law import Clock

Translate = Callable[[str], str]


def gettext_noop(text: str) -> str:
    """Mark a sentence for translation and return it unchanged."""
    return text


def plain(text: str) -> str:
    """Translate nothing: the msgids are Vietnamese already."""
    return text


SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "ical.broken": gettext_noop("Tệp không phải lịch iCalendar (.ics) đọc được. Chưa có gì được lưu."),
        "ical.empty": gettext_noop("Tệp không có ngày nghỉ nào từ thứ Hai đến thứ Sáu. Chưa có gì được lưu."),
        "ical.too_many": gettext_noop("Tệp có %(n)s sự kiện, nhiều hơn %(most)s. Chưa có gì được lưu."),
        "ical.not_all_day": gettext_noop("“%(name)s”: không phải sự kiện cả ngày."),
        "ical.recurs": gettext_noop("“%(name)s”: sự kiện lặp lại; hãy ghi rõ từng ngày."),
        "ical.too_long": gettext_noop("“%(name)s”: dài hơn một tháng hoặc ngày cuối đứng trước ngày đầu."),
        "ical.weekends": gettext_noop("%(n)s ngày thứ Bảy, Chủ nhật: vốn đã là ngày nghỉ."),
        "ical.worked_alone": gettext_noop("“%(name)s” (%(day)s): không rõ làm bù cho ngày nghỉ nào."),
        "holidays.broken": gettext_noop("Bảng ngày nghỉ không đọc được: %(fault)s"),
        "holidays.twice": gettext_noop("Năm %(year)s có một ngày nghỉ ghi hai lần."),
        "holidays.weekend": gettext_noop("%(day)s là ngày cuối tuần, vốn đã nghỉ."),
        "holidays.kind": gettext_noop("%(day)s: ngày nghỉ hoán đổi phải có ngày làm bù, ngày nghỉ khác thì không."),
        "holidays.worked": gettext_noop("%(day)s: ngày làm bù phải là thứ Bảy."),
        "holidays.wrong_year": gettext_noop("%(day)s không thuộc năm %(year)s."),
        "text.too_large": gettext_noop("Tệp lớn hơn %(most)s MB. Chưa có gì được lưu."),
        "text.not_utf8": gettext_noop("Tệp không phải văn bản UTF-8. Chưa có gì được lưu."),
        "law.broken": gettext_noop("Tệp quy tắc không đọc được: %(fault)s"),
        "law.strange_key": gettext_noop("Tệp quy tắc có mục lạ ở %(where)s: %(keys)s."),
        "law.clock": gettext_noop("Thời hạn của %(id)s ghi chưa đúng: %(fault)s."),
        "law.foreign_id": gettext_noop("Mã %(id)s không thuộc văn bản %(instrument)s."),
        "law.validity": gettext_noop("%(id)s: ngày hết hiệu lực đứng trước ngày có hiệu lực."),
        "law.no_such_rule": gettext_noop("%(id)s nhắc đến quy tắc không có: %(names)s."),
        "law.twice": gettext_noop("%(id)s có hai bản cùng áp dụng trong một ngày."),
        "rule.article": gettext_noop("Điều luật: %(article)s."),
        "start": gettext_noop("Bắt đầu từ khi %(event)s: %(at)s."),
        "start.asked": gettext_noop("Tìm hạn gần nhất kể từ %(at)s."),
        "start.missing": gettext_noop("Chưa tính: chưa đến lúc %(event)s."),
        "count.first_day_out": gettext_noop("Ngày bắt đầu, %(day)s, không tính."),
        "count.calendar_days": gettext_noop("Ngày thứ %(n)s là %(last)s."),
        "count.working_days": gettext_noop(
            "Ngày làm việc thứ %(n)s là %(last)s; không tính thứ Bảy, Chủ nhật, ngày lễ, ngày nghỉ hoán đổi."
        ),
        "count.months": gettext_noop("Hết %(n)s tháng vào %(last)s."),
        "count.same_day": gettext_noop("Phải xong ngay trong ngày, %(last)s."),
        "count.least": gettext_noop("Ít nhất %(n)s ngày, đến hết %(last)s; thời gian tối thiểu không dời."),
        "count.back": gettext_noop("Tính lùi %(n)s ngày: %(last)s."),
        "count.rolled": gettext_noop(
            "Ngày cuối, %(last)s, là ngày nghỉ (%(off)s) nên hạn kết thúc lúc 24:00 ngày làm việc tiếp theo: %(due)s."
        ),
        "count.analogy": gettext_noop(
            "Cách đếm theo Bộ luật Dân sự 2015, Điều 145 đến 148, áp dụng tương tự cho thời hạn hành chính."
        ),
        "hours.run": gettext_noop("Đếm liên tục %(n)s giờ: đến %(to)s."),
        "hours.back": gettext_noop("Tính lùi %(n)s giờ: %(to)s."),
        "hours.ends_on_day_off": gettext_noop(
            "Lúc hết hạn là ngày nghỉ (%(off)s). Hạn tính bằng giờ có dời được hay không còn tranh luận: giữ nguyên."
        ),
        "immediate.no_number": gettext_noop("Luật ghi “ngay”, không có số giờ; chậm hay không do người xem xét."),
        "next_issue.unknown": gettext_noop(
            "Hạn là số báo ra gần nhất; chưa biết ngày ra số đó vì kỳ ra báo chưa được ghi đủ."
        ),
        "next_issue.on": gettext_noop("Số báo ra gần nhất: %(date)s."),
        "clock.number_unknown": gettext_noop("Số của thời hạn này chưa xác định, cần đối chiếu Công báo."),
        "wallclock.weekly": gettext_noop("Chậm nhất %(time)s %(weekday)s hằng tuần."),
        "wallclock.weekly.strict": gettext_noop("Trước %(time)s %(weekday)s hằng tuần; đúng %(time)s:00 đã là chậm."),
        "wallclock.passed": gettext_noop("Kỳ của %(nominal)s gặp ngày nghỉ, hạn đã qua từ %(was)s."),
        "wallclock.holiday.previous_working_day": gettext_noop(
            "%(nominal)s là ngày nghỉ (%(off)s): theo cài đặt của cơ quan, hạn lên ngày làm việc liền trước, "
            "%(moved_to)s."
        ),
        "wallclock.holiday.next_working_day": gettext_noop(
            "%(nominal)s là ngày nghỉ (%(off)s): theo cài đặt của cơ quan, hạn sang ngày làm việc tiếp theo, "
            "%(moved_to)s."
        ),
        "wallclock.holiday.same_day": gettext_noop(
            "%(nominal)s là ngày nghỉ (%(off)s): theo cài đặt của cơ quan, hạn giữ nguyên."
        ),
        "set.reason": gettext_noop("Lý do đặt ngày này: %(reason)s."),
        "date.before": gettext_noop("Phải xong trước ngày %(date)s, tức hết %(last)s."),
        "date.by": gettext_noop("Chậm nhất hết %(last)s."),
        "date.on_day_off": gettext_noop("%(day)s là ngày nghỉ (%(off)s); mốc ngày cố định không dời."),
        "calendar.year_unknown": gettext_noop(
            "Chưa có lịch nghỉ của năm %(year)s: mới trừ thứ Bảy, Chủ nhật; ngày này là tạm tính."
        ),
        "calendar.year_provisional": gettext_noop(
            "Lịch nghỉ năm %(year)s mới theo luật và âm lịch, chưa có thông báo chính thức về ngày nghỉ Tết, "
            "Quốc khánh và ngày hoán đổi: ngày này là tạm tính."
        ),
        "calendar.doubtful": gettext_noop(
            "%(day)s chưa xác định là ngày nghỉ hay ngày làm việc; nếu được nghỉ thì hạn là %(due_if_off)s."
        ),
        "rule.policy": gettext_noop("Đây là quy định nội bộ, không phải hạn luật định."),
        "rule.confidence.A~": gettext_noop("Đọc từ bản chụp, có chỗ chữ chưa chắc; cần đối chiếu Công báo."),
        "rule.confidence.B": gettext_noop("Theo nguồn thứ cấp, chưa đọc chính văn; cần đối chiếu Công báo."),
        "rule.confidence.C": gettext_noop("Theo hiểu biết chung, chưa thấy văn bản; cần đối chiếu Công báo."),
        "rule.confidence.D": gettext_noop("Là nhận định, không phải chính văn; cần đối chiếu Công báo."),
        "rule.confidence.unreadable": gettext_noop("Chưa xác định, cần đối chiếu Công báo."),
        "target.earliest": gettext_noop("Có nhiều thời hạn: lấy hạn sớm hơn (%(rule)s) làm đích."),
        "target.unknown": gettext_noop("Thời hạn theo %(rule)s chưa tính được."),
        "target.no_transition": gettext_noop(
            "Sự việc nằm giữa hai văn bản (%(old_article)s; %(new_article)s) và không văn bản nào quy định chuyển "
            "tiếp: nêu cả hai, làm theo hạn sớm hơn."
        ),
        "limit.latest_law": gettext_noop("Các hạn đều là luật định: hạn cuối là hạn muộn hơn (%(rule)s)."),
        "limit.law_over_policy": gettext_noop("Hạn cuối là hạn luật định (%(rule)s); hạn kia là quy định nội bộ."),
        "limit.policy_only": gettext_noop("Đều là quy định nội bộ: hạn cuối là hạn muộn hơn (%(rule)s)."),
        "rounds.within": gettext_noop("Lần phản hồi thứ %(number)s trong %(limit)s lần theo %(article)s."),
        "rounds.over": gettext_noop(
            "Đã quá %(limit)s lần theo %(article)s: báo có quyền dừng đăng; chuyển sang cơ quan chủ quản, cơ quan quản "
            "lý báo chí hoặc Tòa án."
        ),
        "rounds.unknown": gettext_noop("Quy tắc này không nêu số lần phản hồi."),
        "rule.unknown": gettext_noop("Không có quy tắc “%(id)s”."),
        "rule.unknown.near": gettext_noop("Gần giống: %(near)s."),
        "rule.not_valid.before": gettext_noop("%(article)s chưa có hiệu lực ngày %(on)s; hiệu lực từ %(valid_from)s."),
        "rule.not_valid.ended": gettext_noop(
            "%(article)s không còn hiệu lực ngày %(on)s; hết hiệu lực từ %(valid_to)s."
        ),
        "rule.not_valid.use": gettext_noop("Ngày ấy áp dụng: %(use)s."),
        "rule.no_clock": gettext_noop("%(article)s không đặt thời hạn."),
        "start.time_missing": gettext_noop("Thời hạn tính bằng giờ cần cả giờ bắt đầu, ví dụ 2022-10-03T15:00."),
        "next_issue.before_start": gettext_noop("Số báo ngày %(issue)s ra trước ngày bắt đầu %(start)s."),
    }
)

EVENTS: Mapping[str, str] = MappingProxyType(
    {
        "occurred_at": gettext_noop("vụ việc xảy ra"),
        "received_at": gettext_noop("cơ quan nhận được"),
        "determined_at": gettext_noop("cơ quan xác định, bằng văn bản, việc ảnh hưởng đến dư luận"),
        "signed_at": gettext_noop("văn bản được ký"),
        "decided_at": gettext_noop("có quyết định giao phát ngôn"),
        "concluded_at": gettext_noop("có kết luận"),
        "letter_received_at": gettext_noop("cơ quan báo chí nhận được văn bản"),
        "conclusion_received_at": gettext_noop("cơ quan báo chí nhận được kết luận của cơ quan có thẩm quyền"),
        "answer_received_at": gettext_noop("cơ quan báo chí nhận được trả lời"),
        "published_at": gettext_noop("đăng, phát"),
        "assigned_at": gettext_noop("được giao việc"),
        "discovered_at": gettext_noop("phát hiện"),
        "press_acted_at": gettext_noop("ghi nhận báo từ chối, đăng thiếu hoặc không đăng"),
        "held_at": gettext_noop("họp báo bắt đầu"),
        "rated_high_at": gettext_noop("việc được xếp mức cao"),
        "alerted_at": gettext_noop("cảnh báo được gửi"),
        "processing_started_at": gettext_noop("bắt đầu xử lý dữ liệu"),
        "changed_at": gettext_noop("có thay đổi"),
        "work_ended_at": gettext_noop("công việc kết thúc"),
        "expires_at": gettext_noop("thỏa thuận hết hạn"),
        "in_force_at": gettext_noop("văn bản có hiệu lực"),
        "set_at": gettext_noop("người có trách nhiệm ấn định ngày"),
        "asked_at": gettext_noop("được hỏi"),
    }
)

OFF: Mapping[str, str] = MappingProxyType(
    {
        "weekend": gettext_noop("cuối tuần"),
        "holiday": gettext_noop("ngày lễ"),
        "substitute": gettext_noop("nghỉ bù"),
        "swapped": gettext_noop("nghỉ hoán đổi"),
    }
)

WEEKDAYS = (
    gettext_noop("thứ Hai"),
    gettext_noop("thứ Ba"),
    gettext_noop("thứ Tư"),
    gettext_noop("thứ Năm"),
    gettext_noop("thứ Sáu"),
    gettext_noop("thứ Bảy"),
    gettext_noop("Chủ nhật"),
)

LENGTHS: Mapping[str, str] = MappingProxyType(
    {
        "immediate": gettext_noop("ngay"),
        "hours": gettext_noop("%(n)s giờ"),
        "hours.before": gettext_noop("%(n)s giờ trước đó"),
        "calendar_days": gettext_noop("%(n)s ngày"),
        "calendar_days.before": gettext_noop("%(n)s ngày trước đó"),
        "calendar_days.least": gettext_noop("ít nhất %(n)s ngày"),
        "working_days": gettext_noop("%(n)s ngày làm việc"),
        "months": gettext_noop("%(n)s tháng"),
        "next_issue": gettext_noop("số ra gần nhất"),
        "before_wallclock": gettext_noop("đến %(time)s %(weekday)s"),
        "before_wallclock.strict": gettext_noop("trước %(time)s %(weekday)s"),
        "once_by_date": gettext_noop("đến hết ngày %(date)s"),
        "once_by_date.strict": gettext_noop("trước ngày %(date)s"),
    }
)

UNTOLD = gettext_noop("Không tính được (%(code)s).")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")


def sentence(code: str, facts: Mapping[str, Any], translate: Translate = plain) -> str:
    """Return the sentence of one reason or refusal; a code without words says so rather than failing."""
    keys = _keys(code, facts)
    if keys[0] not in SENTENCES:
        return translate(UNTOLD) % {"code": code}
    shown = {name: _shown(name, value, translate) for name, value in facts.items()}
    if facts.get("name"):
        shown["off"] = str(facts["name"])
    return " ".join(_capital(translate(SENTENCES[key]) % shown) for key in keys)


def length(clock: Clock, translate: Translate = plain) -> str:
    """Return how long a clock runs, as a chip or a table shows it: "15 ngày làm việc", "trước 15:00 thứ Năm"."""
    kind = str(clock.kind)
    if clock.before:
        kind = f"{kind}.before"
    elif clock.least:
        kind = f"{kind}.least"
    elif clock.strict:
        kind = f"{kind}.strict"
    date_words = "".join(f"/{part:02d}" if part else "" for part in (clock.by.month, clock.by.year)) if clock.by else ""
    return translate(LENGTHS[kind]) % {
        "n": "?" if clock.n is None else clock.n,
        "weekday": translate(WEEKDAYS[clock.weekday - 1]) if clock.weekday else "",
        "time": f"{clock.hour:%H:%M}" if clock.hour else "",
        "date": f"{clock.by.day:02d}{date_words}" if clock.by else "",
    }


FIRST_BARE_MONTH = 3  # only January and February take a zero (NĐ 30/2020, Phụ lục I, ô 4)


def when(value: datetime | date, translate: Translate = plain) -> str:
    """Return a day or a moment as an officer writes it: "thứ Hai 10/10/2022", "15:00 thứ Năm 06/10/2022"."""
    month = f"{value.month:02d}" if value.month < FIRST_BARE_MONTH else str(value.month)
    day = f"{translate(WEEKDAYS[value.weekday()])} {value:%d}/{month}/{value.year}"
    return f"{value:%H:%M} {day}" if isinstance(value, datetime) else day


def _keys(code: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the sentences of a code: some have a form for each case, some a second half."""
    if code.startswith("count.") and facts.get("n") == 0:
        return ("count.same_day",)
    if code == "start" and facts["event"] == "asked_at":
        return ("start.asked",)
    if code == "wallclock.weekly" and facts["strict"]:
        return ("wallclock.weekly.strict",)
    if code == "wallclock.holiday":
        return (f"wallclock.holiday.{facts['policy']}",)
    if code == "rule.confidence":
        return (f"rule.confidence.{facts['grade']}",)
    if code == "rule.unknown" and facts["near"]:
        return ("rule.unknown", "rule.unknown.near")
    if code == "rule.not_valid":
        first = "before" if facts["on"] < facts["valid_from"] else "ended"
        more = ("rule.not_valid.use",) if facts["use"] else ()
        return (f"rule.not_valid.{first}", *more)
    return (code,)


def _shown(name: str, value: Any, translate: Translate) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_shown(name, item, translate) for item in value)
    if name == "weekday":
        return translate(WEEKDAYS[value - 1])
    text = str(value)
    if name == "event":
        return translate(EVENTS[text])
    if name == "off":
        return translate(OFF[text]) if text else ""
    if ISO_DAY.fullmatch(text):
        return when(date.fromisoformat(text), translate)
    return when(datetime.fromisoformat(text), translate) if ISO_MOMENT.fullmatch(text) else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
