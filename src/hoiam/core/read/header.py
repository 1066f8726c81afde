"""What does the head of a paper say: number, notation, place, day, kind, subject, secrecy, urgency?

Reads Decree 30/2020 heads and the Party's, in two columns or one under the other. A field that is not
there is None, as on a draft without a number.
"""

import re
from datetime import date

from hoiam.core.read import dates, kinds
from hoiam.core.read.sheet import Line, joined
from hoiam.core.read.zones import AT_START, Zones, title_kind
from hoiam.core.text.fold import fold

# letters for figures: "1O27", "l1", "3l8"
_COUNT = r"(?P<number>\d[\doliqsbz|]{0,4}|[oliz|]\d[\dolisbz|]{0,3}|[li|][li|o]?)"
_TAIL = r"(?P<notation>[a-z][\w&\[+]*(?:\s?[-–/.&]\s?[a-z][\w&+]*)*)"
_NUMBER = re.compile(
    rf"(?:^|[\s|])[s$][a-z0-9é]{{0,2}}\s*[:;.,|]{{0,2}}\s*(?P<number>\d{{1,5}})\s*(?P<sign>[/⁄∕\[\](){{}}|lij\\-])\s*"
    rf"(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?{_TAIL}"
)
_LETTERED_NUMBER = re.compile(
    rf"(?:^\W*|\s{{3}}|\t|\|\s*)[s$][a-z0-9é]{{0,2}}\s*[:;.,|]{{1,2}}\s*{_COUNT}\s*(?P<sign>[/⁄∕-])\s*{_TAIL}"
)
_CODE = "|".join(sorted((*kinds.CODES, "ubnd", "hdnd", "cv"), key=len, reverse=True))
_JOINED_NUMBER = re.compile(
    rf"(?:^|\s)[s$][a-z0-9é]{{0,2}}\s*[:;.,|]{{1,2}}\s*(?P<number>\d{{1,5}})\s?(?P<notation>(?:{_CODE})\b"
    rf"[\w&]*(?:\s?[-–/.&]\s?[a-z][\w&]*)*|[a-z]{{2,}}\s?[-–]\s?[a-z][\w&]*)"
)
_BARE_NUMBER = re.compile(
    rf"^\W*(?P<number>\d{{1,5}})\s?(?P<sign>[/⁄∕-])\s?(?P<notation>(?:{_CODE})(?:\s?[-–/.&]\s?[a-z][\w&+]*)+)"
)  # "Số" was lost
_FIGURES = str.maketrans("oliqszb|", "01195261")
_BLANK_NUMBER = re.compile(r"(?:^|\s)s[o06]\s*[:;.]\s*[.…_ ]*/\s*(?P<notation>[a-z][\w&]*(?:\s?[-–/]\s?[a-z][\w&]*)*)")
_DATED = re.compile(
    r"ngay\s*[.…_]*\s*([\dlo]{0,2})\s*[.…_]*\s*(?:thang|[a-z]{4,6}(?= ))\s*([\dlo]{1,2})\s*[a-z]am\s*(\d{4})"
)
_SECRET = {"tuyet mat": "Tuyệt mật", "toi mat": "Tối mật", "mat": "Mật"}
_URGENT = {"hoa toc hen gio": "Hỏa tốc hẹn giờ", "hoa toc": "Hỏa tốc", "thuong khan": "Thượng khẩn", "khan": "Khẩn"}
_UNMARKED = 0.6  # how sure a subject is at most whose "V/v" nobody saw
_SMALL_TAIL = {"ttg": "TTg", "ttr": "TTr", "ctr": "CTr", "tw": "TW"}


def number_of(head: list[Line], scanned: bool = False) -> tuple[int | None, str | None, str | None, float]:
    """Return number, notation, the two as written, and the confidence.

    `scanned`: letters may stand for figures, the stroke or "Số" may be lost. What a subject cites is no number of the
    paper, and where "Số" has a blank behind it nothing else is its number.
    """
    head = [line for line in head if not AT_START.match(line.plain.lstrip(" -.,'"))]
    for line in head:
        if found := _NUMBER.search(line.plain):
            notation = _notation(line.clear[found.start("notation") : found.end("notation")])
            party = found["sign"] == "-"
            if party:
                notation = re.sub(r"/DU\b", "/ĐU", notation)
            year = f"{found['year']}/" if found["year"] else ""  # a legal document of before 2016 or of a council
            full = f"{found['number']}{'-' if party else '/'}{year}{notation}"
            clean = found["sign"] in "/⁄∕-"
            return int(found["number"]), notation, full, 0.97 if clean else 0.8
    for line in head:
        if found := _BLANK_NUMBER.search(line.plain):
            return None, _notation(line.clear[found.start("notation") : found.end("notation")]), None, 0.8
    return _bent_number(head) if scanned else (None, None, None, 0.0)


def _bent_number(head: list[Line]) -> tuple[int | None, str | None, str | None, float]:
    for pattern, sure in ((_LETTERED_NUMBER, 0.6), (_JOINED_NUMBER, 0.6), (_BARE_NUMBER, 0.6)):
        for line in head:
            if found := pattern.search(line.plain):  # a letter for a figure; the stroke, or "Số", was lost
                notation = _notation(line.clear[found.start("notation") : found.end("notation")])
                number = found["number"].translate(_FIGURES)
                sign = "-" if pattern is not _JOINED_NUMBER and found["sign"] == "-" else "/"
                notation = re.sub(r"/DU\b", "/ĐU", notation) if sign == "-" else notation
                return int(number), notation, f"{number}{sign}{notation}", sure
    return None, None, None, 0.0


