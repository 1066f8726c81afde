"""Settle one doubtful word, by the machine's reading, another one, or one typed anew."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoiam.core.errors import Unreadable
from hoiam.desk.directives import actions, doubts, queries
from hoiam.desk.directives.models import Directive
from hoiam.web.door import done, staff
from hoiam.web.screens.directives.forms import ReadingForm
from hoiam.web.screens.directives.reading import structure_of


@require_POST
@staff
def accept(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Settle it and go on to the next one, which has the focus, so that Enter accepts it.

    No fragment in the address: a browser that jumps to one does not focus.
    """
    found = queries.directive_for(request.office, number)
    form = ReadingForm(request.POST)
    reading = form.reading_of() if form.is_valid() else ""

    def act() -> None:
        changed = _changed(found, place, reading)
        told = {"seen": found.restored, "structure": _structure(changed)} if changed != found.restored else {}
        actions.accept_word(directive=found, place=place, reading=reading, by=request.actor, now=request.now, **told)

    return done(request, act, reverse("directive", args=[number]) + "?tiep=1")


@require_POST
@staff
def accept_rest(request: HttpRequest, number: int) -> HttpResponse:
    """Accept what is left of the doubtful words, none of them a number, a date or a name."""
    found = queries.directive_for(request.office, number)
    return done(
        request,
        lambda: actions.accept_rest(directive=found, by=request.actor, now=request.now),
        reverse("directive", args=[number]) + "?tiep=1",
    )


def _changed(found: Directive, place: int, reading: str) -> str:
    """Return the text as it reads with this word; what the action refuses changes nothing here."""
    words = " ".join(reading.split())
    if not words or not 0 <= place < len(found.doubts):
        return found.restored
    where = doubts.places(found.source, found.restored, found.doubts)[place]
    return doubts.settled_text(found.restored, where, words)


def _structure(text: str) -> dict[str, object] | None:
    try:
        return structure_of(text)
    except Unreadable:
        return None
