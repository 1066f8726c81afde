"""An office's thresholds and hours as core takes them: its own records, or what every office starts with."""

from datetime import time

from hoiam.core.alert import DEFAULT, Policy, Rule, Span
from hoiam.desk.alerts.models import AlertHours, AlertRule
from hoiam.desk.units.models import Office

COUNTS = ("outlets", "pieces", "growth", "people")
SETS = ("fields", "places", "queries")
PLAIN = ("key", "name", "when", "level", "reach", "through", "active", *COUNTS)


def policy_of(office: Office) -> Policy:
    """Return what holds for an office now."""
    rows = AlertRule.objects.filter(office=office).order_by("id")
    rules = tuple(as_rule(row) for row in rows) or DEFAULT.rules
    hours = AlertHours.objects.filter(office=office).first()
    return Policy(rules, *(_hours(hours) if hours else _hours_of(DEFAULT)))


def as_rule(row: AlertRule) -> Rule:
    """Return a kept threshold as core takes it."""
    plain = {name: getattr(row, name) for name in PLAIN}
    return Rule(**plain, **{name: frozenset(getattr(row, name)) for name in SETS})


def as_fields(rule: Rule) -> dict[str, object]:
    """Return a threshold as it is kept."""
    return {name: getattr(rule, name) for name in PLAIN} | {name: sorted(getattr(rule, name)) for name in SETS}


def clock(at: time) -> str:
    """Return a time of day as it is kept: "07:00"."""
    return f"{at:%H:%M}"


_Hours = tuple[Span | None, tuple[Span, ...], tuple[time, ...], bool, tuple[int, ...]]


def _hours_of(policy: Policy) -> _Hours:
    return policy.quiet, policy.working, policy.digests, policy.digest_days_off, policy.steps


def _hours(row: AlertHours) -> _Hours:
    quiet = Span(row.quiet_from, row.quiet_to) if row.quiet_from and row.quiet_to else None
    working = tuple(Span(time.fromisoformat(start), time.fromisoformat(end)) for start, end in row.working)
    digests = tuple(time.fromisoformat(at) for at in row.digests)
    return quiet, working, digests, row.digest_days_off, tuple(row.steps)
