"""By when, and how often?

Reads the words of a deadline into `Due` (dispatch-2736, section 1.4). "trước" is strictly before; "chậm nhất", "đến
hết", "trong vòng" run up to the end of what they name; "vào" is that day. What has no number keeps its words and
gets none.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hoiam.core.read import dates
from hoiam.core.read.bodies import HEAD
from hoiam.core.read.rhythms import ADHOC, EVERY, REPEATS, YEARLY
from hoiam.core.read.verbs import VERB
from hoiam.core.values.dispatch import Due

_HOUR = (
    r"(?:(?P<h>\d{1,2})\s*(?:h(?![a-z])|gio\b|:|g(?![a-z]))\s*(?P<m>\d{2})?(?:\s*(?:phut|ph|p))?|"
    r"(?P<noon>cuoi gio (?:lam viec )?(?:buoi )?(?:sang|chieu)))"
)
TIME = re.compile(rf"(?<!\d)(?<!/){_HOUR}")
_CLOCK_NOT = re.compile(
    r"24/24\s*(?:gio|h)?|24/7|7/24\s*(?:gio|h)?|"
    r"\b(?:du|suot|it nhat|toi thieu|trong(?: vong| thoi han| thoi gian)?) \d{1,3} ?(?:gio|h)\b(?! ?\d)"
)
_DOTTED = re.compile(
    r"\b(?:truoc|vao|luc|hoi|den|cham nhat)(?: la)? ([01]?\d|2[0-4])\.(?:(00|15|30|45)\b(?!\.?\d)|"
    r"([0-5]\d)\b(?= (?:ngay|thu|hang|hom)\b))"
)  # 16.00; "trước 20.11" is a day
_DAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6}
_WEEKDAY = re.compile(r"\bth[uw]\w?\s+(hai|ba|tu|nam|sau|bay|[2-7])\b|\b(chu nhat)\b")
_BOUND = re.compile(
    r"(?P<before>\btruoc(?! khi| mat| het| tien| day| do)\b)|(?P<within>\b(?:cham nhat|muon nhat|"
    r"den het|het ngay|trong vong|trong thoi han|trong thoi gian|khong qua|tre nhat|xong trong|toi da|"
    r"khong (?:muon|cham|tre) hon|trong (?:cac |ca )?(?:0?[2-9] )?(?:ngay|thang|quy)(?! lam)|den ngay|den cuoi|"
    r"thoi han|han (?:cuoi|chot|hoan))\b)|"
    r"(?P<on>\bvao\b)"
)
_DAY_OF_MONTH = re.compile(r"\bngay\s+(\d{1,2})\b(?!\s*(?:/|thang\s*\d|-\d))")
_MONTH_OF_QUARTER = re.compile(r"\bthang\s+(cuoi|dau|giua|thu hai|thu nhat|thu ba|thu 1|thu 2|thu 3)\b")
_MONTHS = {"dau": 1, "thu nhat": 1, "thu 1": 1, "giua": 2, "thu hai": 2, "thu 2": 2, "cuoi": 3, "thu ba": 3, "thu 3": 3}
_LISTED_DAYS = (  # "trong 02 ngày 15, 16/6": days that are named, no count; but "03 ngày, 24/24 giờ trực"
    r"(?!24/7\b(?!/))\d{1,2}(?:\s?(?:[-–,/]|va|den)\s?\d{1,2})*(?:\s?/\s?(?:0?[1-9]|1[0-2])\b| thang \d)"
)
_TERM = re.compile(
    r"(?:(?:trong(?: vong| thoi han| thoi gian)?|cham nhat(?: la)?(?: sau)?|muon nhat|khong qua|sau|truoc|"
    r"trong thoi han khong qua|khong (?:muon|cham) hon|toi da)\s+(?:la\s+)?(?:khong qua\s+|toi da\s+)?)"
    r"(?P<n>\d{1,3}|mot|hai|ba|bon|nam|bay|muoi)\s*(?:\([^)]*\)\s*)?(?P<unit>ngay lam viec|"
    rf"ngay(?!,? {_LISTED_DAYS})|gio|"
    r"h\b|tuan|thang)(?P<tail>\s*,?\s*(?:ke\s+tu|tu|sau khi|tinh tu|ke)\s+[^,;.]*)?"
)
_LAST_DAY = 31
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "bay": 7, "muoi": 10}
_ARRIVAL = re.compile(
    r"(?:ke tu|tu|sau|tinh tu)\s+(?:khi |ngay |thoi diem )*(?:nhan|ky|ban hanh|co van ban|"
    r"tiep nhan (?:van ban|cong van|ke hoach|chi thi|thong bao|cong dien))"
)
_WHEN = re.compile(
    r"(?:^|(?<=[,;.:(] )|(?<=\s))(?P<all>(?:ngay )?(?:sau )?(?:khi|trong truong hop|truong hop|neu|"
    r"moi khi|ngay khi|(?:ngay )?sau (?:moi |tung )(?:lan|dot|cuoc|buoi|vu|ca|phien|ky)|"
    r"moi lan)\s+(?!can thiet\b)[^;.]*?)(?=,\s|[;.)]|$|\s(?:thi|phai)\s)|"
    r"^\W*(?P<then>(?:vu viec|noi dung|van de|phan anh|thong tin|truong hop|"
    r"(?:[a-z]+ ){1,3}nao)\s[^,;.]{3,80}?)\s+(?=thi\s)"
)
_NOT_WHEN = re.compile(r"\b(?:truoc|trong|den|sau|ke tu|tu|tinh tu|cac|nhung|moi|mot so|nhieu|tung|loai bo) $")
_SOON = re.compile(r"\b(?:kip thoi|ngay lap tuc|bao cao ngay|khan truong bao cao|ngay)\b")
_REPORTS = re.compile(
    r"\bkip thoi\s+(?:tong hop,?\s+)?(?:bao cao|phan anh|tham muu|thong bao|de xuat|kien nghi)\b|"
    r"\b(?:bao cao|phan anh|thong bao|de xuat) (?:ngay|kip thoi)\b(?! \d)"
)
_DAILY = re.compile(r"\b(?:hang|moi) ngay\b|\blan\s?/\s?ngay\b")
_ALWAYS = re.compile(r"\bthuong xuyen\b|\blien tuc\b")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date with the words that gave it, and how sure it is."""

    due: Due
    words: str | None
    confidence: float


