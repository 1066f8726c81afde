"""Are the words of the body in form? Normal form, closing, bases, citations, dates and hours (Annex I, II.6).

Reads forms, not sense: a fault that only a person can judge is a "look", never a "must".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from hoiam.core.compose.finding import LOOK, MUST, Finding, body_texts, excerpt, texts
from hoiam.core.values.document import CLOSING, Citation, Document, Table

_LEGAL = ("Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Thông tư liên tịch", "Chỉ thị")
_OTHER = ("Công văn", "Tờ trình", "Báo cáo", "Kế hoạch", "Kết luận", "Thông báo", "Biên bản", "Hướng dẫn")
_CITED = re.compile(rf"(?P<kind>{'|'.join((*_LEGAL, *_OTHER))}) số (?P<number>\d+(?:[^\s,;:().]|\.(?=\S))*)")
_WITHIN = re.compile(  # what stands between two papers of which the second is part of the title of the first
    r"(?:(?!\. )[^;])*\b(?:của|bổ sung|sửa đổi|thi hành|hướng dẫn|thực hiện|triển khai) "
)
_DATED = re.compile(r"^,? ngày \d{1,2}(?: tháng \d{1,2} năm |[/-]\d{1,2}[/-])\d{4} của (?P<what>.+)")
_TITLE = re.compile(
    r"\b(về|quy định|ban hành|sửa đổi|bổ sung|hướng dẫn|phê duyệt|đề nghị|tăng cường|chấn chỉnh|triển khai|công bố"
    r"|thành lập|giao|điều chỉnh|thực hiện|trả lời|thông báo|báo cáo|xin|xử phạt)\b"
)
_LAW_NUMBER = re.compile(r"\b(?:Luật|Bộ luật|Pháp lệnh)(?: [^\W\d_]+){0,8} số \d+/\d{4}/\S*\d")
_COMMA_DATE = re.compile(r"số \d+\S*[^\s,], ngày \d")
_HOUR = re.compile(r"\b\d{1,2} ?h ?\d{2} phút")
_DAY = re.compile(r"\bngày (?P<day>[1-9])(?= tháng)|\btháng (?P<month>[12])(?= năm)")
_BLANK = re.compile(r"\[[^\]]*\]|\.{4,}|…{2,}|_{3,}|\bXXX+\b", re.IGNORECASE)
_RULE = "NĐ 30/2020, Phụ lục I.II.6.b"
_SHORT_NAME = re.compile(r"\b[A-ZĐ]{2,}(?: ?[-–] ?[A-ZĐ]{2,})+(?: ?(?:&|và) ?[A-ZĐ]{2,}\b)?")


def normal_form(paper: Document) -> Iterator[Finding]:
    """Check that every letter is precomposed (TCVN 6909:2001, which Unicode calls NFC)."""
    for text in texts(paper):
        if not unicodedata.is_normalized("NFC", text.words):
            facts = {"found": excerpt(text.words)}
            yield Finding("text.not_nfc", MUST, text.where, "NĐ 30/2020, Phụ lục I.I.4", facts)


def closing(paper: Document) -> Iterator[Finding]:
    """Check that the body ends with "./." and nowhere else holds it (II.6)."""
    said = list(body_texts(paper))
    if not said or not (said[-1].words.endswith(CLOSING) or isinstance(paper.body[-1], Table)):
        where = said[-1].where if said else "body"
        yield Finding("body.closing", MUST, where, "NĐ 30/2020, Phụ lục I.II.6")
    for text in said[:-1]:
        if text.words.rstrip().endswith(CLOSING):
            yield Finding("body.closing_early", MUST, text.where, "NĐ 30/2020, Phụ lục I.II.6")


def bases(paper: Document) -> Iterator[Finding]:
    """Check that each basis ends with ";" and the last one with "." (II.6.a)."""
    for at, words in enumerate(paper.bases, 1):
        end = "." if at == len(paper.bases) else ";"
        if not words.endswith(end):
            yield Finding("bases.end", MUST, "bases", "NĐ 30/2020, Phụ lục I.II.6.a", {"found": words, "end": end})


def citations(paper: Document) -> Iterator[Finding]:
    """Check that a paper is named fully the first time: type, number, day, issuer, trích yếu (II.6.b).

    The rule is of the content: a trích yếu may name a paper by type and number before (V/v thu hồi Công văn số …).
    """
    seen: set[str] = set()
    for text in texts(paper):
        if text.where == "subject" or text.words.startswith("(Kèm theo"):
            continue  # an annex names its own paper
        for found in _cited(text.words):
            if found.number not in seen:
                seen.add(found.number)
                yield from _first_time(text.where, found)


def again(paper: Document) -> Iterator[Finding]:
    """Check that later citations give type and number only, and that a law is cited by its name alone (II.6.b)."""
    seen: set[str] = set()
    for text in texts(paper):
        for found in _cited(text.words) if text.where != "subject" else ():
            if found.number in seen and re.match(r",? ngày \d", found.rest):
                yield Finding("citation.again", LOOK, text.where, _RULE, {"found": found.name})
            seen.add(found.number)
        for law in _LAW_NUMBER.finditer(text.words):
            yield Finding("citation.law_number", LOOK, text.where, _RULE, {"found": law[0]})


@dataclass(frozen=True, slots=True)
class _Cited:
    """A paper as a text names it, and what the text says of it up to the next paper."""

    kind: str
    number: str
    rest: str

    @property
    def name(self) -> str:
        return f"{self.kind} số {self.number}"


def _cited(words: str) -> Iterator[_Cited]:
    """Return each paper that a text cites; one named in the title of another belongs to that title."""
    kept: list[re.Match[str]] = []
    for found in _CITED.finditer(words):
        if not kept or not _WITHIN.fullmatch(words, kept[-1].end(), found.start()):
            kept.append(found)
    for found, following in zip_longest(kept, kept[1:]):
        end = following.start() if following else len(words)
        yield _Cited(found["kind"], found["number"], words[found.end() : end].partition(";")[0])


def _first_time(where: str, found: _Cited) -> Iterator[Finding]:
    dated = _DATED.match(found.rest)
    lacking = (
        ["day", "issuer", "title"] if not dated else [] if _TITLE.search(dated["what"].split(",")[0]) else ["title"]
    )
    if lacking:
        facts = {"found": found.name, "lacking": lacking}
        severity = MUST if found.kind in _LEGAL else LOOK
        yield Finding("citation.first_time", severity, where, _RULE, facts)


def in_force(paper: Document, laws: tuple[Citation, ...]) -> Iterator[Finding]:
    """Check that no known paper is cited on a day on which it is not in force."""
    on = paper.dated
    if on is None:
        return
    for law in laws:
        if not law.number or (_begun(law, on) and not _ended(law, on)):
            continue
        for text in texts(paper):
            if law.number in text.words:
                facts = {"found": f"{law.kind} số {law.number}", "on": on.isoformat(), "ended": _ended(law, on)}
                yield Finding("citation.not_in_force", MUST, text.where, "Luật áp dụng theo ngày văn bản", facts)


def _begun(law: Citation, on: date) -> bool:
    return law.valid_from is None or law.valid_from <= on


def _ended(law: Citation, on: date) -> bool:
    return law.valid_to is not None and law.valid_to <= on


def wording(paper: Document) -> Iterator[Finding]:
    """Look for forms that slip in often: "15h00 phút", "NĐ-CP, ngày", "ngày 6 tháng 1"."""
    checks = (("wording.hour", _HOUR), ("wording.comma_before_day", _COMMA_DATE), ("wording.day_zero", _DAY))
    for text in texts(paper):
        if text.where == "dateline":
            continue
        for code, form in checks:
            for found in form.finditer(text.words):
                yield Finding(code, LOOK, text.where, _RULE, {"found": found[0]})


def names(paper: Document) -> Iterator[Finding]:
    """Look for one short name written in two ways: "VH-TT-DL và TT", "VH-TT-DL&TT"."""
    known: dict[str, str] = {}
    for text in texts(paper):
        for found in _SHORT_NAME.finditer(text.words):
            same = re.sub(r"\s|và|&|-|–", "", found[0])
            first = known.setdefault(same, found[0])
            if first != found[0]:
                known[same] = found[0]
                yield Finding("wording.two_names", LOOK, text.where, _RULE, {"found": found[0], "first": first})


def blanks(paper: Document) -> Iterator[Finding]:
    """Look for gaps that were left to be filled in."""
    for text in texts(paper):
        if text.where in {"number", "dateline"}:
            continue
        for found in _BLANK.finditer(text.words):
            yield Finding("text.blank", MUST, text.where, _RULE, {"found": found[0]})
