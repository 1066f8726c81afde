"""The only writes to dispatches and their tasks. Each ends with one audit line."""

from hoiam.desk.directives.actions.adding import add_task
from hoiam.desk.directives.actions.agreeing import agree
from hoiam.desk.directives.actions.arriving import enter_missing
from hoiam.desk.directives.actions.changing import add_unit, end_directive, end_task, move_date
from hoiam.desk.directives.actions.distributing import (
    DISTRIBUTORS,
    OF_REPORTS,
    distribute,
    receive_distributed,
    take_off,
)
from hoiam.desk.directives.actions.feeding import close_feed, open_feed
from hoiam.desk.directives.actions.following import NO_PROOF, Proof, confirm, give_evidence, give_report, judge, receive
from hoiam.desk.directives.actions.handing import MOST_AHEAD, SubTerm, hand_on, take_back
from hoiam.desk.directives.actions.ordering import LEADERS, acknowledge, carry_out, instruct, move_order
from hoiam.desk.directives.actions.redating import follow_holiday
from hoiam.desk.directives.actions.reminding import note_sent, remind, remind_due, remind_reader
from hoiam.desk.directives.actions.roles import CONFIRMERS, DECIDERS, JUDGES, READERS
from hoiam.desk.directives.actions.scanning import JOBS, end, give_up, go_on, hand_in, name_origin, put_page, try_page
from hoiam.desk.directives.actions.studying import ask_study, report_study
from hoiam.desk.directives.actions.taking import (
    LONGEST_WORD,
    accept_field,
    accept_rest,
    accept_word,
    mend,
    mend_task,
    take_in,
)

__all__ = [
    "CONFIRMERS",
    "DECIDERS",
    "DISTRIBUTORS",
    "JOBS",
    "JUDGES",
    "LEADERS",
    "LONGEST_WORD",
    "MOST_AHEAD",
    "NO_PROOF",
    "OF_REPORTS",
    "READERS",
    "Proof",
    "SubTerm",
    "accept_field",
    "accept_rest",
    "accept_word",
    "acknowledge",
    "add_task",
    "add_unit",
    "agree",
    "ask_study",
    "carry_out",
    "close_feed",
    "confirm",
    "distribute",
    "end",
    "end_directive",
    "end_task",
    "enter_missing",
    "follow_holiday",
    "give_evidence",
    "give_report",
    "give_up",
    "go_on",
    "hand_in",
    "hand_on",
    "instruct",
    "judge",
    "mend",
    "mend_task",
    "move_date",
    "move_order",
    "name_origin",
    "note_sent",
    "open_feed",
    "put_page",
    "receive",
    "receive_distributed",
    "remind",
    "remind_due",
    "remind_reader",
    "report_study",
    "take_back",
    "take_in",
    "take_off",
    "try_page",
]
