"""Which line of a DOCX is which box of the sheet? Known by its words and place; decides no fault."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hoiam.core.compose.sheet import KINDS, URGENCIES
from hoiam.outside.render.word.lines import Line

_NUMBER = re.compile(r"^Số\s*:")
_DATE = re.compile(r",\s*ngày.*tháng.*năm")
_SUBJECT = re.compile(r"^(V/v|Về việc)\b", re.IGNORECASE)
_TO = re.compile(r"^Kính gửi\s*:?\s*", re.IGNORECASE)
_FORM = re.compile(r"^(TM|KT|TL|TUQ|Q)\.\s")
_POST = re.compile(r"^(PHÓ |CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG |CHÁNH |BÍ THƯ|HIỆU TRƯỞNG|THỦ TRƯỞNG|TỔNG )")
_SIGN_LINES = 6
_BASIS = re.compile(r"^(Căn cứ|Theo đề nghị)\b")
_TYPES = {name for name, _ in KINDS.values() if name}


@dataclass(slots=True)
class Parts:
    """The lines of each role in order; `body` holds what stands between head and feet."""

    roles: dict[str, list[Line]] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)

    def put(self, role: str, line: Line) -> None:
        """Add a line to a role."""
        self.roles.setdefault(role, []).append(line)

    def words(self, role: str) -> tuple[str, ...]:
        """Return the words of a role, line by line."""
        return tuple(line.words for line in self.roles.get(role, []))


def parts(all_lines: Iterable[Line]) -> Parts:
    """Sort the lines of a paper into its boxes: head up to the body, body, feet from Nơi nhận or the signature on."""
    found, lines = Parts(), list(all_lines)
    foot = _foot(lines)
    start = _head(found, lines[:foot])
    found.body = lines[start:foot]
    _feet(found, lines[foot:])
    return found


def _foot(lines: list[Line]) -> int:
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].words.startswith("Nơi nhận"):
            near = range(max(0, at - _SIGN_LINES), at)  # the signature stands above it in papers without a table
            return next((above for above in near if _signs(lines[above])), at)
    return next((at for at, line in enumerate(lines) if _signs(line)), len(lines))


def _signs(line: Line) -> bool:
    return bool(_FORM.match(line.words) or (_POST.match(line.words) and line.words == line.words.upper()))


def _head(found: Parts, lines: list[Line]) -> int:
    """Sort the head and return where the body starts: at the first line that is none of its boxes."""
    stage, at = "", 0
    for at, line in enumerate(lines):
        role = _head_role(line, stage, found)
        if not role:
            return at
        stage = role
        found.put(role, line)
    return at + 1 if lines else 0


def _head_role(line: Line, stage: str, found: Parts) -> str:
    plain = " ".join(line.words.split())
    known = (
        ("motto_1", plain.upper().startswith("CỘNG HÒA XÃ HỘI") or plain.upper().startswith("CỘNG HOÀ XÃ HỘI")),
        ("motto_2", plain.lower().startswith("độc lập")),
        ("number", bool(_NUMBER.match(plain))),
        ("dateline", bool(_DATE.search(plain)) and len(plain) < 90 and "number" in found.roles | _right(found)),
        ("urgency", plain.upper() in URGENCIES),
        ("letter_subject", bool(_SUBJECT.match(plain)) and "type_name" not in found.roles),
        ("type_name", plain.upper() in _TYPES and bool(line.bold or plain == plain.upper())),
        ("addressees", bool(_TO.match(plain))),
        ("bases", bool(_BASIS.match(plain)) and line.italic),
    )
    for role, is_it in known:
        if is_it:
            return role
    return _by_place(line, stage, found)


def _right(found: Parts) -> dict[str, list[Line]]:
    return {"number": []} if "motto_2" in found.roles else {}


def _by_place(line: Line, stage: str, found: Parts) -> str:
    if "number" not in found.roles and "motto_2" not in found.roles:
        return "agency" if line.bold else "superior"
    if stage in {"type_name", "subject"} and line.bold:
        return "subject"
    if stage in {"subject", "subtitle"} and line.align == "center" and line.words.startswith("("):
        return "subtitle"
    if stage in {"addressees", "via"} and line.words.startswith("-"):
        return "addressees"
    if stage == "addressees" and line.words.startswith("("):
        return "via"
    if stage == "letter_subject" and line.cell:
        return "letter_subject"
    return ""


def _feet(found: Parts, lines: list[Line]) -> None:
    for line in lines:
        if line.words.startswith("Nơi nhận"):
            found.put("recipients_head", line)
        elif line.words.startswith("-"):
            found.put("recipients", line)
        elif _FORM.match(line.words) or "position" not in found.roles:
            found.put("authority" if _FORM.match(line.words) else "position", line)
        else:
            found.put("signer", line)
