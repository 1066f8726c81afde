"""Which words of a paper name no number, and by which date is a task followed once the office has said what they mean?

Writes nothing. A paper's own number always goes before an office's word for it.
"""

import re
from collections.abc import Mapping
from typing import Any

from hoiam.desk.directives.models import Every, Fuzzy, Term

_WORDS = (
    (Fuzzy.PROMPTLY, re.compile(r"kịp thời|khẩn trương|sớm nhất", re.IGNORECASE)),
    (Fuzzy.PERIODIC, re.compile(r"định kỳ", re.IGNORECASE)),
    (Fuzzy.OFTEN, re.compile(r"thường xuyên|liên tục", re.IGNORECASE)),
    (Fuzzy.AD_HOC, re.compile(r"đột xuất", re.IGNORECASE)),
    (Fuzzy.AT_ONCE, re.compile(r"\bngay\b", re.IGNORECASE)),
)
_NUMBERED = ("weekday", "day", "date", "days", "within_hours", "time", "month_of_quarter")


def words_of(due: Mapping[str, Any], deadline_text: str) -> list[Fuzzy]:
    """Return the fuzzy words of a task, the first is the one that a date would come from; [] where it has a number."""
    if any(due.get(name) for name in _NUMBERED) or due.get("kind") in ("weekly", "monthly", "quarterly", "dated"):
        return []
    found = [word for word, pattern in _WORDS if pattern.search(deadline_text)]
    if due.get("kind") == "periodic" and Fuzzy.PERIODIC not in found and not due.get("dates"):
        found.insert(0, Fuzzy.PERIODIC)
    return found


def agreed(due: Mapping[str, Any], deadline_text: str, terms: Mapping[str, Term]) -> dict[str, Any]:
    """Return the due by which a task is followed by the office's word, {} where the paper or nobody gives one."""
    for word in words_of(due, deadline_text):
        term = terms.get(word)
        if term is None or not term.every or due.get("kind") == "event":
            continue
        day = {"weekday": term.day} if term.every == Every.WEEKLY else {"day": term.day}
        return {"kind": term.every, **day, "bound": "within", "word": word.value}
    return {}
