"""The only writes to articles: what was read (the machine's, never audited) and what proves it (always audited)."""

from hoiam.desk.articles.actions.dropping import drop_texts
from hoiam.desk.articles.actions.evidence import (
    Filed,
    allow,
    keep_evidence,
    keep_for_case,
    let_unit_see,
    note_kept,
    note_not_yet,
    note_opened,
    retry,
    withdraw,
)
from hoiam.desk.articles.actions.indexing import index_anew
from hoiam.desk.articles.actions.keeping import EXCERPT, Kept, keep
from hoiam.desk.articles.actions.missing import (
    ELSEWHERE,
    GONE,
    forget_misses,
    leave_out,
    listed,
    missed,
    note_gone,
    put_off,
    read_left_out,
)

__all__ = [
    "ELSEWHERE",
    "EXCERPT",
    "GONE",
    "Filed",
    "Kept",
    "allow",
    "drop_texts",
    "forget_misses",
    "index_anew",
    "keep",
    "keep_evidence",
    "keep_for_case",
    "leave_out",
    "let_unit_see",
    "listed",
    "missed",
    "note_gone",
    "note_kept",
    "note_not_yet",
    "note_opened",
    "put_off",
    "read_left_out",
    "retry",
    "withdraw",
]
