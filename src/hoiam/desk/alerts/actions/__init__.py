"""Raise and pass on, answer, send, digest, and set who is told: the only writes of the room."""

from hoiam.desk.alerts.actions._lines import ANSWERERS, KEEPERS
from hoiam.desk.alerts.actions.answering import acknowledge, lift, mute
from hoiam.desk.alerts.actions.digesting import digest
from hoiam.desk.alerts.actions.raising import call, escalate
from hoiam.desk.alerts.actions.recipients import (
    add_channel,
    add_recipient,
    change_recipient,
    end_channel,
    end_recipient,
    try_channel,
)
from hoiam.desk.alerts.actions.sending import begin, give_up, queue_left_behind, send_again, sent
from hoiam.desk.alerts.actions.thresholds import put_hours, put_rule

__all__ = [
    "ANSWERERS",
    "KEEPERS",
    "acknowledge",
    "add_channel",
    "add_recipient",
    "begin",
    "call",
    "change_recipient",
    "digest",
    "end_channel",
    "end_recipient",
    "escalate",
    "give_up",
    "lift",
    "mute",
    "put_hours",
    "put_rule",
    "queue_left_behind",
    "send_again",
    "sent",
    "try_channel",
]
