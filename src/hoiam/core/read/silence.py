"""Under which titles are no tasks looked for: aims, reasons, findings, money, places?

Under a title of money somebody may be ordered all the same: by name, by a verb, and by a day or a word of giving.
"""

import re

from hoiam.core.read.actors import acting
from hoiam.core.read.clauses import begins_order, sentences_of
from hoiam.core.read.meta import is_meta_inside
from hoiam.core.read.outline import Block, children
from hoiam.core.read.sheet import Line
from hoiam.core.read.verbs import orders_at

_NO_TASKS = re.compile(
    r"^(?:(?:ve )?(?:muc dich|tinh hinh|dac diem|boi canh|danh gia|ket qua|ton tai|han che|"
    r"nguyen nhan|uu diem|khai quat|can cu|quan diem|muc tieu|kinh phi|"
    r"thanh phan|thoi gian, dia diem|dia diem|noi dung tuyen truyen|khau hieu|doi tuong|pham vi|bai hoc|"
    r"nhan dinh|khuyet diem|thuan loi|kho khan|y nghia)\b|yeu cau\s*$|ket qua)"
)
_FINDING = re.compile(r"(?:danh gia|tinh hinh|ket qua|ton tai|han che|nguyen nhan|uu diem|khuyet diem|nhan dinh)\b")
_GIVEN = re.compile(r"\W*(?:giao|yeu cau|de nghi|phan cong)\b")
_BY_DAY = re.compile(r"\btruoc (?:ngay|\d)|\bcham nhat (?:la |vao |truoc )*(?:ngay|\d)")
_FUNDS = re.compile(r"(?:ve )?(?:nguon )?kinh phi\b")


def silent(blocks: list[Block], place: int) -> bool:
    """Tell whether a block stands under a title of aims, findings, money or the like, or is such a title."""
    above = [blocks[at].text.plain for at in blocks[place].path]
    own = blocks[place].text.plain
    if is_meta_inside(blocks[place].text):
        return False  # a row of a task table, whatever heading a scan left above it
    return any(_NO_TASKS.match(_title(text)) for text in above) or (
        _NO_TASKS.match(_title(own)) is not None and (bool(children(blocks, place)) or _tells(blocks[place].text))
    )


def _tells(text: Line) -> bool:
    """Tell whether a titled line tells something and orders nothing: "Đánh giá chung: công tác … có tiến bộ"."""
    title = re.match(r"[^:.;]{3,40}:\s*", text.clear)
    if title is None:
        return False
    rest = text.cut(title.end())
    if not begins_order(rest):
        return True
    return _FINDING.match(text.plain.strip(" -+*")) is not None and not _bound(rest)


def _bound(text: Line) -> bool:
    """Tell whether what follows the title of a finding is an order: it is given to somebody, or to be done by a day.

    A name alone tells nothing: "Tình hình: các xã triển khai chậm" is a finding.
    """
    given = _GIVEN.match(text.plain) and acting(text.clear, text.plain)
    return given is not None or _BY_DAY.search(text.plain) is not None


def _title(plain: str) -> str:
    return re.split(r"[:.]", plain.strip(" .:-"), maxsplit=1)[0].strip()


def ordered_all_the_same(blocks: list[Block], place: int) -> Line | None:
    """Return a silent block from its first order on: "Đồng ý chi 80 triệu đồng. Phòng Kinh tế lập dự toán trước …"."""
    block = blocks[place]
    titles = [blocks[at].text.plain for at in block.path] or [block.text.plain]
    if not any(_FUNDS.match(_title(text)) for text in titles):
        return None
    at = 0
    for sentence in sentences_of(block.text):
        at = block.text.clear.find(sentence.clear, at)
        named = acting(sentence.clear, sentence.plain)
        if named and named[1] > named[0] and orders_at(sentence.clear, sentence.plain, named[2]) and _bound(sentence):
            return block.text.cut(at)
    return None
