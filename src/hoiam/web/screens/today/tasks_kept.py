"""How the dates of tasks of dispatches were kept, beside the terms of cases; each number opens its list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Role
from hoiam.desk.directives import lists
from hoiam.desk.directives.kept import Kept, kept
from hoiam.web.chrome.clocks import face, overdue
from hoiam.web.screens.today.lines import Line

KEY = "nhiem-vu"
WORD = lazy("Nhiệm vụ của văn bản chỉ đạo")
MEANS = lazy(
    "Mỗi hạn của mỗi đơn vị tính một lần: đúng hạn khi có sản phẩm nộp trước hạn và không bị trả lại; "
    "chậm khi nộp sau hạn hoặc không nộp."
)
OWN_ONLY = frozenset({Role.DON_VI, Role.UBND_XA})


@dataclass(frozen=True, slots=True)
class Shown:
    """How many dates ended in a period, how many were kept, and where their list is."""

    count: int
    good: int
    late: int
    url: str

    @property
    def percent(self) -> int:
        """Return the share that was kept."""
        return round(100 * self.good / self.count) if self.count else 0


def shown(request: HttpRequest, start: datetime, end: datetime, period: str) -> Shown:
    """Return the numbers of one period."""
    rows = _rows(request, start, end)
    good = sum(one.good for one in rows)
    return Shown(len(rows), good, len(rows) - good, f"{reverse('performance_list', args=[KEY])}?ky={period}")


def listed(request: HttpRequest, start: datetime, end: datetime, words: dict[str, Any], size: int) -> dict[str, Any]:
    """Return what the list behind the numbers shows: `words` name its filters."""
    rows = _rows(request, start, end)
    choices = {"tat-ca": rows, "dung": [one for one in rows if one.good], "cham": [one for one in rows if not one.good]}
    choice = request.GET.get("loc", "tat-ca")
    choice = choice if choice in choices else "tat-ca"
    page = Paginator(choices[choice][::-1], size).get_page(request.GET.get("trang"))
    return {
        "filters": [(code, word, len(choices[code]), code == choice) for code, word in words.items()],
        "page": page,
        "lines": [_line(one, end) for one in page],
    }


def _rows(request: HttpRequest, start: datetime, end: datetime) -> list[Kept]:
    """Return the dates that ended in a period; a unit reads its own."""
    actor = request.actor
    bonds = lists.ever_bound(request.office)
    if actor.roles <= OWN_ONLY:
        bonds = lists.ever_bound(request.office, actor.unit, localdate(request.seen_at))
    return kept(request.office, list(bonds), start, end)


def _line(one: Kept, now: datetime) -> Line:
    task = one.bond.task
    url = f"{reverse('directive', args=[task.directive_id])}#nv-{task.ref}"
    told = {"unit": one.bond.unit.short_name, "ref": task.ref, "paper": task.directive.number_full}
    note = _("%(unit)s, mục %(ref)s, %(paper)s") % told
    if one.given_at is None:
        note = _("%(note)s: không nộp, đã quá %(time)s") % {"note": note, "time": overdue(one.ends_at, now)}
    return Line(task.what, url, note, face(one.ends_at, one.given_at or now, done=one.given_at, strict=True))
