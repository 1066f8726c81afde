"""Which day does a run of words name?

"ngày 06 tháng 10 năm 2022", "09/02/2017", "15/6" (the year from the day of issue), "tháng 6/2024", "quý II/2024".
Knows no holidays and no terms.
"""

import re
from calendar import monthrange
from datetime import date

_N = r"([\dlo]{1,2})"
FULL = re.compile(
    rf"(?:ngay\s*)?{_N}\s*thang\s*{_N}\s*,?\s*nam\s*(\d{{4}})|ngay\s+{_N}\s+[a-z]{{4,6}}\s+{_N}\s+nam\s+(\d{{4}})"
)  # "29 Đăng 8 năm 2025"
SLASHED = re.compile(r"\b(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})\b|\b(\d{1,2})/(\d{2})(\d{4})\b")
SHORT = re.compile(
    r"\b(\d{1,2})\s?/\s?(\d{1,2})\b(?![/\d])|"
    r"(?:\b(?:truoc|den|ngay|cham nhat)(?: la)? )(\d{1,2})\.(0?[1-9]|1[0-2])\b(?!\.?\d| (?:ngay|thu|hang|hom)\b)"
)  # "trước 20.11"; no hour has such minutes, but "16.10 ngày 20/6"
SPOKEN = re.compile(rf"ngay\s*{_N}\s*thang\s*{_N}\b(?!\s*,?\s*nam\s*\d)")
ANY = re.compile("|".join(f"(?:{kind.pattern})" for kind in (FULL, SLASHED, SPOKEN, SHORT)))
MONTH = re.compile(r"thang\s*(\d{1,2})\s*(?:/|nam\s*)\s*(\d{4})")
_NUMBER = r"(iv|iii|ii|i|[1-4]|hi|il|li|ll|i1|1i|il1|i1i|iil|1v|lv)"  # also as a scan bends it
QUARTER = re.compile(rf"quy\s*{_NUMBER}\s*(?:[/⁄]+|nam\s*)\s*(\d{{4}})")
# "tháng 5, 6 năm 2024", "quý II và quý III/2024": the last of them counts. Behind a day the month is that of the day:
# "ngày 15 tháng 10, 20/10/2022", "ngày 15 tháng 10, 11 và 12 năm 2022".
_SPAN = re.compile(
    r"(?<!\d )(?<!\b[lo] )(?<!\b[\dlo][lo] )\b(thang|quy) (?!1[3-9]|[2-9]\d)\w{1,3}"
    r"(?:\s?(?:,|-|–|va|den)\s?(?:\1 )?(0?[1-9]\b|1[0-2]|iv|iii|ii|i))+(?=\s?[/-]\s?\d{4}|,? nam \d{4})"
)
# Without its year it must be named as a term: "báo cáo tháng 9" is what is told, no day by when.
_BARE = r"\b(?:trong|het|cuoi|truoc|xong|den)\s+(?:het |cuoi )*"
_BARE_MONTH = re.compile(rf"{_BARE}thang\s*(\d{{1,2}})\b(?!\s*(?:/|nam\b|dau\b))")
_BARE_QUARTER = re.compile(rf"{_BARE}quy\s*(iv|iii|ii|i|[1-4])\b(?!\s*(?:/|nam\b))")
_QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "hi": 3, "il": 2, "li": 2, "ll": 2, "i1": 2, "1i": 2, "iil": 3, "il1": 3,
    "i1i": 3, "1v": 4, "lv": 4,
}  # fmt: skip


def day(year: str | int, month: str | int, of_month: str | int) -> date | None:
    """Return the day, None where the calendar has no such day."""
    try:
        return date(_number(year), _number(month), _number(of_month))
    except ValueError:
        return None


def first_day(plain: str, issued: date | None) -> date | None:
    """Return the first day that a folded text names; a day without a year is the next one after `issued`."""
    found = days(plain, issued)
    return found[0] if found else None


