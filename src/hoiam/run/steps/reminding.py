"""Remind of the dates of tasks and cases, in working time; send each reminder of a task over one channel."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.messages import reminder_message
from hoiam.desk.directives import actions
from hoiam.desk.directives.messages import message_of
from hoiam.desk.directives.models import Sending
from hoiam.desk.reports import actions as reports
from hoiam.desk.units import queries as units
from hoiam.outside.send import send
from hoiam.run.hands import Hands
from hoiam.run.steps.alerting import means


def remind(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Remind the units of one office."""
    actions.remind_due(office=units.office(args["office"]), by=MACHINE, now=now)


def remind_cases(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Remind of the terms of one office's cases, some clocks after the other."""
    office, last = units.office(args["office"]), 0
    reports.meet_quick(office=office, by=MACHINE, now=now)
    while last := cases.remind_due(office=office, by=MACHINE, now=now, after=last):
        pass


def mail_case(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Mail one reminder of a case's term to one account; outside working time it waits for the next."""
    mail = cases.begin_reminder_mail(number=args["mail"], by=MACHINE, now=now)
    if mail is None:
        return
    try:
        send("mail", mail.address, reminder_message(mail, settings.HOIAM_ADDRESS, now), means(hands))
    except Temporary as failed:
        if not cases.reminder_mail_failed(mail=mail, problem=failed.reason, final=False, by=MACHINE, now=now):
            raise
    except Permanent as failed:
        cases.reminder_mail_failed(mail=mail, problem=failed.reason, final=True, by=MACHINE, now=now)
    else:
        cases.reminder_mailed(mail=mail, by=MACHINE, now=now)


def tell(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Send one reminder. What is written down as sent is not sent again; what may pass is tried again later."""
    of_task, of_reading = "reminder__bond__task__directive", "reminder__reading__study__directive"
    named = ("reminder__bond__unit", "reminder__reading__unit", "reminder__order__unit", "reminder__order__paper")
    rows = Sending.objects.select_related(of_task, of_reading, *named, "channel")
    sending = rows.filter(pk=args["sending"], sent_at__isnull=True).first()
    if sending is None or sending.channel.ended_at is not None:
        return
    try:
        message = message_of(sending, settings.HOIAM_ADDRESS, now)
        send(sending.channel.kind, sending.channel.address, message, means(hands))
    except Temporary as failed:
        actions.note_sent(sending=sending, problem=failed.reason, by=MACHINE, now=now)
        raise
    except Permanent as failed:
        actions.note_sent(sending=sending, problem=failed.reason, by=MACHINE, now=now)
    else:
        actions.note_sent(sending=sending, problem="", by=MACHINE, now=now)