def deadline(clear: str, plain: str, issued: date | None, matter: str | None = None) -> Deadline:
    """Return the deadline of one part of an order.

    `issued` gives years that the text leaves out. `matter` is what the part before speaks of: where something is to be
    reported "kịp thời" and no condition stands, that matter is the trigger.
    """
    for read in (_before_it, _term, _repeated, _on_a_day):
        if found := read(clear, plain, issued):
            return found
    return _without_number(clear, plain, matter)


def trigger(clear: str, plain: str) -> tuple[int, int] | None:
    """Return where the condition of an order stands ("Khi …", "Trong trường hợp …", "nếu …")."""
    for found in _WHEN.finditer(plain):
        if found["then"]:
            return found.span("then")
        if clear[found.start("all") :].lower().startswith("nêu"):
            continue  # "nội dung báo nêu": what somebody says, no condition
        if re.search(r"\bkh[íỉ]\b", clear[found.start("all") : found.start("all") + 9].lower()):
            continue  # "khí tượng"
        if not _NOT_WHEN.search(plain[: found.start("all")]) and len(found["all"].split()) > 2:
            start, end = found.span("all")
            return start, end if plain[:start].strip(" ,-") else _condition_end(plain, end)
    return None


def _condition_end(plain: str, end: int) -> int:
    """Return where a condition at the start ends: it runs over commas until somebody is named or ordered."""
    while (comma := re.match(r",\s*(?:thi\s+)?", plain[end:])) is not None:
        rest = end + comma.end()
        if VERB.match(plain, rest) or HEAD.match(plain, rest) or plain.startswith(("yeu cau", "de nghi", "giao"), rest):
            break
        more = re.compile(r"[,;]|$").search(plain, rest)
        if more is None or more.start() == len(plain) or plain[more.start()] == ";":
            break
        end = more.start()
    return end


def _before_it(clear: str, plain: str, _issued: date | None) -> Deadline | None:
    """Return "trước khi thi công 02 ngày": so long before something happens, whose day the paper does not know."""
    found = re.search(r"\btruoc khi\s+[^,;.\d]{3,60}\d{1,2}\s+(?:ngay|gio)\b", plain)
    if not found:
        return None
    words = " ".join(clear[found.start() : found.end()].split())
    return Deadline(Due("event", trigger=words), words, 0.8)


