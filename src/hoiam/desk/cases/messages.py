"""A reminder of a case's term as a mail: which case, which term, until when, where to look. No word of the press."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from hoiam.core.calendar.zone import local
from hoiam.core.values.message import Message
from hoiam.desk.cases.models import ReminderMail
from hoiam.desk.cases.words import CLOCKS

SETTINGS = "/cai-dat/thu-nhac/"  # where an account sets or takes away its address


def reminder_message(mail: ReminderMail, address: str, now: datetime) -> Message:
    """Return what is sent, in Vietnamese; `address` is that of this installation, "" where it was not set."""
    clock, case = mail.clock, mail.clock.case
    with override("vi"):
        ends = clock.ends_at
        told = {
            "post": mail.person.post,
            "number": case.number,
            "title": case.title,
            "what": str(CLOCKS.get(clock.what, clock.what)),
            "when": _day(ends) if ends else "",
            "office": case.office.short_name,
        }
        late = ends is not None and now >= ends
        subject = _("Quá hạn %(when)s: %(what)s, %(number)s") if late else _("Hạn %(when)s: %(what)s, %(number)s")
        root = address.rstrip("/")
        lines = [
            _("Kính gửi %(post)s,"),
            _("Vụ việc %(number)s, “%(title)s”: “%(what)s” đã quá hạn %(when)s.")
            if late
            else _("Vụ việc %(number)s, “%(title)s”: “%(what)s” có hạn %(when)s."),
            *([f"{root}/vu-viec/{f'viec/{clock.task_id}' if clock.task_id else case.number}/"] if root else []),
            _("Thư nhắc tự động của %(office)s, không cần trả lời. Thôi nhận thư: Cài đặt, Thư nhắc hạn."),
            *([f"{root}{SETTINGS}"] if root else []),
        ]
        text = "\n\n".join(str(line) % told if "%(" in str(line) else str(line) for line in lines)
        return Message(f"nhac-han-{mail.pk}", f"{subject % told} ({case.office.short_name})"[:200], text, now)


def _day(ends: datetime) -> str:
    """Return the last day, and the hour of a term that ends within a day."""
    at = local(ends)
    if (at.hour, at.minute) == (0, 0):
        return f"{at - timedelta(minutes=1):%d/%m/%Y}"
    return f"{at:%H:%M %d/%m/%Y}"
