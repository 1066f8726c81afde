"""How a dispatch is carried out, task by task (S45): who handed in what, in time or late, good enough or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoiam.core.calendar.zone import local
from hoiam.core.compose import lines
from hoiam.core.compose.snapshot import Field, Grid, Section
from hoiam.core.values.document import Bar, Chart, Column
from hoiam.desk.directives import words as task_words
from hoiam.desk.directives.missed import Missed, gone
from hoiam.desk.directives.models import Directive, Evidence, Quality, Task, TaskUnit
from hoiam.desk.directives.queries import tasks_of
from hoiam.desk.reports.kinds.parts import written
from hoiam.desk.reports.kinds.tally import Tally, refs
from hoiam.desk.reports.kinds.told import Told, over
from hoiam.desk.reports.models import Report

NUMBERS = (Column("Chỉ tiêu", 110), Column("Số lượng", 30, "right"))
TASKS = (
    Column("Nhiệm vụ", 18, "center"),
    Column("Nội dung", 56),
    Column("Đơn vị thực hiện", 38),
    Column("Định kỳ, hạn", 30),
    Column("Lượt đã nộp", 16, "right"),
    Column("Đúng hạn", 16, "right"),
    Column("Chậm", 15, "right"),
    Column("Chưa đạt", 15, "right"),
    Column("Đang quá hạn", 17, "right"),
    Column("Kỳ không nộp", 17, "right"),
    Column("Sản phẩm gần nhất", 42),
)
LATE = (
    Column("TT", 13, "center"),
    Column("Đơn vị", 45),
    Column("Nhiệm vụ", 62),
    Column("Hạn", 34),
    Column("Tình trạng", 30),
)


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed in within the span, who is late now, and the dates of the span that got nothing."""

    given: Sequence[Evidence]
    late: Sequence[TaskUnit]
    gone: Sequence[Missed]


def gather(report: Report, now: datetime) -> Told:
    """Return the parts as they stand now; what was handed in counts for [starts, ends)."""
    directive, tally = report.directive, Tally()
    tasks = [task for task in tasks_of(directive) if task.accepted]
    given = list(
        Evidence.objects.filter(task__in=tasks, given_at__gte=report.starts, given_at__lt=report.ends)
        .select_related("unit", "task")
        .order_by("given_at", "id")
    )
    bonds = list(  # what was taken back from a unit is not its task any more
        TaskUnit.objects.filter(task__in=tasks, ended_at=None)
        .select_related("unit", "task__directive")
        .order_by("task_id", "id")
    )
    left_out = gone(report.office, bonds, report.starts, min(now, report.ends))
    late = [bond for bond in bonds if bond.next_due_at and bond.next_due_at <= now]
    return Told(
        subject=f"Tình hình thực hiện {cited(directive)}",
        subtitle=f"(từ ngày {local(report.starts):%d/%m/%Y} đến {local(report.ends):%H giờ %M ngày %d/%m/%Y})",
        closing="Trên đây là báo cáo tình hình thực hiện của {office}",
        order=_cited_first(directive),
        sections=(
            _numbers(tasks, bonds, Handed(given, late, left_out), tally),
            _each(tasks, bonds, Handed(given, late, left_out), tally),
            _behind(late, given, now),
            written(report, "problems", "Khó khăn, vướng mắc"),
            written(report, "outlook", "Đánh giá chung"),
            written(report, "proposals", "Kiến nghị, đề xuất"),
        ),
        lists=tally.lists,
    )


def cited(directive: Directive) -> str:
    """Return "Công văn số 2736/UBND-VX ngày 06 tháng 10 năm 2022 của UBND huyện Đăk Hà"."""
    kind = str((directive.structure.get("document") or {}).get("type") or "Công văn").capitalize()
    number = f" số {directive.number_full}" if directive.number_full else ""
    dated = f" {lines.day(directive.dated)}" if directive.dated else ""
    issuer = f" của {directive.issuer}" if directive.issuer else ""
    return f"{kind}{number}{dated}{issuer}"


def _cited_first(directive: Directive) -> str:
    """Return the citation with what the paper is about, as it stands the first time (NĐ 30/2020, Phụ lục I.II.6.b)."""
    about = directive.subject.removeprefix("V/v ").removeprefix("Về việc ").strip().rstrip(".")
    return f"{cited(directive)} về việc {lines.inside(about)}" if about else cited(directive)


def _in_time(one: Evidence) -> bool:
    return one.for_due_at is None or one.given_at < one.for_due_at


