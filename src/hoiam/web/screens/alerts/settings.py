"""The office's thresholds, hours, recipients and channels, in plain sentences; and what this installation can send."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from hoiam.core.alert import Rule
from hoiam.core.errors import Permanent
from hoiam.desk.alerts import queries, words
from hoiam.desk.alerts.actions import KEEPERS
from hoiam.desk.alerts.models import Channel, ChannelKind, Delivery, Recipient
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.alerts.said import hours_said, rule_said
from hoiam.desk.places import queries as places
from hoiam.desk.watch import queries as watch
from hoiam.outside.fetch import Guard
from hoiam.outside.send import Means, Zalo, mail_server, ready
from hoiam.web.door import staff
from hoiam.web.screens.alerts.rows import how
from hoiam.web.screens.alerts.trial import tried
from hoiam.web.screens.settings.keepers import tabs


@dataclass(frozen=True, slots=True)
class Told:
    """One recipient with its channels, each with how its last trial ended."""

    recipient: Recipient
    step: Promise
    waits: Promise
    channels: list[tuple[Channel, Promise, str]]


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show all of it; the part with the recipients alone while a trial is on its way."""
    tries = queries.tries_of(request.office)
    used = {"mail", *queries.channels_of(request.office).order_by().values_list("kind", flat=True)}
    context = {
        "now": request.seen_at,
        "may": may_keep(request),
        "told": _told(request, tries),
        "pending": any(one.state in queries.OPEN for one in tries.values()),
        "unset": [words.KINDS[kind] for kind in ChannelKind.values if kind in used and not ready(kind, means())],
        "no_address": not settings.HOIAM_ADDRESS,
    }
    if request.htmx and request.GET.get("phan") == "noi-nhan":
        return render(request, "alerts/recipients.html", context)
    policy = policy_of(request.office)
    context |= {
        "tabs": tabs(request),
        "at": "alert_settings",
        "rules": [(rule, said(request, rule)) for rule in policy.rules],
        "hours": hours_said(policy),
        "trial": tried(request.office, policy, request.seen_at),
    }
    return render(request, "alerts/settings.html", context)


def may_keep(request: HttpRequest) -> bool:
    """Say whether this person sets alerts here; nobody does in a frozen office."""
    return not request.office.frozen_at and bool(request.actor.roles & KEEPERS)


def said(request: HttpRequest, rule: Rule) -> str:
    """Return a threshold as a sentence, with the names of its places and watch-list queries."""
    stored = {one.pk: one.name for one in watch.stored(request.office)} if rule.queries else {}
    return rule_said(rule, places.names(sorted(rule.places)) if rule.places else {}, stored)


def means() -> Means:
    """Return what the settings of this installation open, to look at and not to send with."""
    told = (settings.HOIAM_MAIL_SERVER, settings.HOIAM_MAIL_PASSWORD, settings.HOIAM_MAIL_FROM)
    try:
        mail = mail_server(*told, settings.HOIAM_MAIL_INSIDE)
    except Permanent:
        mail = None
    return Means(
        Guard(),
        mail=mail,
        webhook_secret=settings.HOIAM_WEBHOOK_SECRET,
        telegram_token=settings.HOIAM_TELEGRAM_TOKEN,
        zalo=Zalo(settings.HOIAM_ZALO_APP, settings.HOIAM_ZALO_SECRET, settings.HOIAM_ZALO_TOKENS),
    )


def _told(request: HttpRequest, tries: dict[int, Delivery]) -> list[Told]:
    channels: dict[int, list[tuple[Channel, Promise, str]]] = {}
    for one in queries.channels_of(request.office):
        trial = tries.get(one.pk)
        ended = how(trial, request.seen_at) if trial else ""
        channels.setdefault(one.recipient_id, []).append((one, words.KINDS[one.kind], ended))
    return [
        Told(one, words.STEPS[one.step], words.WAITS[one.waits], channels.get(one.pk, []))
        for one in queries.recipients_of(request.office)
    ]
