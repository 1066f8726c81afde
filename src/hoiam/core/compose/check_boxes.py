"""Are boxes round the body in form? Motto, number, date, subject, addressees, signature, recipients (Annex I.II)."""

import re
from collections.abc import Iterator
from datetime import date

from hoiam.core.compose.finding import LOOK, MUST, Finding
from hoiam.core.compose.sheet import COPIES, KINDS, SCOPES, URGENCIES
from hoiam.core.values.document import MOTTO, Document

_NUMBER = re.compile(r"^Số:[ \u00a0]*(?P<number>[\d \u00a0.…]*)/(?P<notation>\S.*)$")
_DATE = re.compile(
    r"^.+, ngày[ \u00a0]*(?P<day>[\d.…]*)[ \u00a0]*tháng[ \u00a0]*(?P<month>[\d.…]*)[ \u00a0]*năm \d{4}$"
)
_YEAR = re.compile(r"^(?:19|20)\d{2}/")
_MIXED = ("QyĐ", "CTr", "TTr", "TrS")  # the only codes of Annex III with small letters
_TYPIST = re.compile(r"^[A-ZĐ]{1,6}\.\d{1,4}$")
_TITLES = re.compile(r"^(GS|PGS|TS|ThS|BS|KS|CN|NGND|NSND)\.", re.IGNORECASE)
_COLLECTIVE = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG", "BAN ", "ỦY BAN", "ĐẢNG ỦY", "TẬP THỂ")
_FORMS = {"TM.": 0, "Q.": 1, "KT.": 1, "TL.": 1, "TUQ.": 1}
_KEPT = re.compile(r"^-?\s*Lưu: ?VT\b")


def motto(paper: Document) -> Iterator[Finding]:
    """Check quốc hiệu and tiêu ngữ letter by letter (II.1)."""
    if paper.motto != MOTTO:
        yield Finding("motto.words", MUST, "motto", "NĐ 30/2020, Phụ lục I.II.1", {"found": list(paper.motto)})


def agency(paper: Document) -> Iterator[Finding]:
    """Check that the issuing agency is named, in capitals (II.2)."""
    rule = "NĐ 30/2020, Phụ lục I.II.2"
    if not any(words.strip() for words in paper.agency):
        yield Finding("agency.missing", MUST, "agency", rule)
    for words in (*paper.superior, *paper.agency):
        if words != words.upper():
            yield Finding("agency.capitals", MUST, "agency", rule, {"found": words})


def number(paper: Document) -> Iterator[Finding]:
    """Check "Số: 05/BC-TT": the form, the zero, no spaces, the type code, none for a công văn (II.3; Phụ lục III)."""
    rule = "NĐ 30/2020, Phụ lục I.II.3"
    found = _NUMBER.match(paper.number)
    if not found:
        yield Finding("number.form", MUST, "number", rule, {"found": paper.number})
        return
    digits, notation = found["number"].strip(" \u00a0"), found["notation"]
    if digits.isdigit() and len(digits) == 1:
        yield Finding("number.zero", MUST, "number", rule, {"found": digits, "wanted": f"0{digits}"})
    if re.search(r"\s", notation):
        yield Finding("number.spaces", MUST, "number", rule, {"found": notation, "wanted": re.sub(r"\s", "", notation)})
    yield from _notation(paper, re.sub(r"\s", "", notation))


