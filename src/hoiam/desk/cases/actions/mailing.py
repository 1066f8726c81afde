"""Tell a term by mail too: once for each step to each account with an address, in working time; say what became of it.

The notice on the page stays the record of the reminder (reminding); a mail is a copy of it on its way to one person.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from hoiam.core.alert import is_working, next_working
from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Temporary
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.cases.models import CaseClock, ReminderMail
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.law import queries as law
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

MOST_ATTEMPTS = 100  # of the job, an hour apart in the end; the age of the mail ends it before


def queue_mails(
    *, clock: CaseClock, step: str, to: Collection[Unit], roles: Collection[str], by: Actor, now: datetime
) -> int:
    """Queue the mails of one reminder in the caller's transaction; return how many are new."""
    office = clock.case.office
    if not units.mails_reminders(office):
        return 0
    today, made = localdate(now), 0
    owners = [units.owner_today(unit, today) for unit in to]
    for person in units.reached(office, today, owners, roles):
        mail, new = ReminderMail.objects.get_or_create(
            clock=clock, step=step, person=person, defaults={"address": person.email, "made_at": now}
        )
        if new:
            key, args = f"case.mail:{mail.pk}", {"mail": mail.pk}
            jobs.enqueue(
                kind="case.mail", args=args, key=key, office=office.key, by=by, now=now, most_attempts=MOST_ATTEMPTS
            )
            made += 1
    return made


@transaction.atomic
def begin_reminder_mail(*, number: int, by: Actor, now: datetime) -> ReminderMail | None:
    """Return a mail that is to be sent now; None for one that is over or no longer wanted.

    Raises Temporary("remind.hours") outside working time: it is sent when the next begins.
    """
    rows = ReminderMail.objects.select_for_update(of=("self",)).select_related("clock__case__office", "person")
    mail = rows.get(pk=number)
    if mail.state != "waiting":
        return None
    office = mail.clock.case.office
    wanted = mail.clock.done_at is None and mail.person.is_active and mail.person.email == mail.address
    if office.frozen_at or not wanted or not units.mails_reminders(office):
        mail.state = "dropped"
        mail.save(update_fields=["state"])
        return None
    policy, calendar = policy_of(office), law.calendar()
    if not is_working(now, policy.working, calendar):
        later = next_working(now, policy.working, calendar) - now
        raise Temporary("remind.hours", max(later, timedelta(minutes=1)).total_seconds())
    mail.attempts += 1
    mail.save(update_fields=["attempts"])
    return mail


@transaction.atomic
def reminder_mailed(*, mail: ReminderMail, by: Actor, now: datetime) -> None:
    """Note that the mail server took it."""
    ReminderMail.objects.filter(pk=mail.pk, state="waiting").update(state="sent", sent_at=now, problem="")


@transaction.atomic
def reminder_mail_failed(*, mail: ReminderMail, problem: str, final: bool, by: Actor, now: datetime) -> bool:
    """Note why it did not go out; return True where it is given up: `final`, or when it has become too old.

    Too old is what the next step of the same term has overtaken, and what has waited for a whole working day.
    """
    over = final or _overtaken(mail) or law.calendar().next_working(localdate(mail.made_at)) < localdate(now)
    state = "failed" if over else "waiting"
    ReminderMail.objects.filter(pk=mail.pk, state="waiting").update(state=state, problem=problem[:64])
    return over


def _overtaken(mail: ReminderMail) -> bool:
    return ReminderMail.objects.filter(clock=mail.clock_id, person=mail.person_id, pk__gt=mail.pk).exists()
