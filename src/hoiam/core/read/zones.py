"""Where do head, addressees, body and foot of a paper lie?

Cuts the lines into zones by the fixed words of Decree 30/2020 (Kính gửi, Nơi nhận, the name of the kind of paper),
and takes page numbers and footnotes out of the body. Reads no field.
"""

import re
from dataclasses import dataclass

from hoiam.core.read import annex
from hoiam.core.read.kinds import NAMES
from hoiam.core.read.nearness import distance
from hoiam.core.read.sheet import Line

KINH_GUI = re.compile(r"^\W*kinh\s*g\w{1,3}\b|^\W*[a-z]{1,5}\s*gui\s*:|^.{0,60}\bdien\s*:\W*$")
NOI_NHAN = re.compile(
    r"^\W*n[oci0]i\s*n[hn][a-z]{0,3}(?=\W*$|\s*[:;.]|,?\s{3,}|\s+[tk][m/t])|^\W*n[a-z0]{1,3}\s*n[hn]an(?=\s*:\s*$|"
    r"\s*:\s{3,})"
)
_V_V = r"[vw]\s?[/⁄∕1iljtzf!|\\'’]{1,2}\s?[vyw94]\s?[:.]?|v2[4v]|v/|[vw][vyw9]|w[/.]"
ABOUT = re.compile(rf"(?:^|\s{{2,}}|\t)\W*({_V_V}|ve viec)\s+(?=\w)")
AT_START = re.compile(rf"(?:{_V_V})\s+(?=\w)")
AUTHORITY = re.compile(r"\b(?:t[mw]|t/m|kt|tl|tuq|q)\s*[.,]?\s+(?=\S)|\bt/m\b")
SIGNS = re.compile(
    r"\bt\s?[/.]?\s?m\s?[.,]?\s+(?:uy|ubnd|ban|hoi|dang|thuong|doan)|\b(?:kt|tl|tuq)\s?[.,]?\s+\w|\bk/t\b"
)
_BASIS = re.compile(
    r"^\W*(?:can cu|thuc hien|xet de nghi|theo de nghi|tiep theo|nham|de\b|ngay \d|vua qua|trong thoi gian)"
)
_MARKER = re.compile(r"^\W*(?:[ivx]{1,4}|\d{1,2})[.)]\s+\S|^\W*dieu \d")
_PAGE = re.compile(r"^\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*$")
_NOTE = re.compile(
    r"^\s*(?:[¹²³⁴⁵⁶⁷⁸⁹]|\(\d{1,2}\)|\d{1,2}(?=\s))\s*(?:tai|theo|xem|gom|bao gom|cong van|nghi|quyet|chi thi|"
    r"ke hoach|thong|van ban|"
    r"luat|dieu|so lieu|nguon|ban hanh kem)\b"
)
_LISTED = re.compile(r"^\W*(?:nhu tren|nhu dieu \d|luu\s*:?\s*v[tp])\b")
_HEAD_LONGEST = 40  # lines
_HEAD_SHORTEST = 8  # lines, with "Kính gửi": no foot stands above
_SUBJECT_LONGEST = 6  # lines
_KIND_SHORTEST, _KIND_LONGEST, _KIND_SLACK = 5, 16, 0.18  # letters of a kind's name; of them bent
_NO_KINDS = re.compile(r"cong(?:doan|an|vien|dan|bao|trinh|nghe|ty)|lotrinh|quy(?:trinh|hoach)|thongtin")  # near one
_NUMBERED = re.compile(r"\d\s?[/⁄∕-]\s?[a-z]|^\W*s[o0]\s*[:;.]")
_STAMPED = re.compile(r"^\W*(?:den|so|chuyen|ngay|luu|sdt|dia chi)\b")  # of the arrival stamp and the file
_SUBJECT_WORDS, _SUBJECT_MOST = 5, 50  # of a subject without its "V/v"
_SHORT_LAST = 0.6  # of the widest line: the last line of a subject may be shorter


