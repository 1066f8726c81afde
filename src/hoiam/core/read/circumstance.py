"""Under which circumstance does an order hold, where that is said before it: when, where, for whom, on what ground?

"Trong thời gian chưa có phương án, kẻ vạch …", "Riêng đối với các xã ven sông, nơi nước rút chậm, Chi cục …", "Ngay sau
mỗi lần tiêu hủy, gửi …". Knows the words with which such clauses begin; who acts and which verb orders, others tell.
"""

import re
from collections.abc import Iterator
from typing import Final

_BEGINS: Final = re.compile(
    r"^\W*(?:(?:ngay|chi|rieng|dong thoi|va|ngoai ra)\s+)?(?:truoc|trong(?! do)|cham nhat|muon nhat|dinh ky|hang|moi|"
    r"vao|"
    r"tu (?:ngay|nay|thang|dau)|den het|ke tu|sau|khi|het|ket thuc|ngay sau|cho den khi|den khi|truong hop|"
    r"song song voi|"
    r"cung voi|tai (?:cac|nhung|moi|tung|noi)|o (?:cac|nhung|noi)|tren co so|can cu|theo|nham|de (?=[a-z]+ [a-z]+ )|"
    r"trong do|cu the|ngoai ra|ben canh do|dac biet(?: la)?|nhat la)\b"
)
_TOPIC = re.compile(r"^\W*(?:rieng )?(?:doi voi|voi)\s+|^\W*rieng\s+")
_SORT = re.compile(
    r"(?:cac |nhung |moi )?(?:xa|phuong|thi tran|huyen|thon|khu|ho|truong|co so|don vi|dia phuong|vung|noi|dia ban|"
    r"tuyen|"
    r"diem|truong hop|du an|cong trinh|ho so|nguoi|hoc sinh)\b"
)
_SORTED = re.compile(
    r"\b(?:ven|co|chua|con|bi|noi|da|dang|thuoc|giap|mien|vung|khong|o|tren|nam|duoc|lan dau|mac|ngheo|le|nay|kho khan|"
    r"bien gioi)\b"
)
_ASKS = re.compile(r"\W*đề\s", re.IGNORECASE)  # "Đề nghị", not "Để"
_JOINS = re.compile(r"\W*(?:trong do|cu the|ngoai ra|ben canh do|dac biet(?: la)?|nhat la),?\s+")
_REACH = 240  # letters that a circumstance may fill


def commas_after(clear: str, plain: str) -> Iterator[int]:
    """Return where each clause behind an opening circumstance begins; nothing where none opens the sentence."""
    topic = _TOPIC.match(plain)
    if topic is None and (_BEGINS.match(plain) is None or _ASKS.match(clear)):
        return
    stop = re.search(r"[;:]", plain)
    end = min(stop.start() if stop else len(plain), _REACH)
    if topic is None:
        spoken = _JOINS.match(plain)
        if spoken and not spoken[0].rstrip().endswith(","):
            yield spoken.end()
    elif not _of_a_sort(plain[topic.end() : end]):
        return  # "Đối với các phòng, UBND các xã: …" names who acts
    for comma in re.finditer(r",\s+", plain[:end]):
        yield comma.end()


def _of_a_sort(topic: str) -> bool:
    """Tell whether a topic says for which of many an order holds, and so not who acts."""
    first = topic.split(",", 1)[0]
    return _SORT.match(first) is not None and (_SORTED.search(first) is not None)


def order_after(text: str) -> str | None:
    """Return the folded text behind the first comma of an opening circumstance, None where none opens it."""
    if _BEGINS.match(text) is None and _TOPIC.match(text) is None:
        return None
    before, comma, rest = text.partition(", ")
    return rest if comma and len(before) < _REACH and not re.search(r"[;:]", before) else None
