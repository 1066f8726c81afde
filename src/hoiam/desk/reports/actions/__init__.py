"""The only writes to reports. Each ends with one audit line where a person decides."""

from hoiam.desk.reports.actions.openings import (
    FIRST,
    choose_holiday,
    open_adhoc,
    open_period,
    open_quick,
    open_tasks,
    open_week,
)
from hoiam.desk.reports.actions.scheduling import end_schedule, open_due, schedule
from hoiam.desk.reports.actions.sending import begin_mail, mail, mail_again, mail_failed, mailed
from hoiam.desk.reports.actions.steps import UNTIL_NOW, approve, freeze, receive, send, write

__all__ = [
    "FIRST",
    "UNTIL_NOW",
    "approve",
    "begin_mail",
    "choose_holiday",
    "end_schedule",
    "freeze",
    "mail",
    "mail_again",
    "mail_failed",
    "mailed",
    "open_adhoc",
    "open_due",
    "open_period",
    "open_quick",
    "open_tasks",
    "open_week",
    "receive",
    "schedule",
    "send",
    "write",
]
