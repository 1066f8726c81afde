"""A leader's five numbers, each with the list that it counts: the number is the length of that list.

What each counts: true problems put right since 1 January; open cases; late cases; answers to the press of this quarter
that were given in time; communes (in a commune: units) that handed in the sheet of the running week.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from hoiam.core.calendar.zone import at, localdate
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Track
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import CaseClock, CaseTrack
from hoiam.desk.cases.words import TRACK_STATES
from hoiam.desk.papers import queries as papers
from hoiam.desk.press import queries as press
from hoiam.desk.press.models import PressRequest
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.roles import may_read
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.chrome.days import told
from hoiam.web.screens.cases.clocklines import clock_face

WEEK = timedelta(days=7)
COMMUNE = "commune"  # the lowest level of an office: no other commune hands in to it


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a number is about. `good` says whether it counts for the first number or only for the second."""

    title: str
    url: str
    note: str
    good: bool
    face: Face | None = None
    late: bool = False


def remedies(office: Office, actor: Actor, now: datetime) -> list[Line]:
    """Return the problems found true since 1 January, those put right first."""
    rows = (
        _found_true(office, actor, now)
        .select_related("case__lead", "unit")
        .prefetch_related("clocks")
        .order_by("case_id")
    )
    lines = []
    for row in rows:
        term = next((clock for clock in row.clocks.all() if not clock.done_at), None)
        shown = clock_face(term, now) if term else None
        lead = row.unit or row.case.lead
        note = f"{row.case.number}, {TRACK_STATES[row.state]}. {lead.short_name if lead else ''}"
        url, late = reverse("case", args=[row.case.number]), bool(shown and shown.state == "late")
        lines.append(Line(row.case.title, url, note, row.state == "done", shown, late))
    return sorted(lines, key=lambda line: not line.good)


def answers(office: Office, actor: Actor, now: datetime) -> list[Line]:
    """Return what the press was to be answered this quarter: by law after its letter, by promise after its request."""
    lines = []
    for clock in _answered(office, actor, now).select_related("case").order_by("ends_at"):
        good = bool(clock.done_at and clock.done_at < clock.ends_at)
        url = reverse("case", args=[clock.case.number])
        title, note = clock.case.title, f"{clock.case.number}, {clock.about}".rstrip(", ")
        lines.append(Line(title, url, note, good, clock_face(clock, now), not good))
    for asked in _promised(office, now):
        good = bool(asked.answered_at and asked.answered_at <= asked.until)
        url = reverse("press_request", args=[asked.pk])
        shown = face(asked.until, now, policy=True, done=asked.answered_at)
        lines.append(Line(asked.request, url, asked.outlet.name, good, shown, not good))
    return sorted(lines, key=lambda line: not line.good)


def _found_true(office: Office, actor: Actor, now: datetime) -> QuerySet[CaseTrack]:
    since = at(date(localdate(now).year, 1, 1), time(0))
    rows = CaseTrack.objects.filter(cases.seen(office, actor), track=Track.REMEDY)
    return rows.filter(case__concluded_at__gte=since)


def _answered(office: Office, actor: Actor, now: datetime) -> QuerySet[CaseClock]:
    """Return the terms for an answer that ended this quarter: with the answer, or by passing without one."""
    clocks = CaseClock.objects.filter(cases.seen(office, actor), what="answer")
    passed = Q(done_at__isnull=True, ends_at__lte=now, ends_at__gte=_quarter(now))
    return clocks.filter(passed | Q(done_at__gte=_quarter(now)), ends_at__isnull=False)


def _promised(office: Office, now: datetime) -> QuerySet[PressRequest]:
    """Return the requests of the press whose promised hour ended this quarter: with the answer, or without one."""
    passed = Q(answered_at__isnull=True, until__lte=now, until__gte=_quarter(now))
    return press.requests_of(office).filter(passed | Q(answered_at__gte=_quarter(now)), until__isnull=False)


def sheets(office: Office, actor: Actor, now: datetime) -> list[Line]:
    """Return the communes of the running week, those that handed in first; the others are late once the hour passed."""
    report = reports.weekly_of(office).first()
    if report is None:
        return []
    first: dict[int, datetime] = {}
    for sheet in papers.handed_in(office, report.starts, report.ends):
        first.setdefault(sheet.unit_id, sheet.handed_in_at)
    over = now >= reports.hours_of(report).sheets
    lines = []
    for unit in _senders(office, first, now):
        came = first.get(unit.pk)
        note = _("gửi %(at)s") % {"at": told(came, now)} if came else _("chậm") if over else _("chưa gửi, còn hạn")
        url = reverse("report", args=[report.pk]) if may_read(report, actor) else reverse("reports")
        lines.append(Line(unit.short_name, url, note, came is not None, late=came is None and over))
    return sorted(lines, key=lambda line: not line.good)


def _senders(office: Office, first: Collection[int], now: datetime) -> QuerySet[Unit]:
    """Return the communes that owe a district the weekly sheet; in a commune nobody does: its units that sent one."""
    if office.level == COMMUNE:
        return Unit.objects.filter(pk__in=first).order_by("short_name")
    return units.units_of(office, localdate(now)).filter(role=Role.UBND_XA)


