"""How is the week told? The weekly report in ten parts (practice 5.3) from figures frozen at the hour of locking.

Nothing is counted here: a number that is missing is said to be missing, an empty part says "không có thông tin mới"
and is still sent. The tables stand in report_tables.
"""

from datetime import datetime

from hoiam.core.calendar import local
from hoiam.core.compose import lines
from hoiam.core.compose import report_tables as tables
from hoiam.core.compose.letter import dated
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.sheet import KINDS
from hoiam.core.compose.weekly_figures import Proposal, WeeklyFigures
from hoiam.core.values.document import CLOSING, Block, Document, Heading, Paragraph, Run, Turn
from hoiam.core.values.figures import figure

NIL = "Không có thông tin mới."
NO_VIEW = "Chưa đủ số liệu để nhận định."
NO_DATA = "Chưa có số liệu: "
FROZEN, DRAFT = "Số liệu khóa lúc", "Số liệu tính đến"


def weekly_report(week: WeeklyFigures) -> Document:
    """Return the weekly report as a BÁO CÁO in the form of Decree 30/2020; the wide tables stand on lying sheets."""
    return Document(
        kind="bao_cao",
        type_name=KINDS["bao_cao"][0],
        superior=week.office.superior,
        agency=week.office.lines,
        number=lines.number_line(week.issue, week.office.notation),
        dateline=lines.date_line(week.office.place, week.issue),
        subject=f"Tổng hợp thông tin báo chí, mạng xã hội phản ánh liên quan đến {week.area}",
        subtitle=f"(từ {_starting(week)} đến {moment(week.ends)})",
        addressees=lines.addressee_lines((week.addressee,)),
        via=week.via,
        body=_body(week),
        signature=week.signature,
        recipients=lines.recipient_lines(week.recipients, week.keep),
        contact=week.office.contact,
        dated=dated(week.issue),
        sample=week.sample,
    )


def moment(when: datetime) -> str:
    """Return "12 giờ 05 ngày 13 tháng 10 năm 2022"."""
    at = local(when)
    return f"{at:%H} giờ {at:%M} {lines.day(at.date())}"


def stand(issue: Issue, counted_at: datetime, *, locked: bool = False) -> str:
    """Return of which moment the numbers are: `locked` or numbered they stand, in a draft they stood so."""
    if issue.number is None and not locked:
        return f"{DRAFT} {moment(counted_at)}, chưa khóa."
    return f"{FROZEN} {moment(counted_at)}."


def _starting(week: WeeklyFigures) -> str:
    """Return the first moment; the year is said once where both have the same."""
    said = moment(week.starts)
    return said.removesuffix(f" năm {week.ends.year}")


def _body(week: WeeklyFigures) -> tuple[Block, ...]:
    return (
        _say(f"{f'Thực hiện {week.order}, ' if week.order else ''}{week.office.name} báo cáo như sau:"),
        *_part(week, "I", "Số liệu chung", tables.sources(week), tables.source_bars(week)),
        *_part(week, "II", _counted("Thông tin tích cực nổi bật", len(week.good), week.good_total), tables.good(week)),
        Turn(landscape=True),
        *_part(week, "III", "Thông tin phản ánh mới", tables.new(week)),
        *_part(week, "IV", "Vấn đề dư luận, mạng xã hội quan tâm", tables.opinions(week)),
        *_part(week, "V", "Vấn đề các tuần trước chưa kết thúc", tables.still_open(week)),
        *_part(week, "VI", "Phản hồi, đề nghị cải chính", tables.objections(week)),
        *_part(week, "VII", "Yêu cầu của báo chí, phát ngôn", tables.requests(week)),
        Turn(landscape=False),
        *_part(week, "VIII", "Đơn vị chưa báo cáo, chậm, chưa đạt", tables.late(week), nil="Không có."),
        *_part(week, "IX", "Nhận định, dự báo tuần tới; giới hạn của số liệu", *_outlook(week), nil=NO_VIEW),
        *_part(week, "X", "Kiến nghị, đề xuất", *_proposals(week), nil="Không có."),
        *_ending(week),
    )


def _say(said: str, *, bold: str = "") -> Paragraph:
    return Paragraph(((Run(bold, bold=True),) if bold else ()) + (Run(said),))


def _counted(title: str, shown: int, total: int) -> str:
    return f"{title} ({shown} trong {figure(total)} tin, bài)" if total > shown else title


def _part(week: WeeklyFigures, number: str, title: str, *blocks: Block | None, nil: str = NIL) -> tuple[Block, ...]:
    filled = tuple(block for block in blocks if block is not None)
    gaps = tuple(_say(gap, bold=NO_DATA) for part, gap in week.gaps if part == number)
    said = (*filled, *gaps) or (_say(nil),)  # an empty part with a gap is not "nothing new": it is not known
    return (Heading(f"{number}. {title}", level=1), *said)


def _outlook(week: WeeklyFigures) -> tuple[Block, ...]:
    seen = [_say(said) for said in week.outlook]
    known = [_say(" ".join(week.limits), bold="Giới hạn của số liệu: ")] if week.limits else []
    return (*seen, *known)


def _proposals(week: WeeklyFigures) -> tuple[Block, ...]:
    return tuple(_say(f"{at}. {_proposed(item)}") for at, item in enumerate(week.proposals, 1))


def _proposed(item: Proposal) -> str:
    before = f", trước {lines.day(item.before)}" if item.before else ""
    return f"{item.who} {item.what}{before}."


def _ending(week: WeeklyFigures) -> tuple[Block, ...]:
    frozen = stand(week.issue, week.frozen_at)
    last = _say(f"Trên đây là báo cáo tuần của {week.office.name}{CLOSING}")
    if not week.audit_head or week.issue.number is None:
        return (_say(frozen), last)
    seal = Run(f"Mã: {week.audit_chain}:{week.audit_head}")  # by itself, as `audit verify` takes it
    return (_say(f"{frozen} Đầu chuỗi nhật ký:"), Paragraph((seal,), align="left"), last)