def _term(clear: str, plain: str, issued: date | None) -> Deadline | None:
    found = _TERM.search(plain)
    if not found or (found["unit"] in {"tuan", "thang"} and not found["tail"]):
        return None
    if re.match(r"\s*truoc\b", plain[found.end() :]):
        return None  # "trong 05 ngày trước ngày bầu cử": a span, no term
    if (
        found["unit"] in {"gio", "h"}
        and not found["tail"]
        and re.match(r"(?:truoc|cham nhat|muon nhat) (?:la )?\d", found[0])
    ):
        return None  # a time of day
    count = int(found["n"]) if found["n"].isdigit() else _WORDS[found["n"]]
    words = " ".join(clear[found.start() : found.end()].split())
    bound = "before" if found[0].startswith("truoc") else "within"
    tail = clear[found.start("tail") : found.end("tail")].strip(" ,") if found["tail"] else None
    if found["unit"] in {"gio", "h"}:
        return Deadline(Due("event", trigger=tail, within=words, within_hours=count, bound=bound), words, 0.9)
    if found["unit"] in {"tuan", "thang"}:
        count *= 7 if found["unit"] == "tuan" else 30
    working = found["unit"].endswith("lam viec")
    if tail is None and not re.search(r"lam viec", found["unit"]) and found[0].startswith(("sau", "truoc")):
        return None
    if tail and not _ARRIVAL.search(found["tail"]):
        return Deadline(
            Due("event", trigger=tail, within=words, days=count, working_days=working, bound=bound), words, 0.85
        )
    if tail is None and (condition := trigger(clear, plain)):
        when = clear[slice(*condition)].strip(" ,")
        return Deadline(
            Due("event", trigger=when, within=words, days=count, working_days=working, bound=bound), words, 0.85
        )
    return Deadline(Due("days_after_receipt", days=count, working_days=working, trigger=tail, bound=bound), words, 0.9)


def _repeated(clear: str, plain: str, issued: date | None) -> Deadline | None:
    kinds = list(dict.fromkeys(kind for kind, words in REPEATS if words.search(plain)))
    if "quarterly" in kinds and "monthly" in kinds and not re.search(rf"\b{EVERY}\s*(?:tuan,? )?thang", plain):
        kinds.remove("monthly")
    if "periodic" in kinds and len(kinds) > 1 and not YEARLY.search(plain):
        kinds.remove("periodic")
    weekday = _WEEKDAY.search(plain)
    if weekday and "weekly" not in kinds and re.search(r"\btuan\b", plain) and "dated" not in kinds:
        kinds.insert(0, "weekly")
    if ADHOC.search(plain):
        kinds.append("event")
    if kinds in (["event"], ["periodic"]) and (day := _once(clear, plain, issued)):
        return day
    if not kinds or kinds == ["event"]:
        return _adhoc(clear, plain) if kinds else None
    due = Due(kinds[0], also=tuple(kinds[1:]))
    due = replace(due, **_details(plain, kinds[0], issued))
    return Deadline(due, _words(clear, plain), 0.9)


def _once(clear: str, plain: str, issued: date | None) -> Deadline | None:
    """Return "sơ kết 6 tháng trước ngày 15/6/2024": one day of a year, that does not come back."""
    if not re.search(r"\b(?:19|20)\d\d\b", plain):
        return None
    day = _on_a_day(clear, plain, issued)
    return None if day is None or day.due.dates else day


def _adhoc(clear: str, plain: str) -> Deadline:
    found = trigger(clear, plain)
    return Deadline(Due("event", trigger=clear[slice(*found)] if found else "đột xuất"), "đột xuất", 0.7)


def _details(plain: str, kind: str, issued: date | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"time": _time(plain), "bound": _bound(plain)}
    if kind == "weekly" and (found := _WEEKDAY.search(plain)):
        facts["weekday"] = 7 if found[2] else _DAYS[found[1]]
    if kind in {"monthly", "quarterly"} and (found := _DAY_OF_MONTH.search(plain)) and 1 <= int(found[1]) <= _LAST_DAY:
        facts["day"] = int(found[1])
    if (kind == "quarterly" and (found := _MONTH_OF_QUARTER.search(plain))) or (
        kind == "quarterly" and (found := re.search(r"\b(cuoi|dau) (?:moi |hang )?quy\b", plain))
    ):
        facts["month_of_quarter"] = _MONTHS[found[1]]
    if kind == "quarterly" and re.search(r"\bcac thang 0?3, 0?6", plain):
        facts["month_of_quarter"] = 3
    if kind == "periodic" and (found_days := dates.days(plain, issued)):
        facts["dates"] = tuple(found_days)
    if facts["bound"] and not any(facts.get(key) for key in ("weekday", "day", "time", "dates", "month_of_quarter")):
        facts["bound"] = None
    return facts


