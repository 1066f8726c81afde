"""Mail an approved report to exactly those who are to have it: one mail to each, once, with what became of it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import MACHINE, Actor
from hoiam.core.values.packet import Party
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.models import Distribution
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.letters import axis
from hoiam.desk.letters.mails import came_back
from hoiam.desk.reports import queries
from hoiam.desk.reports.models import Mailing, MailState, Report, ReportState
from hoiam.desk.reports.roles import OTHER_APPROVERS
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

_KEY = re.compile(r"bao-cao-(\d{1,12})-(\d{1,12})")  # of the Message-ID
MOST_TRIES = 6
MOST_ADDRESSES = 50
OUT = (ReportState.APPROVED, ReportState.SENT, ReportState.HANDED)


@transaction.atomic
def distribute(
    *, report: Report, title: str, to: Iterable[Unit], until: date, by: Actor, now: datetime, note: str = ""
) -> list[Distribution]:
    """Send an approved report to units of the office, which say that they have it (S52)."""
    report = Report.objects.select_for_update(of=("self",)).select_related("office").get(pk=report.pk)
    if report.state not in OUT:
        raise MoveDenied("distribution.unapproved")
    told: dict[str, Any] = {"title": title, "to": to, "until": until, "note": note, "by": by, "now": now}
    return directives.distribute(office=report.office, about={"report": report.pk}, **told)


@transaction.atomic
def mail(*, report: Report, addresses: Iterable[str], by: Actor, now: datetime) -> list[Mailing]:
    """Queue a mail to each address that has not had this report; return the new ones. Nobody gets it twice.

    Raises Refused for a wrong role, MoveDenied for a report that nobody approved, or too many addresses.
    """
    if by.kind == "person" and not by.roles & OTHER_APPROVERS:
        raise Refused("report.role", roles=sorted(OTHER_APPROVERS))
    report = Report.objects.select_for_update(of=("self",)).select_related("office").get(pk=report.pk)
    units.refuse_frozen(report.office)
    if report.state not in OUT:
        raise MoveDenied("report.state", state=report.state, needed=[str(state) for state in OUT])
    wanted = list(dict.fromkeys(address.strip().lower() for address in addresses if address.strip()))
    if not wanted or len(wanted) > MOST_ADDRESSES or any("@" not in address for address in wanted):
        raise MoveDenied("report.addresses", most=MOST_ADDRESSES)
    held = set(report.mailings.values_list("address", flat=True))
    made = [
        Mailing.objects.create(report=report, address=address, queued_at=now, queued_by=by.key)
        for address in wanted
        if address not in held
    ]
    for row in made:
        _queue(row, report, by, now)
    if made:
        subject, facts = ("report", str(report.pk)), {"to": [row.address for row in made]}
        audit.record(verb="report.mail", subject=subject, by=by, now=now, office=report.office.key, **facts)
    return made


@transaction.atomic
def mail_as_scheduled(*, report: Report, by: Actor, now: datetime) -> None:
    """Mail a report that was just approved to those whom the office's schedules name for its kind."""
    wanted = [address for row in queries.schedules_for(report) for address in row.recipients]
    if wanted:
        mail(report=report, addresses=wanted, by=MACHINE, now=now)


@transaction.atomic
def mail_again(*, mailing: Mailing, by: Actor, now: datetime) -> Mailing:
    """Try a mail that failed once more because somebody asks for it; one that went out is not sent again."""
    if not by.roles & OTHER_APPROVERS:
        raise Refused("report.role", roles=sorted(OTHER_APPROVERS))
    row = Mailing.objects.select_for_update(of=("self",)).select_related("report__office").get(pk=mailing.pk)
    units.refuse_frozen(row.report.office)
    if row.state != MailState.FAILED:
        raise MoveDenied("report.mail_state")
    row.state, row.tries, row.problem = MailState.WAITING, 0, ""
    row.save(update_fields=["state", "tries", "problem"])
    _queue(row, row.report, by, now)
    subject, facts = ("report", str(row.report_id)), {"to": [row.address]}
    audit.record(verb="report.mail", subject=subject, by=by, now=now, office=row.report.office.key, **facts)
    return row


@transaction.atomic
def pack(*, report: Report, receivers: Sequence[Party], sha256: str, by: Actor, now: datetime) -> None:
    """Write down that an approved report was taken out as a packet for the document axis, and for whom.

    Raises Refused for a wrong role, "axis.no_own", "axis.no_receiver", "axis.organ_id"; MoveDenied for a report that
    nobody approved.
    """
    if not by.roles & OTHER_APPROVERS:
        raise Refused("report.role", roles=sorted(OTHER_APPROVERS))
    report = Report.objects.select_for_update(of=("self",)).select_related("office").get(pk=report.pk)
    units.refuse_frozen(report.office)
    if report.state not in OUT:
        raise MoveDenied("report.state", state=report.state, needed=[str(state) for state in OUT])
    if not axis.axis_of(report.office).own.organ_id:
        raise Refused("axis.no_own")
    if not receivers:
        raise Refused("axis.no_receiver")
    for one in receivers:
        if not axis.is_organ_id(one.organ_id):
            raise Refused("axis.organ_id", found=one.organ_id[:60])
    subject, names = ("report", str(report.pk)), ", ".join(one.name or one.organ_id for one in receivers)[:300]
    audit.record(verb="report.pack", subject=subject, by=by, now=now, office=report.office.key, to=names, sha256=sha256)


def _queue(row: Mailing, report: Report, by: Actor, now: datetime) -> None:
    args, key = {"mailing": row.pk}, f"report.mail:{row.pk}"
    jobs.enqueue(kind="report.mail", args=args, key=key, office=report.office.key, by=by, now=now)


@transaction.atomic
def begin_mail(*, number: int, by: Actor, now: datetime) -> Mailing | None:
    """Return a mail that is still to be sent, with one try more; None where it went out or was given up."""
    rows = Mailing.objects.select_for_update(of=("self",)).select_related("report__office")
    row = rows.filter(pk=number, state=MailState.WAITING).first()
    if row is None:
        return None
    row.tries += 1
    row.save(update_fields=["tries"])
    return row


@transaction.atomic
def mailed(*, mailing: Mailing, by: Actor, now: datetime) -> None:
    """Write down that the server took a mail."""
    waiting = Mailing.objects.filter(pk=mailing.pk, state=MailState.WAITING)
    waiting.update(state=MailState.SENT, sent_at=now, problem="")


@transaction.atomic
def mail_failed(*, mailing: Mailing, problem: str, final: bool, by: Actor, now: datetime) -> bool:
    """Write down why a mail did not go; return whether it was given up."""
    over = final or mailing.tries >= MOST_TRIES
    state = MailState.FAILED if over else MailState.WAITING
    Mailing.objects.filter(pk=mailing.pk, state=MailState.WAITING).update(state=state, problem=problem[:64])
    return over


@transaction.atomic
def bounced(*, office: Office, key: str, recipient: str, status: str, by: Actor, now: datetime) -> Mailing | None:
    """Write down that a report's mail came back: known by its Message-ID, and only to the address that it went to.

    Returns the mail, None where none of this office has this key or it went elsewhere. A person may send it again.
    """
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    rows = Mailing.objects.select_for_update(of=("self",)).filter(report__office=office, report=int(match[1]))
    row = rows.filter(pk=int(match[2]), state=MailState.SENT).first()
    if row is None or (recipient and recipient != row.address):
        return None
    row.state, row.problem, row.sent_at = MailState.FAILED, came_back(status), None
    row.save(update_fields=["state", "problem", "sent_at"])
    return row
