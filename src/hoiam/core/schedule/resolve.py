"""Which rule holds, and from which event does it count? The rule of the day of its trigger event, never today's.

Old cases are never upgraded: ask with the day on which the event happened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches

from hoiam.core.calendar import Calendar
from hoiam.core.errors import RuleUnknown
from hoiam.core.schedule.compare import target_and_limit
from hoiam.core.schedule.measure import day_of
from hoiam.core.schedule.term import clock_of, due, not_started
from hoiam.core.values.law import Due, Event, Rule, Terms
from hoiam.core.values.reason import Reason, why

Events = Mapping[Event, datetime | date]


def valid_rule(rules: Iterable[Rule], id: str, on: date, known_on: date | None = None) -> Rule:
    """Return the rule of that id in force on a day, as it is known now (or was known on `known_on`).

    Raises RuleUnknown: "rule.unknown" (facts: id, near) or "rule.not_valid" (facts: id, on, valid_from, valid_to, use:
    rules that hold instead on that day, as far as the book names them).
    """
    rules = tuple(rules)
    named = _named(rules, id, known_on)
    for rule in named:
        if _valid(rule, on):
            return rule
    last = named[-1]
    raise RuleUnknown(
        "rule.not_valid",
        id=id,
        on=str(on),
        article=last.article,
        valid_from=str(last.valid_from),
        valid_to=str(last.valid_to) if last.valid_to else "",
        use=[rule.id for rule in rules if _related(rule, last) and _valid(rule, on) and _known(rule, known_on)],
    )


def start_of(rule: Rule, events: Events) -> datetime | date | None:
    """Return the moment from which a rule counts: occurred, received or determined, as its own words say.

    None where that event has not happened (a correction clock without a conclusion never starts).
    """
    clock = clock_of(rule)
    return events.get(clock.start, clock.starts_on)


def parts_of(rules: Iterable[Rule], id: str, on: date) -> tuple[Rule, ...]:
    """Return the rules that are parts of an umbrella rule, as they hold on a day (42.5 → 42.5.a, 42.5.b …)."""
    return tuple(rule for rule in rules if rule.part_of == id and _valid(rule, on) and _known(rule, None))


def for_outlet(rules: Iterable[Rule], id: str, outlet: str, on: date) -> tuple[Rule, ...]:
    """Return the clocks of a rule and of its parts that bind one kind of press on a day.

    Kinds: electronic, daily, radio, television, weekly, magazine, slow_magazine (over 30 days an issue: two clocks).
    Minimum durations are left out: they are no term for publishing.
    """
    rules = tuple(rules)
    own = [rule for rule in rules if rule.id == id and _valid(rule, on) and _known(rule, None)]
    return tuple(rule for rule in (*own, *parts_of(rules, id, on)) if _binds(rule, outlet))


def clocks(rules: Iterable[Rule], ids: Iterable[str], events: Events, calendar: Calendar) -> tuple[Due, ...]:
    """Compute the terms of several rules on the same matter, each under the law of the day of its own start event.

    A rule that did not hold on that day is left out; one whose event is missing is shown as not started.
    """
    rules = tuple(rules)
    return tuple(found for id in ids if (found := _clock(rules, id, events, calendar)) is not None)


def terms(rules: Iterable[Rule], ids: Iterable[str], events: Events, calendar: Calendar) -> Terms:
    """Compute the terms of several rules and say which one to aim at and which one ends the matter."""
    rules = tuple(rules)
    found = target_and_limit(clocks(rules, ids, events, calendar))
    return replace(found, reasons=(*found.reasons, *_regimes(rules, found.dues)))


def _clock(rules: tuple[Rule, ...], id: str, events: Events, calendar: Calendar) -> Due | None:
    rows = _named(rules, id, None)
    for rule in rows:
        start = start_of(rule, events)
        if start is not None and _valid(rule, day_of(start)):
            return due(rule, start, calendar)
    return not_started(rows[-1]) if start_of(rows[-1], events) is None else None


def _regimes(rules: tuple[Rule, ...], dues: tuple[Due, ...]) -> list[Reason]:
    """Name the pairs of an old and a new law that both run on this matter, because neither says how to pass over."""
    running = {due.rule for due in dues if due.due is not None}
    return [
        why("target.no_transition", old=old.id, old_article=old.article, new=new.id, new_article=new.article)
        for old in rules
        for new in rules
        if old.id in running and new.id in running and new.id in old.succeeded_by
    ]


def _named(rules: tuple[Rule, ...], id: str, known_on: date | None) -> list[Rule]:
    named = [rule for rule in rules if rule.id == id and _known(rule, known_on)]
    if not named:
        near = get_close_matches(id, sorted({rule.id for rule in rules}), n=5)
        raise RuleUnknown("rule.unknown", id=id, near=near)
    return named


def _valid(rule: Rule, on: date) -> bool:
    return rule.valid_from <= on and (rule.valid_to is None or on < rule.valid_to)


def _known(rule: Rule, on: date | None) -> bool:
    if on is None:
        return rule.recorded_to is None
    return rule.recorded_from <= on and (rule.recorded_to is None or on < rule.recorded_to)


def _binds(rule: Rule, outlet: str) -> bool:
    return rule.clock is not None and not rule.clock.least and (not rule.outlets or outlet in rule.outlets)


def _related(rule: Rule, other: Rule) -> bool:
    return rule.id in other.succeeded_by or other.id in rule.succeeded_by
