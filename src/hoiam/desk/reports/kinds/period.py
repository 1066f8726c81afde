"""The month, the quarter or the year of an office: its numbers beside those before and a year ago."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from statistics import median

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.compose.snapshot import Field, Grid, Section
from hoiam.core.values.document import Bar, Chart, Column
from hoiam.core.values.figures import figure
from hoiam.desk.cases import words as case_words
from hoiam.desk.cases.many import COUNTED
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.places import queries as places
from hoiam.desk.reports.kinds.owed import of_units
from hoiam.desk.reports.kinds.parts import written
from hoiam.desk.reports.kinds.pieces import Piece, articles, most_told
from hoiam.desk.reports.kinds.span import Span
from hoiam.desk.reports.kinds.tally import Tally, refs
from hoiam.desk.reports.kinds.told import Told
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.desk.reports.periods import before, named, year_before
from hoiam.desk.stories import words as story_words
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.stories.telling import telling
from hoiam.desk.trends import queries as trends

ROWS = (
    ("items", "Tin, bài báo chí"),
    ("stories", "Vấn đề (gom các bài)"),
    ("positive", "Tin, bài tích cực"),
    ("complaint", "Tin, bài phản ánh"),
    ("information", "Tin, bài thông tin"),
    ("sheets", "Phiếu nắm dư luận cơ sở"),
    ("opened", "Vụ việc mới"),
    ("closed", "Vụ việc đã kết thúc"),
    ("open", "Vụ việc chưa kết thúc cuối kỳ"),
    ("letters", "Văn bản đã phát hành"),
    ("referred", "Phiếu chuyển cơ quan có thẩm quyền"),
    ("requests", "Yêu cầu của báo chí"),
    ("answered", "Trong đó đã trả lời"),
    ("refused", "Trong đó từ chối có căn cứ"),
)
GENERAL = (
    Column("Chỉ tiêu", 70),
    Column("Kỳ này", 24, "right"),
    Column("Kỳ trước", 24, "right"),
    Column("Cùng kỳ năm trước", 30, "right"),
)
SHARES = (
    Column("", 80),
    Column("Tin, bài", 26, "right"),
    Column("Vấn đề", 26, "right"),
    Column("Phản ánh", 26, "right"),
)
TOP = (
    Column("TT", 13, "center"),
    Column("Vấn đề", 76),
    Column("Số bài", 18, "right"),
    Column("Lĩnh vực", 32),
    Column("Địa bàn", 32),
    Column("Xử lý", 38),
)
OPEN = (
    Column("TT", 13, "center"),
    Column("Vụ việc", 70),
    Column("Đơn vị chủ trì", 34),
    Column("Kết quả xác minh", 30),
    Column("Tình trạng", 34),
    Column("Quá hạn (ngày)", 20, "right"),
)
UNITS = (
    Column("Đơn vị", 54),
    Column("Hạn phải giữ", 24, "right"),
    Column("Đúng hạn", 24, "right"),
    Column("Chậm", 20, "right"),
    Column("Tỷ lệ đúng hạn", 26, "right"),
    Column("Giờ xử lý (trung vị)", 28, "right"),
)
MOST = 10
Group = Callable[[Piece], Iterable[str]]


def gather(report: Report, now: datetime) -> Told:
    """Return the parts of a span as they stand now."""
    span, tally = Span(report.office, report.starts, report.ends), Tally()
    names = places.names()
    return Told(
        subject=f"Công tác theo dõi, xử lý thông tin báo chí, dư luận xã hội {_together(named(report))}",
        subtitle=f"(từ ngày {local(report.starts):%d/%m/%Y} đến hết ngày {_last(report.ends):%d/%m/%Y})",
        closing=f"Trên đây là báo cáo {named(report)} của {{office}}",
        sections=(
            general(report, span, tally),
            by(span, tally, "Theo lĩnh vực", "field", lambda piece: [str(story_words.FIELDS[piece.field])]),
            by(
                span,
                tally,
                "Theo địa bàn",
                "place",
                lambda piece: [names.get(k, k) for k in piece.places] or ["Toàn địa bàn"],
            ),
            top(span, tally, names),
            still_open(span, now),
            by_unit(span, now, tally),
            written(report, "outlook", "Nhận định, dự báo"),
            written(report, "proposals", "Kiến nghị, đề xuất"),
        ),
        lists=tally.lists,
    )


def _together(name: str) -> str:
    """Return "quý III năm 2026" as it stands in a title: the year never alone on a line."""
    return name.replace("năm ", "năm\N{NO-BREAK SPACE}")


def _last(ends: datetime) -> datetime:
    return local(ends - timedelta(seconds=1))


def general(report: Report, span: Span, tally: Tally) -> Section:
    """Return the general numbers of three spans, each number with its list, and the pieces by week or month."""
    listening = trends.listening(report.office)
    spans = [span, Span(report.office, *before(report)), Span(report.office, *year_before(report))]
    known = [one is span or bool(listening and listening <= localdate(one.starts)) for one in spans]
    counts = [one.counted() if there else {} for one, there in zip(spans, known, strict=True)]
    rows = []
    for key, name in ROWS:
        cells = [
            tally.number(f"{when}.{key}", held.get(key, ())) if there else Field("chưa có")
            for when, held, there in zip(("now", "before", "year"), counts, known, strict=True)
        ]
        rows.append((Field(name), *cells))
    note = (
        "Mỗi số mở ra danh sách đã đếm. “Chưa có”: hệ thống chưa theo dõi ở kỳ ấy. Bài của người dân không tính ở đây."
    )
    return Section("Số liệu chung", grids=(Grid(GENERAL, tuple(rows), note=note),), charts=rhythm(report, span))


def rhythm(report: Report, span: Span) -> tuple[Chart, ...]:
    """Return the pieces by week of the span, by month where it is a year; none where there is nothing to see."""
    monthly = report.kind == ReportKind.YEARLY
    edges: dict[str, int] = {}
    day = localdate(span.starts)
    while day <= _last(span.ends).date():
        edges.setdefault(_slot(day, span, monthly), 0)
        day += timedelta(days=1)
    for piece in span.items:
        edges[_slot(localdate(piece.at), span, monthly)] += 1
    if not span.items or len(edges) < 2:
        return ()
    title = "Tin, bài theo tháng" if monthly else "Tin, bài theo tuần"
    return (Chart(title, tuple(Bar(label, count) for label, count in edges.items()), unit="tin, bài"),)


def _slot(day: object, span: Span, monthly: bool) -> str:
    if monthly:
        return f"Tháng {day.month}/{day.year}"
    week = (day - localdate(span.starts)).days // 7
    first = localdate(span.starts) + timedelta(days=7 * week)
    last = min(first + timedelta(days=6), _last(span.ends).date())
    return f"{first:%d/%m} – {last:%d/%m}" if first < last else f"{first:%d/%m}"


def by(span: Span, tally: Tally, title: str, key: str, group: Group) -> Section:
    """Return the pieces by what `group` says of each, most first, as a picture and as numbers."""
    held: dict[str, list[Piece]] = {}
    for piece in span.items:
        for name in dict.fromkeys(group(piece)):
            held.setdefault(name, []).append(piece)
    order = sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = []
    for at, (name, found) in enumerate(order):
        stories = refs("T", sorted({piece.story for piece in found}))
        complaints = [piece for piece in found if piece.kind == "complaint"]
        rows.append(
            (
                Field(name),
                tally.number(f"{key}{at}.items", articles(found)),
                tally.number(f"{key}{at}.stories", stories),
                tally.number(f"{key}{at}.complaint", articles(complaints)),
            )
        )
    columns = (Column(title.removeprefix("Theo ").capitalize(), 80), *SHARES[1:])
    bars = tuple(Bar(name, len(found)) for name, found in order[:MOST])
    charts = (Chart(f"Tin, bài {title.lower()}", bars, unit="tin, bài"),) if len(bars) > 1 else ()
    return Section(title, grids=(Grid(columns, tuple(rows)),), charts=charts, nil="Không có tin, bài trong kỳ.")


def top(span: Span, tally: Tally, names: dict[str, str]) -> Section:
    """Return the stories told most, by the words of their case or of the press, with what was done."""
    cases = {case.story_id: case for case in span.cases if case.story_id}
    rows, said = [], []
    for at, (key, items) in enumerate(most_told(span.items, MOST), 1):
        said += _in_its_words(at, items)
        story, case = items[0].story, cases.get(key)
        where = ", ".join(names.get(place, place) for place in story.places) or "toàn địa bàn"
        done = str(case_words.STATES[case.state]) if case else str(story_words.STATES.get(story.state, ""))
        thing = case.number if case else f"T{key}"
        rows.append(
            (
                Field(str(at)),
                Field(case.title if case else items[0].hit.article.title, thing=thing),
                tally.number(f"top{at}.items", refs("A", (item.hit.article_id for item in items))),
                Field(str(story_words.FIELDS[story.field])),
                Field(where),
                Field(done),
            )
        )
    grids = (Grid(TOP, tuple(rows)),)
    return Section("Vấn đề nổi bật", said=tuple(said), grids=grids, nil="Không có vấn đề nào trong kỳ.")


def _in_its_words(at: int, items: list[StoryItem]) -> list[str]:
    """Return the sentence that tells a story best, as the press wrote it, with outlet and day; [] where none may."""
    for one in telling(items, {})[:1]:
        article = one.item.hit.article
        day = f"{localdate(article.published_at):%d/%m/%Y}"
        return [f"{at}. {one.text.rstrip('.')} ({article.outlet.name}, {day})."]
    return []


def still_open(span: Span, now: datetime) -> Section:
    """Return every case that had not ended at the end of the span: it is carried on to its final outcome."""
    running = CaseClock.objects.filter(
        case__in=span.open_at_end(), done_at__isnull=True, ends_at__lte=min(now, span.ends)
    )
    late: dict[int, int] = {}
    for clock in running.filter(COUNTED):
        days = (min(now, span.ends) - clock.ends_at).days + 1
        late[clock.case_id] = max(days, late.get(clock.case_id, 0))
    rows = tuple(_open(at, case, late.get(case.pk, 0)) for at, case in enumerate(span.open_at_end(), 1))
    return Section("Vụ việc chưa kết thúc", grids=(Grid(OPEN, rows),), nil="Không còn vụ việc chưa kết thúc.")


def _open(at: int, case: Case, days: int) -> tuple[Field, ...]:
    return (
        Field(str(at)),
        Field(case.title, thing=case.number),
        Field(case.lead.short_name if case.lead else "chưa giao"),
        Field(str(case_words.VERDICTS[case.verdict])),
        Field(str(case_words.STATES[case.state])),
        Field(figure(days) if days else "không", late=bool(days)),
    )


def by_unit(span: Span, now: datetime, tally: Tally) -> Section:
    """Return how each unit kept its terms within the span, and how long its verifications took."""
    held: dict[str, list[CaseClock]] = {}
    for clock in span.clocks:
        if unit := clock.unit or clock.case.lead:
            held.setdefault(unit.short_name, []).append(clock)
    rows, bars = [], []
    for at, (name, clocks) in enumerate(sorted(held.items())):
        good = [clock for clock in clocks if clock.done_at and clock.done_at < clock.ends_at]
        bad = [clock for clock in clocks if clock not in good]
        share = round(100 * len(good) / len(clocks))
        bars.append(Bar(name, share, f"{share} %"))
        rows.append(
            (
                Field(name),
                tally.number(f"unit{at}.terms", refs("K", (clock.pk for clock in clocks))),
                tally.number(f"unit{at}.good", refs("K", (clock.pk for clock in good))),
                tally.number(f"unit{at}.bad", refs("K", (clock.pk for clock in bad)), late=True),
                Field(f"{share} %"),
                Field(_hours(clocks)),
            )
        )
    charts = (Chart("Tỷ lệ giữ đúng hạn của đơn vị", tuple(bars), unit="%", most=100),) if len(bars) > 1 else ()
    note = "Hạn của vụ việc kết thúc trong kỳ; hạn của báo chí không tính cho đơn vị."
    grids = [Grid(UNITS, tuple(rows), note=note)] if rows else []
    tasks = of_units(span.office, (span.starts, span.ends), now, tally)
    return Section(
        "Kết quả giữ hạn của đơn vị",
        grids=(*grids, *([tasks] if tasks else ())),
        charts=charts,
        nil="Không có hạn nào kết thúc trong kỳ.",
    )


def _hours(clocks: list[CaseClock]) -> str:
    spent = [
        (c.done_at - c.started_at).total_seconds() / 3600 for c in clocks if c.done_at and c.what == "verify_result"
    ]
    return figure(median(spent), 0) if spent else "chưa có"
