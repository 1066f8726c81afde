"""Opens reports, the running week's and those that fall due; tells of the week's draft; mails an approved one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.message import Attached, Message
from hoiam.desk.files.queries import files_of
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.mails import draft_told, text_of
from hoiam.desk.reports.models import AnnouncementSending, Mailing
from hoiam.desk.units import queries as units
from hoiam.outside.send import Means, mail_server, send
from hoiam.run.hands import Hands
from hoiam.run.steps.alerting import means


def open_week(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Open the week's report and what schedules have let fall due. A frozen office has none."""
    office = units.office(args["office"])
    if office.frozen_at is None:
        reports.open_week(office=office, by=MACHINE, now=now)
        reports.open_due(office=office, by=MACHINE, now=now)


def announce(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Tell who prepares the weekly report of one office that its draft is there, once its hour has come."""
    reports.announce(office=units.office(args["office"]), by=MACHINE, now=now)


def tell(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Tell it over one channel. What is written down as sent is not sent again; what may pass is tried again later."""
    rows = AnnouncementSending.objects.select_related("announcement__report__office", "channel")
    sending = rows.filter(pk=args["sending"], sent_at=None).first()
    if sending is None or sending.channel.ended_at is not None:
        return
    try:
        message = draft_told(sending, settings.HOIAM_ADDRESS, now)
        send(sending.channel.kind, sending.channel.address, message, means(hands))
    except Temporary as failed:
        reports.note_told(sending=sending, problem=failed.reason, by=MACHINE, now=now)
        raise
    except Permanent as failed:
        reports.note_told(sending=sending, problem=failed.reason, by=MACHINE, now=now)
    else:
        reports.note_told(sending=sending, problem="", by=MACHINE, now=now)


def mail(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Mail one report to one address; what went out is not sent again, a failure stands beside it and comes back."""
    mailing = reports.begin_mail(number=args["mailing"], by=MACHINE, now=now)
    if mailing is None:
        return
    try:
        send("mail", mailing.address, _message(mailing, now, hands), _means(hands))
    except Temporary as failed:
        if not reports.mail_failed(mailing=mailing, problem=failed.reason, final=False, by=MACHINE, now=now):
            raise
    except Permanent as failed:
        reports.mail_failed(mailing=mailing, problem=failed.reason, final=True, by=MACHINE, now=now)
    else:
        reports.mailed(mailing=mailing, by=MACHINE, now=now)


def _message(mailing: Mailing, now: datetime, hands: Hands) -> Message:
    """Return the mail with the kept DOCX and PDF. Raises Temporary while the files are being made."""
    report = mailing.report
    kept = list(files_of(report.office.key, "report", str(report.pk)))
    if len(kept) < 2:
        raise Temporary("send.later")
    files = tuple(Attached(file.name, file.content_type, hands.keep.get(file.sha256)) for file in kept)
    subject, text = text_of(report)
    return Message(f"bao-cao-{report.pk}-{mailing.pk}", subject, text, now, files=files)


def _means(hands: Hands) -> Means:
    mail_ = mail_server(
        settings.HOIAM_MAIL_SERVER, settings.HOIAM_MAIL_PASSWORD, settings.HOIAM_MAIL_FROM, settings.HOIAM_MAIL_INSIDE
    )
    return Means(hands.guard, mail=mail_, tls=hands.tls)
