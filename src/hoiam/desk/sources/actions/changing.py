"""Correct what is known of an outlet, and how often a source is read: configuration, so each line tells old and new."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.sources.actions.registering import POLITE, keeper
from hoiam.desk.sources.models import Outlet, Source

OF_AN_OUTLET = ("name", "kind", "press_type", "issues", "licence", "home", "legal_basis", "level", "province")
OF_A_SOURCE = ("every", "most_every", "interval", "options")


@transaction.atomic
def change_outlet(*, outlet: Outlet, by: Actor, now: datetime, **fields: Any) -> None:
    """Correct an outlet: its name, what it is by its licence, where it stands, on which basis it is read.

    What was written to it keeps the clocks that it was computed with.
    """
    keeper(by)
    if not fields.get("legal_basis", "basis"):
        raise Refused("outlet.no_basis", outlet=outlet.key)
    _record(outlet, OF_AN_OUTLET, fields, ("outlet", outlet.key), by, now)


@transaction.atomic
def change_source(*, source: Source, by: Actor, now: datetime, **fields: Any) -> None:
    """Set the bounds within which a source is read by its own rhythm, its pause, and the selectors of a list page.

    Another address is another source. Seconds throughout.
    """
    keeper(by)
    sample = source.outlet.sample and by.kind == "machine"
    if fields.get("interval", POLITE) < POLITE and not sample and fields["interval"] != source.interval:
        raise Refused("source.impolite", least=POLITE)
    _record(source, OF_A_SOURCE, fields, ("source", source.url), by, now)


def _record(
    thing: Outlet | Source,
    may: tuple[str, ...],
    fields: dict[str, Any],
    subject: tuple[str, str],
    by: Actor,
    now: datetime,
) -> None:
    """Write what is different, and one line that tells what it was and what it is; nothing where nothing is."""
    if unknown := set(fields) - set(may):
        raise ValueError(f"not to be changed here: {sorted(unknown)}")
    held = type(thing).objects.select_for_update().get(pk=thing.pk)
    new = {name: value for name, value in fields.items() if value != getattr(held, name)}
    if not new:
        return
    changes = {name: [getattr(held, name), value] for name, value in new.items()}
    type(thing)._default_manager.filter(pk=thing.pk).update(**new)
    audit.record(verb=f"{subject[0]}.change", subject=subject, by=by, now=now, changes=changes)
