"""The only writes to cases. Each decides in core, writes in one transaction, and ends with one audit line."""

from hoiam.desk.cases.actions.clocks import start_clock, stop_clocks
from hoiam.desk.cases.actions.moving import assign, close, dismiss, instruct, reopen
from hoiam.desk.cases.actions.opening import attach_paper, open_case
from hoiam.desk.cases.actions.reviewing import ask_again, review_clock
from hoiam.desk.cases.actions.tracks import advance_track, follow_letter
from hoiam.desk.cases.actions.verifying import add_claim, check, conclude, extend, judge, start

__all__ = [
    "add_claim",
    "advance_track",
    "ask_again",
    "assign",
    "attach_paper",
    "check",
    "close",
    "conclude",
    "dismiss",
    "extend",
    "follow_letter",
    "instruct",
    "judge",
    "open_case",
    "reopen",
    "review_clock",
    "start",
    "start_clock",
    "stop_clocks",
]
