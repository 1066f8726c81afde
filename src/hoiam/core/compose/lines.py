"""How is each short line of an official paper written? Numbers, dates, addressees, recipients, signatures, citations.

Follows Decree 30/2020, Annex I. Takes plain facts and gives the words as printed; `core/compose/check` reads them back.
"""

import re
from datetime import date

from hoiam.core.compose.letter_facts import Issue
from hoiam.core.values.document import Citation, Document, Signature

GAP = "\u00a0" * 7  # room for a number written by hand
DAY_GAP = "\u00a0" * 4
_IN_FULL = re.compile(r"^(\S+(?: \S+){0,2} số \S+/\S+) ngày .*$")
_NAMED_BY_TITLE = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"}
# Written small inside a sentence although a name follows (NĐ 30/2020, Phụ lục II.III): "xã Đăk Ui", "bà Mẫu".
_SMALL = re.compile(
    r"Xã|Phường|Huyện|Quận|Tỉnh|Thôn|Làng|Bản|Buôn|Ấp|Đường|Phố|Ngã|Cầu|Cống|Chợ|Hồ|Đập|Sông|Suối|Núi|Rừng"
    r"|Trường|Người|Ông|Bà|Anh|Chị|Em|Về|Tại|Ở|Do|Vì|Từ"
)


def day(on: date) -> str:
    """Return "ngày 06 tháng 9 năm 2022": a day below 10 and the months 1 and 2 take a zero (II.4.b)."""
    return f"ngày {on.day:02d} tháng {_month(on.month)} năm {on.year}"


def short_day(on: date | None) -> str:
    """Return "06/10/2022" for a table, "" for None."""
    return f"{on.day:02d}/{_month(on.month)}/{on.year}" if on else ""


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def number_line(issue: Issue, notation: str) -> str:
    """Return "Số: 05/BC-TT", or a gap for the clerk: a number below 10 takes a zero (II.3)."""
    return f"Số: {GAP if issue.number is None else f'{issue.number:02d}'}/{notation}"


def date_line(place: str, issue: Issue) -> str:
    """Return "Đăk Hà, ngày 06 tháng 10 năm 2022" with gaps where day or month are not known yet."""
    on = DAY_GAP if issue.day is None else f"{issue.day:02d}"
    month = DAY_GAP if issue.month is None else _month(issue.month)
    return f"{place}, ngày {on} tháng {month} năm {issue.year}"


def addressee_lines(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return one bare name, or for several one line "- …;" each and a full stop after the last (II.9.a)."""
    return names if len(names) < 2 else _listed(names)


def recipient_lines(names: tuple[str, ...], keep: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines below "Nơi nhận:", the last one "- Lưu: VT, VHTT." (II.9.b)."""
    return _listed((*names, "Lưu: " + ", ".join(("VT", *keep))))


def _listed(names: tuple[str, ...]) -> tuple[str, ...]:
    return (*(f"- {name};" for name in names[:-1]), f"- {names[-1]}.")


def signs(body: str, head: str, deputy: str = "", name: str = "") -> Signature:
    """Return who signs for a collective body: "TM. ỦY BAN NHÂN DÂN", then the head or "KT." the head (II.7.b).

    An agency with one head has no `body`: the head signs, or a deputy "KT." the head.
    """
    spoken_for = (f"TM. {body.upper()}",) if body else ()
    if not deputy:
        return Signature(spoken_for, head.upper(), name)
    return Signature((*spoken_for, f"KT. {head.upper()}"), deputy.upper(), name)


def cite(paper: Citation, *, again: bool = False) -> str:
    """Return a citation: the first time type, number, day, issuer and trích yếu, later type and number (II.6.b).

    Laws and ordinances are named by their title alone, the first time and later.
    """
    if paper.kind in _NAMED_BY_TITLE:
        words = f"{paper.kind} {paper.title}"
    elif again or paper.signed_on is None:
        words = f"{paper.kind} số {paper.number}"
    else:
        words = f"{paper.kind} số {paper.number} {day(paper.signed_on)} của {paper.issuer} {paper.title}"
    return " ".join((", ".join(paper.locators), words)).strip()


def cite_own(paper: Document, issuer: str) -> str:
    """Return an issued paper of this office as it is cited the first time: type, number, day, issuer, trích yếu."""
    kind = paper.type_name.capitalize() or "Công văn"
    number = paper.number.replace("Số:", "số")
    on = day(paper.dated) if paper.dated else ""
    subject = paper.subject.removeprefix("V/v ")
    about = f"về việc {subject}" if not paper.type_name else inside(subject)
    return " ".join(part for part in (kind, number, on, "của", issuer, about) if part)


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence: a small letter first, but where it begins a name.

    "Thôn 7 thiếu nước" is "thôn 7 thiếu nước"; "Đăk Ui thiếu nước" and "UBND xã trả lời" keep their capitals.
    """
    first, _, rest = title.partition(" ")
    named = first[1:2].isupper() or (rest[:1].isupper() and not _SMALL.fullmatch(first))
    return title if named else title[:1].lower() + title[1:]


def replacing(cited: str) -> str:
    """Return the sentence by which a paper takes the place of another (NĐ 30/2020, Điều 18)."""
    return f"Văn bản này thay thế {cited}."


def shortened(cited: str) -> str:
    """Return a citation given in full before as type and number only; other words stay as they are (II.6.b)."""
    return _IN_FULL.sub(r"\1", cited)


def joined(parts: tuple[str, ...]) -> str:
    """Return "a", "a và b" or "a; b và c"; semicolons, for citations hold commas."""
    return parts[0] if len(parts) == 1 else "; ".join(parts[:-1]) + " và " + parts[-1]
