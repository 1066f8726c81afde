"""The little calendar that shows how a term was counted: weeks of cells, each day with its number. Knows no law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from hoiam.core.values.law import CountedDay
from hoiam.web.chrome.days import short_day

LONGEST = timedelta(weeks=14)  # a longer term is told in words only


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the grid; `label` is "" for a blank before the first day or after the last."""

    label: str = ""
    note: str = ""
    css: str = ""
    title: str = ""  # the holiday's name, or the day off that a Saturday is worked for


def weeks(days: Sequence[CountedDay], today: date, start_word: str = "") -> list[list[Square]]:
    """Return the weeks of a counted term, Monday first; [] where nothing was counted or the term is too long to draw.

    `start_word` names what happened on the first day ("nhận", "ký").
    """
    if not days or days[-1].day - days[0].day > LONGEST:
        return []
    before = days[0].day.weekday()
    after = 6 - days[-1].day.weekday()
    shown = [_square(day, today, start_word or _("bắt đầu"), first=not n) for n, day in enumerate(days)]
    squares = [Square()] * before + shown + [Square()] * after
    return [squares[n : n + 7] for n in range(0, len(squares), 7)]


def _square(counted: CountedDay, today: date, start_word: str, *, first: bool) -> Square:
    named = first or counted.is_due or counted.day.day == 1
    note = "" if counted.number is None else str(counted.number)
    if counted.is_start:
        note = start_word
    elif counted.is_due:
        note = _("hạn")
    marks = {
        "from": counted.is_start,
        "to": counted.is_due,
        "off": counted.off and not counted.is_due,
        "today": counted.day == today,
    }
    label = short_day(counted.day) if named else f"{counted.day.day:02}"
    css = " ".join(name for name, true in marks.items() if true)
    return Square(label, note, css, counted.name or counted.worked)
