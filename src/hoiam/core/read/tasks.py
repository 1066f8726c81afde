"""Which tasks does the paper give: who, what, how often, by when, to whom?

Walks the outline: headings name those who act, items order, sentences and clauses are cut into tasks (clauses.py).
Reasons, findings, aims and the closing order are no tasks. Whoever is not named is not invented.
"""

import re
from dataclasses import replace
from itertools import pairwise

from hoiam.core.read.actors import acting, helpers
from hoiam.core.read.bodies import HEAD, codes
from hoiam.core.read.clauses import Part, bare, begins_order, parts_of, sentences_of
from hoiam.core.read.closing import closing_of, is_closing
from hoiam.core.read.deadlines import Deadline, deadline
from hoiam.core.read.findings import tells
from hoiam.core.read.goes_on import orders_on, short_of, term_of_products
from hoiam.core.read.meta import WHEN_TOO, amended, is_meta, is_meta_inside, meta
from hoiam.core.read.outcome import outcome_of
from hoiam.core.read.outline import PARAGRAPH, Block, children
from hoiam.core.read.paper import Given, Paper
from hoiam.core.read.sheet import Line
from hoiam.core.read.silence import ordered_all_the_same, silent
from hoiam.core.read.verbs import VERB, orders_at
from hoiam.core.text.fold import fold
from hoiam.core.values.dispatch import Due, Task

_GIVEN = re.compile(r"\W*(?:giao|yeu cau|de nghi|phan cong)\b")
_ORDERED = re.compile(
    r"\b(?:yeu cau|de nghi|(?<!ban )(?<!chuyen )(?<!tiep )giao(?! ban\b)(?: cho)?|phan cong|chi dao|"
    r"kinh de nghi)\s+(?=(?:cac|dong chi|"
    r"thu truong|chu tich|giam doc|[a-z]))"
)
_BY_DAY = re.compile(r"\btruoc (?:ngay|\d)|\bcham nhat (?:la |vao |truoc )*(?:ngay|\d)")
_MUST = re.compile(r"(?:phai|can phai|co trach nhiem|chiu trach nhiem|chu tri)\b")
_GOES_ON = re.compile(
    r"^\W*(?:trong do|cu the|nhat la|dac biet(?: la)?|noi dung|day la|luu y|vi du|bao gom|"
    r"trong thoi gian qua|hien nay|ket qua|so lieu|mau bao cao)\b"
)
_SELF = re.compile(
    r"^(?:cac |nhung |moi )?(?:(?:dia phuong|don vi|co quan|noi|tren|neu|minh|va|phai|,|to chuc|ca nhan)\s*)+$"
)
_ORDERING = frozenset({"Công văn", "Công điện", "Chỉ thị", "Thông báo", "Kết luận", "Hướng dẫn", "Thông tri"})
_SILENT = frozenset({"Báo cáo", "Tờ trình", "Biên bản"})
_ASKED = 0.7  # how sure it is from which on somebody in particular is ordered by what stands above
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def tasks_of(blocks: list[Block], paper: Paper) -> tuple[tuple[Task, ...], str | None]:
    """Return the tasks in reading order, and the closing order where there is one."""
    closing = closing_of(blocks)
    if paper.kind in _SILENT:
        return (), closing
    given: dict[int, Given] = {}
    lead = _lead(blocks, paper)
    found: list[Task] = []
    last = -1  # the block that the last task came from
    heads: set[int] = set()  # blocks that only name who acts
    for place, block in enumerate(blocks):
        base = given.get(block.path[-1], lead) if block.path else lead
        below = children(blocks, place)
        marked = any(one.rank != PARAGRAPH for one in below)
        if silent(blocks, place):
            given[place] = base
            if (loud := ordered_all_the_same(blocks, place)) is not None:
                found.extend(_ordered(loud, True, False, block, base, paper, [], _identity(blocks, place)))
            continue
        if not block.path and block.rank == PARAGRAPH and _before_items(blocks, place):
            given[place] = base
            continue
        detailed = bool(below) and all(is_meta(one.text) for one in below)
        headed = block.rank == PARAGRAPH and block.path and block.path[-1] in heads
        base, going_on = _before_it(blocks, place, last, found, base)
        text, base = _heading(block, base, paper, bool(below) and not detailed, marked)
        given[place] = base
        if text is None:
            heads.add(place)
            continue
        before = found if _of_one_item(blocks, place, last) else []
        free = not headed and block.rank == PARAGRAPH
        rows = _ordered(text, free, going_on, block, base, paper, before, _identity(blocks, place))
        found.extend(rows)
        last = place if rows else last
    return tuple(_unique(found)), closing


