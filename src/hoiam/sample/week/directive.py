"""The second road in the sample week: the sample dispatch is read and confirmed on the Thursday on which it begins."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.conf import settings

from hoiam.desk.directives import actions as directives
from hoiam.desk.directives import doubts
from hoiam.desk.directives.models import Directive
from hoiam.desk.files import actions as files
from hoiam.outside.keep import Keep
from hoiam.sample.papers import dispatch
from hoiam.sample.week.deeds import Desk
from hoiam.sample.week.script import HANOI, Step

READ_AT = datetime(2022, 10, 6, 8, 40, tzinfo=HANOI)
SETTLED_AT = READ_AT + timedelta(minutes=6)
CONFIRMED_AT = READ_AT + timedelta(minutes=12)
FIRST_AT = datetime(2022, 10, 6, 14, 20, tzinfo=HANOI)


def directive(desk: Desk) -> Iterator[tuple[datetime, int, Callable[[], str]]]:
    """Read, settle what is doubtful, confirm, and show that the first weekly report went on paper.

    The second one meets its task by being handed over.
    """
    yield READ_AT, 1, lambda: _read(desk)
    yield SETTLED_AT, 1, lambda: _settle(desk)
    yield CONFIRMED_AT, 1, lambda: _confirm(desk)
    first = "Báo cáo tuần đầu tiên, bản giấy, Văn phòng nhận 14:15 ngày 06/10/2022"
    yield FIRST_AT, 4, lambda: _done(desk, FIRST_AT, first)


def _read(desk: Desk) -> str:
    by = desk.account("van-thu", Step(READ_AT, "", "", "", {}))
    data = dispatch.scan()
    sha = Keep(str(settings.HOIAM_FILES)).put(data)
    facts = {"purpose": "directive", "subject": sha, "name": dispatch.SCAN, "content_type": "application/pdf"}
    kept = files.note(office=desk.office.key, sha256=sha, size=len(data), by=by, now=READ_AT, **facts)
    made = directives.take_in(office=desk.office, file=kept, by=by, now=READ_AT, **dispatch.read_sample())
    return f"đọc văn bản mẫu {made.number_full}: {made.tasks.count()} nhiệm vụ, {len(made.doubts)} chữ nghi ngờ"


def _settle(desk: Desk) -> str:
    """Settle every doubtful word as the clerk, who holds the paper, reads it."""
    by = desk.account("van-thu", Step(SETTLED_AT, "", "", "", {}))
    made = Directive.objects.get(office=desk.office)
    for place, doubt in enumerate(made.doubts):
        where = doubts.places(made.source, made.restored, made.doubts)[place]
        word = dispatch.true_reading(doubt, doubts.standing(made.restored, where, doubt))
        changed = doubts.settled_text(made.restored, where, word)
        told = {} if changed == made.restored else {"seen": made.restored, "structure": dispatch.structure_of(changed)}
        made = directives.accept_word(directive=made, place=place, reading=word, by=by, now=SETTLED_AT, **told)
    return f"văn thư xem {len(made.doubts)} chữ nghi ngờ với bản giấy"


def _confirm(desk: Desk) -> str:
    by = desk.account("chuyen-vien-vhtt", Step(CONFIRMED_AT, "", "", "", {}))
    made = directives.confirm(directive=Directive.objects.get(office=desk.office), by=by, now=CONFIRMED_AT)
    return f"xác nhận văn bản, theo dõi {made.tasks.filter(accepted=True).count()} nhiệm vụ"


def _done(desk: Desk, at: datetime, note: str) -> str:
    by = desk.account("chuyen-vien-trung-tam", Step(at, "", "", "", {}))
    tasks = Directive.objects.get(office=desk.office).tasks.all()
    weekly = next(task for task in tasks if task.due["kind"] == "weekly")
    directives.give_evidence(task=weekly, note=note, by=by, now=at)
    return "ghi sản phẩm của nhiệm vụ báo cáo tuần"
