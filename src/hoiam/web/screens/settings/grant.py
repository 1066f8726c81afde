"""Give an account a role, or end one. Also in a frozen office: who may read it is decided as long as it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.units import actions, queries
from hoiam.desk.units.models import Person
from hoiam.desk.units.words import ROLES
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.forms import GrantForm, RevokeForm
from hoiam.web.screens.settings.keepers import ADMINISTRATORS, only

PAGE = "settings/ask.html"


@only(ADMINISTRATORS)
def grant(request: HttpRequest, username: str) -> HttpResponse:
    """Show the form, or give the role."""
    person = queries.account_for(request.office, username)
    today = localdate(request.now)

    def act(given: dict[str, Any]) -> None:
        actions.grant(person=person, office=request.office, by=request.actor, now=request.now, **given)

    form = GrantForm(posted(request), queries.units_of(request.office, today), today)
    return ask(request, form, _page(person, _("Giao vai trò"), _("Đã giao vai trò.")), act, PAGE)


@only(ADMINISTRATORS)
def revoke(request: HttpRequest, username: str, number: int) -> HttpResponse:
    """Show the form, or end the role."""
    person = queries.account_for(request.office, username)
    held = queries.grant_for(request.office, number)

    def act(given: dict[str, Any]) -> None:
        actions.revoke(grant=held, by=request.actor, now=request.now, **given)

    page = _page(person, _("Thôi vai trò"), _("Đã ghi ngày thôi vai trò."), {_("Vai trò"): ROLES[held.role]})
    return ask(request, RevokeForm(posted(request), localdate(request.now)), page, act, PAGE)


def _page(person: Person, title: str, said: str, facts: dict[str, Any] | None = None) -> Ask:
    back = reverse("settings_account", args=[person.username])
    return Ask(title, title, back, person.post, said=said, facts=facts or {}, place="settings")
