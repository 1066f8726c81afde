"""What every page may ask for: the office, the person, the places, the theme. Asks the database only when it is shown.

Pages that must stand when the database does not (errors, sign-in) simply do not ask.
"""

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from hoiam.web.chrome.counts import COUNTS
from hoiam.web.chrome.places import Place, places

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


class Chrome:
    """The frame of one request's page; each property is worked out when a template first asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def places(self) -> list[Place]:
        """Return the places of the masthead with their counts."""
        return places(self.request, COUNTS if getattr(self.request, "actor", None) else {})

    @property
    def theme(self) -> str:
        """Return "light" or "dark" where the person chose, else "" and the system decides."""
        chosen = self.request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else ""

    @property
    def office(self) -> object | None:
        """Return the office that the person works for, or None on pages of nobody."""
        return getattr(self.request, "office", None)

    @property
    def sso(self) -> str:
        """Return what people call the organisation's sign-in server, "" where none is set."""
        return settings.HOIAM_OIDC_NAME if settings.HOIAM_OIDC_SERVER else ""

    @property
    def path(self) -> str:
        """Return where the page stands, for forms that come back to it."""
        return self.request.get_full_path()


def masthead(request: HttpRequest) -> dict[str, object]:
    """Return the context that every template has."""
    return {"chrome": Chrome(request), "now": getattr(request, "now", None)}
