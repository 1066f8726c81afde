"""How is the body of a paper built: headings, items, bullets, paragraphs?

Joins wrapped lines into blocks and gives each its place among the others. Knows markers (I., 1., 1.1., a), -, +,
Điều 1.), and nothing of what the blocks say.
"""

import re
from dataclasses import dataclass

from hoiam.core.read.sheet import Line, joined

_MARKERS = (
    (0, re.compile(r"^\s*(?P<label>dieu\s+\d{1,2})\s*[.:]\s*")),
    (
        1,
        re.compile(
            r"^\s*(?P<label>(?:phan\s+)?[ivx]{1,5}|l{2,3}|il|iil|1v|vi1|1i|1ii|i1)\s*(?:[./]{1,2}|[-–])\s+(?=\S)"
        ),
    ),
    (3, re.compile(r"^\s*(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\s*[.):–-]?\s+(?=[^\d\s])")),
    (2, re.compile(r"^[\s\-–_\x27`‘“]*(?P<label>\d{1,2}|l)\s*[.):]{1,3}\s*(?=[^\d\s/.):])")),
    (2, re.compile(r"^\s*(?P<label>\d{1,2})\s?[-–]\s+(?=[^\W\d])")),
    (4, re.compile(r"^[\s\-–_\x27`‘“]*(?P<label>[a-z©])\s*[)./]\s+(?=\S)")),
    (4, re.compile(r"^\s*\(?(?P<label>[a-z]|\d{1,2})\)\s*(?=\S)")),
    (5, re.compile(r"^\s*(?P<label>[-–—•*~¬])\s*(?=[^\W\d_]|[\"“'(]|\d)")),
    (6, re.compile(r"^\s*(?P<label>\+)\s*(?=\S)")),
)
PARAGRAPH = 9
_DASH_OF_DUST = re.compile(r"^\s*[-–]\s+(?=[a-zà-ỹđ])")
_DOTLESS = re.compile(
    r"^\s*(?P<label>I{1,3}|IV|VI{0,3}|IX|X|(?=[IVXHLETlJ1|]*[IH1l|])[IVXHLETlJ1|]{2,4})\s+(?P<rest>[^\W\d].*)$"
)  # "IL PHÂN CÔNG", "IE CÁC NHIỆM VỤ": the point was drawn into the number
_ROMAN = re.compile(
    r"^\s*(?P<label>[^\W_]{1,5}|\d[IVX]{1,3})\s?[.\-–]+\s*(?P<rest>[^\W\d].*)$"
)  # a heading in capitals: bent by a scan or not
_ENDED = (".", ";", ":", "./.", "!", "?", "”")
_ROW = re.compile(r"\. (?:Chủ trì|Phối hợp|Thời gian): ")  # a row of a table, however wide (table.py)
_CLOSING = re.compile(
    r"^\W*(?:tren day la|trong qua trinh (?:trien khai|thuc hien|to chuc)|nhan duoc (?:cong|van|chi|ke|thong)|rat mong|"
    r"(?:yeu cau|de nghi) (?:cac\b|thu truong|lanh dao|nhung))"
)  # the last paragraph of a paper, however full the line above it
_FULL = 0.9  # of the widest line: a sentence that reaches it without a stop goes on after a gap
_HEADING = 0.6  # of the widest line: a title is shorter
_SHORT = 0.8  # of the widest line: a sentence that ends before this ends its paragraph


@dataclass(frozen=True, slots=True)
class Block:
    """A marked item or a plain paragraph. `rank`: the smaller the higher; `label` is the marker as written."""

    rank: int
    label: str
    text: Line
    path: tuple[int, ...]  # places in the list of blocks of those above it, the highest first

    @property
    def bullet(self) -> bool:
        """Tell whether the marker is a dash or a plus, which has no number of its own."""
        return self.rank in {5, 6}


def outline(body: list[Line]) -> list[Block]:
    """Return the blocks of a body in reading order."""
    blocks: list[Block] = []
    above: list[int] = []
    for rank, label, lines in _gathered(body):
        text = joined(lines)
        if not re.search(r"\w", text.plain):
            continue
        while above and blocks[above[-1]].rank >= rank:
            above.pop()
        if rank == PARAGRAPH and above and blocks[above[-1]].bullet:
            above = [at for at in above if not blocks[at].bullet]
        blocks.append(Block(rank, label, text, tuple(above)))
        if rank != PARAGRAPH:
            above.append(len(blocks) - 1)
    return blocks


