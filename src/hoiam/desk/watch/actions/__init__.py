"""The only writes to hits and to watch-lists."""

from hoiam.desk.watch.actions.hits import CALLED_OURS, TAKEN_UP, decide, doubt_again, follow, keep, stated
from hoiam.desk.watch.actions.lists import catch, end_and_remind, put_query, switch

__all__ = [
    "CALLED_OURS",
    "TAKEN_UP",
    "catch",
    "decide",
    "doubt_again",
    "end_and_remind",
    "follow",
    "keep",
    "put_query",
    "stated",
    "switch",
]
