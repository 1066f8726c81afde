"""Alerts as rows of a working list: level, story, on what it was raised, who was told, who has received it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.values.actor import Role
from hoiam.desk.alerts import queries, words
from hoiam.desk.alerts.actions import ANSWERERS
from hoiam.desk.alerts.models import Alert, Delivery
from hoiam.desk.places import queries as places
from hoiam.desk.stories.models import StoryState
from hoiam.desk.stories.words import LEVELS
from hoiam.desk.stories.words import STATES as SHELVES
from hoiam.desk.units import queries as units
from hoiam.web.chrome.days import told
from hoiam.web.screens.inbox.rows import CHIPS

SORTERS = ANSWERERS - {Role.CHU_TICH, Role.PCT}


@dataclass(frozen=True, slots=True)
class Row:
    """One alert as a list shows it; `open` says that it waits for somebody's "Đã nhận"."""

    alert: Alert
    url: str
    level: str
    level_word: str
    when: str
    why: list[str]
    state: str
    open: bool
    sent: list[str]
    failed: bool


def may_answer(request: HttpRequest) -> bool:
    """Say whether this person says "Đã nhận" here; nobody does in a frozen office."""
    return not request.office.frozen_at and bool(request.actor.roles & ANSWERERS)


def may_mute(request: HttpRequest) -> bool:
    """Say whether this person mutes alerts here."""
    return not request.office.frozen_at and bool(request.actor.roles & SORTERS)


def rows(alerts: Sequence[Alert], now: datetime) -> list[Row]:
    """Return the rows of a page of alerts, all read at once."""
    listed = list(alerts)
    names = places.names(sorted({key for alert in listed for key in keys_of(alert)}))
    sent, posts = queries.deliveries_of(listed), units.posts()
    return [row(alert, sent.get(alert.pk, []), names, posts, now) for alert in listed]


def row(
    alert: Alert, sent: Sequence[Delivery], names: Mapping[str, str], posts: Mapping[str, str], now: datetime
) -> Row:
    """Return one alert as a row."""
    return Row(
        alert=alert,
        url=reverse("alert", args=[alert.pk]),
        level=CHIPS.get(alert.level, "low"),
        level_word=str(LEVELS.get(alert.level, LEVELS[""])),
        when=str(words.WHENS[alert.when]),
        why=[*words.told(alert.reasons, names), *words.because(alert.level, alert.story.reasons)],
        state=state(alert, posts, now),
        open=is_open(alert),
        sent=[line(one, now) for one in sent],
        failed=any(one.state == "failed" for one in sent),
    )


def keys_of(alert: Alert) -> list[str]:
    """Return the places that the reasons of an alert name."""
    return [key for reason in alert.reasons for key in reason["facts"].get("places", ())]


def is_open(alert: Alert) -> bool:
    """Say whether nobody has answered an alert yet."""
    return not (alert.acked_at or alert.muted_at or alert.story.state != StoryState.NEW)


def state(alert: Alert, posts: Mapping[str, str], now: datetime) -> str:
    """Return where an alert stands, as a sentence."""
    facts: dict[str, Any] = {}
    if alert.muted_at:
        facts = {"who": posts.get(alert.muted_by, alert.muted_by), "at": told(alert.muted_at, now)}
        return _("%(who)s đã tắt %(at)s: %(reason)s.") % {**facts, "reason": alert.mute_reason.rstrip(".")}
    if alert.acked_at:
        facts = {"who": posts.get(alert.acked_by, alert.acked_by), "at": told(alert.acked_at, now)}
        return _("%(who)s đã nhận %(at)s.") % facts
    if alert.story.state != StoryState.NEW:
        return _("Tin đã được phân loại: %(shelf)s.") % {"shelf": SHELVES[alert.story.state]}
    if alert.next_step_at:
        return _("Chưa ai nhận; %(at)s báo tiếp cho bậc sau.") % {"at": told(alert.next_step_at, now)}
    return _("Chưa ai nhận.")


def line(delivery: Delivery, now: datetime) -> str:
    """Return what became of one message, as a phrase: to whom, over what, how it ended."""
    channel = delivery.channel
    facts = {"to": str(channel.recipient), "kind": str(words.KINDS[channel.kind]).lower(), "how": how(delivery, now)}
    return _("%(to)s (%(kind)s): %(how)s") % facts


def how(delivery: Delivery, now: datetime) -> str:
    """Return how a message ended, with when and why."""
    word, problem = str(words.STATES[delivery.state]), words.problem(delivery.problem) if delivery.problem else ""
    if delivery.state == "sent" and delivery.sent_at:
        again = _(", có thể đã tới hai lần") if delivery.again else ""
        return _("đã gửi %(at)s") % {"at": told(delivery.sent_at, now)} + again
    if delivery.state == "waiting":
        return (
            _("gửi lúc %(at)s") % {"at": told(delivery.due_at, now)}
            if not problem
            else _("%(problem)s; hệ thống tự gửi lại") % {"problem": problem}
        )
    return f"{word}: {problem}" if problem else word
