"""The only writes to what people hand in: the register of incoming papers, entries by hand, files, sheets."""

from hoiam.desk.papers.actions.answering import answer, bring_origin, keep_origin
from hoiam.desk.papers.actions.batches import CHUNK, confirm, drop_batch, enter_rows, forget_batches, propose
from hoiam.desk.papers.actions.entering import ENTERERS, NAMED, enter, failed, taken
from hoiam.desk.papers.actions.keeping import MOST_SCANS, keep_scan, start_register
from hoiam.desk.papers.actions.linking import LINKERS, link, unlink
from hoiam.desk.papers.actions.listening import heard, listen, not_heard, put_words, spotted
from hoiam.desk.papers.actions.mailing import Enclosed, enter_mail, join, let_in, look_now, note_mail, put_aside
from hoiam.desk.papers.actions.registering import CLERKS, arrive, mend, pass_on, register
from hoiam.desk.papers.actions.sheets import LEVELS, hand_in_sheet, nothing_new

__all__ = [
    "CHUNK",
    "CLERKS",
    "ENTERERS",
    "LEVELS",
    "LINKERS",
    "MOST_SCANS",
    "NAMED",
    "Enclosed",
    "answer",
    "arrive",
    "bring_origin",
    "confirm",
    "drop_batch",
    "enter",
    "enter_mail",
    "enter_rows",
    "failed",
    "forget_batches",
    "hand_in_sheet",
    "heard",
    "join",
    "keep_origin",
    "keep_scan",
    "let_in",
    "link",
    "listen",
    "look_now",
    "mend",
    "not_heard",
    "note_mail",
    "nothing_new",
    "pass_on",
    "propose",
    "put_aside",
    "put_words",
    "register",
    "spotted",
    "start_register",
    "taken",
    "unlink",
]