LISTS: Mapping[str, tuple[Promise, Callable[[Office, Actor, datetime], list[Line]]]] = {
    "khac-phuc": (lazy("Vấn đề đúng sự thật và việc khắc phục"), remedies),
    "bao-chi": (lazy("Trả lời báo chí trong quý"), answers),
    "phieu-co-so": (lazy("Phiếu cơ sở của tuần"), sheets),
}


@dataclass(frozen=True, slots=True)
class Stat:
    """One number: k, perhaps "trong n", its words, a remark, and where its list is."""

    word: str
    count: int
    of: int | None
    url: str
    note: str = ""
    late: bool = False
    links: tuple[tuple[str, str, bool], ...] = ()  # address, words, late


def five(office: Office, actor: Actor, now: datetime) -> list[Stat]:
    """Return the five numbers in their order; the first says how many problems were solved."""
    open_ = cases.filtered(office, actor, "open", now).order_by()
    fresh = Count("pk", filter=Q(opened_at__gte=now - WEEK))
    present = open_.aggregate(n=Count("pk"), new=fresh)
    late = cases.filtered(office, actor, "late", now).order_by()
    communes = Unit.objects.filter(office=office, role=Role.UBND_XA).values("pk")
    over = late.aggregate(n=Count("pk"), communes=Count("pk", filter=Q(lead__in=communes)))
    facts = {"units": over["n"] - over["communes"], "communes": over["communes"]}
    district = office.level != COMMUNE  # it has communes below it, which owe it a sheet
    whose = _("%(units)s của phòng, cơ quan; %(communes)s của xã") % facts if over["n"] and district else ""
    quarter = {"n": (localdate(now).month + 2) // 3, "year": localdate(now).year}
    return [
        _remedied(_remedy_counts(office, actor, now), now),
        _plain(_("vụ việc đang xử lý"), present["n"], "open", _("%(n)s mở trong bảy ngày qua") % {"n": present["new"]}),
        _plain(_("vụ việc quá hạn"), over["n"], "late", whose),
        _part(
            _("trả lời báo chí đúng hạn"),
            "bao-chi",
            _answer_counts(office, actor, now),
            _("quý %(n)s/%(year)s") % quarter,
        ),
        _handed(sheets(office, actor, now), district),
    ]


def _plain(word: str, count: int, choice: str, note: str) -> Stat:
    return Stat(word, count, None, f"{reverse('cases')}?loc={choice}", note, late=choice == "late" and count > 0)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many lines a list has, how many of them count, how many are late: asked of the database, not of the list."""

    all: int
    good: int
    late: int = 0


def _remedy_counts(office: Office, actor: Actor, now: datetime) -> Counted:
    late = Count("pk", filter=~Q(state="done") & Q(until__lt=localdate(now)))
    done = Count("pk", filter=Q(state="done"))
    return Counted(**_found_true(office, actor, now).aggregate(all=Count("pk"), good=done, late=late))


def _answer_counts(office: Office, actor: Actor, now: datetime) -> Counted:
    kept = Count("pk", filter=Q(done_at__lt=F("ends_at")))
    law = _answered(office, actor, now).aggregate(all=Count("pk"), good=kept)
    kept = Count("pk", filter=Q(answered_at__lte=F("until")))
    promised = _promised(office, now).order_by().aggregate(all=Count("pk"), good=kept)
    return Counted(law["all"] + promised["all"], law["good"] + promised["good"])


def _part(word: str, key: str, of: Counted, note: str, links: tuple[tuple[str, str, bool], ...] = ()) -> Stat:
    url = f"{reverse('today_number', args=[key])}?loc=dat"
    return Stat(word, of.good, of.all, url, note, links=links)


def _remedied(of: Counted, now: datetime) -> Stat:
    url = reverse("today_number", args=["khac-phuc"])
    links = []
    if of.all > of.good:
        links = [(f"{url}?loc=con", _("Còn %(n)s, xem danh sách") % {"n": of.all - of.good}, False)]
    if of.late:
        links.append((f"{url}?loc=cham", _("%(n)s quá hạn") % {"n": of.late}, True))
    note = _("từ đầu năm %(year)s") % {"year": localdate(now).year}
    return _part(_("vấn đề đúng sự thật đã khắc phục xong"), "khac-phuc", of, note, tuple(links))


def _handed(lines: list[Line], owed: bool) -> Stat:
    url, late = reverse("today_number", args=["phieu-co-so"]), sum(line.late for line in lines)
    words = ngettext("%(n)s xã chậm", "%(n)s xã chậm", late) % {"n": late}
    links = ((f"{url}?loc=cham", words, True),) if late else ()
    of = Counted(len(lines), sum(line.good for line in lines), late)
    if not owed:
        return replace(_part(_("đơn vị đã gửi phiếu cơ sở"), "phieu-co-so", of, _("tuần này")), of=None)
    return _part(_("xã, thị trấn đã gửi phiếu cơ sở"), "phieu-co-so", of, _("tuần này"), links)


def _quarter(now: datetime) -> datetime:
    day = localdate(now)
    return at(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1), time(0))
