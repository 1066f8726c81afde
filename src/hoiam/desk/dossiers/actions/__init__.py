"""The only writes to work files: the list of files, opening and filling, closing, handing over to the archive."""

from hoiam.desk.dossiers.actions.closing import close, exported, hand_over, reopen
from hoiam.desk.dossiers.actions.filling import add, move, remove
from hoiam.desk.dossiers.actions.holding import ARCHIVERS, OPENERS
from hoiam.desk.dossiers.actions.opening import amend, drop_listed, list_file, open_file

__all__ = [
    "ARCHIVERS",
    "OPENERS",
    "add",
    "amend",
    "close",
    "drop_listed",
    "exported",
    "hand_over",
    "list_file",
    "move",
    "open_file",
    "remove",
    "reopen",
]
