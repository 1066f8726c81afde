"""The only writes to cases. Each decides in core, writes in one transaction, and ends with one audit line."""

from hoiam.desk.cases.actions.clarifying import approve_clarification, draft_clarification
from hoiam.desk.cases.actions.clocks import start_clock, stop_clocks
from hoiam.desk.cases.actions.extending import ask_extension, extend, refuse_extension
from hoiam.desk.cases.actions.filing import add_files
from hoiam.desk.cases.actions.handing import answer_handover, ask_handover, give_back, withdraw_handover
from hoiam.desk.cases.actions.instructing import acknowledge, carry_out, instruct, move_day
from hoiam.desk.cases.actions.mailing import begin_reminder_mail, reminder_mail_failed, reminder_mailed
from hoiam.desk.cases.actions.moving import assign, close, dismiss, reopen
from hoiam.desk.cases.actions.noting import add_note, link_case, unlink_case
from hoiam.desk.cases.actions.opening import attach_paper, join_story, open_case
from hoiam.desk.cases.actions.reminding import remind_due
from hoiam.desk.cases.actions.reviewing import ask_again, review_clock
from hoiam.desk.cases.actions.tasks import answer_task, ask_unit, refuse_task, take_task, withdraw_task
from hoiam.desk.cases.actions.telling import see, tell, tell_turn
from hoiam.desk.cases.actions.tracks import advance_track, follow_letter
from hoiam.desk.cases.actions.verifying import add_claim, check, conclude, judge, start

__all__ = [
    "acknowledge",
    "add_claim",
    "add_files",
    "add_note",
    "advance_track",
    "answer_handover",
    "answer_task",
    "approve_clarification",
    "ask_again",
    "ask_extension",
    "ask_handover",
    "ask_unit",
    "assign",
    "attach_paper",
    "begin_reminder_mail",
    "carry_out",
    "check",
    "close",
    "conclude",
    "dismiss",
    "draft_clarification",
    "extend",
    "follow_letter",
    "give_back",
    "instruct",
    "join_story",
    "judge",
    "link_case",
    "move_day",
    "open_case",
    "refuse_extension",
    "refuse_task",
    "remind_due",
    "reminder_mail_failed",
    "reminder_mailed",
    "reopen",
    "review_clock",
    "see",
    "start",
    "start_clock",
    "stop_clocks",
    "take_task",
    "tell",
    "tell_turn",
    "unlink_case",
    "withdraw_handover",
    "withdraw_task",
]
