"""Legal rules become clocks: from the rule and its start event to a date that explains itself.

    rule = valid_rule(book.rules, "L103-2016.39.1", on=localdate(received_at))
    answer = due(rule, received_at, calendar)      # answer.due, answer.reasons, answer.days
    is_late(answer, done_at)    weeks(answer)      # the calendar of counted days
    terms(book.rules, ids, events, calendar)       # several clocks: target and limit

The rule is the one in force on the day of its trigger event. Unknown numbers stay unknown. Knows no cases, no screens.
"""

from hoiam.core.schedule.book import locator_of, parse_book, parse_instrument
from hoiam.core.schedule.byhand import set_by_hand
from hoiam.core.schedule.compare import ends_at, is_late, round_allowed, target_and_limit
from hoiam.core.schedule.grid import skipped, weeks
from hoiam.core.schedule.resolve import Events, clocks, for_outlet, parts_of, start_of, terms, valid_rule
from hoiam.core.schedule.term import due, next_wallclock, not_started
from hoiam.core.schedule.wallclock import moved

__all__ = [
    "Events",
    "clocks",
    "due",
    "ends_at",
    "for_outlet",
    "is_late",
    "locator_of",
    "moved",
    "next_wallclock",
    "not_started",
    "parse_book",
    "parse_instrument",
    "parts_of",
    "round_allowed",
    "set_by_hand",
    "skipped",
    "start_of",
    "target_and_limit",
    "terms",
    "valid_rule",
    "weeks",
]
