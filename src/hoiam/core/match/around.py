"""What stands beside a name? Type words before it, its district after it, the words that make it something else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hoiam.core.match.gazetteer import Gazetteer
from hoiam.core.match.spelling import alike, spellings
from hoiam.core.text.fold import fold

_LOOK = 96  # characters on either side
_QUOTES = r"[\s“”\"'‘’«»]*"
_LINK = r"(?:\s+\d+\w{0,2})?\s*,?\s*(?:(?:ở|o|tại|tai|của|cua|thuộc|thuoc)\s+)?"  # "thôn 5 Hà Mòn", "trường ở Đăk Uy"
_OF = r"\s*[,(\-–]*\s*(?:(?:thuộc|thuoc|ở|o|của|cua)\s+)?(?:(?:huyện|huyen|tỉnh|tinh|h\.)\s*)?"  # ", huyện ", " (tỉnh "

_FORMER = r"[(,]?\s*(?:cũ|cu|trước đây|truoc day|trước kia|nay (?:là|thuộc|la|thuoc))(?!\w)\)?"


@dataclass(frozen=True, slots=True)
class Around:
    """Patterns for the text on the left and on the right of a name, each with what it means."""

    left: tuple[tuple[str, re.Pattern[str]], ...]  # type words; "" for hamlets and offices
    right: tuple[tuple[str, re.Pattern[str]], ...]
    before: dict[str, re.Pattern[str]]  # by key of landmark or elsewhere
    within: dict[str, re.Pattern[str]]  # by key of elsewhere
    province: re.Pattern[str]
    product_before: re.Pattern[str]
    product_after: re.Pattern[str]
    grown: re.Pattern[str]
    former: re.Pattern[str]  # behind a unit that is no more


def sides(text: str, start: int, end: int, unmarked: bool) -> tuple[str, str]:
    """Return what stands left and right of a name, in the form in which `Around` compares."""
    left, right = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
    return (fold(left), fold(right)) if unmarked else (alike(left), alike(right))


def compile_around(gazetteer: Gazetteer) -> Around:
    """Return the patterns of a gazetteer."""
    product = gazetteer.product
    befores = {one.key: one.before for one in gazetteer.landmarks if one.before}
    befores |= {one.key: one.before for one in gazetteer.elsewhere if one.before}
    return Around(
        left=tuple((word.type_word, _left(word.before, loose=not word.type_word)) for word in gazetteer.type_words),
        right=tuple((w.type_word, re.compile(rf"\s*(?:{_any(w.after)})\b")) for w in gazetteer.type_words if w.after),
        before={key: re.compile(rf"(?<!\w)(?:{_any(words)}){_QUOTES}$") for key, words in befores.items()},
        within={one.key: _within(one.within) for one in gazetteer.elsewhere if one.within},
        province=re.compile(rf"{_OF}({_any(name for name, _, _ in gazetteer.provinces)})\b"),
        product_before=re.compile(rf"(?<!\w)(?:{_any(product.before)}){_QUOTES}$"),
        product_after=re.compile(rf"\s*(?:{_any(product.after)})\b"),
        former=re.compile(rf"\s*(?:{_FORMER}|[,(]?\s*{_OF}(?:{_any(_districts(gazetteer))})\b)"),
        grown=re.compile(rf"(?<!\w)(?:{_any(product.place_before)})\s+(?:{_any(product.before)})\s*$"),
    )


def _within(words: Iterable[str]) -> re.Pattern[str]:
    """The district right behind the name, with "cũ" between, or a neighbour merged with it ("… và Tu Mơ Rông cũ")."""
    district = _any(words)
    merged = rf"(?:và|va|,|-)\s*(?:(?:xã|xa)\s+)?(?:{district})\s*\(?(?:cũ|cu)\b"
    today = rf"\s*{_FORMER}[)\s,]*(?:thuộc|thuoc|của)?[^.;]{{0,30}}?(?:huyện|huyen|xã|xa)\s+(?:{district})\b"
    return re.compile(rf"{_OF}(?:{district})\b|\s*{merged}|{today}")


def _districts(gazetteer: Gazetteer) -> list[str]:
    """Return every spelling of the office's own district."""
    keys = {place.key for place in gazetteer.places if place.type_word == "huyện"}
    names = [name for name in gazetteer.names if keys & set(name.units)]
    return [spelled for name in names for spelled in spellings(name, gazetteer.families.get(name.family))]


def _left(words: Iterable[str], loose: bool) -> re.Pattern[str]:
    """A hamlet or office may stand a number or an "ở" away from the name; a type word stands right before it."""
    return re.compile(rf"(?<!\w)(?:{_any(words)}){_LINK if loose else _QUOTES}$")


def _any(words: Iterable[str]) -> str:
    """Alternatives in both forms: as written, and without marks."""
    forms = sorted({form for word in words for form in (alike(word), fold(word))}, key=len, reverse=True)
    return "|".join(re.escape(form) for form in forms) or r"(?!)"
