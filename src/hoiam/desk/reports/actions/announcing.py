"""Tell whoever prepares the weekly report, at the hour of the draft, that it is there and what it lacks."""

from datetime import datetime, timedelta

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts.queries import channels_of
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.reports import queries
from hoiam.desk.reports.models import Announcement, AnnouncementSending, Report, ReportState
from hoiam.desk.reports.roles import WRITERS
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

EVERY = timedelta(minutes=5)  # between two looks
STALE = timedelta(days=1)  # past its term so long, a week is no news any more
PREPARED = (ReportState.DRAFT, ReportState.FROZEN)


@transaction.atomic
def announce(*, office: Office, by: Actor, now: datetime) -> Announcement | None:
    """Tell of a week's draft from its hour on, once; None where it is too early, told, or approved.

    The oldest week that is news still comes first: a machine that was off past the term has opened the next one before.
    It stands in Hôm nay of those who write the report, and goes over the channels that the office set for their unit.
    """
    untold = queries.weekly_of(office).filter(state__in=PREPARED, announcement=None, due_at__gt=now - STALE)
    report = untold.order_by("due_at", "id").first()
    if office.frozen_at is not None or report is None:
        return None
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if now < queries.hours_of(report).draft:
        return None
    gaps = [list(gap) for gap in queries.gaps_of(report, now)]
    made, new = Announcement.objects.get_or_create(report=report, defaults={"at": now, "gaps": gaps})
    if new:
        _send(made, office, by, now)
    return made if new else None


def _send(made: Announcement, office: Office, by: Actor, now: datetime) -> None:
    prepare = units.units_of(office, localdate(now)).filter(role__in=WRITERS)
    for channel in channels_of(office).filter(recipient__unit__in=prepare):
        sending = AnnouncementSending.objects.create(announcement=made, channel=channel)
        args, key = {"sending": sending.pk}, f"report.tell:{sending.pk}"
        jobs.enqueue(kind="report.tell", args=args, key=key, office=office.key, by=by, now=now)


@transaction.atomic
def note_told(*, sending: AnnouncementSending, problem: str, by: Actor, now: datetime) -> None:
    """Note that a channel took it, or why it did not."""
    sent = None if problem else now
    AnnouncementSending.objects.filter(pk=sending.pk, sent_at=None).update(sent_at=sent, problem=problem[:64])
