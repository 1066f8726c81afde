"""Which short questions show that a dispatch was understood? Made from what was read in it; a person strikes out some.

Who does what, by when, to whom: the right answer and others that stand in the same paper. Writes nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from hoiam.desk.directives.models import Task

MOST = 5
_OPTIONS = 4
_LONGEST = 140  # letters of a task's words in a question


def questions_of(tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """Return at most five questions, each {ref, ask, options, right: a place in options}; [] where nothing differs."""
    rows = [task for task in tasks if task.accepted is not False]
    asks = (
        ("deadline_text", _("Nhiệm vụ “%(what)s” phải làm khi nào?")),
        ("actor_text", _("Đơn vị nào làm nhiệm vụ “%(what)s”?")),
        ("outcome_to", _("Kết quả nhiệm vụ “%(what)s” gửi cho ai?")),
    )
    found: list[dict[str, Any]] = []
    for name, words in asks:
        answers = list(dict.fromkeys(value for row in rows if (value := str(getattr(row, name)).strip())))
        told = [row for row in rows if str(getattr(row, name)).strip()]
        if len(answers) < 2:
            continue
        for row in told[: 2 if name == "deadline_text" else 1 + (name == "actor_text")]:
            found.append(_question(row, str(getattr(row, name)).strip(), answers, words))
    return found[:MOST]


def _question(task: Task, answer: str, answers: Sequence[str], words: str) -> dict[str, Any]:
    others = [one for one in answers if one != answer][: _OPTIONS - 1]
    place = sum(map(ord, task.ref)) % (len(others) + 1)
    said = re.sub(re.escape(answer), "…", task.what, flags=re.IGNORECASE)  # the question does not give the answer away
    what = said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + "…"
    options = [*others[:place], answer, *others[place:]]
    return {"ref": task.ref, "ask": words % {"what": what}, "options": options, "right": place}


def right_of(questions: Sequence[Mapping[str, Any]], answers: Mapping[int, int]) -> int:
    """Return how many answers are right; `answers` is question number (from 0) → option."""
    return sum(answers.get(number) == question["right"] for number, question in enumerate(questions))
