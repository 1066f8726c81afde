"""Set an office's thresholds and hours. Configuration: each change leaves a line with what stood before."""

from collections.abc import Sequence
from datetime import datetime, time
from itertools import pairwise
from typing import Any

from django.db import transaction

from hoiam.core.alert import DEFAULT, Rule, Span, fault_of
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts.actions._lines import KEEPERS, may, set_line
from hoiam.desk.alerts.models import AlertHours, AlertRule
from hoiam.desk.alerts.policy import as_fields, as_rule, clock, policy_of
from hoiam.desk.units.models import Office

MOST_RULES = 20
MOST_MINUTES = 7 * 24 * 60


@transaction.atomic
def put_rule(*, office: Office, rule: Rule, by: Actor, now: datetime) -> None:
    """Keep a threshold under its key, new or changed. The first change writes down all that the office started with.

    Raises Refused alert.asks_nothing, alert.too_few_people, alert.unknown_word, alert.rule_name, alert.too_many_rules.
    """
    may(office, by, KEEPERS)
    if fault := fault_of(rule):
        raise Refused("alert.rule", fault=fault)
    name = " ".join(rule.name.split())[:80]
    if not name or not rule.key:
        raise Refused("alert.rule_name")
    if not AlertRule.objects.filter(office=office).exists():
        AlertRule.objects.bulk_create([AlertRule(office=office, **as_fields(given)) for given in DEFAULT.rules])
    kept = AlertRule.objects.select_for_update().filter(office=office, key=rule.key).first()
    if kept is None and AlertRule.objects.filter(office=office).count() >= MOST_RULES:
        raise Refused("alert.too_many_rules", most=MOST_RULES)
    before = _facts(as_rule(kept)) if kept else {}
    kept = kept or AlertRule(office=office)
    for field, value in (as_fields(rule) | {"name": name}).items():
        setattr(kept, field, value)
    kept.save()
    set_line(office, "alert.rule", by, now, before=before, rule=_facts(as_rule(kept)))


@transaction.atomic
def put_hours(
    *,
    office: Office,
    quiet: Span | None,
    working: Sequence[Span],
    digests: Sequence[time],
    digest_days_off: bool,
    steps: Sequence[int],
    by: Actor,
    now: datetime,
) -> None:
    """Keep quiet hours, working time, digests and the minutes of each step. Raises Refused alert.hours."""
    may(office, by, KEEPERS)
    in_order = all(span.start < span.end for span in working)
    apart = all(one.end <= other.start for one, other in pairwise(working))
    if not (in_order and apart and len(digests) <= 6 and all(0 < minutes <= MOST_MINUTES for minutes in steps)):
        raise Refused("alert.hours")
    before = _hours(policy_of(office))
    fields: dict[str, Any] = {
        "quiet_from": quiet.start if quiet else None,
        "quiet_to": quiet.end if quiet else None,
        "working": [[clock(span.start), clock(span.end)] for span in working],
        "digests": sorted({clock(at) for at in digests}),
        "digest_days_off": digest_days_off,
        "steps": list(steps),
    }
    AlertHours.objects.update_or_create(office=office, defaults=fields | {"changed_by": by.key, "changed_at": now})
    set_line(office, "alert.hours", by, now, before=before, hours=_hours(policy_of(office)))


def _hours(policy: Any) -> dict[str, Any]:
    return {
        "quiet": [clock(policy.quiet.start), clock(policy.quiet.end)] if policy.quiet else [],
        "working": [[clock(span.start), clock(span.end)] for span in policy.working],
        "digests": [clock(at) for at in policy.digests],
        "days_off": policy.digest_days_off,
        "steps": list(policy.steps),
    }


def _facts(rule: Rule) -> dict[str, Any]:
    """Return what a threshold asks, without what it leaves open."""
    return {
        name: value for name, value in as_fields(rule).items() if value not in ("", 0, [], False) or name == "active"
    }
