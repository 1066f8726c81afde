"""The eight tables of the weekly report, row by row. An empty table is None: the part says so in words (report.py)."""

from collections.abc import Sequence
from datetime import datetime

from hoiam.core.compose.lines import short_day
from hoiam.core.compose.report_columns import COLUMNS
from hoiam.core.compose.weekly_figures import Link, ObjectionLine, SourceLine, WeeklyFigures
from hoiam.core.values.document import Bar, Cell, Chart, Table
from hoiam.core.values.figures import figure

_FEWEST = 5
_SHOWN = 4  # pieces named in one cell
_WIDEST, _TAIL = 40, 20  # characters of an address on paper
_BELOW_FIVE = f"dưới {_FEWEST}"


def _table(number: int, rows: Sequence[Sequence[Cell]], remark: str = "") -> Table | None:
    counted = tuple((Cell(str(at)), *row) for at, row in enumerate(rows, 1))
    return Table(COLUMNS[number], counted, caption=f"Bảng {number}{remark}") if counted else None


def _issue(words: str, key: str, url: str = "") -> Cell:
    return Cell(f"{words}\n({key})" if key else words, link=url)


def _moment(at: datetime | None) -> str:
    return f"{at:%H:%M}, {short_day(at.date())}" if at else ""


def _published(links: tuple[Link, ...]) -> Cell:
    """Name the pieces, the first four by outlet and day; the rest stand in the case."""
    said = [", ".join(filter(None, (link.outlet, short_day(link.on)))) for link in links[:_SHOWN]]
    more = [f"và {figure(len(links) - _SHOWN)} bài khác"] if len(links) > _SHOWN else []
    return Cell("\n".join((*said, *more)))


def _urls(links: tuple[Link, ...]) -> Cell:
    """Show where the first piece stands, short on paper and whole behind it."""
    url = next((link.url for link in links if link.url), "")
    return Cell(_short(url), link=url)


def _short(url: str) -> str:
    rest = url.split("://")[-1]
    host, _, path = rest.partition("/")
    return rest if len(rest) <= _WIDEST else f"{host}/…{path[-_TAIL:]}"


def sources(week: WeeklyFigures) -> Table:
    """Return table 1: kinds of source by counts, with the sum; issues are not summed, one may stand in many sources."""
    rows = (*map(_source, week.sources), _sum(week))
    note = "Một vấn đề có thể có ở nhiều nguồn nên cột Vấn đề không cộng dồn."
    return Table(COLUMNS[1], rows, caption="Bảng 1", note=note)


def source_bars(week: WeeklyFigures) -> Chart | None:
    """Return the pieces by kind of source as bars; what people say below five is not drawn."""
    shown = [
        line for line in week.sources if not line.gap and line.items and not (line.people and line.items < _FEWEST)
    ]
    bars = tuple(Bar(line.name, line.items) for line in shown)
    return Chart("Tin, bài theo loại nguồn", bars, unit="tin, bài") if len(bars) > 1 else None


def _source(line: SourceLine) -> tuple[Cell, ...]:
    if line.gap:
        return (Cell(line.name), Cell(line.gap, italic=True, span=7))
    counts = (line.items, line.issues, line.positive, line.critical, line.neutral)
    shown = (_BELOW_FIVE if line.people and 0 < count < _FEWEST else figure(count) for count in counts)
    then = (line.before, line.year_before)
    return (Cell(line.name), *map(Cell, shown), *(Cell(_compared(line, before)) for before in then))


def _compared(line: SourceLine, before: int | None) -> str:
    """Return the change, never so that a count of people below five can be worked out from it."""
    small = line.people and any(0 < count < _FEWEST for count in (line.items, before or 0))
    return "không nêu" if small else _change(line.items, before)


def _change(now: int, before: int | None) -> str:
    if before is None:
        return "chưa có"
    if now == before:
        return "bằng"
    return f"tăng {figure(now - before)}" if now > before else f"giảm {figure(before - now)}"


