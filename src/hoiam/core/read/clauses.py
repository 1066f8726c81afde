"""Into which parts does an order fall that can be handed in on their own?

A sentence is a part, a clause after ";" is a part, and a part becomes two where it orders a second product with a
recipient or a deadline of its own, or a second kind of letter (dispatch-2736, section 1.4).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoiam.core.read.actors import acting
from hoiam.core.read.bodies import HEAD
from hoiam.core.read.circumstance import order_after
from hoiam.core.read.deadlines import trigger
from hoiam.core.read.sheet import Line
from hoiam.core.read.verbs import VERB, orders_at, works_at

_STOP = re.compile(
    r"(?<=[\w)”\"])\s?\.{1,3}\s+(?=[A-ZĐÀ-Ỹ“\"])|\s?[-–—_]*\.\s+(?=(?:Chủ trì|Phối hợp|Thời gian): )|\s?\./\.?\s*$"
)
_ABBREVIATED = re.compile(r"(?:\b(?:tp|tx|tt|ts|ths|bs|gs|pgs|st|đ|số|q|p)|\bv\.v|^\W*\d{1,2})$")  # "cơ sở." ends one
_JOIN = re.compile(
    r"^[\s,;]*(?:[b-k]\)\s*)?(?:(?:dong thoi|va|ngoai ra|ben canh do|mat khac|cung voi do|sau do|tren co so do|"
    r"qua do|theo do)\b[\s,:]*)*"
)
_ADVERB = (
    r"(?:kip thoi|dong thoi|dinh ky(?: hoac dot xuat)?|thuong xuyen|ngay|sau do|va|tong hop(?:,| ket qua|"
    r" tinh hinh)?|(?:truoc|cham nhat|trong|vao) [\w :/,]{3,40}?|hang \w+|chu dong|khan truong)"
)
_PRODUCT = re.compile(
    rf"(?:,\s*(?:va\s+)?|\s+va\s+)(?P<part>(?:{_ADVERB},?\s+)*(?P<verb>bao cao|gui|trinh|thong bao|"
    rf"phan hoi|kien nghi|de xuat|tham muu|de nghi|cung cap))\b"
)
_AND_ALSO = re.compile(rf",\s*(?:va\s+)?dong thoi\s+(?={VERB.pattern})")
_RECIPIENT = re.compile(
    r"^(?:\s+(?!va\b|,)[\w\-]+){0,9}?\s+(?:(?:ve|cho|voi|den|toi|gui|len|qua)\s+)?(?:cac\s+)?(?:ubnd|"
    r"uy ban|chu tich|thuong truc|van phong|so (?!lieu)[a-z]+|phong \w+|ban (?:tuyen|chi|thuong|to|"
    r"dan|xay|bien)|huyen uy|tinh uy|dang uy|"
    r"thanh uy|co quan|bo \w+|cap tren|(?:tong )?giam doc|ban giam|hieu truong|(?:tong )?cong ty|chi cuc|cuc (?!bo)|"
    r"tu lenh|hdnd|hoi dong|toa soan|trung tam|cong an|thu tuong|chinh phu|lanh dao)\b"
)
_TERM = re.compile(
    r"\b(?:truoc|cham nhat|muon nhat|den het)\s+(?:ngay|\d|thu|gio)|\bhang (?:tuan|thang|quy|nam)|"
    r"\btrong vong|\b\d{1,2}/\d{1,2}\b|\bdinh ky"
)
_OWN_TERM = re.compile(rf"{_TERM.pattern}|\btrong (?:thang|quy) [ivx\d]")
_MAKES = re.compile(
    r"^(?:\W*(?:chu tri|phoi hop|chiu trach nhiem|co trach nhiem|chu dong|khan truong|kip thoi|"
    r"tiep tuc|thuong xuyen|dinh ky|hang \w+)\b[\s,]*)*"
    r"(?:tong hop|xay dung|lap|soan thao|chuan bi|hoan thien|hoan thanh|thong ke|dang ky|cu|gui|in|"
    r"trinh|tham muu|bao cao|nghien cuu|danh gia|dong goi)\b"
)
_TIME_FIRST = re.compile(r"^\W*(?:truoc|cham nhat|dinh ky|hang|moi|trong|vao|tu|den het|khi)\b[^,]*(?:,\s*|$)")
_THEN = re.compile(
    r"^(?:vu viec|noi dung|van de|phan anh|thong tin|truong hop|trong|vao|tu)\s[^,;.]{3,80}?\s+thi\s+"
    rf"(?:phai |co van ban|{VERB.pattern})"
)
_ORDER_SHORTEST = 5  # words
_SHORT_ORDER = 3
_PREFIX = re.compile(r"^\W*(?:(?:chu tri|phoi hop)\b[\s,]*)+(?:(?:chat che )?voi\b)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a block. `trigger` is the condition its sentence began with; `before` the part that a comma ended."""

    text: Line
    trigger: str | None = None
    before: Line | None = None


def sentences_of(text: Line) -> list[Line]:
    """Return the sentences of a block."""
    found, last = [], 0
    for stop in _STOP.finditer(text.clear):
        if _ABBREVIATED.search(text.clear[last : stop.start()].lower()) and stop.end() < len(text.clear):
            continue
        found.append(text.cut(last, stop.start()).strip())
        last = stop.end()
    found.append(text.cut(last).strip())
    return [one for one in found if re.search(r"\w", one.plain)]


def parts_of(sentence: Line) -> list[Part]:
    """Return the parts of one sentence, in order."""
    condition = None
    span = trigger(sentence.clear, sentence.plain)
    if span and not sentence.plain[: span[0]].strip(" ,-"):
        condition = sentence.clear[slice(*span)].strip(" ,")
    found: list[Part] = []
    for clause in _clauses(sentence):
        rows = list(_products(clause))
        for place, row in enumerate(rows):
            found.append(Part(row, condition, rows[place - 1] if place else None))
    return found