def _of_one_item(blocks: list[Block], place: int, last: int) -> bool:
    """Tell whether the last task was given under the same item: "Thời gian: …" says nothing of another item's task."""
    above = blocks[place].path
    return not above or last == above[-1] or (last >= 0 and above[-1] in blocks[last].path)


def _before_it(blocks: list[Block], place: int, last: int, found: list[Task], base: Given) -> tuple[Given, bool]:
    """Return who is ordered in a paragraph right below an item that has ordered, and whether it goes on with it."""
    block = blocks[place]
    if block.rank != PARAGRAPH or not block.path or last < 0 or not found:
        return base, False
    if last != block.path[-1] and not (last == place - 1 and block.path == blocks[last].path):
        return base, False
    doer = found[-1]
    return replace(base, names=doer.actor_text, codes=doer.actor, sure=max(base.sure, _ASKED)), True


def _before_items(blocks: list[Block], place: int) -> bool:
    """Tell whether a paragraph stands before the first item of a paper that has items: reasons, findings, the lead."""
    return any(block.rank != PARAGRAPH for block in blocks[place:])


def _lead(blocks: list[Block], paper: Paper) -> Given:
    """Return who is ordered in the sentence that opens the list, else the addressees, else nobody."""
    for block, after in pairwise(blocks):
        if block.rank == PARAGRAPH and after.rank != PARAGRAPH and block.text.plain.rstrip().endswith(":"):
            last = sentences_of(block.text)[-1]
            if named := _named_after_order(last, paper):
                return named
            break
    if paper.kind in _ORDERING and paper.addressees:
        return Given(paper.addressees, paper.addressee_codes, sure=0.6)
    return Given(sure=0.4)


def _named_after_order(sentence: Line, paper: Paper) -> Given | None:
    for found in reversed(list(_ORDERED.finditer(sentence.plain))):
        rest = sentence.cut(found.start())
        if (named := acting(rest.clear, rest.plain)) and named[1] > named[0]:
            names = rest.cut(named[0], named[1])
            return Given(names.clear, codes(names.plain, paper.level), sure=0.8)
    return None


def _heading(block: Block, base: Given, paper: Paper, has_below: bool, marked: bool) -> tuple[Line | None, Given]:
    """Return what of a block is an order of its own (None: it only heads others), and what it hands down."""
    text = block.text
    if block.rank == PARAGRAPH and not block.path and not text.plain.rstrip().endswith(":"):
        return text, base
    named = acting(text.clear, text.plain)
    if named and named[1] > named[0]:
        names = text.cut(named[0], named[1])
        own = replace(base, names=names.clear, codes=codes(names.plain, paper.level), sure=0.95)
        if named[2] >= len(text.plain.rstrip(" .:;")):
            return (None, own)
        if has_below and text.plain.rstrip().endswith(":"):
            rest = text.cut(named[2])
            own = replace(own, with_whom=helpers(rest.clear, rest.plain))
            own = _with_due(own, text, paper)
            return _but_last(text), own
        if marked:
            return _but_last(text) if text.plain.rstrip().endswith(":") else text, own
        return text, base
    if has_below and (text.plain.rstrip().endswith(":") or not begins_order(text) or _short(text)):
        return _but_last(text), _with_due(base, text, paper)
    return text, base


def _short(text: Line) -> bool:
    return len(text.plain.split()) <= 18 and not text.plain.rstrip().endswith((".", ";"))


