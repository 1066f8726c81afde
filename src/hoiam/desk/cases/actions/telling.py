"""Tell units, roles and persons what happened to a case; each notice is seen once, by any of those it is for."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from hoiam.core.handle.states import CLOSERS, DEEDS, ROUTERS
from hoiam.core.handle.turns import NEWS
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Audience, Move, Track
from hoiam.desk.cases.models import Case, Notice
from hoiam.desk.units.models import Unit

# Leaders give cases out too, but the secretariat is who waits for them: leaders are not told of each step.
_ROLES: dict[Audience, tuple[Role, ...]] = {
    Audience.ROUTERS: ROUTERS[:1],
    Audience.CLOSERS: CLOSERS,
    Audience.EDITORS: (Role.TRUNG_TAM,),
    Audience.LEADERS: (Role.CHU_TICH, Role.PCT),
}
_PARTS = {Audience.SUPPORT: "support", Audience.INFORMED: "inform"}


def tell_move(*, case: Case, wanted: Move, by: Actor, now: datetime, **facts: Any) -> None:
    """Tell those whom the table of moves names."""
    deed = DEEDS[wanted]
    _tell_all(case, deed.notice, deed.tells, by, now, facts)


def tell_turn(*, case: Case, track: Track, to: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Tell those whom the table of turns names that a part of work has come to a state; most states tell nobody."""
    news = NEWS.get((track, to))
    if news:
        _tell_all(case, news.notice, news.tells, by, now, facts)


def _tell_all(
    case: Case, code: str, tells: Iterable[Audience], by: Actor, now: datetime, facts: Mapping[str, Any]
) -> None:
    units: list[Unit] = []
    roles: list[Role] = []
    people: list[str] = []
    for audience in tells:
        if audience == Audience.LEAD and case.lead:
            units.append(case.lead)
        if audience in _PARTS:
            units += [other.unit for other in case.others.filter(part=_PARTS[audience]).select_related("unit")]
        roles += _ROLES.get(audience, ())
        if audience == Audience.OPENER:
            people.append(case.opened_by)
    tell(case=case, code=code, by=by, now=now, units=units, roles=roles, people=people, facts=facts)


def tell(
    *,
    case: Case,
    code: str,
    by: Actor,
    now: datetime,
    units: Iterable[Unit] = (),
    roles: Iterable[Role] = (),
    people: Iterable[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Write one notice for each of these; nobody is told of what they did themselves."""
    about = {"office": case.office, "case": case, "code": code, "facts": dict(facts or {}), "at": now, "by": by.key}
    rows = [Notice(unit=unit, **about) for unit in dict.fromkeys(units) if unit.key != by.unit]
    rows += [Notice(role=role.value, **about) for role in dict.fromkeys(roles) if role not in by.roles]
    rows += [Notice(person=key, **about) for key in dict.fromkeys(people) if key and key != by.key]
    Notice.objects.bulk_create(rows)


@transaction.atomic
def see(*, notices: QuerySet[Notice], by: Actor, now: datetime) -> int:
    """Mark notices as seen; return how many were new. They are nobody's decision, so no audit line is written."""
    return Notice.objects.filter(pk__in=notices.values("pk"), seen_at__isnull=True).update(seen_at=now, seen_by=by.key)
