"""Which sentences tell something (how it stood, what was good, what the law says, what was agreed) and order nothing?

Knows the words that recitals, praise and conclusions begin with, and that what "đã", "chưa" or "còn" was done is told.
A sentence in which somebody is asked ("đề nghị", "yêu cầu", "giao") or that has a term is no such sentence, and none
is one that goes from a recital over to a body and what it does: "Theo phản ánh của báo chí, Công an xã xác minh …".
"""

import re

from hoiam.core.read.actors import acting
from hoiam.core.read.sheet import Line
from hoiam.core.read.verbs import VERB

_PAST = re.compile(
    r"^\W*(?:(?:trong )?(?:thoi gian|nam|nhung nam|giai doan|thang|quy) (?:qua|vua qua|truoc)|vua qua|truoc do|nhin "
    r"chung|tuy nhien|tren thuc te|thuc te cho thay|den nay|"
    r"(?:ket qua|qua|thong qua|sau khi|tu)\b[^,;.]{0,60}\b(?:cho thay|nhan thay|(?P<heard>nghe))|tong (?:so|no|thu|chi|"
    r"san|von|gia)|"
    r"mot so (?:don vi|dia phuong|noi|co quan|xa|can bo)[^,;.]{0,40}? (?:con|chua|van)|van con|viec nay|day la|"
    r"ngay \d[^,;.]{0,40},? (?:tai|uy ban|ubnd|chu tich|so|bao))\b"
)
_SAID = re.compile(
    r"^\W*(?:hien nay|hien tai|nguyen nhan|"
    r"qua (?:kiem tra|theo doi|bao cao|ra soat|nam|thanh tra|giam sat|khao sat|tong hop|phan anh|thuc te)|"
    r"den (?:het )?(?:ngay|thang|quy) [^,;.]{1,40}, [^.;:]{1,60}? (?:co|dat|la|bang)|"
    r"theo (?:quy dinh|bao cao|phan anh|thong tin|du bao|so lieu|ket qua))\b"
)
_ASKS = re.compile(
    r"\b(?:(?<!voi )de nghi(?! (?:cua|tai|nay|tren|neu)\b)|yeu cau|giao (?:cho |so|phong|cac|cong|van|ubnd|uy|ban|don|"
    r"trung|dong)|phan cong|khan truong|phai)\b"
)
_TERMED = re.compile(r"\btruoc (?:ngay|\d)|\bcham nhat|\bhoan thanh trong\b")
_PRAISES = re.compile(
    r"^\W*(?:danh gia cao|ghi nhan|bieu duong|khen ngoi|hoan nghenh|cam on|tran trong cam on|chuc mung|nhiet liet|"
    r"co ban|(?:co ban |da )?(?:thong nhat|nhat tri|dong y)\b(?! (?:giao|de nghi|yeu cau))|co y kien|nhan duoc|"
    r"kinh moi|co chuc nang|la (?!co quan|don vi|dau moi)|duoc (?:bo|uy ban|thu tuong|ghi nhan|danh gia)|thay rang|"
    r"nhan thay)"
)
_DONE = re.compile(
    r"^\W*(?:đã|chưa|còn(?! lại)|vẫn|hiện(?! nay| tại)|có chức năng|đang)\s", re.IGNORECASE
)  # with marks: "đăng", "vận"


_AGREES = re.compile(
    r"^\W*(?:co ban |da )?(?:thong nhat|nhat tri|dong y) (?:voi de nghi\b|de nghi (?:(?:cua|tai|nay|tren|neu)\b|"
    r"[^,;.:]{0,80}\btai (?:to trinh|cong van|van ban|bao cao)\b))"
)  # what was asked before, by whom it is agreed with
_GROUNDS = re.compile(r"^\W*(?:theo|can cu|thuc hien|tren co so)\b[^,;:]+, ")  # "Theo chương trình, Sở tổ chức …"
_INQUIRED = re.compile(r"\W*(?:qua (?!phan anh)|hien|nguyen nhan)")
_UNDONE = re.compile(r"\b(?:đã|chưa|vẫn|còn(?! lại)|đang|có chức năng)\b[^,;]{0,12}$", re.IGNORECASE)
_COUNTS = re.compile(r"(?:\s+\w+)?(?:\s+(?:duoc|tong so|tren|gan|hon))*\s+(?:duoc\b|\d+\s+(?!ngay|gio)[a-z])")
_LISTS = re.compile(r"(?:nam|theo doi|tong hop|kiem tra|ra soat|khao sat|giam sat|thanh tra)\b[^,;.]*, ")
_WANTED = re.compile(
    r"(?:kiem tra|xac minh|lam ro|bao cao|ra soat|xu ly|giai quyet|tra loi|khan truong|chu dong|co van ban|tham muu|"
    r"chan chinh|khac phuc|giai trinh|de xuat|tiep thu|phan hoi|kip thoi)\b"
)