@dataclass(frozen=True, slots=True)
class Zones:
    """The lines of each zone. `title` is the line that names the kind of paper, None for a công văn."""

    head: list[Line]
    title: Line | None
    subject: list[Line]
    addressees: list[Line]
    body: list[Line]
    notes: list[Line]
    foot: list[Line]
    annex: list[Line]
    unmarked: bool = False  # the subject is what stands where one must stand: its "V/v" was lost


def zones(lines: list[Line], scanned: bool = False) -> Zones:
    """Return the zones of a paper; a zone that the paper lacks is empty.

    `scanned`: a recogniser gave the text: the name of the kind may be bent, the sign of the subject lost.
    """
    foot = _foot(lines)
    upper = lines[:foot]
    send = next((at for at, line in enumerate(upper[:_HEAD_LONGEST]) if KINH_GUI.search(line.plain)), None)
    title = _title(upper, send, scanned)
    unmarked = False
    if title is not None:
        subject, start = _typed_subject(upper, title)
        head_end = title
    else:
        subject, start, head_end = _about(upper, send)
        if not subject and scanned and send is not None:
            subject = _unmarked(upper, send)
            unmarked = bool(subject)
    addressees: list[Line] = []
    if send is not None and send >= head_end:
        addressees, start = _addressed(upper, send)
    body, notes = _notes_out(upper[start:])
    below = _annex(lines, foot)
    return Zones(
        upper[:head_end],
        upper[title] if title is not None else None,
        subject,
        addressees,
        body,
        notes,
        lines[foot:below],
        _notes_out(lines[below:])[0],
        unmarked,
    )


def title_kind(line: Line, bent: bool = False) -> str | None:
    """Return the folded name of the kind of paper that a line in capitals begins with; `bent`: or is near to."""
    plain = line.plain.strip(" :.-*_")
    clear = line.clear.strip(" :.-*_")
    for name in sorted(NAMES, key=len, reverse=True):
        if (plain == name and clear[:1].isupper()) or (plain.startswith(name + " ") and clear.isupper()):
            return name
    return _bent_kind(clear, plain) if bent else None


def _bent_kind(clear: str, plain: str) -> str | None:
    """Return the kind that a line all in capitals nearly names: "KẾHOẠCH", "CÔNG DIỆM", "T H Ô N G B Á O"."""
    letters = re.sub(r"[^a-z]", "", plain)
    if not clear.isupper() or not _KIND_SHORTEST <= len(letters) <= _KIND_LONGEST or _NO_KINDS.fullmatch(letters):
        return None
    near = min((distance(letters, name.replace(" ", "")), name) for name in NAMES)
    return near[1] if near[0] <= _KIND_SLACK * len(letters) else None


def _foot(lines: list[Line]) -> int:
    """Return where the foot begins: at Nơi nhận, or at the signature where that stands first."""
    begin = len(lines) // 3
    for at in range(min(begin, _HEAD_SHORTEST), len(lines)):  # a paper with a long annex has its foot early
        if NOI_NHAN.search(lines[at].plain):
            signs = [up for up in range(max(min(begin, _HEAD_SHORTEST), at - 8), at) if _signs(lines[up])]
            return signs[0] if signs else at
    listed = [at for at in range(begin, len(lines)) if _LISTED.search(lines[at].plain)]
    signed = [at for at in range(begin, len(lines)) if _signs(lines[at])]
    return min([*listed[:1], *signed[:1]], default=len(lines))


def _annex(lines: list[Line], foot: int) -> int:
    """Return where an annex begins below the foot, the number of lines where there is none."""
    for at in range(foot + 1, len(lines)):
        if annex.begins(lines[at]):
            return at
        if annex.attached(lines[at]):
            while at > foot + 1 and (lines[at - 1].empty or lines[at - 1].clear.strip(" -_|").isupper()):
                at -= 1
            return at
    return len(lines)