def children(blocks: list[Block], place: int) -> list[Block]:
    """Return the blocks right below one."""
    return [block for block in blocks if block.path and block.path[-1] == place]


def _gathered(body: list[Line]) -> list[tuple[int, str, list[Line]]]:
    widest = max((len(line.clear.strip()) for line in body if not _ROW.search(line.clear)), default=0)
    rows: list[tuple[int, str, list[Line]]] = []
    gap = True
    dotted = False  # whether "1." has stood before, under which "1)" is an item of lower rank
    for line in body:
        if line.empty:
            gap = True
            continue
        last = rows[-1][2][-1] if rows else None
        dust = _DASH_OF_DUST.match(line.clear)
        if gap and dust and last is not None and not last.clear.rstrip().endswith((*_ENDED, ",")):
            line = line.cut(dust.end())  # a speck before the rest of a sentence that a scan set apart
        found = _marker(line, last, gap)
        if found:
            rows.append(_nested(found, line, dotted))
            dotted = dotted or (rows[-1][0] == 2 and not _bracketed(line))
        elif (
            last is None
            or _breaks(last, line, gap, widest, _titled(rows))
            or (rows[-1][0] == 1 and _below_capitals(last, line))
        ):
            rows.append((PARAGRAPH, "", [line]))
        else:
            rows[-1][2].append(line)
        gap = False
    return rows


def _nested(found: tuple[int, str, list[Line]], line: Line, dotted: bool) -> tuple[int, str, list[Line]]:
    """Return "3)" below "1." as an item of lower rank: a second style of number, or a misread letter."""
    rank, label, text = found
    label = "c" if label == "©" else label
    if rank == 2 and dotted and _bracketed(line):
        rank = 4
    return rank, label, text


def _bracketed(line: Line) -> bool:
    return re.match(r"\W*\w+\s*\)", line.plain) is not None


def _heading(line: Line) -> tuple[int, str, list[Line]] | None:
    """Return a line that is a Roman number before words all in capitals, however a scan bent the number."""
    found = _ROMAN.match(line.clear) or _DOTLESS.match(line.clear)
    words = found["rest"].split() if found else []
    if not found or len(words) < 2 or not found["rest"].isupper():
        return None
    return 1, found["label"], [line.cut(found.start("rest"))]


def _marker(line: Line, last: Line | None, gap: bool) -> tuple[int, str, list[Line]] | None:
    if heading := _heading(line):
        return heading
    for rank, pattern in _MARKERS:
        found = pattern.match(line.plain)
        if not found:
            continue
        rest = line.clear[found.end() :]
        if last is not None and not gap and not _may_start(last, rest, rank):
            return None
        label = line.clear[found.start("label") : found.end("label")]
        if rank == 1 and not label.replace("l", "I").replace("1", "I").isupper():
            continue
        return rank, label, [line.cut(found.end())]
    return None


def _may_start(last: Line, rest: str, rank: int) -> bool:
    """Tell whether a marker right under a line begins an item: "- UBND huyện)" may go on with the line above."""
    above = last.clear.rstrip()
    if rank == 5 and above.count("(") > above.count(")"):
        return False
    if above.endswith(_ENDED) or rank in {0, 1}:
        return True
    return rest[:1].isupper() or rest[:1] in '"“(['


def _titled(rows: list[tuple[int, str, list[Line]]]) -> bool:
    """Tell whether the last row is a numbered or lettered one of a single line so far."""
    return 0 < rows[-1][0] < 5 and len(rows[-1][2]) == 1


def _below_capitals(last: Line, line: Line) -> bool:
    """Tell whether running text stands right under a heading in capitals."""
    return last.clear.strip().isupper() and len(last.plain.split()) > 1 and not line.clear.strip().isupper()


def _breaks(last: Line, line: Line, gap: bool, widest: int, headed: bool) -> bool:
    above = last.clear.rstrip()
    starts = line.clear.strip()[:1]
    if gap:
        full = len(last.clear.strip()) >= _FULL * widest
        return above.endswith(_ENDED) or (starts.isupper() and not full) or not starts.isalpha()
    if above.endswith(_ENDED[:1]) and _CLOSING.match(line.plain):
        return True
    if headed and starts.isupper() and len(above.strip()) < _HEADING * widest and not above.endswith((*_ENDED, ",")):
        return True  # a short title with its text right below
    return above.endswith((*_ENDED[:2], "./.", ":")) and starts.isupper() and len(last.clear.strip()) < _SHORT * widest