def tells(sentence: Line, own: str | None, unasked: bool) -> bool:
    """Tell whether a sentence orders nothing.

    `own` is the issuer as the paper names it; `unasked`: nobody in particular has been ordered by what stands above.
    """
    agreed = _AGREES.match(sentence.plain)
    if _ASKS.search(sentence.plain, agreed.end() if agreed else 0) or _TERMED.search(sentence.plain):
        return False
    if agreed or _recites(sentence, unasked):
        return True
    named = acting(sentence.clear, sentence.plain)
    if named is None or named[1] <= named[0]:
        return unasked and (_PRAISES.match(sentence.plain) or _DONE.match(sentence.clear)) is not None
    said = sentence.cut(named[2])
    if (
        _DONE.match(said.clear)
        or _recites(said, unasked=False)
        or re.search(r"\b(?:đã|chưa|có chức năng)$", sentence.clear[named[0] : named[1]])
    ):
        return True
    grounds = unasked and _GROUNDS.match(sentence.plain) is not None
    return _of_issuer(sentence.plain[named[0] : named[1]], own) and (grounds or _PRAISES.match(said.plain) is not None)


def _recites(sentence: Line, unasked: bool) -> bool:
    """Tell whether a sentence begins with a recital and does not go over to an order."""
    past = _PAST.match(sentence.plain)
    if past and past["heard"] and sentence.clear[past.start("heard") : past.end("heard")].lower() != "nghe":
        past = None  # "dạy nghề", "nghề cá"
    if past is None and _SAID.match(sentence.plain) is None:
        return False
    commas = [found.end() for found in re.finditer(r",\s+", sentence.plain)]
    inquired = _INQUIRED.match(sentence.plain) is not None
    if past is None and not (inquired and unasked) and commas and _does(sentence, commas[0]):
        return inquired and _LISTS.match(sentence.plain, commas[0]) is not None
    told = 0
    for place, comma in enumerate(commas):
        named = acting(sentence.clear[comma:], sentence.plain[comma:]) if comma >= told else None
        if named is None or named[1] <= named[0]:
            continue
        told = comma + named[2]  # a comma within the names begins no clause
        if _UNDONE.search(sentence.clear[comma + named[0] : comma + named[1]]) or not _does(sentence, told):
            continue
        if past is None or (place and _WANTED.match(sentence.plain, told)):
            return False
    return True


def _does(sentence: Line, at: int) -> bool:
    """Tell whether a clause begins with a verb of orders, and not with one that counts what was done or left undone."""
    verb = VERB.match(sentence.plain, at)
    return (
        verb is not None
        and not sentence.plain.startswith(("phat hien", "ghi nhan", "danh gia"), at)
        and _COUNTS.match(sentence.plain, verb.end()) is None
        and re.match(r"(?:\s+\w+){0,3}\s+(?:chưa|chậm(?! nhất)|còn(?! lại)|đã)\b", sentence.clear[verb.end() :]) is None
    )


def _of_issuer(name: str, own: str | None) -> bool:
    """Tell whether a folded name is the issuer's own, or its chairman's or head's."""
    bare = re.sub(r"^\W*(?:(?:dong chi|pho|thuong truc|chu tich|giam doc|lanh dao|ban thuong vu|truong)\s+)*", "", name)
    bare = bare.replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")
    return own is not None and own.startswith(bare)
