"""The annual report on statements to the press: the six figures of Decree 244/2026, Điều 10 and its annex (S48)."""

from datetime import date, datetime, time, timedelta

from hoiam.core.calendar.zone import at, local
from hoiam.core.compose.snapshot import Field, Grid, Section
from hoiam.core.values.case import Route
from hoiam.core.values.document import Column
from hoiam.desk.cases.models import Case
from hoiam.desk.press.models import Occasion, OccasionKind
from hoiam.desk.reports.kinds.parts import written
from hoiam.desk.reports.kinds.span import Span
from hoiam.desk.reports.kinds.tally import Tally, refs
from hoiam.desk.reports.kinds.told import Told
from hoiam.desk.reports.models import Report
from hoiam.desk.reports.periods import named

FIGURES = (
    Column("TT", 13, "center"),
    Column("Chỉ tiêu", 96),
    Column("Số lượng", 24, "right"),
    Column("Trên tổng số", 24, "right"),
    Column("Tỷ lệ", 24, "right"),
)
TERMED = ("7.3", "7.4")  # the clauses that set a number of hours
IN_FORCE = at(date(2026, 7, 1), time(0))
WRONG = ("false", "partly")


def gather(report: Report, now: datetime) -> Told:
    """Return the figures of the year as they stand now."""
    tally, last = Tally(), local(report.ends - timedelta(seconds=1))
    return Told(
        subject=f"Công tác phát ngôn và cung cấp thông tin cho báo chí {named(report)}",
        subtitle=f"(số liệu từ ngày {local(report.starts):%d/%m/%Y} đến hết ngày {last:%d/%m/%Y})",
        closing="Trên đây là báo cáo công tác phát ngôn và cung cấp thông tin cho báo chí của {office}",
        sections=(
            _figures(report, tally),
            written(report, "problems", "Khó khăn, vướng mắc"),
            written(report, "outlook", "Đánh giá chung"),
            written(report, "proposals", "Kiến nghị, đề xuất"),
        ),
        lists=tally.lists,
    )


def _figures(report: Report, tally: Tally) -> Section:
    span = Span(report.office, report.starts, report.ends)
    held = Occasion.objects.filter(office=report.office, at__gte=report.starts, at__lt=report.ends).order_by("at", "id")
    events = [one for one in held if one.kind == OccasionKind.EVENT]
    said = [one for one in events if one.said_at]
    termed = [one for one in events if one.clause in TERMED]
    good = [one for one in termed if one.in_time]
    answered = [asked for asked in span.requests if asked.answered_at]
    refused = [asked for asked in answered if asked.ground]
    letters = [one for one in span.letters if one.route in (Route.RESPONSE, Route.CORRECTION)]
    wrong = Case.objects.filter(office=report.office, verdict__in=WRONG)
    wrong = wrong.filter(concluded_at__gte=report.starts, concluded_at__lt=report.ends)
    none = Field("")
    rows = (
        (Field("Cuộc họp báo"), tally.number("conferences", _occasions(held, OccasionKind.CONFERENCE)), none, none),
        (
            Field("Lần dự giao ban báo chí"),
            tally.number("briefings", _occasions(held, OccasionKind.BRIEFING)),
            none,
            none,
        ),
        (
            Field("Lượt trả lời / yêu cầu của báo chí"),
            *tally.share("answers", refs("B", (r.pk for r in answered)), refs("B", (r.pk for r in span.requests))),
        ),
        (
            Field("Lượt phát ngôn đột xuất / sự việc (Điều 7 khoản 2 đến khoản 5)"),
            *tally.share("statements", refs("S", (one.pk for one in said)), refs("S", (one.pk for one in events))),
        ),
        (
            Field("Lượt đúng hạn / lượt có hạn (Điều 7 khoản 3, khoản 4)"),
            *tally.share("in_time", refs("S", (one.pk for one in good)), refs("S", (one.pk for one in termed))),
        ),
        (
            Field("Văn bản phản hồi, yêu cầu cải chính / vụ việc thông tin sai (Điều 7 khoản 6)"),
            *tally.share(
                "objections", refs("L", (x.pk for x in letters)), refs("C", wrong.values_list("pk", flat=True))
            )[:2],
            none,
        ),
    )
    numbered = tuple((Field(str(at)), *row) for at, row in enumerate(rows, 1))
    note = f"Trong số trả lời có {len(refused)} lượt từ chối, có nêu căn cứ." if refused else ""
    # A year that ended before the decree came into force is counted alike, and does not call upon it.
    law = " theo Phụ lục Nghị định 244/2026/NĐ-CP" if report.ends > IN_FORCE else ""
    return Section(f"Sáu chỉ tiêu{law}", grids=(Grid(FIGURES, numbered, note=note),))


def _occasions(held: object, kind: str) -> list[str]:
    return refs("S", (one.pk for one in held if one.kind == kind))
