"""Which later sentence of an order goes on with it: what else must be done, when it is handed in, by whom?"""

import re

from hoiam.core.read.actors import VERB
from hoiam.core.read.deadlines import Deadline, deadline
from hoiam.core.read.paper import Paper
from hoiam.core.read.sheet import Line
from hoiam.core.text.fold import fold

_MUST = re.compile(rf"\b(?:phai|can phai|can)\s+(?:{VERB.pattern})")
_HANDED = re.compile(r"\b(?:bao cao|gui|nop|chuyen)\s+(?:ve|cho|den|toi|qua|len)\b")
_PRODUCTS = re.compile(
    r"^\W*(?:(?:cac|nhung|toan bo|tat ca) )?(?:bao cao|ket qua|san pham|danh sach|van ban|tai lieu|noi dung|ho so|"
    r"so lieu|ke hoach|"
    r"bien ban)\b[^,;.]{0,40}?\b(?:gui|nop|bao cao|chuyen|hoan thanh|xong)\b"
)


def orders_on(sentence: Line) -> bool:
    """Tell whether a later sentence orders those who have been ordered: it says "phải …", or by when to hand in."""
    if re.search(r"\b(?:đã|chưa|đang|vẫn|được)\s", sentence.clear):
        return False
    if _MUST.search(sentence.plain):
        return True
    return (
        _HANDED.search(sentence.plain) is not None
        and deadline(sentence.clear, sentence.plain, None).due.bound is not None
    )


def term_of_products(sentence: Line, paper: Paper) -> Deadline | None:
    """Return the term of "Các báo cáo trên gửi về Văn phòng trước …": it is that of the tasks before it."""
    if not _PRODUCTS.match(sentence.plain) or not re.search(r"\b(?:tren|nay|noi tren|neu tren)\b", sentence.plain):
        return None
    found = deadline(sentence.clear, sentence.plain, paper.issued)
    return found if found.due.bound else None


def short_of(plain: str, names: str | None) -> bool:
    """Tell whether a bare kind of body ("Đội", "Chi cục") stands for the one named before, whose name begins so."""
    return (
        names is not None and _BARE_KIND.fullmatch(plain.strip()) is not None and fold(names).startswith(plain.strip())
    )


_BARE_KIND = re.compile(
    r"(?:doi|tram|hat|don|to|so|phong|ban|khoa|chi cuc|cuc|trung tam|van phong|cong ty|benh vien|truong|nha "
    r"truong|don vi|hoi|"
    r"thanh tra|chi nhanh|nha may|xi nghiep)"
)
