"""How often: which words say that an order comes back, every week, month, quarter or otherwise?

"hằng tuần", "02 tin, bài/tuần", "mỗi tháng một lần", "ngày 05 của tháng sau", "tháng cuối quý", "mỗi học kỳ". What "
"comes
back in other spans (half-years, school terms, every two weeks) is periodic. Several times a day is no such rhythm.
"""

import re
from typing import Final

EVERY: Final = r"(?:hang|moi|dinh ky|hang ky)"
_ONE = r"(?:mot|01|1)"
_TIMES = rf"(?:{_ONE}|it nhat {_ONE}|toi thieu {_ONE}|(?:0?[2-9]|hai|ba) ) ?(?:lan|buoi|cuoc|so|ky)\b"
_DAY_OF_A_MONTH = r"\bngay \d{1,2}\b,? (?:cua |trong )?(?:moi )?thang"
WEEKLY = re.compile(
    rf"\b{EVERY}\s*,?\s*(?:thang, |quy, )?tuan\b|\b(?<![2-9] )tuan/lan|\bmot tuan mot lan|\bhang ngay\s*,\s*tuan\b|"
    rf"(?<=[a-z])/\s?(?:{_ONE} )?tuan\b|\b(?<!\d ){_ONE} tuan,? {_TIMES}|\b{_ONE} lan (?:trong|moi) (?:mot )?tuan\b|"
    r"\bcac (?:ngay )?thu (?:hai|ba|tu|nam|sau|bay|[2-7]) hang tuan|\bbao cao tuan (?=truoc|vao|cham)"
)
MONTHLY = re.compile(
    rf"\b{EVERY}\s*(?:tuan,? |quy,? )?(?:hoac )?thang\b|\b(?<![2-9] )thang/lan|\bmoi thang|\bhang tuan, thang|"
    rf"\btrong thang(?! \d)|\bngay cuoi (?:cung cua )?thang\b|\bcuoi moi thang\b|"
    rf"(?<=[a-z])/\s?(?:{_ONE} )?thang\b(?!\s*\d)|\b(?<!\d ){_ONE} thang,? {_TIMES}|\b{_ONE} lan (?:trong |moi "
    rf")(?:mot )?thang\b|"
    rf"{_DAY_OF_A_MONTH} (?:sau|ke tiep|tiep theo|lien ke|bao cao)\b(?!,? nam)|\bngay \d{{1,2}} cua thang\b(?! "
    rf"(?:cuoi|dau|giua|thu|\d))|"
    r"\bbao cao thang,? (?=truoc|vao|cham)"
)
QUARTERLY = re.compile(
    rf"\b{EVERY}\s*(?:tuan,? )?(?:thang,? |thang va )?(?:hoac |va )?quy\b|\bquy/lan|\bthang (?:cuoi|"
    rf"dau|giua|thu \w+)(?: cua| moi)* (?:hang )?quy\b|\b(?:cuoi|dau) (?:moi |hang )?quy\b(?! [ivx\d])|\btung quy\b|"
    rf"(?<=[a-z])/\s?(?:{_ONE} )?quy\b(?!\s*[ivx\d])|\b(?<!\d ){_ONE} quy,? {_TIMES}|\b{_ONE} lan (?:trong |moi "
    rf")(?:mot )?quy\b|"
    r"\bcac thang 0?3, 0?6, 0?9(?:,| va) 12\b|\bbao cao quy,? (?=truoc|vao|cham)"
)
YEARLY = re.compile(
    rf"\b{EVERY}\s*(?:quy,? )?(?:6 thang,? )?nam\b(?! hoc \d)|\b(?:6|06|sau) thang\b(?!\s*\d)|"
    # else it is a span that is told of
    rf"\b(?:9|09|chin) thang(?=,? (?:va |hoac )?(?:ca )?nam\b)|\bdinh ky (?:9|09) thang\b|"
    rf"\bso ket, tong ket\b|\b0?[2-9] (?:tuan|thang|nam|quy)/lan|(?<=lan)/\s?nam\b(?!\s*\d)|"
    rf"(?<!sau )\b{EVERY} dot(?! xuat)\b|\b{EVERY} (?:hoc ky|ky hop|vu(?! viec| an)|mua)\b|"
    rf"\b(?:0?[2-9]|hai|ba|bon) (?:tuan|thang|nam|quy),? (?:/ ?)?{_ONE} lan\b|\bhoc ky/lan"
)
_PERIOD = re.compile(r"\bdinh ky\b")
ADHOC = re.compile(r"\bdot xuat\b")
REPEATS = (
    ("weekly", WEEKLY),
    ("monthly", MONTHLY),
    ("quarterly", QUARTERLY),
    ("periodic", YEARLY),
    ("periodic", _PERIOD),
)