def _but_last(text: Line) -> Line | None:
    """Return a block that opens a list without its last sentence."""
    rows = sentences_of(text)
    if len(rows) < 2:
        return None
    return text.cut(0, text.clear.rfind(rows[-1].clear)).strip()


def _with_due(given: Given, text: Line, paper: Paper) -> Given:
    found = deadline(text.clear, text.plain, paper.issued)
    return replace(given, due=found) if found.due.kind not in {"continuous", "event"} else given


def _ordered(
    text: Line, free: bool, going_on: bool, block: Block, base: Given, paper: Paper, before: list[Task], identity: str
) -> list[Task]:
    """Return the tasks of one block; a line such as "Thời gian: …" is written into those before it."""
    rows: list[Task] = []
    who = base
    row_of_table = is_meta_inside(text) and not free
    own = fold(paper.issuer) if paper.issuer else None
    for place, sentence in enumerate(sentences_of(text)):
        if meta(sentence, rows or before, paper, in_block=bool(rows)):
            continue
        if not all(row.deadline_text for row in rows) and (term := term_of_products(sentence, paper)):
            rows = [
                row
                if row.deadline_text
                else replace(row, due=term.due, deadline_text=term.words, recurrence=term.due.recurrence)
                for row in rows
            ]
            continue
        if is_closing(sentence, block.rank in {0, PARAGRAPH}):
            continue
        sentence = _from_order(sentence) if free else sentence
        if not (row_of_table and place == 0) and (
            not (_orders(sentence, free, place, who) or ((rows or going_on) and orders_on(sentence, going_on)))
            or tells(sentence, own, free or who.sure < _ASKED)
        ):
            continue
        for part in parts_of(sentence):
            if rows and WHEN_TOO.match(part.text.plain):
                rows[-1] = amended(rows[-1], "when", part.text, paper)
                continue
            task, who = _task(part, who, paper, sentence)
            if task and not (paper.kind == "Quyết định" and task.actor_text is None):
                rows.append(task)
    if len(rows) == 1:
        return [replace(rows[0], id=identity)]
    return [replace(row, id=f"{identity}{_LETTERS[at % 26]}") for at, row in enumerate(rows)]


def _from_order(sentence: Line) -> Line:
    """Return a sentence of running text from where the order begins: "…, UBND huyện đề nghị các phòng …"."""
    named = acting(sentence.clear, sentence.plain)
    for found in _ORDERED.finditer(sentence.plain):
        if found.start() and HEAD.match(sentence.plain, found.end()) and (named is None or found.start() < 200):
            return sentence.cut(found.start())
    return sentence


def _orders(sentence: Line, free: bool, place: int, who: Given) -> bool:
    if _GOES_ON.match(sentence.plain) and not (place == 0 and not free):
        return _in_particular(sentence)
    if begins_order(sentence):
        return not free or _binding(sentence)
    return place == 0 and not free and who.names is not None and _does(sentence)


def _in_particular(sentence: Line) -> bool:
    """Tell whether what goes on names somebody who must: "Trong đó, Phòng Kinh tế phải kiểm kê xong …"."""
    named = acting(sentence.clear, sentence.plain)
    if named is None or named[1] <= named[0] or not VERB.match(sentence.plain, named[2]):
        return False
    return _BY_DAY.search(sentence.plain) is not None or _MUST.match(sentence.plain, named[2]) is not None


def _does(sentence: Line) -> bool:
    """Tell whether an item says what to do or by when; one that only names a matter ("Dư luận về …") does not."""
    matter = re.match(r"\W*(?:\w+\s+){1,3}ve\s", sentence.plain)
    if matter is None or VERB.search(matter[0]):
        return True
    return deadline(sentence.clear, sentence.plain, None).due.kind != "continuous"


def _binding(sentence: Line) -> bool:
    """Tell whether a sentence of running text orders: it names who acts, or says by when something is handed in."""
    named = acting(sentence.clear, sentence.plain)
    lead = _GIVEN.match(sentence.plain)
    if named and named[2] < len(sentence.plain) and (lead or orders_at(sentence.clear, sentence.plain, named[2])):
        return True
    return (
        re.search(r"\b(?:bao cao|gui)\b", sentence.plain) is not None
        and re.search(r"\btruoc (?:ngay|\d)|cham nhat|hang (?:tuan|thang|quy)", sentence.plain) is not None
    )


