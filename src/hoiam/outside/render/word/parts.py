"""Which line of a DOCX is which box of the sheet? Known by its words and place; decides no fault."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hoiam.core.compose.sheet import COPIES, KINDS, SCOPES, SECRECY, URGENCIES
from hoiam.outside.render.word import foot
from hoiam.outside.render.word.copied import is_form
from hoiam.outside.render.word.lines import Line

_NUMBER = re.compile(r"^Số\s*:|^Số\s*[\d.…\s]*/\S")
_DATE = re.compile(
    r"^[^.;]{2,40}?,?\s*ngày\b.*\btháng\b.*\bnăm\b|^[^.;:]{2,40},\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$"
)
_SUBJECT = re.compile(r"^(V/v|Về việc)\b", re.IGNORECASE)
_TO = re.compile(r"^Kính gửi\b\s*:?\s*", re.IGNORECASE)
_BASIS = re.compile(r"^(Căn cứ|Theo đề nghị)\b")
_ANNEX = re.compile(r"^Phụ lục(?:\s+(?:[IVXLC]+|\d+|[A-Z]))?\s*[.:]?$", re.IGNORECASE)
_APART = re.compile(r"\t+| {4,}")  # two columns of a head that was typed without a table
_TYPES = {name for kind, (name, _) in KINDS.items() if name and kind not in COPIES} | {"CÔNG VĂN"}
_PLACE = re.compile(r"^(HUYỆN|THỊ XÃ|THÀNH PHỐ|XÃ|PHƯỜNG|THỊ TRẤN|TỈNH|QUẬN)\b")
_BODY = re.compile(r"^(ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ|HUYỆN ỦY|TỈNH ỦY|ĐẢNG ỦY|HUYỆN|XÃ|TỈNH|PHƯỜNG|THÀNH PHỐ)\b")
_INNER = re.compile(r"^(PHÒNG|BAN|TRUNG TÂM|VĂN PHÒNG|SỞ|CHI CỤC|TRƯỜNG|ĐỘI|HẠT|THANH TRA|ĐÀI)\b")
_HEAD_LINES = 40
_STRONG = frozenset(
    (
        "motto_1",
        "motto_2",
        "number",
        "dateline",
        "letter_subject",
        "type_name",
        "addressees",
        "urgency",
        "scope",
        "secrecy",
    )
)


@dataclass(slots=True)
class Parts:
    """The lines of each role in order; `body` holds what stands between head and feet, `annexes` what follows them."""

    roles: dict[str, list[Line]] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)
    annexes: list[list[Line]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)  # the roles of the head as they follow each other on the sheet

    def put(self, role: str, line: Line) -> None:
        """Add a line to a role."""
        self.roles.setdefault(role, []).append(line)
        if role not in self.order:
            self.order.append(role)

    def words(self, role: str) -> tuple[str, ...]:
        """Return the words of a role, line by line."""
        return tuple(line.words for line in self.roles.get(role, []))


def parts(all_lines: Iterable[Line]) -> Parts:
    """Sort the lines of a paper into its boxes: head up to the body, body, feet, annexes."""
    found, lines = Parts(), _unjoined(list(all_lines))
    end = foot.start(lines)
    start = _head(found, lines[:end])
    _bold_nowhere(found)
    found.body = lines[start:end]
    after = next((at for at in range(end, len(lines)) if _ANNEX.match(lines[at].words)), len(lines))
    foot.sort(found, lines[end:after])
    for line in lines[after:]:
        if _ANNEX.match(line.words):
            found.annexes.append([])
        found.annexes[-1].append(line)
    return found


def copy_parts(lines: list[Line]) -> Parts:
    """Sort the block of a copy into its boxes: agency, number, form, place and day, and the feet below them."""
    found, lines = Parts(), _unjoined(lines)
    end = foot.start(lines)
    for line in lines[:end]:
        strong = _strong(line.words, line)
        if is_form(line.words):
            found.put("copy_form", line)
        elif strong in {"number", "dateline"}:
            found.put(strong, line)
        elif "number" not in found.roles or line.words == line.words.upper():
            found.put("agency", line)
    foot.sort(found, lines[end:])
    return found


def _unjoined(lines: list[Line]) -> list[Line]:
    """Cut lines of a head that hold both columns: "HUYỆN ĐĂK HÀ    Độc lập - Tự do - Hạnh phúc"."""
    cut: list[Line] = []
    for at, line in enumerate(lines):
        words = line.words
        split = None if line.cell or line.mark or at > _HEAD_LINES else _APART.search(words)
        right = words[split.end() :] if split else ""
        if split and any(_strong(right, line) == role for role in ("motto_1", "motto_2", "dateline")):
            cut += [line.part(0, split.start()), line.part(split.end(), len(words))]
        else:
            cut.append(line)
    return cut


def _head(found: Parts, lines: list[Line]) -> int:
    """Sort the head and return where the body starts: behind the last box of the head and what belongs to it."""
    near = lines[:_HEAD_LINES]
    strong = [_strong(line.words, line) for line in near]
    known: set[str] = set()
    last = -1
    for at, role in enumerate(strong):
        if role == "letter_subject" and "type_name" in known:
            strong[at] = ""  # V/v in a typed paper stands where its subject belongs
        elif role in _STRONG and (role not in known or role in {"urgency", "scope"}):
            known.add(role)
            last = at
        elif role:
            strong[at] = ""
    strong = _unknown_type(near, strong, known)
    stage = ""
    for at, line in enumerate(lines):
        role = (strong[at] if at < len(strong) else "") or _by_place(line, stage, found)
        if not role and at < last and line.cell and "agency" not in found.roles and line.bold:
            role = _above_number(line, found)  # below the number, where it does not belong
        if not role and at > last:
            return at
        stage = role or stage
        found.put(role or "extra", line)
    return len(lines)


def _strong(words: str, line: Line) -> str:
    """Return the box that a line's own words tell, "" where they do not."""
    plain = " ".join(words.split())
    big = plain.upper()
    known = (
        ("motto_1", big.startswith(("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"))),
        ("motto_2", plain.lower().startswith("độc lập") and len(plain) < 40),
        ("number", bool(_NUMBER.match(plain)) and len(plain) < 60),
        ("dateline", bool(_DATE.match(plain)) and len(plain) < 70),
        ("urgency", big in URGENCIES or (big in {"GẤP", "KHẨN CẤP", "HOẢ TỐC"} and line.bold)),
        ("secrecy", big in SECRECY),
        ("scope", big in SCOPES),
        ("letter_subject", bool(_SUBJECT.match(plain)) and len(plain) < 400),
        ("type_name", big in _TYPES and (line.bold or plain == big)),
        ("addressees", bool(_TO.match(plain))),
    )
    return next((role for role, is_it in known if is_it), "")


