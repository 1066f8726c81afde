"""Which later sentence of an order goes on with it: what else must be done, when it is handed in, by whom?"""

import re

from hoiam.core.read.bodies import HEAD
from hoiam.core.read.circumstance import order_after
from hoiam.core.read.deadlines import Deadline, deadline
from hoiam.core.read.paper import Paper
from hoiam.core.read.sheet import Line
from hoiam.core.read.verbs import VERB
from hoiam.core.text.fold import fold

_MUST = re.compile(rf"\b(?:phai|can phai|can)\s+(?:duoc\s+)?(?:{VERB.pattern})")
_HANDED = re.compile(r"\b(?:bao cao|gui|nop|chuyen)\s+(?:ve|cho|den|toi|qua|len)\b")
_PRODUCTS = re.compile(
    r"^\W*(?:(?:cac|nhung|toan bo|tat ca) )?(?:(?:bao cao|ket qua|san pham|danh sach|van ban|tai lieu|noi dung|ho so|"
    r"so lieu|ke hoach|bien ban) )+(?:noi |neu |o )?(?:tren|nay)\b(?! (?:dia ban|toan|mang|co so|the|cac|moi|tung|"
    r"linh vuc|internet|bao|dai|trang|dien))"  # "báo cáo trên" points back, "kết quả trên địa bàn" does not
    r"[^,;.]{0,40}?\b(?:gui|nop|bao cao|chuyen|hoan thanh|xong)\b"
)
_OF_OTHERS = re.compile(r"^\W*(?:theo|can cu|trong do|truong hop|vi du|luu y)\b")
_PEOPLE = re.compile(
    r"(?:(?:cac|moi|nhung|toan the) )*(?:nguoi|chu (?:xe|ho|co so|dau tu|nha|rung|tau|phuong tien)|"
    r"ho (?:gia dinh|dan|kinh doanh)|ba con|nhan dan|phong vien|nha bao|to chuc,? ca nhan|ca nhan|doanh nghiep|"
    r"hoc sinh|phu huynh|phuong tien|cu tri|chung ta)\b"
)
_SUBJECT = re.compile(r"^\W*|[,:] |\b(?:ngoai ra|dong thoi|rieng|ben canh do|khi do|thi|do do|vi vay) ")
_AT = re.compile(r"\b(?:tai|o|tren|trong|cua|voi|cho|ve|den|toi|doi voi|giua|thuoc|tu) $")
_MANY = re.compile(r"(?:cac|nhung|moi|toan the) ")


def orders_on(sentence: Line, apart: bool = False) -> bool:
    """Tell whether a later sentence orders those who have been ordered: it says "phải …", or by when to hand in.

    `apart`: it stands in a paragraph of its own below; then "Ngay sau mỗi lần …, gửi …" is told by its verb.
    """
    if apart and (ordered := order_after(sentence.plain)) and VERB.match(ordered):
        return not _of_others(sentence, len(sentence.plain) - len(ordered))
    if re.search(r"\b(?:đã|chưa|đang|vẫn|(?<!phải )được)\s", sentence.clear):
        return False
    if must := _MUST.search(sentence.plain):
        return not _of_others(sentence, must.start())
    handed = _HANDED.search(sentence.plain)
    return (
        handed is not None
        and not _of_others(sentence, handed.start())
        and deadline(sentence.clear, sentence.plain, None).due.bound is not None
    )


def _of_others(sentence: Line, end: int) -> bool:
    """Tell whether it is others who must: those whom the law or a later sentence names before its verb."""
    plain = sentence.plain[:end]
    starts = [found.end() for found in _SUBJECT.finditer(plain)]
    named = [
        word.start()
        for word in re.finditer(r"\w+", plain)
        if (sentence.clear[word.start()].isupper() or _MANY.match(plain, word.start()))
        and not _AT.search(plain[: word.start()])
    ]
    return (
        _OF_OTHERS.match(plain) is not None
        or any(_PEOPLE.match(plain, at) for at in starts)
        or any(HEAD.match(plain, at) for at in (*starts, *named))
    )


def term_of_products(sentence: Line, paper: Paper) -> Deadline | None:
    """Return the term of "Các báo cáo trên gửi về Văn phòng trước …": it is that of the tasks before it."""
    if not _PRODUCTS.match(sentence.plain):
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
