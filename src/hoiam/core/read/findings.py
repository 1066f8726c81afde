"""Which sentences tell something (how it stood, what was good, what the law says, what was agreed) and order nothing?

Knows the words that recitals, praise and conclusions begin with, and that what "đã", "chưa" or "còn" was done is told.
A sentence in which somebody is asked ("đề nghị", "yêu cầu", "giao") or that has a term is no such sentence.
"""

import re

from hoiam.core.read.actors import acting
from hoiam.core.read.sheet import Line

_RECITES = re.compile(
    r"^\W*(?:(?:trong )?(?:thoi gian|nam|nhung nam|giai doan|thang|quy) (?:qua|vua qua|truoc)|vua qua|truoc do|nhin "
    r"chung|tuy nhien|"
    r"tren thuc te|thuc te cho thay|hien nay|hien tai|den nay|"
    r"(?:ket qua|qua|thong qua|sau khi|tu)\b[^,;.]{0,60}\b(?:cho thay|nhan thay|nghe)|"
    r"qua (?:kiem tra|theo doi|bao cao|ra soat|nam|thanh tra|giam sat|khao sat|tong hop|phan anh|thuc te)|"
    r"den (?:het )?(?:ngay|thang|quy) [^,;.]{1,40}, [^.;:]{1,60}? (?:co|dat|la|bang)|tong (?:so|no|thu|chi|san|von|"
    r"gia)|"
    r"mot so (?:don vi|dia phuong|noi|co quan|xa|can bo)[^,;.]{0,40}? (?:con|chua|van)|van con|nguyen nhan|theo "
    r"(?:quy dinh|bao cao|"
    r"phan anh|thong tin|du bao|so lieu|ket qua|chuc nang)|viec nay|day la|ngay \d[^,;.]{0,40},? (?:tai|uy ban|ubnd|"
    r"chu tich|so|bao))\b"
)
_ASKS = re.compile(
    r"\b(?:de nghi|yeu cau|giao (?:cho |so|phong|cac|cong|van|ubnd|uy|ban|don|trung|dong)|phan cong|khan truong|phai)\b"
)
_TERMED = re.compile(r"\btruoc (?:ngay|\d)|\bcham nhat|\bhoan thanh trong\b")
_PRAISES = re.compile(
    r"^\W*(?:danh gia cao|ghi nhan|bieu duong|khen ngoi|hoan nghenh|cam on|tran trong cam on|chuc mung|nhiet liet|co "
    r"ban|"
    r"(?:co ban |da )?(?:thong nhat|nhat tri|dong y)\b(?! (?:giao|de nghi|yeu cau))|co y kien|nhan duoc|kinh moi|co "
    r"chuc nang|"
    r"la (?!co quan|don vi|dau moi)|duoc (?:bo|uy ban|thu tuong|ghi nhan|danh gia)|thay rang|nhan thay)"
)
_DONE = re.compile(
    r"^\W*(?:đã|chưa|còn(?! lại)|vẫn|hiện|có chức năng|đang)\s", re.IGNORECASE
)  # with marks: "đăng", "vận"


def tells(sentence: Line, own: str | None, unasked: bool) -> bool:
    """Tell whether a sentence orders nothing.

    `own` is the issuer as the paper names it; `unasked`: nobody in particular has been ordered by what stands above.
    """
    if _ASKS.search(sentence.plain) or _TERMED.search(sentence.plain):
        return False
    if _RECITES.match(sentence.plain):
        return True
    named = acting(sentence.clear, sentence.plain)
    if named is None or named[1] <= named[0]:
        return unasked and (_PRAISES.match(sentence.plain) or _DONE.match(sentence.clear)) is not None
    said = sentence.plain[named[2] :]
    if (
        _DONE.match(sentence.clear[named[2] :])
        or _RECITES.match(said)
        or re.search(r"\b(?:đã|chưa|có chức năng)$", sentence.clear[named[0] : named[1]])
    ):
        return True
    return _of_issuer(sentence.plain[named[0] : named[1]], own) and _PRAISES.match(said) is not None


def _of_issuer(name: str, own: str | None) -> bool:
    """Tell whether a folded name is the issuer's own, or its chairman's or head's."""
    bare = re.sub(r"^\W*(?:(?:dong chi|pho|thuong truc|chu tich|giam doc|lanh dao|ban thuong vu|truong)\s+)*", "", name)
    bare = bare.replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")
    return own is not None and own.startswith(bare)
