"""The only writes to letters and papers. Each writes in one transaction and ends with one audit line."""

from hoiam.desk.letters.actions.approving import approve, comment, give_back
from hoiam.desk.letters.actions.drafting import draft, draft_paper, revise, submit
from hoiam.desk.letters.actions.following import printed, received
from hoiam.desk.letters.actions.holding import APPROVERS, CLERKS, DRAFTERS, FOLLOWERS, TRACKS, WRITERS
from hoiam.desk.letters.actions.issuing import issue
from hoiam.desk.letters.actions.numbering import start_book

__all__ = [
    "APPROVERS",
    "CLERKS",
    "DRAFTERS",
    "FOLLOWERS",
    "TRACKS",
    "WRITERS",
    "approve",
    "comment",
    "draft",
    "draft_paper",
    "give_back",
    "issue",
    "printed",
    "received",
    "revise",
    "start_book",
    "submit",
]