_BEHIND_CODE = re.compile(r"(?:\s+[-–.&]\s*|[-–.&]\s+)(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]{1,}(?:\s|$))(?!T[Tt]g|CTr|TTr)")


def _notation(seen: str) -> str:
    seen = _BEHIND_CODE.split(seen)[0]  # a speck before the name of the place: "37/KL-HĐND - Sông …"
    tidy = re.sub(r"\s*([-–/&.])\s*", r"\1", seen.strip(" .,;")).replace("–", "-").replace("[", "/")
    parts = re.split(r"([-/&.])", tidy)
    return "".join(_part(part, at == 0) for at, part in enumerate(parts))


def _bare(letter: str) -> str:
    """Return a letter of a code without the mark that restoring gave it; codes have Đ and no other marked letter."""
    return fold(letter).upper() if letter.isupper() else fold(letter)


def _part(part: str, first: bool) -> str:
    part = "".join(letter if letter in "Đđ" or not letter.isalpha() else _bare(letter) for letter in part)
    plain = fold(part)
    if plain in _SMALL_TAIL:
        return _SMALL_TAIL[plain]
    if plain == "hdnd":
        return "HĐND"
    known = kinds.CODES.get(plain) or kinds.CODES.get(re.sub(r"(.)\1+$", r"\1", plain))  # a letter seen twice: "CĐĐ"
    if first and known:
        return next(code for name, code in kinds.NAMES.values() if name == known and code)
    return part


def dated(head: list[Line]) -> tuple[str | None, date | None, float]:
    """Return place and day of issue, and the confidence."""
    for line in head:
        if found := _DATED.search(line.plain):
            year = _year(found[3])
            day = dates.day(year, found[2], found[1]) if found[1] else None
            sure = 0.4 if day is None else 0.97 if year == found[3] else 0.6
            return _place(line.clear[: found.start()]), day, sure
    for line in head:
        if found := re.search(r",\s*ngay\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", line.plain):
            return _place(line.clear[: found.start() + 1]), dates.day(found[3], found[2], found[1]), 0.9
    for line in head:
        if found := re.search(r",\s*ngay\b.{0,12}\bthang\b", line.plain):
            return _place(line.clear[: found.start() + 1]), None, 0.4
    return None, None, 0.0


def _year(seen: str) -> str:
    """Return the year with its century put right, where a scan shows one that no office has written a paper in."""
    return "20" + seen[2:] if not 1945 <= int(seen) < 2100 else seen


def _place(before: str) -> str | None:
    """Return the name that stands right before ", ngày": capitalised words, unit words between them."""
    words: list[str] = []
    text = before.rstrip(" ,.;*_")
    for word in reversed(re.split(r"\s{2,}|\t", text)[-1].split()):
        bare = word.strip("*_|")
        small = fold(bare) in {"pho", "xa", "thi", "tran", "huyen", "tinh", "va"}
        if not bare or not (bare[0].isupper() or (small and words)) or any(c.isdigit() or c in "/:" for c in bare):
            break
        words.insert(0, bare)
        if len(words) == 5:
            break
    while words and not words[0][0].isupper():
        words.pop(0)
    return " ".join(words) or None


def kind_of_paper(zones: Zones, notation: str | None) -> tuple[str, str | None, float]:
    """Return the name of the kind of paper, its abbreviation (None for a công văn), and the confidence."""
    if zones.title is not None:
        name, code = kinds.NAMES[title_kind(zones.title, bent=True) or ""]
        return name, code, 0.97
    first = fold(re.split(r"[-/]", notation or "")[0])
    if first in kinds.CODES and not any(AT_START.match(line.plain.lstrip(" -.,'")) for line in zones.subject):
        name = kinds.CODES[first]
        return name, next(code for one, code in kinds.NAMES.values() if one == name), 0.7
    return kinds.CONG_VAN, None, 0.95 if zones.subject or zones.addressees else 0.5


def subject_of(zones: Zones) -> tuple[str | None, float]:
    """Return the trích yếu as the paper has it, "V/v" put right, and the confidence."""
    kept = []
    for line in zones.subject:
        found = _DATED.search(line.plain)
        kept.append(line.columns()[0] if found and line.columns() else line)
    clear = joined(kept).clear.strip(" -–_*.")
    if not clear:
        return None, 0.0
    if found := AT_START.match(fold(clear)):
        return "V/v " + clear[found.end() :], _UNMARKED if zones.unmarked else 0.9
    return clear, 0.9


def stamps(head: list[Line]) -> tuple[str | None, str | None]:
    """Return the degree of secrecy and of urgency that stand on lines of their own."""
    secrecy = urgency = None
    for line in head:
        for part in line.columns():
            bare = part.plain.strip(' .:-*_|[]()"“”')
            if part.clear.strip().isupper():
                secrecy = secrecy or _SECRET.get(bare)
                urgency = urgency or _URGENT.get(bare)
    return secrecy, urgency
