"""The list behind a number of a report of any kind: whatever it counted, each as one line that leads to the thing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.articles.models import Article
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.cases.words import CLOCKS
from hoiam.desk.directives.missed import split
from hoiam.desk.directives.models import Evidence, Task, TaskUnit
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Sheet
from hoiam.desk.press.models import Occasion, PressRequest
from hoiam.desk.reports.models import Report
from hoiam.desk.stories.models import Story
from hoiam.web.chrome.days import full_day


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was counted."""

    title: str
    url: str
    side: str
    at: datetime | None
    anchor: str = ""


def lines(held: Sequence[str], report: Report) -> list[Line]:
    """Return what was counted, in the order in which it was kept; merged stories included: the number was true then."""
    wanted: dict[str, list[int]] = {}
    for ref in held:
        wanted.setdefault(ref[0], []).append(int(ref[1:]))
    found = {f"{letter}{key}": line for letter, keys in wanted.items() for key, line in _found(letter, keys, report)}
    return [found[ref] for ref in held if ref in found]


def _found(letter: str, keys: list[int], report: Report) -> list[tuple[int, Line]]:
    return LISTS[letter](keys, report) if letter in LISTS else []


def _articles(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Article.objects.filter(pk__in=keys).select_related("outlet")
    return [
        (a.pk, Line(a.title, a.url if a.url.startswith("http") else "", a.outlet.name, a.published_at)) for a in rows
    ]


def _stories(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Story.objects.filter(office=report.office, pk__in=keys)
    return [(s.pk, Line(s.title, reverse("story", args=[s.merged_into_id or s.pk]), "", s.last_at)) for s in rows]


def _cases(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Case.objects.filter(office=report.office, pk__in=keys).select_related("lead")
    return [
        (c.pk, Line(c.title, reverse("case", args=[c.number]), f"{c.number}{_of(c.lead)}", c.opened_at)) for c in rows
    ]


def _of(unit: object) -> str:
    return f", {unit}" if unit else ""


def _requests(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = PressRequest.objects.filter(office=report.office, pk__in=keys).select_related("outlet")
    return [(r.pk, Line(r.request, reverse("press_request", args=[r.pk]), r.outlet.name, r.received_at)) for r in rows]


def _sheets(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Sheet.objects.filter(office=report.office, pk__in=keys).select_related("unit")
    return [(s.pk, Line(f"{s.issue}, {s.place}", "", s.unit.short_name, s.handed_in_at)) for s in rows]


def _letters(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Letter.objects.filter(office=report.office, pk__in=keys)
    return [(x.pk, Line(x.title, reverse("letter", args=[x.pk]), x.full_number, x.issued_at)) for x in rows]


def _evidence(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Evidence.objects.filter(task__directive__office=report.office, pk__in=keys).select_related("task", "unit")
    return [(e.pk, Line(e.note, _task(e.task), f"{e.task.ref}{_of(e.unit)}", e.given_at)) for e in rows]


def _tasks(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Task.objects.filter(directive__office=report.office, pk__in=keys).select_related("directive")
    return [(t.pk, Line(t.what, _task(t), f"{t.ref}, {t.directive.number_full}", t.next_due_at)) for t in rows]


def _bonds(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = TaskUnit.objects.filter(task__directive__office=report.office, pk__in=keys).select_related("task", "unit")
    return [(b.pk, Line(b.task.what, _task(b.task), f"{b.task.ref}, {b.unit.short_name}", b.next_due_at)) for b in rows]


def _missed(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    """Return dates that got nothing, each with its day; what it was stays though the unit has handed in since."""
    told = {key: split(key) for key in keys}
    rows = TaskUnit.objects.filter(task__directive__office=report.office, pk__in={bond for bond, _day in told.values()})
    bonds = {bond.pk: bond for bond in rows.select_related("task", "unit")}
    made = []
    for key, (number, day) in told.items():
        if bond := bonds.get(number):
            side = _("%(ref)s, %(unit)s, hạn %(day)s") % {
                "ref": bond.task.ref,
                "unit": bond.unit.short_name,
                "day": full_day(day),
            }
            made.append((key, Line(bond.task.what, _task(bond.task), side, None)))
    return made


def _task(task: Task) -> str:
    return f"{reverse('directive', args=[task.directive_id])}#nv-{task.ref}"


def _clocks(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = CaseClock.objects.filter(case__office=report.office, pk__in=keys).select_related("case__lead")
    made = []
    for clock in rows:
        case, word = clock.case, str(CLOCKS.get(clock.what, clock.what))
        side = f"{case.number}{_of(case.lead)}"
        made.append((clock.pk, Line(f"{word}: {case.title}", reverse("case", args=[case.number]), side, clock.ends_at)))
    return made


def _occasions(keys: list[int], report: Report) -> list[tuple[int, Line]]:
    rows = Occasion.objects.filter(office=report.office, pk__in=keys).select_related("case")
    at = reverse("press_occasions")
    return [(o.pk, Line(o.title, at, f"Đ.{o.clause}" if o.clause else "", o.at)) for o in rows]


LISTS: Mapping[str, Callable[[list[int], Report], list[tuple[int, Line]]]] = {
    "A": _articles,
    "T": _stories,
    "C": _cases,
    "B": _requests,
    "P": _sheets,
    "L": _letters,
    "E": _evidence,
    "N": _tasks,
    "U": _bonds,
    "M": _missed,
    "K": _clocks,
    "S": _occasions,
}
