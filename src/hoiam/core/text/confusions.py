"""Which letters does a scanner write for which?

A general table of readings by recognisers that do not know Vietnamese letters, and costs in nats (the higher the
rarer). The table was drawn up by letter shapes: ư is w or a broken "ir", "it"; đ is d, b, P; ố is 6 or d.
Knows no words; what is likely in a sentence is the model's business (marks.py).
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from hoiam.core.text.fold import fold

# Kinds of difference, each a place in a tally: mark kept, mark lost, mark changed, mark added, letter misread.
KEPT, LOST, CHANGED, ADDED, MISREAD = (1 << (4 * place) for place in range(5))
MISREADING: Final = 2.5  # cost of any misreading while candidates are gathered

_VOWELS = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "e": "eèéẻẽẹêềếểễệ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự",
    "y": "yỳýỷỹỵ",
}
LETTERS: Final = {**{letter: letter for letter in "bcdghklmnpqrstvxfjwz"}, **_VOWELS, "d": "dđ"}
_MARKED = {base: row[1:] for base, row in _VOWELS.items()}
_U_HORN, _O_OTHER, _A_OTHER = "ưừứửữự", "ôồốổỗộơờớởỡợ", "ăằắẳẵặâầấẩẫậ"
_U_TONE, _O_TONE = "ùúủũụ", "òóỏõọ"

# What is seen → what may stand there, with the cost beyond that of a misreading. Shapes, not words: a row is here
# because the letters look alike when printed small, smeared, or cut into strokes.
_ROWS: Final = f"""
4 ãáàạâấậầăắặ 0.3
6 óốồổôộỏớờ 0.3
0 oóòọ 0.5
1 l 0.2
1 i 1.0
5 s 0.5
9 gọ 1.0
8 ê 2.0
3 ă 2.0
@ àạậặáã 0.5
& áàảãạềểế 0.5
¢ c 0.0
| l 0.2
| i 0.6
fi ịíìủảộ 0.8
ﬁ ịíìủảộ 0.8
b đ 0.7
p đ 0.9
c đ 2.0
đ b 2.0
f đ 2.0
h n 2.0
n h 2.5
m n 2.5
rn m 1.0
ii n 2.0
li h 2.0
l i 1.5
i l 1.2
t l 2.5
l t 2.5
c e 2.0
e c 2.0
v y 2.0
y v 2.5
q g 2.0
g q 2.5
f t 2.0
d áàảãạ{_A_OTHER} 0.8
d {_O_TONE}{_O_OTHER} 0.8
d {_U_TONE} 1.6
g ộọợệạẹ 0.8
g ớờô 1.5
q ộọợô 0.8
a {_O_OTHER} 1.8
a {_U_TONE}{_U_HORN} 1.5
o {_A_OTHER} 2.2
e {_A_OTHER} 2.5
é áắấóốồớờ 1.2
w {_U_HORN} 0.0
uw {_U_HORN} 0.3
y ựứừữử 0.8
v {_U_HORN} 2.0
ir {_U_HORN} 0.3
it {_U_HORN} 0.3
ii {_U_HORN} 0.8
tr {_U_HORN} 1.2
ti {_U_HORN}{_U_TONE} 1.0
tii {_U_HORN}{_U_TONE} 1.0
tu {_U_HORN} 1.5
ur {_U_HORN} 0.5
ut {_U_HORN} 1.0
i {_U_HORN}{_U_TONE} 1.2
t {_U_HORN} 1.2
t {_U_TONE} 2.0
r {_U_HORN} 2.0
l {_U_HORN}{_U_TONE} 1.5
ù {_U_HORN} 1.0
ua {_U_HORN}{_U_TONE} 1.5
ui {_U_TONE} 1.5
i {_A_OTHER} 1.2
oé {_O_OTHER} 0.5
oó {_O_OTHER} 0.8
eé ếềểệ 1.0
ij ị 0.2
aa ãảáà 2.0
"""
_ANOTHER_VOWEL: Final = (2.7, 3.5)  # any vowel where a marked one stood: seen with a mark, seen without
DROPPED: Final = 2.5  # a marked vowel that was not seen at all
SPURIOUS: Final = 3.0  # a sign that stands for nothing


class Reading(NamedTuple):
    """A letter that may stand for what was seen: its kind of difference and its cost beyond that kind's."""

    kind: int
    cost: float


def _table() -> dict[str, dict[str, Reading]]:
    table: dict[str, dict[str, Reading]] = {}
    for row in LETTERS.values():
        for seen in row:
            table[seen] = {true: _same_base(seen, true) for true in row}
    for base, row in _VOWELS.items():
        for seen in row:
            cost = _ANOTHER_VOWEL[seen == base]
            others = (true for other, marked in _MARKED.items() if other != base for true in marked)
            table[seen].update({true: Reading(MISREAD, cost) for true in others})
    for line in _ROWS.strip().splitlines():
        seen, trues, extra = line.split()
        row_of = table.setdefault(seen, {})
        for true in trues:
            if true not in row_of or (row_of[true].kind == MISREAD and row_of[true].cost > float(extra)):
                row_of[true] = Reading(MISREAD, float(extra))
    return table


def _same_base(seen: str, true: str) -> Reading:
    plain = fold(true)
    if seen == true:
        return Reading(0 if true == plain else KEPT, 0.0)
    if true == plain:
        return Reading(ADDED, 0.0)
    if seen == plain:
        return Reading(LOST, 0.0)
    return Reading(CHANGED, 0.0)


READINGS: Final[Mapping[str, Mapping[str, Reading]]] = _table()
LONGEST: Final = max(map(len, READINGS))
