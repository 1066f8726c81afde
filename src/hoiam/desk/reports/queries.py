"""Which weekly reports are there, and what would one say now?"""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db.models import F, Q, QuerySet

from hoiam.core.calendar.zone import at, local, localdate
from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.snapshot import Snapshot
from hoiam.core.compose.snapshot_report import snapshot_report
from hoiam.core.compose.store import unpack
from hoiam.core.compose.weekly_figures import WeeklyFigures
from hoiam.core.errors import RuleUnknown
from hoiam.core.schedule import due, ends_at
from hoiam.core.text.question import Question
from hoiam.core.values.actor import Actor
from hoiam.core.values.document import Document
from hoiam.core.values.law import Due, HolidayPolicy
from hoiam.desk.articles.findable import findable
from hoiam.desk.articles.models import Article
from hoiam.desk.audit import queries as audit
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.law import queries as law
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.papers.models import Sheet
from hoiam.desk.reports import lines, periods
from hoiam.desk.reports.figures import Gathered, gather
from hoiam.desk.reports.models import Mailing, MailState, Report, ReportKind, ReportState, Schedule
from hoiam.desk.reports.roles import readable
from hoiam.desk.reports.week import Week, sheets_by
from hoiam.desk.stories.models import Story
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

DEFAULT_RULE = "POLICY.weekly_report"  # where no dispatch names the hour
OWN_BOOK = "BC-RIENG"  # of reports whose notation is none of the letters': their numbers run apart
OVER = (ReportState.SENT, ReportState.HANDED)  # it has left the centre
CUT_OFF = timedelta(hours=3)  # the week is closed at noon, three hours before the report is due

FILE_NAMES = {
    ReportKind.WEEKLY: "tuan",
    ReportKind.MONTHLY: "thang",
    ReportKind.QUARTERLY: "quy",
    ReportKind.YEARLY: "nam",
    ReportKind.QUICK: "nhanh",
    ReportKind.IMPLEMENTATION: "thuc-hien",
    ReportKind.SPEECH: "phat-ngon",
    ReportKind.ADHOC: "theo-yeu-cau",
}
DRAFTING = timedelta(hours=1)  # between the cut-off and the draft


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one week: a gap is late only once its own hour has passed."""

    sheets: datetime
    freeze: datetime
    draft: datetime
    due: datetime


def reports_of(office: Office) -> QuerySet[Report]:
    """Return an office's reports of every kind, newest first."""
    return Report.objects.filter(office=office).order_by("-ends", "-id")


def booked(office: Office, year: int, asked: Question | None = None) -> list[tuple[str, Report]]:
    """Return the reports of a year that have their number from a book of the letters, each with its series."""
    rows = reports_of(office).filter(year=year, number__isnull=False).select_related("office")
    told = [(letters.book_of(office, row.figures["office"]["notation"]), row) for row in rows]
    return [(series, row) for series, row in told if series and (asked is None or _holds(row, asked.folded))]


def booked_series(office: Office) -> set[str]:
    """Return the series of the letters from which reports have taken numbers."""
    rows = Report.objects.filter(office=office, number__isnull=False)
    told = rows.values_list("figures__office__notation", flat=True).distinct()
    return {letters.book_of(office, str(notation)) for notation in told} - {""}


def own_notation(office: Office) -> str:
    """Return the notation of an office's reports where their numbers run apart from the letters', else ""."""
    notation = letterhead(office, "report").issuer.notation
    return "" if letters.book_of(office, notation) else notation


def _holds(report: Report, asked: Question) -> bool:
    paper = document_of(report, report.frozen_at)
    text = findable(paper.number, paper.subject, paper.subtitle)
    wanted, without = ([f" {' '.join(term.words)}" for term in terms] for terms in (asked.wanted, asked.without))
    return bool(wanted) and all(one in text for one in wanted) and not any(one in text for one in without)


def weekly_of(office: Office) -> QuerySet[Report]:
    """Return an office's weekly reports, newest first."""
    return reports_of(office).filter(kind=ReportKind.WEEKLY)


def seen(office: Office, actor: Actor) -> QuerySet[Report]:
    """Return the reports that an actor may see: one about a case tells all of it, so it opens with that case only.

    What nobody has approved opens to who writes, approves or receives it, and to its unit (roles.readable).
    """
    mine = cases.cases_of(office, actor).order_by().values("pk")
    return reports_of(office).filter(Q(case__isnull=True) | Q(case__in=mine)).filter(readable(actor))


def report_for(office: Office, actor: Actor, number: int) -> Report:
    """Return one report; the single door. Raises Report.DoesNotExist for a stranger's."""
    return seen(office, actor).select_related("office").get(pk=number)


