"""The only writes to reports. Each ends with one audit line where a person decides."""

from hoiam.desk.reports.actions.announcing import announce, note_told
from hoiam.desk.reports.actions.heading import HEADERS, Heading, keep_heading
from hoiam.desk.reports.actions.meeting import meet_quick
from hoiam.desk.reports.actions.numbering import note_pages, start_book
from hoiam.desk.reports.actions.openings import (
    FIRST,
    choose_holiday,
    open_adhoc,
    open_period,
    open_quick,
    open_tasks,
    open_week,
)
from hoiam.desk.reports.actions.scheduling import REPEATED, end_schedule, open_due, repeat, schedule
from hoiam.desk.reports.actions.sending import (
    begin_mail,
    bounced,
    distribute,
    mail,
    mail_again,
    mail_failed,
    mailed,
    pack,
)
from hoiam.desk.reports.actions.steps import UNTIL_NOW, approve, freeze, receive, send, write

__all__ = [
    "FIRST",
    "HEADERS",
    "REPEATED",
    "UNTIL_NOW",
    "Heading",
    "announce",
    "approve",
    "begin_mail",
    "bounced",
    "choose_holiday",
    "distribute",
    "end_schedule",
    "freeze",
    "keep_heading",
    "mail",
    "mail_again",
    "mail_failed",
    "mailed",
    "meet_quick",
    "note_pages",
    "note_told",
    "open_adhoc",
    "open_due",
    "open_period",
    "open_quick",
    "open_tasks",
    "open_week",
    "pack",
    "receive",
    "repeat",
    "schedule",
    "send",
    "start_book",
    "write",
]
