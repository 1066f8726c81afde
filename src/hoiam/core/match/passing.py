"""Is a place named because the matter lies there, or only in passing?

A home, a neighbour, a visiting team, an example, an earlier case. General Vietnamese, nothing of one office. Looks at
the words of the same sentence; what a passing name counts for is decided in locate.py.
"""

import re
from typing import Final, Literal

Passing = Literal["", "beside", "example"]

_UNIT: Final = r"(?:(?:xã|xa|thị trấn|thi tran|tt\.?|x\.|thôn|thon|làng|lang)\s+)?"
_HAMLET: Final = r"(?:(?:thôn|thon|làng|lang|tổ|to|tdp|tổ dân phố)\s+[\w ]{1,20},\s*)?"
_AT: Final = r"(?:\s*(?:ở|o|tại|tai|là|la|của|cua|cũng ở|với|voi))*[\s:,]*"
# A home or a neighbour stands right before the name: "trú tại thôn 3, xã …", "giáp xã …", "cách xã … 5 km".
_HOME: Final = re.compile(
    rf"(?<!\w)(?:quê|que|quê quán|nguyên quán|trú|tru|trú quán|thường trú|tạm trú|ngụ|người gốc|giáp|giáp ranh|cách|"
    rf"lân cận|láng giềng|về phía|hướng về|hướng đi|đi hướng){_AT}{_HAMLET}{_UNIT}$"
)
# A guest comes from there: "đội cồng chiêng xã …", "đoàn nghệ nhân làng … xã …".
_GUEST: Final = re.compile(
    rf"(?<!\w)(?:(?:đội|đoàn) (?:cồng|chiêng|xoang|văn nghệ|bóng|tuyển|múa|nam|nữ|nghệ nhân|vận động viên)|nghệ nhân|"
    rf"vận động viên|thí sinh)(?: [\w-]+){{0,3}} ?{_UNIT}$"
)
_EXAMPLE: Final = re.compile(
    r"(?<!\w)(?:như|nhất là|chẳng hạn|ví dụ|điển hình|đơn cử|trong đó|trong số đó|có thể kể)(?!\w)"
    r"(?:[^.,;:!?]|[.,](?=\d))*$"
)
_EARLIER: Final = re.compile(r"(?:^|[.;!?…]\s*)\W*(?:trước đó|trước đây|năm ngoái|năm trước|tương tự)(?!\w)[^.;!?]*$")
_TOO: Final = re.compile(
    r"[^.;!?]{0,30}?(?<!\w)(?:cũng (?:được|xin|có|đã|sẽ|từng)|từng (?:được|có|thành|là|xảy)|"
    r"(?:này|nay|ấy|đó) (?:từng|đã thành công)|đoạt giải|nêu gương)(?!\w)"
)
_SHORT: Final = re.compile(r"(?<!\w)(?:tt|t\.t|tp|x|h)\.\s*$")
_FRESH: Final = re.compile(r"[.;!?…]\s|\n")


def passing(left: str, right: str) -> Passing:
    """Return how a name between these two stretches of small letters stands there; "" where the matter may lie.

    "beside" says less than another place of the text; "example" says nothing beside the whole district.
    """
    left = _SHORT.sub("xã ", left)
    sentence = _FRESH.split(left)[-1]
    if _EXAMPLE.search(sentence):
        return "example"
    if _GUEST.search(sentence):
        return "example"
    if _HOME.search(sentence) or _EARLIER.search(left) or _TOO.match(right):
        return "beside"
    return ""