def _notation(paper: Document, notation: str) -> Iterator[Finding]:
    """Check what stands after the number: no year, hyphens, capitals, the type's code, the agency, the unit."""
    rule = "NĐ 30/2020, Phụ lục I.II.3"
    if _YEAR.match(notation):
        yield Finding("number.year", MUST, "number", rule, {"found": notation, "wanted": notation[5:]})
        notation = notation[5:]
    if re.search("[–—_/]", notation):
        yield Finding("number.dash", MUST, "number", rule, {"found": notation})
    groups = [group for group in re.split("[-–—_/]", notation) if group]
    if any(group != group.upper() and group not in _MIXED for group in groups):
        yield Finding("number.capitals", MUST, "number", rule, {"found": notation})
    codes = {code for _, code in KINDS.values() if code}
    first, wanted = (groups or [""])[0], KINDS.get(paper.kind, ("", ""))[1]
    if paper.type_name and not wanted:
        return
    if not wanted and (first in codes or first == "CV"):
        yield Finding("number.type_code", MUST, "number", "NĐ 30/2020, Phụ lục III", {"found": first})
    elif wanted and first.upper() != wanted.upper():
        facts = {"found": first, "wanted": wanted}
        yield Finding("number.wrong_type_code", MUST, "number", "NĐ 30/2020, Phụ lục III", facts)
    elif len(groups) < 2:
        code = "number.no_agency" if wanted else "number.no_unit"
        yield Finding(code, MUST, "number", rule, {"found": notation})


def dateline(paper: Document) -> Iterator[Finding]:
    """Check place and date: a day below 10 and the months 1 and 2 take a zero (II.4)."""
    rule = "NĐ 30/2020, Phụ lục I.II.4"
    found = _DATE.match(paper.dateline)
    if not found:
        yield Finding("date.form", MUST, "dateline", rule, {"found": paper.dateline})
        return
    day, month = found["day"], found["month"]
    if day.isdigit() and month.isdigit() and not _exists(paper.dateline, int(day), int(month)):
        yield Finding("date.impossible", MUST, "dateline", rule, {"found": paper.dateline})
    elif (day.isdigit() and len(day) == 1) or month in {"1", "2"}:
        yield Finding("date.zero", MUST, "dateline", rule, {"found": paper.dateline})
    elif re.fullmatch("0[3-9]", month):
        yield Finding("date.month_zero", LOOK, "dateline", rule, {"found": month, "wanted": month[1:]})


def _exists(words: str, day: int, month: int) -> bool:
    try:
        date(int(words[-4:]), month, day)
    except ValueError:
        return False
    return True


def subject(paper: Document) -> Iterator[Finding]:
    """Check V/v of a công văn, type name and trích yếu of every other paper (II.5)."""
    rule = "NĐ 30/2020, Phụ lục I.II.5"
    if paper.type_name:
        if paper.type_name != paper.type_name.upper():
            yield Finding("type.capitals", MUST, "type_name", rule, {"found": paper.type_name})
        yield from _typed(paper, rule)
        return
    if not paper.subject.startswith("V/v "):
        yield Finding("subject.vv", MUST, "subject", rule, {"found": paper.subject})
    elif paper.subject[4:5].isupper():
        yield Finding("subject.capital", LOOK, "subject", rule, {"found": paper.subject})
    if paper.subject.endswith("."):
        yield Finding("subject.stop", LOOK, "subject", rule)


def _typed(paper: Document, rule: str) -> Iterator[Finding]:
    if paper.type_name.upper() == "CÔNG VĂN":
        yield Finding("type.cong_van", MUST, "type_name", rule)
    elif paper.type_name.upper() not in {name for kind, (name, _) in KINDS.items() if kind not in COPIES}:
        yield Finding("type.unknown", MUST, "type_name", "NĐ 30/2020, Phụ lục III", {"found": paper.type_name})
    if not paper.subject.strip():
        yield Finding("subject.missing", MUST, "subject", rule)
    elif re.match(r"V/v\b", paper.subject, re.IGNORECASE):
        yield Finding("subject.vv_typed", MUST, "subject", rule, {"found": paper.subject})
    if paper.subject.endswith("."):
        yield Finding("subject.stop", LOOK, "subject", rule)


def addressees(paper: Document) -> Iterator[Finding]:
    """Check Kính gửi: one name on the line, several on a line each with ";" and a last "." (II.9.a)."""
    rule = "NĐ 30/2020, Phụ lục I.II.9.a"
    named = paper.addressees
    if not named:
        if not paper.type_name:
            yield Finding("addressees.missing", MUST, "addressees", rule)
    elif len(named) == 1:
        if named[0].startswith("-") or named[0].endswith((";", ".")):
            yield Finding("addressees.one", LOOK, "addressees", rule, {"found": named[0]})
    else:
        yield from _listed("addressees", named, rule)


