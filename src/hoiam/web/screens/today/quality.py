"""How units kept the tasks of dispatches: a list for the leader by unit, never by person, to print or take along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hoiam.core.calendar.zone import at, localdate
from hoiam.desk.directives.models import Evidence
from hoiam.desk.directives.quality import Owed, judged_in
from hoiam.desk.units import queries as units
from hoiam.web.chrome.handed_out import as_file
from hoiam.web.door import staff
from hoiam.web.screens.today.performance import PERIODS as LONGER
from hoiam.web.screens.today.performance import bounds
from hoiam.web.screens.today.tasks_kept import OWN_ONLY

PERIODS: Mapping[str, Promise] = {"thang": lazy("Tháng này"), "thang-truoc": lazy("Tháng trước"), **LONGER}
COLUMNS: tuple[tuple[Promise, float], ...] = (
    (lazy("Đơn vị"), 54),
    (lazy("Lượt đã nộp"), 24),
    (lazy("Đúng hạn"), 22),
    (lazy("Chậm"), 18),
    (lazy("Bị trả lại"), 20),
    (lazy("Mở lại, chưa nộp lại"), 28),
    (lazy("Kỳ không nộp"), 24),
    (lazy("Đang quá hạn"), 24),
    (lazy("Quán triệt chậm"), 24),
)
RED = 2  # from this number on a count is of what went wrong


@dataclass(frozen=True, slots=True)
class Row:
    """One unit with its numbers, in the order of COLUMNS."""

    name: str
    numbers: Sequence[int]

    @property
    def cells(self) -> list[tuple[Promise, int, bool]]:
        """Return each number with its word, and whether it tells of something that went wrong."""
        words = [word for word, _share in COLUMNS[1:]]
        return [
            (word, count, bool(count) and place >= RED)
            for place, (word, count) in enumerate(zip(words, self.numbers, strict=True))
        ]


@staff
def quality(request: HttpRequest) -> HttpResponse:
    """Show each unit's numbers of one period and what was handed back; a unit reads its own."""
    now = request.seen_at
    period = request.GET.get("ky", "thang")
    period = period if period in PERIODS else "thang"
    start, end = _bounds(period, now)
    held = _held(request, start, end)
    rows = [Row(name, _numbers(owed)) for name, owed in held.items()]
    span = _("Từ %(start)s đến %(last)s") % {"start": f"{start:%d/%m/%Y}", "last": f"{_last(end, now):%d/%m/%Y}"}
    file = as_file(
        request,
        "chat-luong-nhiem-vu",
        str(_("CHẤT LƯỢNG THỰC HIỆN NHIỆM VỤ CỦA CÁC ĐƠN VỊ")),
        span,
        start.year,
        [(str(word), share) for word, share in COLUMNS],
        [[row.name, *map(str, row.numbers)] for row in rows],
    )
    if file is not None:
        return file
    context = {
        "now": now,
        "place": "letters",
        "rows": rows,
        "columns": [word for word, _share in COLUMNS],
        "span": span,
        "period": period,
        "periods": [(code, word, code == period) for code, word in PERIODS.items()],
        "weak": _weak(held),
    }
    return render(request, "today/quality.html", context)


def _held(request: HttpRequest, start: datetime, end: datetime) -> dict[str, Owed]:
    held = judged_in(request.office, (start, end), request.seen_at)
    if not request.actor.roles <= OWN_ONLY:
        return held
    own = {unit.short_name for unit in units.answered_by(request.actor.unit, localdate(request.seen_at))}
    return {name: owed for name, owed in held.items() if name in own}


def _numbers(owed: Owed) -> list[int]:
    late, back, again = len(owed.late), len(owed.weak), len(owed.reopened)
    return [len(owed.given), owed.in_time, late, back, again, len(owed.gone), len(owed.overdue), len(owed.readings)]


def _weak(held: Mapping[str, Owed]) -> list[tuple[Evidence, bool]]:
    """Return what was handed back, the newest first, each with whether nothing better has come since."""
    standing = {one.pk for owed in held.values() for one in owed.reopened}
    rows = [one for owed in held.values() for one in owed.weak]
    rows.sort(key=lambda one: one.judged_at or one.given_at, reverse=True)
    return [(one, one.pk in standing) for one in rows]


def _bounds(period: str, now: datetime) -> tuple[datetime, datetime]:
    first = localdate(now).replace(day=1)
    if period == "thang":
        return _begin(first), now
    if period == "thang-truoc":
        return _begin((first - timedelta(days=1)).replace(day=1)), _begin(first)
    return bounds(period, now)


def _begin(day: date) -> datetime:
    return at(day, time(0))


def _last(end: datetime, now: datetime) -> date:
    return localdate(min(end - timedelta(microseconds=1), now))
