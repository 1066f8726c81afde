"""Opens reports: the running week's, and those that a schedule lets fall due; mails an approved one, once to each."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.message import Attached, Message
from hoiam.desk.files.queries import files_of
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.mails import text_of
from hoiam.desk.reports.models import Mailing
from hoiam.desk.units import queries as units
from hoiam.outside.send import Means, mail_server, send
from hoiam.run.hands import Hands


def open_week(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Open the week's report and what schedules have let fall due. A frozen office has none."""
    office = units.office(args["office"])
    if office.frozen_at is None:
        reports.open_week(office=office, by=MACHINE, now=now)
        reports.open_due(office=office, by=MACHINE, now=now)


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
