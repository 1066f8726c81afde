"""What does a report say at one moment? Gathers it from the records: the week in ten parts (practice 5.3), or a kind.

Writes nothing.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import translation

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.snapshot import Snapshot
from hoiam.core.compose.store import unpack
from hoiam.core.compose.weekly_figures import Proposal, WeeklyFigures
from hoiam.desk.audit import queries as audit
from hoiam.desk.letters.letterhead import letterhead, unit_head
from hoiam.desk.papers import queries as papers
from hoiam.desk.reports import lines
from hoiam.desk.reports.kinds import KINDS
from hoiam.desk.reports.kinds.parts import again
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.desk.reports.week import Lists, Week


@dataclass(frozen=True, slots=True)
class Gathered:
    """The figures, and for each number the keys of what it counted."""

    figures: WeeklyFigures | Snapshot
    lists: Lists

    def numbered(self, number: int | None) -> WeeklyFigures | Snapshot:
        """Return the figures with the report's number; None for a unit's, which has it from its own book."""
        numbered = replace(self.figures, issue=replace(self.figures.issue, number=number))
        return replace(numbered, locked=True) if isinstance(numbered, Snapshot) else numbered


def gather(report: Report, now: datetime) -> Gathered:
    """Return the figures as they stand now. Words are the printed ones, Vietnamese whoever asks."""
    with translation.override("vi"):
        return _week(report, now) if report.kind == ReportKind.WEEKLY else _snapshot(report, now)


def _snapshot(report: Report, now: datetime) -> Gathered:
    """Set office, number and seal round what the report's kind has gathered."""
    office, told, day = report.office, KINDS[report.kind](report, now), localdate(now)
    head = unit_head(report.unit) if report.unit else letterhead(office, "report")
    chain, own = audit.head(office.key), office.settings.get("report", {})
    snapshot = Snapshot(
        office=head.issuer,
        issue=Issue(day.year, day.month, day.day),
        subject=told.subject,
        subtitle=told.subtitle,
        addressee=office.name if report.unit else own.get("addressee", office.name),
        via=own.get("via", ""),
        order=told.order,
        closing=told.closing.format(office=head.issuer.name),
        signature=head.signature,
        recipients=head.recipients,
        keep=head.keep,
        frozen_at=now,
        sections=told.sections,
        urgency=told.urgency,
        audit_chain=chain.chain,
        audit_head=f"{chain.seq}:{chain.digest}",
        sample=office.sample,
    )
    return Gathered(snapshot, told.lists)


def _week(report: Report, now: datetime) -> Gathered:
    office, lists = report.office, {}
    week = Week(office, report.starts, report.ends, now)
    head = letterhead(office, "report")
    chain = audit.head(office.key)
    settings = office.settings.get("report", {})
    day = localdate(now)
    good = lines.good(week)
    lists["all.issues"] = sorted({item.story_id for item in week.items})
    lists["good.issues"] = [int(line.key.removeprefix("T")) for line in good]
    lists["sheets.items"] = [sheet.pk for sheet in papers.sheets_in(office, week.starts, week.ends)]
    figures = WeeklyFigures(
        office=head.issuer,
        issue=Issue(day.year, day.month, day.day),
        area=settings.get("area", office.place_name),
        starts=report.starts,
        ends=report.ends,
        frozen_at=now,
        addressee=settings.get("addressee", office.name),
        via=settings.get("via", ""),
        order=settings.get("order", ""),
        signature=head.signature,
        recipients=head.recipients,
        keep=head.keep,
        issues_total=len({item.story_id for item in week.items}),
        sources=lines.sources(week, lists),
        good=good[: lines.MOST_GOOD],
        good_total=len(good),
        new=lines.new(week),
        opinions=lines.opinions(week),
        open=lines.still_open(week),
        objections=lines.objections(week),
        requests=lines.requests(week),
        late=lines.late(week, lists),
        outlook=tuple(report.outlook),
        limits=lines.limits(week),
        proposals=tuple(_proposal(row) for row in report.proposals),
        gaps=lines.gaps(week, report),
        audit_chain=chain.chain,
        audit_head=f"{chain.seq}:{chain.digest}",
        sample=office.sample,
    )
    return Gathered(figures, lists)


def rewritten(report: Report) -> WeeklyFigures | Snapshot:
    """Return a report's frozen figures with what people write as it reads now; every number stays."""
    if report.kind != ReportKind.WEEKLY:
        snapshot = unpack(Snapshot, report.figures)
        return replace(snapshot, sections=tuple(again(section, report) for section in snapshot.sections))
    figures = unpack(WeeklyFigures, report.figures)
    kept = tuple(gap for gap in figures.gaps if gap[0] not in ("IX", "X"))
    return replace(
        figures,
        outlook=tuple(report.outlook),
        proposals=tuple(_proposal(row) for row in report.proposals),
        gaps=(*kept, *lines.unwritten(report)),
    )


def _proposal(row: dict[str, str]) -> Proposal:
    before = row.get("before") or ""
    return Proposal(row.get("who", ""), row["what"], date.fromisoformat(before) if before else None)