def _listed(where: str, said: tuple[str, ...], rule: str) -> Iterator[Finding]:
    for at, words in enumerate(said, 1):
        end = "." if at == len(said) else ";"
        if not words.startswith("- ") or not words.endswith(end):
            yield Finding(f"{where}.form", MUST, where, rule, {"found": words, "end": end})


def recipients(paper: Document) -> Iterator[Finding]:
    """Check Nơi nhận: a line each, the last one "- Lưu: VT, …." (II.9.b)."""
    rule = "NĐ 30/2020, Phụ lục I.II.9.b"
    if not paper.recipients:
        yield Finding("recipients.missing", MUST, "recipients", rule)
        return
    yield from _listed("recipients", paper.recipients, rule)
    if not _KEPT.match(paper.recipients[-1]):
        yield Finding("recipients.keep", MUST, "recipients", rule, {"found": paper.recipients[-1]})
    if paper.typist and not _TYPIST.match(paper.typist):
        yield Finding("typist.form", LOOK, "typist", "NĐ 30/2020, Phụ lục I.III.3", {"found": paper.typist})
    if paper.addressees and not re.match(r"-?\s*Như trên", paper.recipients[0]):
        yield Finding("recipients.as_above", LOOK, "recipients", rule, {"found": paper.recipients[0]})


def signature(paper: Document) -> Iterator[Finding]:
    """Check TM., KT., TL., TUQ., Q. and the position they go with; a name carries no academic title (II.7)."""
    rule = "NĐ 30/2020, Phụ lục I.II.7"
    sign = paper.signature
    said = (*sign.authority, sign.position)
    if not sign.position:
        yield Finding("signature.missing", MUST, "signature", rule)
        return
    if any(words != words.upper() for words in said):
        yield Finding("signature.capitals", MUST, "signature", rule, {"found": " / ".join(said)})
    forms = [words.split(" ")[0].upper() for words in sign.authority]
    unknown = [form for form in forms if form not in _FORMS]
    if unknown or forms != sorted(forms, key=lambda form: _FORMS.get(form, 0)):
        yield Finding("signature.form", MUST, "signature", rule, {"found": " / ".join(said)})
    if "TM." in forms and not sign.authority[forms.index("TM.")].upper()[4:].startswith(_COLLECTIVE):
        yield Finding("signature.collective", LOOK, "signature", rule, {"found": sign.authority[0]})
    deputy = sign.position.upper().startswith("PHÓ")
    if deputy != ("KT." in forms):
        code = "signature.deputy_without_kt" if deputy else "signature.kt_without_deputy"
        yield Finding(code, MUST, "signature", rule, {"found": " / ".join(said)})
    yield from _name(paper, rule)


def _name(paper: Document, rule: str) -> Iterator[Finding]:
    """Check the name of the signer: a paper with its number needs it, a draft should say who will sign."""
    sign = paper.signature
    if not sign.name:
        numbered = bool(re.match(r"^Số:[ \u00a0]*\d", paper.number))
        yield Finding("signature.no_name", MUST if numbered else LOOK, "signer", f"{rule}.c")
    elif sign.name == sign.name.upper():
        yield Finding("signature.name_capitals", MUST, "signer", f"{rule}.c", {"found": sign.name})
    if _TITLES.match(sign.name):
        yield Finding("signature.academic_title", MUST, "signature", rule, {"found": sign.name.split(".")[0]})


def urgency(paper: Document) -> Iterator[Finding]:
    """Check the degree of urgency, one of three words (box 10b), and how far the paper may go (box 11)."""
    if paper.urgency and paper.urgency not in URGENCIES:
        yield Finding("urgency.word", MUST, "urgency", "NĐ 30/2020, Phụ lục I, ô 10b", {"found": paper.urgency})
    if paper.scope and paper.scope not in SCOPES:
        yield Finding("scope.word", MUST, "scope", "NĐ 30/2020, Phụ lục I, ô 11", {"found": paper.scope})
