"""The only writes to hits and to watch-lists."""

from hoiam.desk.watch.actions.hits import decide, keep, stated
from hoiam.desk.watch.actions.lists import catch, end_and_remind, put_query, switch

__all__ = ["catch", "decide", "end_and_remind", "keep", "put_query", "stated", "switch"]
