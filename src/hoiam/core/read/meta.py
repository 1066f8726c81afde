"""Which lines say something about the task above them: "Thời gian: …", "Đơn vị chủ trì: …", "Phối hợp: …"?"""

import re
from dataclasses import replace

from hoiam.core.read.bodies import codes
from hoiam.core.read.clauses import sentences_of
from hoiam.core.read.deadlines import deadline
from hoiam.core.read.paper import Paper
from hoiam.core.read.sheet import Line
from hoiam.core.values.dispatch import Task

_META = (
    (
        "when",
        re.compile(
            r"^\W*(?:thoi gian|thoi han|han|tien do|ky han)(?: (?:thuc hien|hoan thanh|bao cao|gui|"
            r"xong|cuoi|to chuc|trien khai))*(?: \w+){0,2}\s*:\s*"
        ),
    ),
    (
        "lead",
        re.compile(
            r"^\W*(?:co quan|don vi|phong|bo phan)?\s*(?:chu t\w{1,3}|thuc hien|"
            r"phu trach)(?: thuc hien| tham muu)?\s*:\s*"
        ),
    ),
    ("help", re.compile(r"^\W*(?:co quan|don vi|phong)?\s*phoi hop(?: thuc hien)?\s*:\s*")),
)
WHEN_TOO = re.compile(
    r"^\W*(?:hoan thanh|xong|thuc hien xong|thoi gian (?:thuc hien|hoan thanh)|thoi han)\s+(?:truoc|"
    r"trong|cham nhat|xong|la|tu|den)\b"
)


def is_meta(text: Line) -> bool:
    """Tell whether a line begins as such a line does."""
    return any(pattern.match(text.plain) for _, pattern in _META)


def is_meta_inside(text: Line) -> bool:
    """Tell whether a later sentence of a block is such a line."""
    return any(is_meta(sentence) for sentence in sentences_of(text)[1:])


def meta(sentence: Line, rows: list[Task], paper: Paper, in_block: bool) -> bool:
    """Write "Thời gian: …", "Đơn vị chủ trì: …", "Phối hợp: …" into the tasks meant; tell whether it was one."""
    for kind, pattern in _META:
        found = pattern.match(sentence.plain)
        if not found and not (kind == "when" and in_block and WHEN_TOO.match(sentence.plain)):
            continue
        rest = sentence.cut(found.end() if found else 0)
        if rows:
            places = range(len(rows)) if in_block else [len(rows) - 1]
            for at in places:
                rows[at] = amended(rows[at], kind, rest, paper)
        return True
    return False


def amended(task: Task, kind: str, rest: Line, paper: Paper) -> Task:
    """Return the task with its time ("when"), its leader ("lead") or its helper ("help") as the words say."""
    words = rest.clear.strip(" .;,")
    if kind == "when":
        found = deadline("thời gian " + rest.clear, "thoi gian " + rest.plain, paper.issued)
        if found.due.kind == "continuous" and found.due.time is None:
            return task
        return replace(task, due=found.due, deadline_text=words, recurrence=found.due.recurrence)
    if kind == "lead":
        return replace(task, actor=codes(rest.plain, paper.level), actor_text=words, confidence=0.9)
    return replace(task, with_whom=(*task.with_whom, words))
