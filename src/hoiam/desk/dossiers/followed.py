"""The matter of a dispatch: its papers for a work file, and the sheet that tells how its tasks were done, by unit."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from hoiam.core.calendar import local
from hoiam.core.values.actor import Actor
from hoiam.desk.cases import queries as cases
from hoiam.desk.directives import distributions, orders, readings
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Directive, Evidence, Quality, Task, TaskUnit
from hoiam.desk.directives.quality import came_late
from hoiam.desk.directives.words import ENDED
from hoiam.desk.dossiers.describing import Followed, Thing
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import OUT
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.models import ReportState

DONE = (ReportState.APPROVED, ReportState.SENT, ReportState.HANDED)
WHEN = "%H:%M ngày %d/%m/%Y"


def of_directive(directive: Directive, actor: Actor, today: date) -> list[Thing]:
    """Return the papers of a dispatch that an actor may see: itself, how it was done, what was handed in, reports."""
    office, tasks = directive.office, list(directives.tasks_of(directive))
    given = [one for task in tasks for one in task.evidence.all()]
    about = {one.case_id for one in given if one.case_id} | {one.clarified.case_id for one in given if one.clarified}
    sent = {one.letter_id for one in given if one.letter_id} | {one.printed.letter_id for one in given if one.printed}
    found: list[Thing] = [directive, Followed(directive)]
    found += list(letters.visible(office, actor).filter(pk__in=sent, state__in=OUT))
    found += list(reports.seen(office, actor).filter(directive=directive, state__in=DONE))
    found += [
        one.file
        for task in tasks
        for one in task.evidence.all()
        if one.file and directives.may_read_given(one, task, actor, today)
    ]
    found += list(cases.cases_of(office, actor).filter(pk__in=about))
    return found


def lines_of(directive: Directive) -> list[str]:
    """Return the sheet: from when on it was followed, each task with its units, what they handed in, who has read."""
    told = [f"Nhận lúc {_when(directive.received_at)}."]
    if directive.confirmed_at:
        told.append(f"Xác nhận, theo dõi từ {_when(directive.confirmed_at)}.")
    told += _orders(directive)
    for task in directives.tasks_of(directive).filter(accepted=True):
        told += _task(task)
    told += _read(directive)
    told += _sent(directive)
    if directive.ended_at:
        how = str(ENDED[directive.ended_how]).lower()
        told.append(f"Thôi theo dõi lúc {_when(directive.ended_at)}: {how}. {directive.ended_why}".strip())
    return told


def _orders(directive: Directive) -> Iterator[str]:
    paper = orders.paper_of(directive)
    for one in orders.of_paper(paper).order_by("given_at", "id") if paper else ():
        day = f", xong chậm nhất hết ngày {one.until:%d/%m/%Y}" if one.until else ""
        yield f"Bút phê lúc {_when(one.given_at)}, giao {one.unit.name}{day}: “{one.order}”"
        for move in one.moves.all():
            was = f"từ {move.was:%d/%m/%Y} " if move.was else ""
            why = move.why.rstrip(" .")
            yield f"Ngày của bút phê đổi lúc {_when(move.at)}, {was}sang {move.until:%d/%m/%Y}: {why}."
        if one.done_at:
            yield f"Kết quả bút phê, lúc {_when(one.done_at)}: {one.result}"


def _task(task: Task) -> Iterator[str]:
    term = f" Hạn theo văn bản: {task.deadline_text}." if task.deadline_text else ""
    yield f"Nhiệm vụ {task.ref}: {task.what.rstrip(' .;')}.{term}"
    bonds = sorted(task.units.all(), key=lambda bond: bond.unit.short_name)
    if bonds:
        yield "Đơn vị thực hiện: " + "; ".join(_bond(bond) for bond in bonds) + "."
    yield from _given(task.evidence.all())
    if task.ended_at:
        yield f"Kết thúc lúc {_when(task.ended_at)}: {task.ended_why}"


def _bond(bond: TaskUnit) -> str:
    got = f"đã nhận lúc {_when(bond.received_at)}" if bond.received_at else "chưa báo nhận"
    given = f", {bond.giver.unit.name} phân công" if bond.giver else ""
    return f"{bond.unit.name} ({got}{given})"


def _given(rows: Iterable[Evidence]) -> Iterator[str]:
    for one in rows:
        who = one.unit.name if one.unit else "Các đơn vị"
        late = ", chậm hạn" if came_late(one) else ""
        said = f"{who} nộp lúc {_when(one.given_at)}{late}: {one.note.rstrip(' .')}."
        behind = "; ".join(_behind(one))
        judged = {Quality.MET: " Đánh giá: đạt.", Quality.WEAK: f" Trả lại: {one.quality_note}"}
        yield said + (f" Kèm theo: {behind}." if behind else "") + judged.get(Quality(one.quality), "")


def _behind(one: Evidence) -> Iterator[str]:
    if one.file:
        yield f"tệp {one.file.name}"
    if one.link:
        yield one.link
    if one.case:
        yield f"vụ việc {one.case.number}"
    if one.letter:
        yield f"văn bản {one.letter.full_number}"
    if one.printed:
        yield f"báo đăng ngày {one.printed.printed_on:%d/%m/%Y}"
    if one.clarified:
        yield f"tin bài làm rõ: {one.clarified.proof}"
    if one.reply:
        yield f"trả lời công khai {one.reply.upper()}"


def _read(directive: Directive) -> Iterator[str]:
    study = directives.study_of(directive)
    if study is None:
        return
    yield f"Quán triệt đến hết ngày {study.until:%d/%m/%Y}."
    for row in sorted(study.units.all(), key=lambda row: row.unit.short_name):
        if row.read_at is None:
            yield f"{row.unit.name}: chưa báo quán triệt."
            continue
        late = ", chậm hạn" if row.read_at >= readings.ends_at(study) else ""
        many = f", {row.people} người" if row.people else ""
        yield f"{row.unit.name}: quán triệt lúc {_when(row.read_at)}{late}, {row.how.rstrip(' .')}{many}."


def _sent(directive: Directive) -> Iterator[str]:
    paper = orders.paper_of(directive)
    for one in distributions.listed({"paper": paper}) if paper else ():
        got = f"đã nhận lúc {_when(one.received_at)}" if one.received_at else "chưa báo nhận"
        yield f"Gửi {one.unit.name}: {got}."


def _when(at: datetime) -> str:
    return f"{local(at):{WHEN}}"
