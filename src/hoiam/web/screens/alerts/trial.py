"""What would these thresholds have called for in the last seven days? Asked of what is kept; nobody is told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hoiam.core.alert import NOW, Policy, Rule, would_have
from hoiam.desk.alerts import words
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.alerts.told import told_of
from hoiam.desk.places import queries as places
from hoiam.desk.stories import queries as stories
from hoiam.desk.units.models import Office
from hoiam.web.door import staff
from hoiam.web.screens.alerts.rule_form import form_of, rule_of

DAYS = 7
MOST = 2000  # stories that are asked, the newest first
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One story that would have been alerted."""

    title: str
    url: str
    at: datetime
    now: bool
    why: list[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """How many would have been told at once and how many in the digest; `mine` by the threshold that is being set."""

    lines: list[Line]
    at_once: int
    in_digest: int
    mine: int
    days: int
    all_asked: bool


def tried(office: Office, policy: Policy, now: datetime, key: str = "") -> Trial:
    """Try a policy on the stories of the last seven days. `key` is the threshold that somebody is setting."""
    since = now - timedelta(days=DAYS)
    listed = list(stories.stories_of(office).filter(last_at__gte=since)[: MOST + 1])
    lines: list[Line] = []
    mine = 0
    for start in range(0, min(len(listed), MOST), AT_ONCE):
        chunk = listed[start : start + AT_ONCE]
        told = told_of(chunk)
        names = places.names(sorted({key for one in told.values() for key in one.places}))
        for story in chunk:
            found = would_have(told[story.pk], policy, since, now)
            if found:
                at, decision = found
                mine += key in decision.rules
                why = words.told((reason.as_json() for reason in decision.reasons), names)
                url = reverse("story", args=[story.pk])
                lines.append(Line(story.title, url, at, decision.when == NOW, why))
    lines.sort(key=lambda line: (not line.now, -line.at.timestamp()))
    at_once = sum(line.now for line in lines)
    return Trial(lines, at_once, len(lines) - at_once, mine, DAYS, len(listed) <= MOST)


def with_rule(policy: Policy, rule: Rule) -> Policy:
    """Return a policy in which one threshold is changed, or added."""
    others = _without(policy.rules, rule.key)
    return replace(policy, rules=(*others, rule))


@staff
def trial(request: HttpRequest) -> HttpResponse:
    """Show the whole list: of the thresholds that hold, or of those with one changed as the address says."""
    policy, key = policy_of(request.office), ""
    if "name" in request.GET:
        form = form_of(request, request.GET)
        if form.is_valid():
            rule = rule_of(form, request.GET.get("key", "") or "moi")
            policy, key = with_rule(policy, rule), rule.key
    shown = tried(request.office, policy, request.seen_at, key)
    context = {"now": request.seen_at, "trial": shown, "lines": shown.lines, "whole": True, "key": key}
    return render(request, "alerts/trial.html", context)


def _without(rules: Iterable[Rule], key: str) -> list[Rule]:
    return [rule for rule in rules if rule.key != key]