def bare(text: Line) -> Line:
    """Return a clause without the joining words it starts with ("đồng thời", "và")."""
    lead = _JOIN.match(text.plain)
    return text.cut(lead.end()) if lead else text


def begins_order(text: Line) -> bool:
    """Tell whether a clause begins with a verb of orders, with one who acts, or with a condition."""
    rest = bare(text)
    plain = rest.plain.lstrip(" -+*,")
    named = acting(rest.clear, rest.plain)
    if (
        _THEN.match(plain)
        or VERB.match(plain)
        or re.match(
            r"(?:khi|neu|trong truong hop|truong hop|hang|moi (?:tuan|thang|quy|nam|ngay|hoc ky)|dinh ky|ngay sau|"
            r"ngay khi|sau moi|moi (?:lan|khi|dot)|giao|"
            r"yeu cau|de nghi|phan cong|uy quyen|co trach nhiem|truoc ngay|cham nhat)\b",
            plain,
        )
    ):
        return True
    if named is not None and named[2] < len(rest.plain) and orders_at(rest.clear, rest.plain, named[2]):
        return True
    own = rest.clear[len(rest.plain) - len(plain) :]
    if len(plain.split()) >= _SHORT_ORDER and works_at(own[:1].lower() + own[1:], 0):
        return True
    ordered = order_after(plain)
    return named is None and ordered is not None and VERB.match(ordered) is not None


def _clauses(sentence: Line) -> list[Line]:
    found: list[tuple[int, int]] = []
    depth = last = 0
    for at, letter in enumerate(sentence.clear):
        depth += (letter == "(") - (letter == ")")
        rest = sentence.cut(at + 1)
        if letter == ";" and depth <= 0 and (begins_order(rest) or _dated(rest)):
            found.append((last, at))
            last = at + 1
    found.append((last, len(sentence.clear)))
    rows = [sentence.cut(a, b).strip() for a, b in found]
    return [row for row in rows if row.plain.strip(" .;,")]


def _dated(rest: Line) -> bool:
    """Tell whether the clause up to the next ";" has a term of its own: it is an order, whatever its verb."""
    clause = rest.plain.split(";", 1)[0]
    return (
        len(clause.split()) >= _ORDER_SHORTEST and _TERM.search(clause) is not None and rest.clear.strip()[:1].islower()
    )


def _products(clause: Line) -> Iterator[Line]:
    last = 0
    for also in _AND_ALSO.finditer(clause.plain):
        before, after = clause.cut(last, also.start()), clause.cut(also.end())
        if _termed_apart(before, after):
            yield from _products_of(before)
            last = also.end()
    yield from _products_of(clause.cut(last))


def _termed_apart(before: Line, after: Line) -> bool:
    """Tell whether of two things that are ordered at once ("…, đồng thời …") one has a term that the other has not."""
    terms = [_OWN_TERM.search(one.plain) is not None for one in (before, after)]
    named = acting(before.clear, before.plain)
    did = before.plain[named[2] :] if named else before.plain
    return terms[0] != terms[1] and VERB.search(did) is not None and len(after.plain.split()) >= _ORDER_SHORTEST - 1


def _products_of(clause: Line) -> Iterator[Line]:
    last = 0
    for found in _PRODUCT.finditer(clause.plain):
        before = clause.cut(last, found.start())
        after = clause.cut(found.start("part"))
        if _second(before, after, found):
            yield before.strip()
            last = found.start("part")
    yield clause.cut(last).strip()


def _second(before: Line, after: Line, found: re.Match[str]) -> bool:
    """Tell whether what follows a comma is a product of its own."""
    named = acting(before.clear, before.plain)
    did = before.plain[named[2] :] if named else _TIME_FIRST.sub("", before.plain)
    span = trigger(before.clear, before.plain)
    if span and not named and not before.plain[: span[0]].strip(" ,"):
        did = before.plain[span[1] :]
    work = _PREFIX.sub("", did)
    twice = (
        found["verb"] == "bao cao"
        and re.match(r"\W*(?:gui )?bao cao\b", work)
        and _TERM.search(before.plain)
        and _TERM.search(after.plain)
    )
    if twice:
        return True
    if re.match(r"\W*la (?:co quan|don vi|dau moi)\b", work):
        return False
    if (
        not VERB.search(did)
        or len(work.split()) < 4
        or _MAKES.match(did)
        or before.plain.count("(") > before.plain.count(")")
    ):
        return False
    tail = after.plain[len(found["part"]) :]
    to_whom = _RECIPIENT.match(tail) is not None
    by_when = _TERM.search(after.plain) is not None and _TERM.search(before.plain) is None
    if found["verb"] == "de nghi":
        return re.match(r"\s+(?:cac\s+)?(?:co quan|toa soan|bao)\b", tail) is not None
    if (
        found["verb"] in {"gui", "trinh"}
        and (to_whom or by_when)
        and re.match(rf"\s+(?:(?:ve|cho|den|toi|qua)\b|cac (?:dai|bao|truong|xa|noi)\b|{HEAD.pattern})", tail)
    ):
        return False  # what is sent is what was made
    if found["verb"] == "de xuat" and (sent := re.search(r",\s*(?:trinh|gui|bao cao)(?=\s)", tail)):
        to_whom = to_whom or _RECIPIENT.match(tail[sent.end() :]) is not None
    if found["verb"] in {"phan hoi", "cung cap", "thong bao", "de xuat"}:
        return to_whom and by_when
    if re.search(r"\b(?:de|viec|ve|trong viec|huong dan|don doc|yeu cau)$", before.plain.rstrip()):
        return False
    return to_whom or by_when
