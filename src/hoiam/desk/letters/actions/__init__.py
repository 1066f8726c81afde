"""The only writes to letters and papers. Each writes in one transaction and ends with one audit line."""

from hoiam.desk.letters.actions.approving import approve, comment, give_back
from hoiam.desk.letters.actions.concluding import record_conclusion
from hoiam.desk.letters.actions.copying import draft_copy
from hoiam.desk.letters.actions.delaying import draft_delay
from hoiam.desk.letters.actions.delivering import begin_mail, bounced, confirm, deliver, mail_failed, mailed
from hoiam.desk.letters.actions.drafting import draft, draft_following, draft_paper, revise, submit
from hoiam.desk.letters.actions.enclosing import enclose
from hoiam.desk.letters.actions.following import note_watch, printed, received, replied
from hoiam.desk.letters.actions.heading import HEADERS, drop_template, keep_letterhead, put_template
from hoiam.desk.letters.actions.holding import APPROVERS, CLERKS, COPIERS, DRAFTERS, FOLLOWERS, TRACKS, WRITERS
from hoiam.desk.letters.actions.issuing import issue
from hoiam.desk.letters.actions.keeping import note_reprint, note_standing
from hoiam.desk.letters.actions.linking import link_letter, unlink_letter
from hoiam.desk.letters.actions.numbering import mend_entry, note_pages, start_book, take_number, void_number
from hoiam.desk.letters.actions.packing import keep_axis, pack, take_status
from hoiam.desk.letters.actions.phrasing import end_phrase, put_phrase
from hoiam.desk.letters.actions.printing import note_print
from hoiam.desk.letters.actions.signing import sign

__all__ = [
    "APPROVERS",
    "CLERKS",
    "COPIERS",
    "DRAFTERS",
    "FOLLOWERS",
    "HEADERS",
    "TRACKS",
    "WRITERS",
    "approve",
    "begin_mail",
    "bounced",
    "comment",
    "confirm",
    "deliver",
    "draft",
    "draft_copy",
    "draft_delay",
    "draft_following",
    "draft_paper",
    "drop_template",
    "enclose",
    "end_phrase",
    "give_back",
    "issue",
    "keep_axis",
    "keep_letterhead",
    "link_letter",
    "mail_failed",
    "mailed",
    "mend_entry",
    "note_pages",
    "note_print",
    "note_reprint",
    "note_standing",
    "note_watch",
    "pack",
    "printed",
    "put_phrase",
    "put_template",
    "received",
    "record_conclusion",
    "replied",
    "revise",
    "sign",
    "start_book",
    "submit",
    "take_number",
    "take_status",
    "unlink_letter",
    "void_number",
]