def _sum(week: WeeklyFigures) -> tuple[Cell, ...]:
    counted = [line for line in week.sources if not line.gap]
    items = sum(line.items for line in counted)
    positive = sum(line.positive for line in counted)
    critical = sum(line.critical for line in counted)
    neutral = sum(line.neutral for line in counted)
    changes = (_change(items, _whole(then)) for then in ([n.before for n in counted], [n.year_before for n in counted]))
    sums = map(figure, (items, week.issues_total, positive, critical, neutral))
    return tuple(Cell(words, bold=True) for words in ("Cộng", *sums, *changes))


def _whole(then: Sequence[int | None]) -> int | None:
    """Return the sum; None where one part of it is not known."""
    known = [count for count in then if count is not None]
    return sum(known) if known and len(known) == len(then) else None


def good(week: WeeklyFigures) -> Table | None:
    """Return table 2, positive pieces."""
    return _table(
        2,
        [
            (
                _issue(line.content, line.key),
                Cell(line.link.outlet),
                Cell(short_day(line.link.on)),
                _urls((line.link,)),
            )
            for line in week.good
        ],
    )


def new(week: WeeklyFigures) -> Table | None:
    """Return table 3, issues first reported this week with all their pieces."""
    return _table(
        3,
        [
            (
                _issue(line.issue, line.key, line.url),
                _published(line.links),
                _urls(line.links),
                *map(Cell, (line.place, line.field, line.level, line.lead, short_day(line.due), line.checking)),
            )
            for line in week.new
        ],
    )


def opinions(week: WeeklyFigures) -> Table | None:
    """Return table 4, issues of public talk; no person is named and a count below five is not shown."""
    return _table(
        4,
        [
            (
                _issue(line.issue, line.key, line.url),
                Cell(line.place),
                Cell(line.interest),
                Cell(f"{_BELOW_FIVE if line.sources is None else figure(line.sources)} {line.source_kind}"),
                Cell(line.verified),
                Cell(line.proposal),
            )
            for line in week.opinions
        ],
        " (không nêu danh tính; số lượng dưới 5 không hiện)",
    )


def still_open(week: WeeklyFigures) -> Table | None:
    """Return table 5, issues of earlier weeks followed until they end."""
    return _table(
        5,
        [
            (
                _issue(line.issue, line.key, line.url),
                Cell(short_day(line.assigned_on)),
                *map(Cell, (line.unit, line.finding, line.done, line.reply or "chưa", line.outcome or "chưa")),
                Cell(figure(line.late_days) if line.late_days else "không", bold=line.late_days > 0),
            )
            for line in week.open
        ],
    )


def objections(week: WeeklyFigures) -> Table | None:
    """Return table 6, responses and requests for correction with the press's clock and the round."""
    return _table(
        6,
        [
            (
                _issue(line.article, line.key, line.url),
                Cell(_sent(line)),
                *map(Cell, (line.due, line.published or "chưa đăng", str(line.round), line.next_step)),
            )
            for line in week.objections
        ],
    )


def _sent(line: ObjectionLine) -> str:
    received = f"báo nhận ngày {short_day(line.received_on)}" if line.received_on else "báo chưa xác nhận"
    return f"{line.letter}; {received}"


def requests(week: WeeklyFigures) -> Table | None:
    """Return table 7, requests by the press and how they were met."""
    return _table(
        7,
        [
            (
                Cell(line.outlet),
                _issue(line.request, line.key),
                Cell(_moment(line.received_at)),
                Cell(_moment(line.answered_at) or "chưa trả lời"),
                Cell(line.in_time),
                Cell(line.refusal or "không từ chối"),
            )
            for line in week.requests
        ],
    )


def late(week: WeeklyFigures) -> Table | None:
    """Return table 8, units that have not reported, were late, or must complete their report."""
    return _table(8, [tuple(map(Cell, (line.unit, line.what, line.due, line.late))) for line in week.late])
