"""What does the week say? Gathers the ten parts (practice 5.3) from the records at one moment; writes nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import translation

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.weekly_figures import Proposal, WeeklyFigures
from hoiam.desk.audit import queries as audit
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.papers import queries as papers
from hoiam.desk.reports import lines
from hoiam.desk.reports.models import Report
from hoiam.desk.reports.week import Lists, Week


@dataclass(frozen=True, slots=True)
class Gathered:
    """The figures, and for each number the keys of what it counted."""

    figures: WeeklyFigures
    lists: Lists

    def numbered(self, number: int) -> WeeklyFigures:
        """Return the figures with the report's number."""
        return replace(self.figures, issue=replace(self.figures.issue, number=number))


def gather(report: Report, now: datetime) -> Gathered:
    """Return the week's figures as they stand now. Words are the printed ones, Vietnamese whoever asks."""
    with translation.override("vi"):
        return _gather(report, now)


def _gather(report: Report, now: datetime) -> Gathered:
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
        late=lines.late(week),
        outlook=tuple(report.outlook),
        limits=lines.limits(week),
        proposals=tuple(_proposal(row) for row in report.proposals),
        gaps=lines.gaps(week, report),
        audit_chain=chain.chain,
        audit_head=f"{chain.seq}:{chain.digest}",
        sample=office.sample,
    )
    return Gathered(figures, lists)


def rewritten(figures: WeeklyFigures, report: Report) -> WeeklyFigures:
    """Return frozen figures with parts IX and X as they are written now; every number stays."""
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