def days(plain: str, issued: date | None) -> list[date]:
    """Return the days that a folded text names, in reading order."""
    found = []
    for match in ANY.finditer(_SPAN.sub(lambda cut: " " * len(cut[0]), plain) if "thang" in plain else plain):
        parts = [part for part in match.groups() if part]
        one = day(parts[2], parts[1], parts[0]) if len(parts) == 3 else _next(parts, issued)
        if one:
            found.append(one)
    return found


def last_of_month(plain: str, issued: date | None = None) -> date | None:
    """Return the last day of "tháng 6/2024", "quý II/2024"; of "trong tháng 9" the next one after `issued`."""
    plain = _SPAN.sub(r"\1 \2", plain)
    if found := MONTH.search(plain):
        return _last(int(found[2]), int(found[1]))
    if found := QUARTER.search(plain):
        return _last(int(found[2]), _of_quarter(found[1]))
    if issued and (found := _BARE_MONTH.search(plain)):
        return _coming(int(found[1]), issued)
    if issued and (found := _BARE_QUARTER.search(plain)):
        return _coming(_of_quarter(found[1]), issued)
    return None


def _of_quarter(written: str) -> int:
    return 3 * (_QUARTERS.get(written) or int(written))


def _coming(month: int, issued: date) -> date | None:
    this = _last(issued.year, month)
    return this if this is None or this >= issued else _last(issued.year + 1, month)


_HALF = re.compile(r"\b(?:trong|het|xong) (6|06|sau|9|09|chin) thang dau nam\s*(\d{4})?")
_YEAR = re.compile(
    r"\b(?:hoan thanh|xong|dut diem|ket thuc|thoi gian|thoi han)\b[^,;.]{0,40}?\b(?:trong|den het|het|cuoi|den|thoi "
    r"gian) nam (\d{4})\b|"
    r"\bthoi gian nam (\d{4})\W*$|"
    r"\b(?:(?:den )?(?:het|cuoi)(?: cuoi)?|(?P<before>truoc)(?P<end> (?:het|cuoi))?) nam (\d{4})\b|"
    r"\btu nay den (?:het |cuoi )+nam\b"
)


def last_of_year(plain: str, issued: date | None) -> date | None:
    """Return the last day of "trong 6 tháng đầu năm 2024", "hoàn thành trong năm 2024", "từ nay đến cuối năm".

    A bare "đến năm 2030" belongs to the title of a programme, and a year before that of issue to what is told.
    """
    if (half := _HALF.search(plain)) and (half[2] or issued):
        return _last(int(half[2]) if half[2] else (issued or date.max).year, 6 if half[1][-1] in "6u" else 9)
    if found := _YEAR.search(plain):
        year = int(found[1] or found[2] or found[5] or (issued.year if issued else 0))
        return date(year, 12, 31) if year and year >= (issued.year if issued else 1) else None
    return None


def first_of_year(plain: str, issued: date | None) -> date | None:
    """Return the first day of the year before which something is due: "trước năm 2025"; None for "trước cuối năm"."""
    found = _YEAR.search(plain)
    last = last_of_year(plain, issued) if found and found["before"] and not found["end"] else None
    return last and last.replace(month=1, day=1)


def first_of_month(plain: str, issued: date | None = None) -> date | None:
    """Return the first day of "tháng 6/2024" or "quý II/2024": before it ends what is due "trước tháng 6/2024"."""
    last = last_of_month(plain, issued)
    if last is None:
        return None
    month = MONTH.search(plain) or (not QUARTER.search(plain) and _BARE_MONTH.search(plain))
    return last.replace(day=1) if month else date(last.year, last.month - 2, 1)


def _last(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and year else None


def _next(parts: list[str], issued: date | None) -> date | None:
    if issued is None:
        return None
    this = day(issued.year, parts[1], parts[0])
    return this if this is None or this >= issued else day(issued.year + 1, parts[1], parts[0])


def _number(seen: str | int) -> int:
    return seen if isinstance(seen, int) else int(seen.replace("l", "1").replace("o", "0"))
