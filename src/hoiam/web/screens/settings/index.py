"""One's own account, and the units of the office on a day with who answers for each today."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.calendar.zone import localdate
from hoiam.desk.units import queries
from hoiam.desk.units.models import RoleGrant, Unit
from hoiam.desk.units.words import ROLES
from hoiam.web.door import staff
from hoiam.web.screens.settings.keepers import tabs


@dataclass(frozen=True, slots=True)
class Held:
    """One role that somebody holds, in words."""

    grant: RoleGrant
    word: object


@dataclass(frozen=True, slots=True)
class Row:
    """One unit; `owner` answers for it today, None where it ended and no successor is written down."""

    unit: Unit
    word: object
    owner: Unit | None


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    today, day = localdate(request.now), _asked(request)
    mine = [grant for grant in queries.grants_of(request.user, today) if grant.office_id == request.office.pk]
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings",
        "held": [Held(grant, ROLES[grant.role]) for grant in mine],
        "offices": request.offices,
        "day": day,
        "today": today,
        "units": [_row(unit, today) for unit in queries.units_of(request.office, day)],
    }
    return render(request, "settings/index.html", context)


def _asked(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return localdate(request.seen_at)


def _row(unit: Unit, today: date) -> Row:
    owner = queries.owner_today(unit, today)
    ended = owner.valid_to is not None and owner.valid_to <= today
    return Row(unit, ROLES[unit.role], None if ended else owner)
