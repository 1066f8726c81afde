"""The law library as a page for a legal officer: every rule with its term, start, confidence and summary."""

from datetime import date

from hoiam.core.values.law import Book, Event, Instrument, Rule
from hoiam.desk.law.words import EVENTS, length
from hoiam.outside.shipped import lawbook


def law_page() -> str:
    """Return the page as Markdown, in Vietnamese, from the shipped files."""
    book = lawbook.law()
    lines = ["# Thư viện luật đã nạp", "", "Sinh từ `outside/shipped/law` bằng `./run made`; không sửa tay.", ""]
    lines += [
        "Độ tin cậy: **A** đã đọc chính văn; **A~** đọc chính văn, có chỗ chữ chưa chắc; **B** nguồn thứ cấp; "
        "**C** hiểu biết chung; **D** nhận định; **unreadable** số hoặc nội dung chưa đọc được. "
        "Trước khi dùng trong tranh chấp, mọi điều phải đối chiếu Công báo.",
    ]
    for instrument in book.instruments:
        lines += _instrument(instrument, book)
    return "\n".join([*lines, *_days_off()]) + "\n"


def _instrument(one: Instrument, book: Book) -> list[str]:
    until = f" đến hết {_day(one.in_force_to, -1)}" if one.in_force_to else ""
    title = f" {one.title}" if one.title else ""
    lines = ["", f"## {one.id}: {one.name}{title}", ""]
    lines += [f"Hiệu lực từ {_day(one.in_force_from)}{until}. Nguồn: {one.source}.", ""]
    lines += [one.note, ""] if one.note else []
    lines += ["| Mã | Điều | Thời hạn | Kể từ khi | Tin cậy | Nội dung |", "|---|---|---|---|---|---|"]
    return lines + [_row(rule) for rule in book.rules if rule.instrument == one.id]


def _row(rule: Rule) -> str:
    term = length(rule.clock) if rule.clock else "-"
    start = EVENTS[rule.clock.start] if rule.clock and rule.clock.start is not Event.ASKED else "-"
    note = f" *{rule.note}*" if rule.note else ""
    items = "".join(f" ({number}) {item};" for number, item in enumerate(rule.items, 1))
    cells = (f"`{rule.id}`", rule.locator, term, start, rule.confidence, f"{rule.text}{items}{note}")
    return f"| {' | '.join(cells)} |"


def _days_off() -> list[str]:
    calendar = lawbook.calendar()
    lines = ["", "## Ngày nghỉ ngoài thứ Bảy, Chủ nhật", "", "| Ngày | Tên | Làm bù | Nguồn |", "|---|---|---|---|"]
    for row in sorted((*calendar.off.values(), *calendar.doubtful), key=lambda row: row.day):
        worked = _day(row.worked) if row.worked else ""
        name = f"{row.name} **(chưa xác định, chưa tính là ngày nghỉ)**" if row.doubtful else row.name
        lines.append(f"| {_day(row.day)} | {name} | {worked} | {row.source} |")
    return lines


def _day(day: date, shift: int = 0) -> str:
    return f"{date.fromordinal(day.toordinal() + shift):%d/%m/%Y}"
