"""A report over whatever somebody asks for: a span of days, words, a field, a place, a kind of piece, an outlet."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from hoiam.core.calendar.zone import local
from hoiam.core.compose.snapshot import Field, Grid, Section
from hoiam.core.values.document import Column
from hoiam.core.values.figures import figure
from hoiam.desk.cases import words as case_words
from hoiam.desk.cases.models import Case
from hoiam.desk.places import queries as places
from hoiam.desk.reports.kinds.filters import said, tones, wanted
from hoiam.desk.reports.kinds.parts import written
from hoiam.desk.reports.kinds.period import by, rhythm, top
from hoiam.desk.reports.kinds.pieces import articles, whole
from hoiam.desk.reports.kinds.span import Span
from hoiam.desk.reports.kinds.tally import Tally, refs
from hoiam.desk.reports.kinds.told import Told
from hoiam.desk.reports.models import Report
from hoiam.desk.stories import words as story_words

COUNTS = (Column("Chỉ tiêu", 90), Column("Số lượng", 30, "right"))
PIECES = (
    Column("TT", 13, "center"),
    Column("Ngày", 24, "center"),
    Column("Báo, đài", 36),
    Column("Tiêu đề", 110),
    Column("Lĩnh vực", 36),
)
MOST = 200  # pieces named in the paper; the number opens all of them


def gather(report: Report, now: datetime) -> Told:
    """Return the parts as they stand now."""
    span = Span(report.office, report.starts, report.ends, wanted(report.office, report.asked))
    tally, names = Tally(), places.names()
    last = local(report.ends - timedelta(seconds=1))
    return Told(
        subject=report.title,
        subtitle=f"(từ ngày {local(report.starts):%d/%m/%Y} đến hết ngày {last:%d/%m/%Y})",
        closing="Trên đây là nội dung báo cáo của {office}",
        sections=(
            _numbers(report, span, tally, names),
            by(span, tally, "Theo lĩnh vực", "field", lambda piece: [str(story_words.FIELDS[piece.field])]),
            by(
                span,
                tally,
                "Theo địa bàn",
                "place",
                lambda piece: [names.get(k, k) for k in piece.places] or ["Toàn địa bàn"],
            ),
            by(span, tally, "Theo báo, đài", "outlet", lambda piece: [piece.outlet]),
            *_handled(span, tally),
            top(span, tally, names),
            _pieces(span),
            written(report, "outlook", "Nhận định"),
            written(report, "proposals", "Kiến nghị, đề xuất"),
        ),
        lists=tally.lists,
    )


def _numbers(report: Report, span: Span, tally: Tally, names: Mapping[str, str]) -> Section:
    kinds = {kind: [piece for piece in span.items if piece.kind == kind] for kind in ("positive", "complaint")}
    of = {piece.story for piece in span.items}
    cases = [case.pk for case in span.cases if case.story_id in of]
    rows = (
        (Field("Tin, bài"), tally.number("now.items", articles(span.items))),
        (Field("Vấn đề"), tally.number("now.stories", refs("T", sorted(of)))),
        (Field("Tin, bài tích cực"), tally.number("now.positive", articles(kinds["positive"]))),
        (Field("Tin, bài phản ánh"), tally.number("now.complaint", articles(kinds["complaint"]))),
        *((Field(f"Sắc thái: {word}"), tally.number(key, found)) for key, word, found in tones(span.items)),
        (Field("Vụ việc đã lập từ các vấn đề này"), tally.number("now.opened", refs("C", cases))),
    )
    said_ = f"Bộ lọc: {said(report.asked, names)}."
    return Section("Phạm vi, số liệu", said=(said_,), grids=(Grid(COUNTS, rows),), charts=rhythm(report, span))


def _handled(span: Span, tally: Tally) -> tuple[Section, ...]:
    """Return who leads the cases about these pieces and what was found; nothing where there is no case."""
    cases = {case.story_id: case for case in span.cases if case.story_id}
    if not any(piece.story in cases for piece in span.items):
        return ()
    return (
        by(span, tally, "Theo đơn vị chủ trì", "unit", lambda piece: [_lead(cases.get(piece.story))]),
        by(span, tally, "Theo kết luận", "verdict", lambda piece: [_verdict(cases.get(piece.story))]),
    )


def _lead(case: Case | None) -> str:
    if case is None:
        return "Chưa lập vụ việc"
    return case.lead.short_name if case.lead else "Chưa giao đơn vị"


def _verdict(case: Case | None) -> str:
    return str(case_words.VERDICTS[case.verdict or ""]) if case else "Chưa lập vụ việc"


def _pieces(span: Span) -> Section:
    shown, items = span.items[:MOST], whole(span.items[:MOST])
    rows = tuple(
        (
            Field(str(at)),
            Field(f"{local(item.hit.article.published_at):%d/%m/%Y}"),
            Field(item.hit.article.outlet.name),
            Field(item.hit.article.title, link=item.hit.article.url if item.hit.article.url.startswith("http") else ""),
            Field(str(story_words.FIELDS[item.story.field])),
        )
        for at, item in enumerate((items[piece.item] for piece in shown), 1)
    )
    note = f"Nêu {MOST} trong {figure(len(span.items))} tin, bài." if len(span.items) > MOST else ""
    return Section(
        "Danh sách tin, bài",
        grids=(Grid(PIECES, rows, note=note),),
        nil="Không có tin, bài nào theo bộ lọc.",
        lying=True,
    )
