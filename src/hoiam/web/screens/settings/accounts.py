"""The accounts of the office, each with the roles that it holds or held."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.calendar.zone import localdate
from hoiam.desk.units import queries
from hoiam.web.screens.settings.account import roles_of
from hoiam.web.screens.settings.keepers import ADMINISTRATORS, only, tabs

PAGE = 50


@only(ADMINISTRATORS)
def accounts(request: HttpRequest) -> HttpResponse:
    """Show the accounts in the order of their names."""
    today = localdate(request.now)
    page = Paginator(queries.accounts_of(request.office), PAGE).get_page(request.GET.get("trang"))
    rows = [(person, [role for role in roles_of(person, today) if role.now]) for person in page]
    context = {"now": request.seen_at, "tabs": tabs(request), "at": "settings_accounts", "page": page, "rows": rows}
    return render(request, "settings/accounts.html", context)
