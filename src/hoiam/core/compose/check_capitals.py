"""Which small letters should be capitals? The forms of Annex II of Decree 30/2020 that words alone can show.

The annex was not read here word by word (confidence C), and capitals depend on sense: every finding is a "look".
"""

import re
from collections.abc import Iterator

from hoiam.core.compose.finding import LOOK, Finding
from hoiam.core.values.document import Document, Heading, Paragraph

_ANNEX = "NĐ 30/2020, Phụ lục II"
_LEAD = re.compile(r"^(?:[-+•*] ?|\(?\w{1,3}[.)] ?|“|\")*")  # "- ", "a) ", "1.2. ", quotes
_AFTER_STOP = re.compile(r"(?<=[^\W\d_]{2}[.!?]) (?P<wrong>[^\W\d_]+)")
_PAPER = re.compile(
    r"(?<![\w“])(?P<wrong>nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|kế hoạch|tờ trình"
    r"|báo cáo|luật báo chí)"
    r"(?: số \d|(?<=báo chí)\b)"
)
_ARTICLE = re.compile(r"(?<!\w)(?P<wrong>điều (?=\d)|chương (?=[IVX]+\b))")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:thứ )(?P<wrong>hai|ba|tư|năm|sáu|bảy)(?= (?:hàng|hằng) tuần|,? ngày \d| tuần (?:này|sau|trước))"
    r"|(?:sáng|chiều|trưa|tối|vào|trước|ngày) thứ (?P<late>hai|ba|tư|năm|sáu|bảy)\b"
)
_BODY = re.compile(
    r"(?<!\w)(?P<wrong>[uủ]ỷ? ?ban nhân dân|ủy ban nhân dân|hội đồng nhân dân)(?= (?:huyện|xã|tỉnh|phường|thị))"
)
_SHORT = 20  # letters: what is shorter is a cell or a label


def capitals(paper: Document) -> Iterator[Finding]:
    """Look for a small letter where a sentence begins, a paper, article, weekday or agency is named."""
    for at, block in enumerate(paper.body, 1):
        if isinstance(block, Heading):
            words = block.text
        elif isinstance(block, Paragraph):
            words = "".join(run.text for run in block.runs)
        else:
            continue
        where = f"body:{at}"
        yield from _sentences(words, where)
        for code, form in (("paper", _PAPER), ("article", _ARTICLE), ("weekday", _WEEKDAY), ("body", _BODY)):
            for found in form.finditer(words):
                wrong = next(said for said in found.groupdict().values() if said)
                wanted = found[0].replace(wrong, wrong[:1].upper() + wrong[1:])
                yield _told(
                    f"capital.{code}", f"{_ANNEX}.V" if code != "body" else f"{_ANNEX}.IV", where, found[0], wanted
                )


def _sentences(words: str, where: str) -> Iterator[Finding]:
    rest = words[_lead(words) :]
    if len(rest) >= _SHORT and rest[:1].islower():
        yield _told("capital.sentence", f"{_ANNEX}.I", where, rest[:30], rest[:1].upper() + rest[1:30])
    for found in _AFTER_STOP.finditer(words):
        if found["wrong"][:1].islower():
            yield _told("capital.sentence", f"{_ANNEX}.I", where, found["wrong"], found["wrong"].capitalize())


def _lead(words: str) -> int:
    found = _LEAD.match(words)
    return found.end() if found else 0


def _told(code: str, rule: str, where: str, found: str, wanted: str) -> Finding:
    return Finding(code, LOOK, where, rule, {"found": found.strip(), "wanted": wanted.strip()})
