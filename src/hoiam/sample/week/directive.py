"""The second road in the sample week: the sample dispatch is read and confirmed on the Thursday on which it begins."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.models import Directive
from hoiam.sample.papers.dispatch import read_sample
from hoiam.sample.week.deeds import Desk
from hoiam.sample.week.script import HANOI, Step

READ_AT = datetime(2022, 10, 6, 8, 40, tzinfo=HANOI)
CONFIRMED_AT = READ_AT + timedelta(minutes=12)
DONE_AT = datetime(2022, 10, 13, 14, 25, tzinfo=HANOI)


def directive(desk: Desk) -> Iterator[tuple[datetime, int, Callable[[], str]]]:
    """Read, confirm, and one week later show that the weekly report was sent."""
    yield READ_AT, 1, lambda: _read(desk)
    yield CONFIRMED_AT, 1, lambda: _confirm(desk)
    yield DONE_AT, 4, lambda: _done(desk)


def _read(desk: Desk) -> str:
    by = desk.account("van-thu", Step(READ_AT, "", "", "", {}))
    made = directives.take_in(office=desk.office, by=by, now=READ_AT, **read_sample())
    return f"đọc văn bản mẫu {made.number_full}: {made.tasks.count()} nhiệm vụ, {len(made.doubts)} chữ nghi ngờ"


def _confirm(desk: Desk) -> str:
    by = desk.account("chuyen-vien-vhtt", Step(CONFIRMED_AT, "", "", "", {}))
    made = directives.confirm(directive=Directive.objects.get(office=desk.office), by=by, now=CONFIRMED_AT)
    return f"xác nhận văn bản, theo dõi {made.tasks.filter(accepted=True).count()} nhiệm vụ"


def _done(desk: Desk) -> str:
    by = desk.account("chuyen-vien-trung-tam", Step(DONE_AT, "", "", "", {}))
    tasks = Directive.objects.get(office=desk.office).tasks.all()
    weekly = next(task for task in tasks if task.due["kind"] == "weekly")
    note = "Báo cáo tuần, Văn phòng nhận 14:22 ngày 13/10/2022"
    directives.give_evidence(task=weekly, note=note, by=by, now=DONE_AT)
    return "ghi sản phẩm của nhiệm vụ báo cáo tuần"