def stamp(report: Report) -> str:
    """Return what tells the words that somebody read from words that were written since."""
    said = [report.frozen_at and report.frozen_at.isoformat(), report.outlook, report.proposals, report.written]
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def answers_for(report: Report, key: str) -> bool:
    """Return whether a person froze a report or wrote in it since: somebody else has to approve it."""
    return report.pk in answered_for([report], key)


def answered_for(found: Collection[Report], key: str) -> set[int]:
    """Return which of these reports of one office a person froze or wrote in since, read once for all of them."""
    mine = {report.pk for report in found if report.frozen_by == key}
    others = {str(report.pk): report for report in found if report.pk not in mine}
    if not others:
        return mine
    chain = next(iter(others.values())).office.key
    told = audit.about_any("report", others).filter(chain=chain, verb__in=("report.freeze", "report.write"))
    lines = list(told.order_by("id").values_list("subject_key", "verb", "actor_key", "id"))
    frozen = {subject: line for subject, verb, _who, line in lines if verb == "report.freeze"}  # the newest one stays
    since = {s for s, verb, who, line in lines if verb == "report.write" and who == key and line > frozen.get(s, 0)}
    return mine | {others[subject].pk for subject in since}


def next_term(office: Office, now: datetime) -> Due:
    """Return the office's next weekly deadline, by the dispatch that binds it or by its own custom."""
    own = office.settings.get("report") or {}
    rule = law.rule(own.get("rule") or DEFAULT_RULE, localdate(now))
    if rule.clock:
        rule = replace(rule, clock=replace(rule.clock, holiday_policy=holiday_of(office)))
    return due(rule, now, law.calendar())


def holiday_of(office: Office) -> HolidayPolicy:
    """Return where the office's weekly deadline goes when its day is a day off."""
    return units.weekly_holiday(office)


def unaddressed(office: Office) -> bool:
    """Return whether nobody has said to whom the office's reports go, so that they would be addressed to itself."""
    told = office.settings.get("report") or {}
    return str(told.get("addressee", office.name)) == letterhead(office, "report").issuer.name


def holiday_running(office: Office, now: datetime) -> bool:
    """Return whether a week that met a day off is not over under every policy: another one would move its deadline.

    The last two reports are asked: where the deadline was moved ahead, the next week is open before the day off.
    """
    table = law.calendar()
    for report in weekly_of(office)[:2]:
        off = [
            reason["facts"]["nominal"]
            for reason in report.due.get("reasons", ())
            if reason["code"] == "wallclock.holiday"
        ]
        day = date.fromisoformat(off[0]) if off else localdate(report.due_at)
        latest = at(table.next_working(day), local(report.due_at).time())
        if (off or not table.is_working(day)) and now < max(report.due_at, latest):
            return True
    return False


def gathered_of(report: Report, now: datetime) -> Gathered:
    """Return the figures and what each number counted: as they were frozen, or as they stand now for a draft."""
    if report.figures:
        shape = WeeklyFigures if report.kind == ReportKind.WEEKLY else Snapshot
        return Gathered(unpack(shape, report.figures), report.lists)
    return gather(report, now)


