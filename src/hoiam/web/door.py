"""Who is asking, for which office, and what becomes of errors: the one place where each is decided for all screens."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError
from hoiam.desk.units import queries as units
from hoiam.web.sentences import sentence

Handler = Callable[..., HttpResponse]


class StaffOnly(DefaultAccountAdapter):
    """Accounts are made by the administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: there is no way to make an account from outside."""
        return False


def broken(request: HttpRequest) -> HttpResponse:
    """Answer an unexpected error. A dead database gets a page that needs none and says that nothing is lost."""
    error = sys.exc_info()[1]
    dead = isinstance(error, DatabaseError | InterfaceError)
    page = "503.html" if dead else "500.html"
    return HttpResponse(loader.get_template(page).render(), status=503 if dead else 500)


class Who:
    """Put the person's office and actor on the request: `request.office`, `request.actor`, or None for strangers."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.office = request.actor = None
        request.offices = []
        if request.user.is_authenticated:
            today = localdate(request.now)
            grants = list(units.grants_of(request.user, today))
            request.offices = units.offices_in(grants)
            chosen = request.session.get("office")
            request.office = next((o for o in request.offices if o.key == chosen), None)
            if request.office is None and request.offices:
                request.office = request.offices[0]
            if request.office:
                request.actor = units.actor_in(request.office, request.user, grants)
        # A frozen office is seen as it stood: its clocks do not run on.
        request.seen_at = request.office.frozen_at if request.office and request.office.frozen_at else request.now
        return self.get_response(request)


def staff(view: Handler) -> Handler:
    """Let in people who hold a role in an office today; a thing that is not theirs is not found."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor is None:
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist as missing:
            raise Http404 from missing

    return guarded


def done(request: HttpRequest, act: Callable[[], Any], to: str, said: str = "") -> HttpResponse:
    """Do one action and go on to `to`; a refusal becomes a sentence on the page that the person came from."""
    try:
        act()
    except HoiamError as refused:
        messages.error(request, sentence(refused))
        return redirect(_back(request, to))
    if said:
        messages.success(request, said)
    return redirect(to)


def _back(request: HttpRequest, otherwise: str) -> str:
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()})
    return came_from if safe else otherwise