def _on_a_day(clear: str, plain: str, issued: date | None) -> Deadline | None:
    bound = _bound(plain)
    span = re.search(r"\btu (?:ngay )?[\d/ thangnm]+ (?:den|-) (?:het )?(?:ngay )?", plain)
    lead = re.search(
        r"\b(?:truoc|cham nhat|muon nhat|tre nhat|khong (?:muon|cham|tre) hon|khong qua|den het|het ngay|vao|luc|"
        r"hoi(?= \d)|trong (?:cac |ca )?(?:0?[2-9] )?ngay|"
        r"xong|hoan thanh|thoi gian|thoi han|han|den ngay|trong thang|trong quy|trong nam|trong (?:6|06|sau|9|09) "
        r"thang|"
        r"nam(?= \d{4}\W*$)|xong trong|het quy|het thang|het nam|cuoi nam|tu nay(?= den)|tu(?= \d{1,2} ?(?:gio|h|:))|"
        r"(?:dut diem|ket thuc)(?= [^,;.]{0,40}?\b(?:trong|den|het|cuoi) nam \d{4})|den)\b",
        plain,
    )
    if not span and not lead and not re.search(r"^\W*(?:ngay )?\d{1,2}/\d{1,2}", plain):
        return None
    if span and (later := _BY.search(plain, span.end())) and dates.days(plain[later.start() :], issued):
        span, lead, bound = None, later, "before" if later[0] == "truoc" else "within"
    start = span.end() if span else lead.start() if lead else 0
    rest = _without_citations(plain[start:])
    found = list(dates.days(rest if span else _without_starts(rest), issued))
    month = dates.last_of_month(plain[start:], issued) or dates.last_of_year(plain[start:], issued)
    if not found and issued and re.search(r"\bcung ngay\b|\bngay hom nay\b", plain):
        found = [issued]
    if not found and not month:
        return None
    until = found[0] if found else month
    if span:
        bound = "within"
    if not found and bound is None:
        bound = "within"
    if not found and month and re.search(r"\btruoc (?:thang|quy)\b", plain):
        until = dates.first_of_month(plain[start:], issued) or until
    elif not found and month and not dates.last_of_month(plain[start:], issued):
        until = dates.first_of_year(plain[start:], issued) or until
    due = Due("dated", time=_time(plain), date=until, bound=bound or "on", dates=tuple(found[1:]))
    return Deadline(due, _words(clear, plain), 0.9 if bound else 0.7)


_BY = re.compile(
    r"\b(?:truoc|cham nhat|muon nhat)(?= (?:la )?(?:ngay|\d))"
)  # a term after the span that is reported on


def _without_citations(plain: str) -> str:
    """Blank out days that belong to papers cited ("Kế hoạch số 12/KH-UBND ngày 05/01/2024 của …")."""
    return re.sub(r"(?:so\s+\d[\w/.\-&]*,?\s+)ngay\s+[\d/. thangnam]+", lambda cut: " " * len(cut[0]), plain)


def _without_starts(plain: str) -> str:
    """Blank out days from which on something holds ("từ ngày 01/7/2024"): they end nothing."""
    return _FROM.sub(lambda cut: " " * len(cut[0]), plain)


_FROM = re.compile(
    r"\btu (?:ngay )?(?:\d{1,2} ?[/.\-] ?\d{1,2}(?: ?[/.\-] ?\d{4})?|\d{1,2} thang \d{1,2}(?:,? nam \d{4})?)\b"
)


_AHEAD = re.compile(
    r"\btruoc (?:(?:it nhat |toi thieu )\d{1,2} (?:ngay|gio)(?: lam viec)?|\d{1,2} ngay(?: lam viec)?|(?:ngay|dip|ky|"
    r"mua|"
    r"thoi diem|le|tet|nam hoc|khi|hoi nghi|phien|dai hoi|khai giang|cuoc hop|mot ngay|hai ngay)(?= (?!thang|"
    r"truoc)[a-z])[^,;.:()]*)"
)
_MINUTES = re.compile(
    r"\b(?:trong(?: vong| thoi gian| thoi han)?|khong qua|cham nhat|toi da)(?: la| sau)? (\d{1,3}) phut\b"
)


def _ahead(clear: str, plain: str) -> Deadline | None:
    """Return what is to be done ahead of an event ("trước ngày khai giảng") or within minutes: no day, but no "
    ""always"."""
    if found := _AHEAD.search(plain):
        words = clear[found.start() : found.end()].strip()
        return Deadline(Due("event", trigger=words), words, 0.8)
    if found := _MINUTES.search(plain):
        words = clear[found.start() : found.end()].strip()
        when = clear[slice(*condition)] if (condition := trigger(clear, plain)) else None
        return Deadline(
            Due("event", trigger=when, within=words, within_hours=int(found[1]) / 60, bound="within"), words, 0.8
        )
    return None


