"""Keep a filter, mute and lift, note that a list was taken out: each leaves an audit line, but for one's own filter."""

from datetime import date, datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.inbox.models import Mute, SavedFilter
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories.actions import SORTERS
from hoiam.desk.stories.models import Story
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

MOST = 12  # filters of one person in one office


@transaction.atomic
def keep_filter(*, office: Office, name: str, query: str, shared: bool, by: Actor, now: datetime) -> SavedFilter:
    """Keep a filter under a name; the same name again changes it."""
    units.refuse_frozen(office)
    name = " ".join(name.split())[:80]
    if not name:
        raise Refused("filter.name")
    mine = SavedFilter.objects.filter(office=office, owner=by.key)
    if not mine.filter(name=name).exists() and mine.count() >= MOST:
        raise Refused("filter.too_many", most=MOST)
    values = {"query": query[:500], "shared": shared, "made_at": now}
    kept, _new = SavedFilter.objects.update_or_create(office=office, owner=by.key, name=name, defaults=values)
    if shared:
        _line(office, "filter.share", by, now, name=name, query=kept.query)
    return kept


@transaction.atomic
def drop_filter(*, kept: SavedFilter, by: Actor, now: datetime) -> None:
    """Let the owner take a filter away."""
    if kept.owner != by.key:
        raise Refused("filter.not_yours")
    if kept.shared:
        _line(kept.office, "filter.drop", by, now, name=kept.name)
    kept.delete()


@transaction.atomic
def mute(
    *,
    office: Office,
    story: Story | None,
    outlet: Outlet | None,
    until: date | None,
    reason: str,
    by: Actor,
    now: datetime,
) -> Mute:
    """Leave one story, or what only one outlet tells, out of the morning's list. Muting again changes nothing."""
    _may(office, by)
    running = Mute.objects.filter(office=office, story=story, outlet=outlet, until=until, lifted_at__isnull=True)
    if there := running.first():
        return there
    made = Mute.objects.create(
        office=office, story=story, outlet=outlet, until=until, reason=reason[:300], muted_by=by.key, muted_at=now
    )
    thing = {"story": story.pk} if story else {"outlet": outlet.key if outlet else ""}
    _line(office, "inbox.mute", by, now, until=until.isoformat() if until else "", reason=made.reason, **thing)
    return made


@transaction.atomic
def lift(*, muted: Mute, by: Actor, now: datetime) -> None:
    """Show again what was muted. Lifting it again changes nothing."""
    _may(muted.office, by)
    if Mute.objects.filter(pk=muted.pk, lifted_at__isnull=True).update(lifted_by=by.key, lifted_at=now):
        thing = {"story": muted.story_id} if muted.story_id else {"outlet": muted.outlet.key if muted.outlet else ""}
        _line(muted.office, "inbox.lift", by, now, **thing)


@transaction.atomic
def note_export(*, office: Office, kind: str, query: str, stories: int, by: Actor, now: datetime) -> None:
    """Note that somebody took a list out of the house: of what, and how many stories."""
    _line(office, "inbox.export", by, now, kind=kind, query=query[:500], stories=stories)


@transaction.atomic
def note_search_export(
    *, office: Office, kind: str, group: str, query: str, rows: int, by: Actor, now: datetime
) -> None:
    """Note that somebody took cases, letters or papers that a search found out of the house."""
    _line(office, "search.export", by, now, kind=kind, group=group, query=query[:500], rows=rows)


def _may(office: Office, by: Actor) -> None:
    if not by.roles & SORTERS:
        raise Refused("story.role")
    units.refuse_frozen(office)


def _line(office: Office, verb: str, by: Actor, now: datetime, **facts: object) -> None:
    role = next((r.value for r in sorted(by.roles) if r in SORTERS), "")
    audit.record(verb=verb, subject=("office", office.key), by=by, now=now, role=role, office=office.key, **facts)