def _task(part: Part, who: Given, paper: Paper, sentence: Line) -> tuple[Task | None, Given]:
    text = bare(part.text)
    if part.trigger and (span := re.match(re.escape(part.trigger) + r"\W*(?:thì\s+(?=[A-ZĐ]))?", text.clear)):
        rest = text.cut(span.end())
    else:
        rest = text
    own = who
    named = None if part.before is not None else acting(rest.clear, rest.plain)
    what = rest
    if named and named[1] > named[0] and named[2] < len(rest.plain):
        names = rest.cut(named[0], named[1])
        itself = _SELF.match(names.plain + " ") or short_of(names.plain, who.names)
        if not (itself and who.names and not _GIVEN.match(rest.plain)):
            own = replace(who, names=names.clear, codes=codes(names.plain, paper.level), sure=0.95)
        what = rest.cut(named[2])
    what = _tidy(what)
    if len(what.plain.split()) < 2 or what.clear.isupper():
        return None, own
    due = _due(part, text, own, paper)
    to, source = outcome_of(what, paper.issuer)
    if part.trigger and due.due.kind == "continuous":
        due = Deadline(Due("event", trigger=part.trigger), due.words, 0.85)
    with_whom = tuple(dict.fromkeys((*helpers(what.clear, what.plain), *own.with_whom)))
    sure = round(own.sure * due.confidence, 3)
    clear = what.clear[0].upper() + what.clear[1:]
    return (
        Task(
            "",
            own.codes,
            own.names,
            clear,
            due.due.recurrence,
            due.words,
            due.due,
            to,
            source,
            with_whom,
            sentence.number,
            sure,
        ),
        own,
    )


def _tidy(what: Line) -> Line:
    what = bare(what).strip()
    lead = re.match(
        rf"^\W*(?:co (?:trach nhiem|nhiem vu)|(?:thi |cung |se )?phai|duoc giao|"
        rf"chiu trach nhiem(?= {VERB.pattern})(?! truoc))\s+|"
        rf"^[\s:,\-–]+",
        what.plain,
    )
    what = what.cut(lead.end()) if lead else what
    return what.cut(0, len(what.clear.rstrip(" ,;.:/")))


def _due(part: Part, text: Line, who: Given, paper: Paper) -> Deadline:
    matter = None
    if part.before is not None:
        verbs = re.match(rf"\W*(?:(?:{VERB.pattern}|cong tac|viec|va\b|,)\s*)+", part.before.plain)
        matter = "khi có " + part.before.clear[verbs.end() if verbs else 0 :].strip(" ,")
    found = deadline(text.clear, text.plain, paper.issued, part.trigger or matter)
    if part.trigger and found.due.kind == "event" and found.due.trigger is None:
        found = replace(found, due=replace(found.due, trigger=part.trigger))
    if found.due.kind == "continuous" and found.words is None and who.due is not None:
        return who.due
    return found


def _identity(blocks: list[Block], place: int) -> str:
    """Return "1.2" for the second bullet of item 1; "III.1.a" for letters; the ordinal among its like for bullets."""
    names: list[str] = []
    for at in (*blocks[place].path, place):
        block = blocks[at]
        same = [other for other in blocks[: at + 1] if other.rank == block.rank and other.path == block.path]
        label = str(len(same)) if block.bullet or block.rank == PARAGRAPH else block.label
        if block.rank == 3 and names and label.startswith(names[-1] + "."):
            names.pop()
        names.append(label)
    return ".".join(names)


def _unique(rows: list[Task]) -> list[Task]:
    seen: dict[str, int] = {}
    kept = []
    for row in rows:
        seen[row.id] = seen.get(row.id, 0) + 1
        kept.append(row if seen[row.id] == 1 else replace(row, id=f"{row.id}-{seen[row.id]}"))
    return kept
