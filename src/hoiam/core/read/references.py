"""Which other papers does this one name, and how does it stand to them?

Numbers, days, issuers and subjects of papers cited; laws and regulations cited by name. Knows no law: the number
of a law cited by its name is joined later by the law library.
"""

import re

from hoiam.core.read import dates
from hoiam.core.read.kinds import REFERENCES
from hoiam.core.read.sheet import Line
from hoiam.core.text.fold import fold
from hoiam.core.values.dispatch import Reference

_KINDS = "|".join(sorted(REFERENCES, key=len, reverse=True))
_NUMBERED = re.compile(
    rf"\b(?P<kind>{_KINDS})(?P<name>(?:(?!\b(?:{_KINDS})\b)[^.;:\d]){{0,60}}?)\s+s[o06]?\s*:?\s*(?P<number>\d{{1,5}}\s?[-/]\s?[\w/&.\-]*[\w])"
    r"(?:\s*,?\s*ngay\s*(?P<day>[\d/.]+(?:\s*thang\s*\d{1,2}\s*,?\s*nam\s*\d{4})?))?"
    r"(?:\s*,?\s*cua\s+(?P<issuer>[^,;.()]{3,90}?)(?=\s+(?:ve|quy dinh|sua doi|huong dan|phe duyet|"
    r"ban hanh|de|va)\b|[,;.()]|$))?"
    r"(?:\s*,?\s*(?P<about>(?:ve viec|ve|quy dinh|sua doi|huong dan|phe duyet|ban hanh)\b[^;.()]{5,300}))?"
)
_BARE = re.compile(r"\b(?P<number>\d{1,4}/(?:\d{4}/)?(?:nd-cp|nb-cp|tt-[a-z]+|qh\d+|qd-ttg|ct-ttg|nq-cp))\b")
_LAW = re.compile(r"\b(?P<name>(?:bo )?luat\s+(?:\w+[ ,]*){1,8})")
_RULES = re.compile(r"\bquy che\s+(?P<name>[^;.,]{5,120})")
_BY = {
    "nd-cp": ("decree", "Chính phủ"),
    "nb-cp": ("decree", "Chính phủ"),
    "nq-cp": ("resolution", "Chính phủ"),
    "ttg": (None, "Thủ tướng Chính phủ"),
}
_STROKES = re.compile(r"(?<=[/-])(n)[db](?=-cp)|(?<=/)q[db](?=-)", re.IGNORECASE)


def references_of(body: list[Line], notes: list[Line]) -> tuple[Reference, ...]:
    """Return the papers named in the body and its footnotes, each once, in the order of their first mention."""
    found: list[Reference] = []
    for part in (*body, *notes):
        for one in (*_numbered(part, part in notes), *_by_name(part)):
            if not any(_same(one, other) for other in found):
                found.append(one)
    return tuple(found)


def _numbered(part: Line, note: bool) -> list[Reference]:
    got, ends = [], []
    for match in _NUMBERED.finditer(part.plain):
        ends.append(match.span())
        number = _tidy(part.clear[match.start("number") : match.end("number")])
        kind = REFERENCES[match["kind"]]
        issuer = part.clear[match.start("issuer") : match.end("issuer")].strip() if match["issuer"] else _issuer(number)
        if kind == "dispatch" and re.search(r"-cv/|/(?:tu|hu|du)$", fold(number)):
            kind = "party_directive"
        about = part.clear[match.start("about") : match.end("about")] if match["about"] else None
        day = dates.first_day("ngay " + match["day"], None) if match["day"] else None
        got.append(
            Reference(kind, number, day, issuer, _about(about), _relation(part, match.start(), note), confidence=0.9)
        )
    for match in _BARE.finditer(part.plain):
        if not any(a <= match.start() < b for a, b in ends):
            number = _tidy(part.clear[match.start() : match.end()])
            kind = "decree" if fold(number).endswith("nd-cp") else "law" if "/qh" in fold(number) else "decision"
            got.append(
                Reference(
                    kind, number, None, _issuer(number), None, _relation(part, match.start(), note), confidence=0.7
                )
            )
    return got


def _by_name(part: Line) -> list[Reference]:
    got = []
    for match in _LAW.finditer(part.plain):
        name = _law_name(part.clear[match.start() : match.end()])
        if name and not re.match(r"\s*so\s*\d", part.plain[match.start() + len(name) :]):
            got.append(Reference("law", None, None, None, None, _relation(part, match.start(), False), name, 0.8))
    for match in _RULES.finditer(part.plain):
        if part.clear[match.start()] != "Q" or re.match(r"\s*so\s*\d", match["name"]):
            continue
        signed = re.search(r"(?:da )?ky ket", part.plain[match.start() : match.end() + 40]) is not None
        name = re.split(r"\s+(?:đã|được|giữa|do|của)\s", part.clear[match.start() : match.end()])[0]
        got.append(Reference("agreement" if signed else "regulation", None, None, None, None, "implements", name, 0.7))
    return got


def _law_name(seen: str) -> str | None:
    """Return the name of a law: as long as words are capitalised, joined by small joining words or a comma."""
    words = seen.split()
    if words[0][0].islower():
        return None
    first = 1 if fold(words[0]) == "luat" else 2
    if len(words) <= first or not words[first][0].isupper():
        return None
    kept = words[: first + 1]
    for place in range(first + 1, len(words)):
        word = words[place]
        plain = fold(word.strip(","))
        if kept[-1].endswith(",") and not word[0].isupper():
            break
        if plain in {"nam", "ngay", "so", "va", "duoc", "da", "cac", "cua", "quy", "thi", "tai"} or (
            not word[0].islower() and kept[-1].endswith(",")
        ):
            break
        if len(kept) >= first + 6:
            break
        kept.append(word)
    return " ".join(kept).strip(" ,")


def _about(text: str | None) -> str | None:
    return re.sub(r"^(?:về việc|về)\s+", "", text.strip(' ,“”"'), flags=re.IGNORECASE) if text else None


def _tidy(number: str) -> str:
    tidy = re.sub(r"\s+", "", number).strip(".,;-")
    return _STROKES.sub(lambda found: {"n": "NĐ", "q": "QĐ"}[found[0][0].lower()], tidy)


def _issuer(number: str) -> str | None:
    plain = fold(number)
    return next((issuer for code, (_, issuer) in _BY.items() if plain.endswith(code)), None)


def _relation(part: Line, at: int, note: bool) -> str:
    """Return how this paper stands to the one cited, from the words before it in the sentence."""
    before = part.plain[:at]
    sentence = re.split(r"[.;]\s", before)[-1]
    if re.match(r"\W*can cu\b", before):
        return "legal_basis"
    if re.search(r"\btheo\b.{0,40}$|quy dinh (?:tai|cua)|dung (?:quy dinh|theo)", sentence):
        return "must_comply"
    if note or re.search(r"thuc hien|trien khai|tiep theo|theo\b", sentence):
        return "implements"
    if re.search(r"quy dinh|chap hanh", sentence):
        return "must_comply"
    return "related"


def _same(one: Reference, other: Reference) -> bool:
    if one.number and other.number:
        return fold(one.number) == fold(other.number)
    return one.number is None and other.number is None and fold(one.cited_as or "") == fold(other.cited_as or "")
