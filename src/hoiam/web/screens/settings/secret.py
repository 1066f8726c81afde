"""A password that the machine makes: long enough to be safe, of letters that nobody confuses on paper."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.units.models import Person

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0, 1
PARTS, LENGTH = 4, 4  # 16 letters of 31: about 79 bits


def word() -> str:
    """Return a new password: four parts of four letters, kmep-x7qn-..."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(PARTS))


def shown_once(request: HttpRequest, person: Person, password: str) -> HttpResponse:
    """Return the only page that ever shows the password."""
    context = {"person": person, "password": password, "now": request.seen_at, "place": "settings"}
    return render(request, "settings/password.html", context)