def _signs(line: Line) -> bool:
    last = re.split(r"\s{6,}", line.clear.strip())[-1]
    if last != line.clear.strip() and last.isupper() and SIGNS.match(line.plain.strip()[-len(last) :]):
        return True  # the right column, whatever a scan made of "Nơi nhận"
    letters = [letter for letter in line.clear if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return bool(letters) and capitals > 0.8 * len(letters) and SIGNS.search(line.plain) is not None


def _title(lines: list[Line], send: int | None, scanned: bool) -> int | None:
    for at, line in enumerate(lines[:_HEAD_LONGEST]):
        if ABOUT.search(line.plain) and line.plain.lstrip().startswith("v"):
            break
        if send is not None and at >= send:
            break
        if not line.empty and title_kind(line, bent=scanned and _under_the_day(lines, at)):
            return at
    return None


def _under_the_day(lines: list[Line], at: int) -> bool:
    """Tell whether a line stands where the kind's name does: under number or day, above neither V/v nor Kính gửi."""
    below = next((line.plain for line in lines[at + 1 :] if not line.empty), "")
    above = any(_NUMBERED.search(line.plain) for line in lines[:at]) or _dated(lines, at) > 0
    return above and not (KINH_GUI.search(below) or AT_START.match(below.strip(" .,-")))


def _beside_title(line: Line) -> Line:
    """Return what stands on the line of the kind's name behind it; a bent name has its line to itself."""
    name = title_kind(line, bent=True) or ""
    if not line.plain.strip(" :.-*_").startswith(name):
        return line.cut(0, 0)
    rest = line.cut(len(name)).strip()
    joint = re.match(r"\W*lien (?:so|tich|nganh)\b", rest.plain)
    return rest.cut(joint.end()) if joint else rest


def _typed_subject(lines: list[Line], title: int) -> tuple[list[Line], int]:
    """Return the lines of a trích yếu under the kind's name, and where the body begins."""
    rest = _beside_title(lines[title].strip())
    found = [] if rest.empty or not rest.plain.strip(" :") else [rest]
    at = title + 1
    while at < len(lines) and lines[at].empty:
        at += 1
    while at < len(lines) and len(found) < _SUBJECT_LONGEST:
        line = lines[at]
        if line.empty:
            if not found or not _goes_on(found[-1], lines[at + 1 : at + 2]):
                break
            at += 1
            continue
        if len(found) > 1 and _starts_anew(found, line):
            break
        if found and _bodily(line) and not _bodily(found[0]):
            break  # "CHỦ TỊCH ỦY BAN NHÂN DÂN …" under the subject of a decision
        if (found or not _carries_out(lines, at)) and _BASIS.search(line.plain):
            break
        if _MARKER.search(line.plain) or KINH_GUI.search(line.plain):
            break
        if re.search(r"\w", line.plain):
            found.append(line)
        at += 1
    return found, at


def _carries_out(lines: list[Line], at: int) -> bool:
    """Tell whether a paragraph under the kind's name is the subject of a plan that carries something out.

    "Thực hiện Tháng cao điểm …" is one; what goes on to "…, Ủy ban nhân dân ban hành Kế hoạch như sau:" is the body.
    """
    if not re.match(r"\W*thuc hien\b", lines[at].plain):
        return False
    paragraph: list[Line] = []
    for line in lines[at : at + _SUBJECT_LONGEST]:
        if line.empty or (paragraph and _BASIS.search(line.plain)):
            break
        paragraph.append(line)
    return not paragraph[-1].plain.rstrip().endswith((".", ",", ";", ":"))


def _goes_on(last: Line, below: list[Line]) -> bool:
    """Tell whether a subject goes on after a gap of the scan: it has not ended, and a small letter follows."""
    words = below[0].clear.strip() if below else ""
    return words[:1].islower() and not last.clear.rstrip().endswith((".", ";", ":"))


def _starts_anew(found: list[Line], line: Line) -> bool:
    """Tell whether a line begins the body under a subject without a gap: a long line after the subject's short last."""
    widths = [len(one.clear.strip()) for one in found]
    last, own = widths[-1], len(line.clear.strip())
    return line.clear.strip()[:1].isupper() and last < _SHORT_LAST * max(*widths, own) and own > last / _SHORT_LAST


def _bodily(line: Line) -> bool:
    """Tell whether a line is in capitals, as the names of bodies are."""
    return line.clear.isupper()


def _about(lines: list[Line], send: int | None) -> tuple[list[Line], int, int]:
    """Return the lines of "V/v …", where the body begins, and where the head ends."""
    limit = send if send is not None else min(len(lines), _HEAD_LONGEST)
    for at in range(limit):
        found = ABOUT.search(lines[at].plain)
        if not found:
            continue
        subject = [lines[at].cut(found.start(1))]
        for line in lines[at + 1 : limit]:
            below = lines[line.number : line.number + 1]
            if line.empty and below and below[0].clear.strip()[:1].islower():
                continue
            if line.empty or KINH_GUI.search(line.plain) or _BASIS.search(line.plain):
                break
            subject.append(line)
        head = max(at + 1, _dated(lines, limit))
        return subject, subject[-1].number, head
    start = send if send is not None else _dated(lines, limit)
    return [], start, start


def _unmarked(lines: list[Line], send: int) -> list[Line]:
    """Return what stands between the day and "Kính gửi" where a scan has lost "V/v": the subject of a công văn."""
    from_day = _dated(lines, send)
    found = [
        line for line in lines[from_day:send] if re.search(r"\w\w", line.plain) and not line.clear.strip().isupper()
    ]
    words = sum(len(line.plain.split()) for line in found)
    if not from_day or not _SUBJECT_WORDS <= words <= _SUBJECT_MOST or _BASIS.search(found[0].plain):
        return []
    if any(_STAMPED.search(line.plain) for line in found):
        return []
    lead = re.match(r"\W*(?:[vw]\S{0,3}\s+)?", found[0].plain)
    first = found[0].cut(lead.end() if lead else 0)
    return [Line(first.number, "V/v " + first.clear, "v/v " + first.plain), *found[1:]]


def _dated(lines: list[Line], limit: int) -> int:
    """Return the place after the line with the date of issue, 0 where none is."""
    dated = [at for at in range(limit) if re.search(r"ngay.{0,8}thang.{0,8}[a-z]am\s*\d{4}", lines[at].plain)]
    return dated[0] + 1 if dated else 0


def _addressed(lines: list[Line], send: int) -> tuple[list[Line], int]:
    """Return the lines of "Kính gửi" and where the body begins."""
    found = [lines[send]]
    listed = False
    at = send + 1
    while at < len(lines):
        line = lines[at]
        bullet = re.match(r"\s*[-–—•+*~]\s*\S", line.plain) is not None
        if not line.empty:
            last = found[-1].plain.rstrip()
            if not bullet and (
                _BASIS.search(line.plain)
                or last.endswith(".")
                or (listed and not last.endswith((";", ",")) and lines[at - 1].empty)
            ):
                break
            if not bullet and not listed and re.search(r"g\w{1,3}\s*:\s*\S", found[0].plain) and lines[at - 1].empty:
                break
            listed = listed or bullet
            found.append(line)
        at += 1
        if len(found) > _HEAD_LONGEST:
            break
    return found, at


def _notes_out(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the body without page numbers and footnotes, and the footnotes."""
    body: list[Line] = []
    notes: list[Line] = []
    inside = False
    for at, line in enumerate(lines):
        before_empty = at == 0 or lines[at - 1].empty
        if _NOTE.search(line.plain) and (before_empty or inside):
            inside = True
        elif line.empty:
            inside = False
        if _PAGE.match(line.plain) and not line.empty:
            continue
        (notes if inside else body).append(line)
    return body, notes