def _numbers(tasks: Sequence[Task], bonds: Sequence[TaskUnit], held: Handed, tally: Tally) -> Section:
    given, late = held.given, held.late
    received = [bond for bond in bonds if bond.received_at]
    rows = (
        ("Nhiệm vụ theo dõi", "tasks", refs("N", (t.pk for t in tasks)), False),
        ("Lượt đơn vị được giao (đơn vị × nhiệm vụ)", "bonds", refs("U", (b.pk for b in bonds)), False),
        ("Trong đó đã báo nhận", "received", refs("U", (b.pk for b in received)), False),
        ("Lượt nộp sản phẩm trong kỳ", "given", refs("E", (e.pk for e in given)), False),
        ("Nộp đúng hạn", "in_time", refs("E", (e.pk for e in given if _in_time(e))), False),
        ("Nộp chậm", "late", refs("E", (e.pk for e in given if not _in_time(e))), True),
        ("Trả lại vì chưa đạt", "weak", refs("E", (e.pk for e in given if e.quality == Quality.WEAK)), True),
        ("Đang quá hạn, còn nộp được", "overdue", refs("U", (b.pk for b in late)), True),
        ("Kỳ không nộp, đã bỏ qua", "missed", refs("M", (m.key for m in held.gone)), True),
    )
    fields = tuple((Field(name), tally.number(key, counted, late=bad)) for name, key, counted, bad in rows)
    bars = tuple(Bar(name, len(counted)) for name, _key, counted, _bad in rows[3:])
    chart = Chart("Sản phẩm trong kỳ và việc quá hạn", bars, unit="lượt")
    return Section(
        "Số liệu chung", grids=(Grid(NUMBERS, fields),), charts=(chart,) if given or late or held.gone else ()
    )


def _each(tasks: Sequence[Task], bonds: Sequence[TaskUnit], held: Handed, tally: Tally) -> Section:
    rows = tuple(_row(task, bonds, held, tally) for task in tasks)
    return Section(
        "Từng nhiệm vụ", grids=(Grid(TASKS, rows),), nil="Văn bản chưa có nhiệm vụ được theo dõi.", lying=True
    )


def _row(task: Task, bonds: Sequence[TaskUnit], held: Handed, tally: Tally) -> tuple[Field, ...]:
    mine = [bond.unit.short_name for bond in bonds if bond.task_id == task.pk]
    handed = [one for one in held.given if one.task_id == task.pk]
    last = handed[-1] if handed else None
    product = f"{last.note} ({local(last.given_at):%d/%m/%Y})" if last else "chưa có"
    key = f"task{task.pk}"
    when = task.deadline_text or task_words.recurrence(task.due)
    return (
        Field(task.ref),
        Field(task.what),
        Field(
            ", ".join(mine[:4]) + (f" và {len(mine) - 4} đơn vị khác" if len(mine) > 4 else "")
            or task.actor_text
            or "chưa rõ đơn vị"
        ),
        Field(when),
        tally.number(f"{key}.given", refs("E", (e.pk for e in handed))),
        tally.number(f"{key}.in_time", refs("E", (e.pk for e in handed if _in_time(e)))),
        tally.number(f"{key}.late", refs("E", (e.pk for e in handed if not _in_time(e))), late=True),
        tally.number(f"{key}.weak", refs("E", (e.pk for e in handed if e.quality == Quality.WEAK)), late=True),
        tally.number(f"{key}.overdue", refs("U", (b.pk for b in held.late if b.task_id == task.pk)), late=True),
        tally.number(f"{key}.missed", refs("M", (m.key for m in held.gone if m.bond.task_id == task.pk)), late=True),
        Field(product),
    )


def _behind(late: Sequence[TaskUnit], given: Sequence[Evidence], now: datetime) -> Section:
    rows = [
        (bond.unit.short_name, f"{bond.task.ref}. {bond.task.what}", bond.next_due_at, over(bond.next_due_at, now))
        for bond in late
    ]
    rows += [
        (
            one.unit.short_name if one.unit else "",
            f"{one.task.ref}. {one.task.what}",
            one.for_due_at,
            "chưa đạt: " + one.quality_note,
        )
        for one in given
        if one.quality == Quality.WEAK
    ]
    fields = tuple(
        (
            Field(str(at)),
            Field(unit),
            Field(what),
            Field(f"{local(due):%H:%M %d/%m/%Y}" if due else ""),
            Field(said, late=True),
        )
        for at, (unit, what, due, said) in enumerate(rows, 1)
    )
    return Section("Đơn vị chậm, sản phẩm chưa đạt", grids=(Grid(LATE, fields),))
