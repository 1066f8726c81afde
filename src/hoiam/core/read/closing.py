"""Which sentence is the closing order ("Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./."), and no task?

Knows the phrases with which papers end. A sentence with a day of its own is a task and no closing.
"""

import re

from hoiam.core.read.clauses import sentences_of
from hoiam.core.read.outline import PARAGRAPH, Block
from hoiam.core.read.sheet import Line

_CLOSES = re.compile(
    r"(?:nghiem tuc|khan truong|nghiem tuc, khan truong|phoi hop|"
    r"quan tam)?[\s,]*(?:chi dao,? )?(?:to chuc |trien khai,? |phoi hop |"
    r"quan triet,? )*thuc hien(?: tot| nghiem| nghiem tuc| co hieu qua| hieu qua| day du)*"
    r"(?: (?:cac |nhung )?noi dung)?(?: (?:cong van|ke hoach|chi thi|thong bao|quyet dinh|cong dien|"
    r"van ban|ket luan|noi dung)(?: (?:nay|tren|neu tren))?| tren| nay| theo quy dinh|"
    r" theo dung noi dung| cac noi dung tren)*\W*$"
)
_OVERSEES = re.compile(r"\b(?:theo doi|don doc|giam sat|kiem tra)\b.{0,40}\b(?:viec|qua trinh|tinh hinh|ket qua)\b")
_CLOSING_LEAD = re.compile(
    r"^\W*(?:trong qua trinh|tren day la|rat mong|nhan duoc (?:cong van|van ban|ke hoach|thong bao|"
    r"cong dien|chi thi)|quyet dinh nay co hieu luc|(?:cong van|van ban|chi thi|quyet dinh|quy che|"
    r"ke hoach) nay (?:thay the|co hieu luc|duoc pho bien)|"
    r"(?:cac )?(?:ong|ba|dong chi)?.{0,160}chiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|"
    r"chi thi)|chanh van phong.{0,200}chiu trach nhiem|.{0,400}chiu trach nhiem (?:thi hanh|"
    r"thuc hien) quyet dinh|can cu (?:noi dung|ke hoach|cong van|chi thi)|"
    r"vay|tran trong|xin tran trong|noi nhan|ban hanh kem theo|de nghi quy|kinh de nghi|.{0,40}thong bao de)\b"
)
_MADE_KNOWN = re.compile(
    r"^.{0,80}thong bao de (?:cac )?[^.;]{0,80}\bbiet,? (?:va )?(?:to chuc |trien khai )*thuc hien$"
)


def is_closing(sentence: Line, free: bool) -> bool:
    """Return whether a sentence only orders that the paper be carried out; `free`: it stands under no numbered item."""
    plain = sentence.plain.rstrip(" ./;")
    if _MADE_KNOWN.match(plain):
        return True  # the last words of every thông báo, whatever they stand under in a text without gaps
    if not free:
        return False
    if re.search(r"\b(?:truoc ngay|cham nhat|bao cao.{0,40}(?:truoc|hang))", plain):
        return False
    if _OVERSEES.search(plain) or re.search(r"\b[Gg]iao (?!các\b|Các\b|ban\b)", sentence.clear):
        return False
    if re.search(
        r"\b(?:thuc hien|trien khai)[^;.]{0,20}[;,] (?:(?:trong )?qua trinh|neu|(?:co |gap )?(?:kho khan|vuong "
        r"mac))\b.{0,80}\b(?:bao cao|phan anh)",
        plain,
    ):
        return True  # "… nghiêm túc thực hiện; quá trình thực hiện có khó khăn, vướng mắc, báo cáo …"
    return _CLOSING_LEAD.match(plain) is not None or _CLOSES.search(plain) is not None


def closing_of(blocks: list[Block]) -> str | None:
    """Return the closing order: among the last paragraphs, the first sentence that closes."""
    for block in blocks[-2:]:
        if block.rank != PARAGRAPH and block.rank != 0 and block is not blocks[-1]:
            continue
        for sentence in sentences_of(block.text):
            if is_closing(sentence, block.rank in {PARAGRAPH, 0}):
                return sentence.clear.strip(" ./")
    return None
