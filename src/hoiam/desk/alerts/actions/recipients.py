"""Set who is told and over which channel. A recipient is a unit or a post; an address is told to no audit line."""

from datetime import datetime

from django.db import transaction

from hoiam.core.alert import WAITS, leaves_the_country
from hoiam.core.errors import Refused
from hoiam.core.match.queries.persons import points_at
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts.actions._lines import KEEPERS, may, set_line
from hoiam.desk.alerts.actions.raising import queue
from hoiam.desk.alerts.models import Channel, ChannelKind, Delivery, Recipient
from hoiam.desk.units.models import Office, Unit

LAST = 2  # the steps after the first: leaders, then whoever stands above them


@transaction.atomic
def add_recipient(
    *, office: Office, unit: Unit | None, post: str, step: int, waits: str, digest: bool, by: Actor, now: datetime
) -> Recipient:
    """Name a unit, or a post of it, that is told.

    Raises Refused alert.recipient, alert.person_name, alert.foreign_unit.
    """
    may(office, by, KEEPERS)
    post = _checked(office, unit, post, step, waits)
    told = {"step": step, "waits": waits, "digest": digest}
    made = Recipient.objects.create(office=office, unit=unit, post=post, made_by=by.key, made_at=now, **told)
    set_line(office, "alert.recipient", by, now, to=str(made), **told)
    return made


@transaction.atomic
def change_recipient(*, recipient: Recipient, step: int, waits: str, digest: bool, by: Actor, now: datetime) -> None:
    """Change when a recipient is told. Raises Refused alert.recipient."""
    may(recipient.office, by, KEEPERS)
    held = Recipient.objects.select_for_update(of=("self",)).get(pk=recipient.pk)
    _checked(recipient.office, recipient.unit, recipient.post, step, waits)
    before = {"step": held.step, "waits": held.waits, "digest": held.digest}
    held.step, held.waits, held.digest = step, waits, digest
    held.save(update_fields=["step", "waits", "digest"])
    told = {"step": step, "waits": waits, "digest": digest}
    set_line(recipient.office, "alert.recipient", by, now, to=str(recipient), before=before, **told)


@transaction.atomic
def end_recipient(*, recipient: Recipient, by: Actor, now: datetime) -> None:
    """Tell a recipient no more; what was sent stays in the history. Ending again changes nothing."""
    may(recipient.office, by, KEEPERS)
    standing = Recipient.objects.filter(pk=recipient.pk, ended_at__isnull=True)
    if standing.update(ended_by=by.key, ended_at=now):
        set_line(recipient.office, "alert.recipient_end", by, now, to=str(recipient))


@transaction.atomic
def add_channel(*, recipient: Recipient, kind: str, address: str, abroad: bool, by: Actor, now: datetime) -> Channel:
    """Give a recipient an address, as its kind keeps it. `abroad`: the office says that messages may leave the country.

    Raises Refused alert.channel, alert.abroad.
    """
    may(recipient.office, by, KEEPERS)
    if kind not in ChannelKind.values or not address.strip():
        raise Refused("alert.channel")
    leaves = leaves_the_country(kind, address)
    if leaves and not abroad:
        raise Refused("alert.abroad")
    there = Channel.objects.filter(recipient=recipient, kind=kind, address=address, ended_at__isnull=True).first()
    if there:
        return there
    about = {"kind": kind, "address": address, "abroad": leaves, "made_by": by.key, "made_at": now}
    made = Channel.objects.create(recipient=recipient, **about)
    set_line(recipient.office, "alert.channel", by, now, to=str(recipient), channel=kind, abroad=leaves)
    return made


@transaction.atomic
def end_channel(*, channel: Channel, by: Actor, now: datetime) -> None:
    """Use an address no more. Ending again changes nothing."""
    office = channel.recipient.office
    may(office, by, KEEPERS)
    if Channel.objects.filter(pk=channel.pk, ended_at__isnull=True).update(ended_by=by.key, ended_at=now):
        set_line(office, "alert.channel_end", by, now, to=str(channel.recipient), channel=channel.kind)


@transaction.atomic
def try_channel(*, channel: Channel, by: Actor, now: datetime) -> Delivery:
    """Send a message that says it is a trial, at once and at any hour."""
    office = channel.recipient.office
    may(office, by, KEEPERS)
    key = f"thu-{channel.pk}-{int(now.timestamp() * 1000)}"
    made = Delivery.objects.create(office=office, channel=channel, purpose="try", key=key, due_at=now)
    queue(made, by, now)
    set_line(office, "alert.try", by, now, to=str(channel.recipient), channel=channel.kind)
    return made


def _checked(office: Office, unit: Unit | None, post: str, step: int, waits: str) -> str:
    post = " ".join(post.split())[:120]
    if not (unit or post) or waits not in WAITS or not 0 <= step <= LAST:
        raise Refused("alert.recipient")
    if unit and unit.office_id != office.pk:
        raise Refused("alert.foreign_unit", unit=unit.short_name)
    if points_at(post):
        raise Refused("alert.person_name")
    return post
