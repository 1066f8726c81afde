"""Give an account a new password, for somebody who lost theirs: shown once, as for a new account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.desk.units import actions, queries
from hoiam.web.screens.settings.keepers import ADMINISTRATORS, only
from hoiam.web.screens.settings.secret import shown_once, word
from hoiam.web.sentences import sentence


@never_cache
@require_POST
@only(ADMINISTRATORS)
def reset(request: HttpRequest, username: str) -> HttpResponse:
    """Set the password and show it; every session of the account ends with the old one."""
    person = queries.account_for(request.office, username)
    password = word()
    act = {"person": person, "office": request.office, "password": password}
    try:
        actions.reset_password(by=request.actor, now=request.now, **act)
    except HoiamError as refused:
        messages.error(request, sentence(refused))
        return redirect("settings_account", username)
    return shown_once(request, person, password)
