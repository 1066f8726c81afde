"""Takes out of a public post or an opinion sheet what points at a person (guard-rails G1, G10): the issue stays.

Names, telephone and identity numbers, e-mail and web addresses of people, account names. Knows Vietnamese forms of
address and family names, with and without marks; errs on the side of taking out.
"""

import re

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal

NAME, NUMBER, ACCOUNT = "[tên]", "[số]", "[tài khoản]"

_ADDRESSES = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@[\w.]{2,}|https?://\S+|(?:facebook|fb|zalo|tiktok)\.\S+", re.I
)
_NUMBERS = re.compile(r"(?<![\w/])(?:\+?84|0)\d(?:[ .-]?\d){7,9}(?!\w)|(?<![\w/])\d(?:[ .-]?\d){8,15}(?![\w/])")
_TITLE = re.compile(r"\b(?:ông|bà|anh|chị|cô|chú|bác|em|cháu|bé|thầy|cụ|dì|cậu|mợ) ", re.I)
_BARE_TITLES = "ong|ba|anh|chi|co|chu|bac|em|chau|be|thay|cu|di|cau"
_FAMILIES = (
    "nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|"
    "ngo|duong|ly|dinh|trinh|truong|luong|mai|dao|doan|cao|chau|thai"
)
_MIDDLES = "van|thi|huu|duc|quang|minh|thanh|ngoc|xuan|dinh|cong"
_STREETS = re.compile(r"(?:duong|pho|truong|cho|cau|quoc lo|cong ty|benh vien|khu)\s+$")
_BARE = re.compile(rf"\b(?:{_BARE_TITLES}) (?P<name>(?:{_FAMILIES})(?: (?:{_MIDDLES}))?(?: \w+){{1,2}})")
_WORD = re.compile(r"\w+")


def redact(text: str) -> str:
    """Return the text without what points at a person. The words around stay as they were."""
    text = _ADDRESSES.sub(ACCOUNT, normal(text))
    text = _NUMBERS.sub(NUMBER, text)
    return _without_names(text)


def _without_names(text: str) -> str:
    folded = fold(text)
    cuts = [*_after_titles(text), *_families(text, folded), *_bare(text, folded)]
    for start, end in sorted(_joined(cuts), reverse=True):
        text = text[:start] + NAME + text[end:]
    return text


def _after_titles(text: str) -> list[tuple[int, int]]:
    """Names after a form of address: "chị Y Nhung", "ông Bảy". Only exact: folded, "có Trạm" would be a person."""
    ends = ((title.end(), _capitals(text, title.end())) for title in _TITLE.finditer(text))
    return [(start, end) for start, end in ends if end]


def _families(text: str, folded: str) -> list[tuple[int, int]]:
    """A family name with at least two more capitalised words, or one after "A" or "Y" of the highlands."""
    found = []
    for family in re.finditer(rf"\b(?:{_FAMILIES}|a|y)\b", folded):
        start = family.start()
        end = _capitals(text, start)
        words = _WORD.findall(text[start:end])
        least = 2 if len(family.group()) == 1 else 3
        if len(words) >= least and not _STREETS.search(folded[:start]):
            found.append((start, end))
    return found


def _bare(text: str, folded: str) -> list[tuple[int, int]]:
    """In posts without marks and capitals: a form of address, a family name and what follows."""
    return [found.span("name") for found in _BARE.finditer(folded) if found.group() == text[slice(*found.span())]]


def _capitals(text: str, start: int) -> int:
    """Return where a run of one to four capitalised words that starts here ends; 0 where there is none."""
    end, words = 0, 0
    for word in _WORD.finditer(text, start):
        if words == 4 or not word.group()[0].isupper() or text[end or start : word.start()].strip(" ."):
            break
        end, words = word.end(), words + 1
    return end


def _joined(cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
