"""A report over whatever somebody asks for: a span of days, words, a field, a place, a kind of piece, an outlet."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from hoiam.core.calendar.zone import local
from hoiam.core.compose.snapshot import Field, Grid, Section
from hoiam.core.text.question import question
from hoiam.core.values.document import Column
from hoiam.core.values.figures import figure
from hoiam.desk.places import queries as places
from hoiam.desk.reports.kinds.parts import written
from hoiam.desk.reports.kinds.period import by, rhythm, top
from hoiam.desk.reports.kinds.pieces import articles, whole
from hoiam.desk.reports.kinds.span import Span
from hoiam.desk.reports.kinds.tally import Tally, refs
from hoiam.desk.reports.kinds.told import Told
from hoiam.desk.reports.models import Report
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories import search
from hoiam.desk.stories import words as story_words
from hoiam.desk.units.models import Office

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
            top(span, tally, names),
            _pieces(span),
            written(report, "outlook", "Nhận định"),
            written(report, "proposals", "Kiến nghị, đề xuất"),
        ),
        lists=tally.lists,
    )


def wanted(office: Office, asked: Mapping[str, Any]) -> Q:
    """Return the condition on a piece that a filter asks for; an empty one asks for all."""
    found = Q()
    if (words := question(str(asked.get("words", "")))).wanted:
        found &= Q(hit__article__in=search.pieces(office, words))
    if asked.get("field"):
        found &= Q(story__field=asked["field"])
    if asked.get("place"):
        found &= Q(hit__places__icontains=f'"{asked["place"]}"')
    if asked.get("kind"):
        found &= Q(labels__name="kind", labels__value=asked["kind"])
    if asked.get("outlet"):
        found &= Q(hit__article__outlet__key=asked["outlet"])
    return found


def said(asked: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return the filter as a phrase."""
    outlet = Outlet.objects.filter(key=asked.get("outlet", "")).values_list("name", flat=True).first()
    told = (
        ("từ khóa", f"“{asked['words']}”" if asked.get("words") else ""),
        ("lĩnh vực", str(story_words.FIELDS.get(asked.get("field", ""), "")) if asked.get("field") else ""),
        ("địa bàn", names.get(asked.get("place", ""), "")),
        ("loại tin", str(story_words.KINDS.get(asked.get("kind", ""), "")) if asked.get("kind") else ""),
        ("báo, đài", outlet or ""),
    )
    return "; ".join(f"{name} {value}" for name, value in told if value) or "toàn bộ tin, bài của kỳ"


def _numbers(report: Report, span: Span, tally: Tally, names: Mapping[str, str]) -> Section:
    kinds = {kind: [piece for piece in span.items if piece.kind == kind] for kind in ("positive", "complaint")}
    of = {piece.story for piece in span.items}
    cases = [case.pk for case in span.cases if case.story_id in of]
    rows = (
        (Field("Tin, bài"), tally.number("now.items", articles(span.items))),
        (Field("Vấn đề"), tally.number("now.stories", refs("T", sorted(of)))),
        (Field("Tin, bài tích cực"), tally.number("now.positive", articles(kinds["positive"]))),
        (Field("Tin, bài phản ánh"), tally.number("now.complaint", articles(kinds["complaint"]))),
        (Field("Vụ việc đã lập từ các vấn đề này"), tally.number("now.opened", refs("C", cases))),
    )
    said_ = f"Bộ lọc: {said(report.asked, names)}."
    return Section("Phạm vi, số liệu", said=(said_,), grids=(Grid(COUNTS, rows),), charts=rhythm(report, span))


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