def gaps_of(report: Report, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return what is missing in which of the ten parts, without counting the week as `gathered_of` does."""
    if report.figures:
        return unpack(WeeklyFigures, report.figures).gaps
    return lines.gaps(Week(report.office, report.starts, report.ends, now), report)


def figures_of(report: Report, now: datetime) -> WeeklyFigures | Snapshot:
    """Return the figures: as they were frozen, or as they stand now for a draft."""
    return gathered_of(report, now).figures


def hours_of(report: Report) -> Hours:
    """Return the hours of a report's week: by when sheets and draft are to be there, by the office's own rules."""
    return Hours(
        sheets=sheets_by(report.starts, report.ends) or report.due_at,
        freeze=report.ends,
        draft=_draft_by(report),
        due=report.due_at,
    )


def others_of(office: Office, actor: Actor) -> QuerySet[Report]:
    """Return the reports that an actor may see of every kind but the weekly one, the newest first."""
    rows = seen(office, actor).exclude(kind=ReportKind.WEEKLY).select_related("case", "story", "directive")
    return rows.order_by("-opened_at", "-id")


def under_way(office: Office, actor: Actor, kind: ReportKind) -> QuerySet[Report]:
    """Return the reports of a kind that an actor may see and that have not reached the office, the oldest first."""
    rows = seen(office, actor).filter(kind=kind).exclude(state__in=[ReportState.DRAFT, ReportState.HANDED])
    return rows.select_related("office", "unit", "case__lead", "story").order_by("frozen_at", "id")


def quick_of(case: Case | None, story: Story | None) -> QuerySet[Report]:
    """Return the quick reports of one matter, the first one first."""
    rows = Report.objects.filter(kind=ReportKind.QUICK)
    return (rows.filter(case=case) if case else rows.filter(story=story, case__isnull=True)).order_by("id")


def running(office: Office, now: datetime) -> Report | None:
    """Return the report of the running week: the newest one whose deadline has not passed, or that was never handed."""
    newest = weekly_of(office).first()
    over = newest is None or (newest.due_at <= now and newest.state in OVER)
    return None if over else newest


def report_about(office: Office, moment: datetime) -> Report | None:
    """Return the report whose week holds a moment."""
    return weekly_of(office).filter(starts__lte=moment, ends__gt=moment).first()


def articles_in(keys: list[int]) -> QuerySet[Article]:
    """Return the articles that a number counted, newest first."""
    return Article.objects.filter(pk__in=keys).select_related("outlet").order_by("-published_at", "-id")


def stories_in(office: Office, keys: list[int]) -> QuerySet[Story]:
    """Return the stories that a number counted, those merged away since included: the number was true then."""
    return Story.objects.filter(office=office, pk__in=keys).order_by("-last_at", "-id")


def sheets_in(office: Office, keys: list[int]) -> QuerySet[Sheet]:
    """Return the sheets that a number counted, in the order in which they came."""
    return Sheet.objects.filter(office=office, pk__in=keys).select_related("unit").order_by("handed_in_at", "id")


def _draft_by(report: Report) -> datetime:
    """Return the hour of the draft; where days off moved the deadline before it, an hour after the cut-off."""
    try:
        hour = ends_at(due(law.rule("POLICY.weekly_draft", localdate(report.ends)), report.ends, law.calendar()))
    except RuleUnknown:
        return report.due_at
    return hour if hour and hour < report.due_at else min(report.ends + DRAFTING, report.due_at)


def document_of(report: Report, now: datetime) -> Document:
    """Return the report as a document."""
    figures = figures_of(report, now)
    return snapshot_report(figures) if isinstance(figures, Snapshot) else weekly_report(figures)


def file_name(report: Report) -> str:
    """Return the name of a report's files without their ending: "bao-cao-tuan-02-20221013"."""
    number = f"-{report.number:02d}" if report.number and report.approved_at else ""
    return f"bao-cao-{FILE_NAMES[report.kind]}{number}-{local(report.ends):%Y%m%d}"


def schedules_of(office: Office) -> QuerySet[Schedule]:
    """Return the schedules of an office that stand, the next one first."""
    rows = Schedule.objects.filter(office=office, ended_at__isnull=True).select_related("directive", "office")
    return rows.order_by(F("next_at").asc(nulls_first=True), "id")


def schedule_for(office: Office, number: int) -> Schedule:
    """Return one schedule; the single door. Raises Schedule.DoesNotExist for a stranger's."""
    return schedules_of(office).get(pk=number)


def schedules_for(report: Report) -> QuerySet[Schedule]:
    """Return the schedules that name who gets a report."""
    rows = Schedule.objects.filter(office=report.office, kind=report.kind, ended_at__isnull=True)
    if report.kind == ReportKind.ADHOC:
        return rows.filter(pk=report.schedule_id) if report.schedule_id else rows.none()
    return rows.filter(directive=report.directive)


def next_opening(row: Schedule, now: datetime) -> tuple[datetime | None, date | None]:
    """Return when a schedule opens next and for which day; the weekly report opens by its own term."""
    if row.kind == ReportKind.WEEKLY:
        return None, None
    return periods.opening(row.every, row.day, row.hour, now, holiday_of(row.office), law.calendar())


def mailings_of(report: Report) -> QuerySet[Mailing]:
    """Return to whom a report went by mail, in the order in which it was asked for."""
    return Mailing.objects.filter(report=report).order_by("id")


def mails_failed(office: Office, actor: Actor, since: datetime) -> QuerySet[Mailing]:
    """Return the mails with reports that an actor may see which did not go or came back, the newest report first."""
    mine = seen(office, actor).order_by().values("pk")
    rows = Mailing.objects.filter(report__in=mine, state=MailState.FAILED, report__approved_at__gte=since)
    return rows.select_related("report__office").order_by("-report__approved_at", "id")


def mailing_for(office: Office, actor: Actor, number: int) -> Mailing:
    """Return one mail; the single door. Raises Mailing.DoesNotExist for a stranger's."""
    mine = seen(office, actor).order_by().values("pk")
    return Mailing.objects.select_related("report__office").get(report__in=mine, pk=number)