def _unknown_type(near: list[Line], strong: list[str], known: set[str]) -> list[str]:
    """Take a short centred line in bold capitals below the head for the name of a type that the decree lacks."""
    if "type_name" in known or "letter_subject" in known or "dateline" not in known:
        return strong
    below = max(strong.index("dateline"), strong.index("number") if "number" in known else 0) + 1
    for at in range(below, len(near)):
        line = near[at]
        if not strong[at] and not line.cell:
            short = len(line.words.split()) <= 5 and line.words == line.words.upper() and line.words.isprintable()
            if short and line.align == "center" and line.bold:
                strong[at] = "type_name"
            break
    return strong


def _by_place(line: Line, stage: str, found: Parts) -> str:
    """Return the box of a line by what stands before it."""
    if "number" not in found.roles and "dateline" not in found.roles:
        return _above_number(line, found)
    if stage in {"type_name", "subject"} and (line.bold or stage == "type_name") and line.align == "center":
        return "subtitle" if line.words.startswith("(") else "subject"
    if stage in {"subject", "subtitle"} and line.align == "center" and line.words.startswith("("):
        return "subtitle"
    if stage in {"addressees", "via"} and _listed(line, found):
        return "addressees"
    if stage == "addressees" and line.words.startswith("("):
        return "via"
    if stage == "letter_subject" and line.cell and line.cell == found.roles["letter_subject"][0].cell:
        return "letter_subject"
    based = "type_name" in found.roles and stage in {"type_name", "subject", "subtitle", "addressees", "via", "bases"}
    ends = line.words.endswith((";", ".", ","))
    return "bases" if _BASIS.match(line.words) and ends and (based or line.italic) else ""


def _listed(line: Line, found: Parts) -> bool:
    """Return whether a line goes on with a list of addressees, which "Kính gửi:" has only begun."""
    first = _TO.sub("", found.roles["addressees"][0].words)
    if (first and not first.startswith("-")) or found.roles["addressees"][-1].words.endswith("."):
        return False
    return line.words.startswith("-") or (not first and len(line.words) < 120 and line.words.endswith((";", ".")))


def _above_number(line: Line, found: Parts) -> str:
    """Tell superior from agency: by weight, and where all are bold by whether one body can be called so."""
    above, big = found.roles.get("agency", []), line.words.upper()
    if line.cell.startswith("box") and not (_BODY.match(big) or _INNER.match(big)):
        return "extra"
    if not line.bold:
        return "superior" if line.words == big or not above else "extra"
    if above and _INNER.match(big):
        found.roles.setdefault("superior", []).extend(found.roles.pop("agency"))  # bold where it must not be
    return "agency"


def _bold_nowhere(found: Parts) -> None:
    """Take the last lines above the number for the agency where none is bold: one body may fill two lines."""
    held = found.roles.get("superior", [])
    if held and "agency" not in found.roles:
        two = len(held) > 1 and _PLACE.match(held[-1].words.upper())
        found.roles["superior"], found.roles["agency"] = held[: -2 if two else -1], held[-2 if two else -1 :]
        found.order.insert(found.order.index("superior") + 1, "agency")