def _without_number(clear: str, plain: str, matter: str | None) -> Deadline:
    if daily := _DAILY.search(plain):
        time = _time(plain)
        words = clear[daily.start() : daily.end()] if time is None else _words(clear, plain)
        return Deadline(Due(time=time, bound=_bound(plain) if time else None), words, 0.85)
    if ahead := _ahead(clear, plain):
        return ahead
    soon = _REPORTS.search(plain)
    if condition := trigger(clear, plain):
        words = clear[slice(*condition)].strip(" ,")
        within = "kịp thời" if soon else "ngay" if re.match(r"ngay (?:sau )?khi", plain[slice(*condition)]) else None
        return Deadline(Due("event", trigger=words, within=within), within, 0.85)
    if soon:
        return Deadline(
            Due("event", trigger=matter, within="kịp thời" if "kip thoi" in soon[0] else "ngay"),
            "kịp thời" if "kip thoi" in soon[0] else "ngay",
            0.7,
        )
    if found := _ALWAYS.search(plain):
        return Deadline(Due(), clear[found.start() : found.end()].lower(), 0.9)
    if found := re.search(r"\bkip thoi\b", plain):
        return Deadline(Due(), clear[found.start() : found.end()].lower(), 0.8)
    return Deadline(Due(), None, 0.8)


def _time(plain: str) -> str | None:
    """Return the time of day as HH:MM; None where there is none, and for 24:00, the end of the day (_bound)."""
    clock = _clock(plain)
    return f"{clock[0]:02d}:{clock[1]:02d}" if clock and clock < _MIDNIGHT else None


_MIDNIGHT = (24, 0)


def _clock(plain: str) -> tuple[int, int] | None:
    """Return hour and minute, up to 24:00."""
    found = TIME.search(_CLOCK_NOT.sub(lambda cut: " " * len(cut[0]), plain))
    if not found:
        dotted = _DOTTED.search(plain)
        clock = (int(dotted[1]), int(dotted[2] or dotted[3])) if dotted else None
    elif found["noon"]:
        return None
    else:
        clock = int(found["h"]), int(found["m"] or 0)
    return clock if clock and clock <= _MIDNIGHT and clock[1] < 60 else None


def _bound(plain: str) -> str | None:
    """Return how a term is bound: what is due before 24:00 is due within the day."""
    if _clock(plain) == _MIDNIGHT:
        return "within"
    found = list(_BOUND.finditer(plain))
    near = [one for one in found if _NAMED_TERM.match(plain, one.end())]  # "đưa máy vào hoạt động … trước 17 giờ 00"
    return (near or found)[0].lastgroup if found else None


_NAMED_TERM = re.compile(
    r"\s*(?:la |vao |ngay |hoi |luc |sang |chieu |toi |cuoi |dau |het )*(?:\d|thu (?:hai|ba|tu|nam|sau|bay|"
    r"[2-7])\b|chu nhat|thang\b|"
    r"quy\b|tuan\b|nam\b)"
)


_PIECE = re.compile(
    r"(?:\b(?:truoc|cham nhat(?: la)?|muon nhat|den het|vao|trong|tu|xong|dinh ky)\b[ ,]*)?"
    r"(?:\b(?:hang|moi|dinh ky|ngay|thang|quy|tuan|nam|thu|hai|ba|tu|sau|bay|chu nhat|cuoi|dau|giua|"
    r"cua|gio|phut|phat|h|va|hoac|dot xuat|den|het|truoc|lam viec|trong|luc|vao|lan|so ket|tong ket|"
    r"[ivx]+|"
    r"\d[\d/:.h]*)\b[ ,]*)+"
)


def _words(clear: str, plain: str) -> str | None:
    """Return the longest run of time words, as the paper has it."""
    runs = [run for run in _PIECE.finditer(plain) if _telling(run[0])]
    if not runs:
        return None
    best = max(runs, key=lambda run: (bool(re.search(r"\d", run[0])), len(run[0])))
    return clear[best.start() : best.end()].strip(" ,.") or None


def _telling(words: str) -> bool:
    return (
        re.search(
            r"\d\s*(?:/|h|gio|thang)|(?:ngay|thang) \d|\b(?:hang|moi) (?:tuan|thang|quy|nam|ngay)|dinh ky|quy|"
            r"6 thang|tuan",
            words,
        )
        is not None
    )
