"""One account: its post, the roles it holds or held, and what an administrator may change."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.calendar.zone import localdate
from hoiam.desk.units import queries
from hoiam.desk.units.models import Person, RoleGrant
from hoiam.desk.units.words import ROLES
from hoiam.web.screens.settings.keepers import ADMINISTRATORS, only, tabs


@dataclass(frozen=True, slots=True)
class Shown:
    """One role of an account: `now` while it is in force, `over` once it has ended."""

    grant: RoleGrant
    word: object
    now: bool
    over: bool


@only(ADMINISTRATORS)
def account(request: HttpRequest, username: str) -> HttpResponse:
    """Show the account."""
    person = queries.account_for(request.office, username)
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings_accounts",
        "person": person,
        "roles": roles_of(person, localdate(request.now)),
        "own": person.pk == request.user.pk,
    }
    return render(request, "settings/account.html", context)


def roles_of(person: Person, today: date) -> list[Shown]:
    """Return the roles that `queries.accounts_of` brought along with an account."""
    return [_shown(grant, today) for grant in person.held]


def _shown(grant: RoleGrant, today: date) -> Shown:
    over = grant.valid_to is not None and grant.valid_to <= today
    return Shown(grant, ROLES[grant.role], not over and grant.valid_from <= today, over)
