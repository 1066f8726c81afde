"""How fast is the office? Three times and how many were in time; each number opens the list that it counts.

What each means stands on the page (MEASURES). A term that was left or replaced counts for nobody: its matter went
elsewhere, or its new term counts. Medians, since one forgotten case would carry an average away.
"""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.paginator import Paginator
from django.db.models import F, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hoiam.core.calendar.zone import at, localdate
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import CaseClock
from hoiam.web.chrome.clocks import overdue
from hoiam.web.door import staff
from hoiam.web.screens.cases.clocklines import clock_face
from hoiam.web.screens.today import tasks_kept
from hoiam.web.screens.today.lines import Line

PAGE = 50


@dataclass(frozen=True, slots=True)
class Measure:
    """One kind of time: its words, what it means, and which clock of a case tells it."""

    word: Promise
    means: Promise
    clock: str


MEASURES: Mapping[str, Measure] = {
    "giao-viec": Measure(
        lazy("Đến khi có đơn vị chủ trì"),
        lazy("Từ khi vụ việc được sàng lọc đến khi giao đơn vị chủ trì."),
        "assign",
    ),
    "ket-luan": Measure(
        lazy("Đến khi có kết luận"),
        lazy("Từ khi giao đơn vị lần đầu đến khi ký kết luận, kể cả khi được gia hạn; đúng hạn thì tính theo hạn mới."),
        "verify_result",
    ),
    "tra-loi": Measure(
        lazy("Đến khi trả lời báo"),
        lazy("Từ khi nhận văn bản của cơ quan báo chí đến khi phát hành văn bản trả lời đúng cơ quan ấy."),
        "answer",
    ),
}
PERIODS: Mapping[str, Promise] = {
    "quy": lazy("Quý này"),
    "quy-truoc": lazy("Quý trước"),
    "nam": lazy("Từ đầu năm"),
}
FILTERS: Mapping[str, Promise] = {
    "tat-ca": lazy("Tất cả"),
    "dung": lazy("Đúng hạn"),
    "cham": lazy("Chậm"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One measure with its numbers: how many, the median as words, how many in time and late, and where its list is."""

    key: str
    measure: Measure
    count: int
    median: str
    good: int
    late: int
    url: str

    @property
    def percent(self) -> int:
        """Return the share that was in time."""
        return round(100 * self.good / self.count) if self.count else 0


@staff
def performance(request: HttpRequest) -> HttpResponse:
    """Show the three measures of one period."""
    period = period_of(request)
    start, end = bounds(period, request.seen_at)
    shown = [_shown(key, request, start, end, period) for key in MEASURES]
    context = {
        "now": request.seen_at,
        "measures": shown,
        "tasks": tasks_kept.shown(request, start, min(end, request.seen_at), period),
        "task_word": tasks_kept.WORD,
        "task_means": tasks_kept.MEANS,
        "periods": [(code, word, code == period) for code, word in PERIODS.items()],
        "start": start,
        "last": min(end, request.seen_at),
    }
    return render(request, "today/performance.html", context)


@staff
def measured(request: HttpRequest, key: str) -> HttpResponse:
    """Show the list behind one measure."""
    if key == tasks_kept.KEY:
        return _of_tasks(request)
    if key not in MEASURES:
        raise Http404
    period, now = period_of(request), request.seen_at
    start, end = bounds(period, now)
    rows = _rows(key, request, start, end)
    choices = {"tat-ca": rows, "dung": rows.filter(_in_time()), "cham": rows.exclude(_in_time())}
    choice = request.GET.get("loc", "tat-ca")
    choice = choice if choice in FILTERS else "tat-ca"
    filters = [(code, word, choices[code].count(), code == choice) for code, word in FILTERS.items()]
    page = Paginator(choices[choice].select_related("case").order_by("ends_at", "id"), PAGE).get_page(
        request.GET.get("trang")
    )
    begun = _begun(key, page)
    context = {
        "now": now,
        "title": f"{MEASURES[key].word}: {PERIODS[period].lower()}",
        "means": MEASURES[key].means,
        "back": f"{reverse('performance')}?ky={period}",
        "filters": filters,
        "page": page,
        "lines": [_line(clock, begun.get(clock.case_id, clock.started_at), now) for clock in page],
    }
    return render(request, "today/number.html", context)


def _of_tasks(request: HttpRequest) -> HttpResponse:
    period, now = period_of(request), request.seen_at
    start, end = bounds(period, now)
    context = {
        "now": now,
        "title": f"{tasks_kept.WORD}: {PERIODS[period].lower()}",
        "means": tasks_kept.MEANS,
        "back": f"{reverse('performance')}?ky={period}",
        **tasks_kept.listed(request, start, min(end, now), dict(FILTERS), PAGE),
    }
    return render(request, "today/number.html", context)


def period_of(request: HttpRequest) -> str:
    """Return the period that the address asks for."""
    asked = request.GET.get("ky", "quy")
    return asked if asked in PERIODS else "quy"


def bounds(period: str, now: datetime) -> tuple[datetime, datetime]:
    """Return from when until when a period runs."""
    day = localdate(now)
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    if period == "nam":
        return at(date(day.year, 1, 1), time(0)), now
    if period == "quy":
        return at(first, time(0)), now
    before = first - timedelta(days=1)
    return at(date(before.year, 3 * ((before.month - 1) // 3) + 1, 1), time(0)), at(first, time(0))


def _rows(key: str, request: HttpRequest, start: datetime, end: datetime) -> QuerySet[CaseClock]:
    """Return the terms that ended in a period: done, or passed while nothing was done."""
    seen = cases.cases_of(request.office, request.actor).order_by().values("pk")
    clocks = CaseClock.objects.filter(case__in=seen, what=MEASURES[key].clock, ends_at__isnull=False)
    done = Q(ended="done", done_at__gte=start, done_at__lt=end)
    passed = Q(done_at__isnull=True, ends_at__gte=start, ends_at__lt=end)
    return clocks.filter(done | passed)


def _in_time() -> Q:
    return Q(done_at__isnull=False, done_at__lt=F("ends_at"))


def _begun(key: str, clocks: Iterable[CaseClock]) -> dict[int, datetime]:
    """Return when each case's first term of this kind began: an extension does not make the matter younger."""
    if key != "ket-luan":
        return {}
    kinds = CaseClock.objects.filter(case__in=[clock.case_id for clock in clocks], what=MEASURES[key].clock)
    return dict(kinds.values_list("case_id").annotate(first=Min("started_at")).order_by())


def _shown(key: str, request: HttpRequest, start: datetime, end: datetime, period: str) -> Shown:
    rows = list(_rows(key, request, start, end).only("case_id", "started_at", "done_at", "ends_at"))
    begun = _begun(key, rows)
    took = [one.done_at - begun.get(one.case_id, one.started_at) for one in rows if one.done_at]
    good = sum(bool(one.done_at and one.done_at < one.ends_at) for one in rows)
    url = f"{reverse('performance_list', args=[key])}?ky={period}"
    return Shown(key, MEASURES[key], len(rows), _words(took, end), good, len(rows) - good, url)


def _words(took: list[timedelta], now: datetime) -> str:
    if not took:
        return ""
    middle = timedelta(seconds=statistics.median(span.total_seconds() for span in took))
    return overdue(now - middle, now)


def _line(clock: CaseClock, begun: datetime, now: datetime) -> Line:
    took = _("%(number)s, mất %(time)s") if clock.done_at else _("%(number)s, chưa xong, đã %(time)s")
    facts = {"number": clock.case.number, "time": overdue(begun, clock.done_at or now)}
    url = reverse("case", args=[clock.case.number]) + "#thoi-han"
    return Line(clock.case.title, url, took % facts, clock_face(clock, now))
