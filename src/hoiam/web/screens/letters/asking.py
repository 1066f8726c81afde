"""What the pages about a letter have in common: the door, the way back, the kicker."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hoiam.desk.cases.queries import case_for
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.web.screens.ask import Ask


def letter_of(request: HttpRequest, number: int) -> Letter:
    """Return a letter of a case that this person may see. Raises DoesNotExist for a stranger's."""
    letter = queries.letter_for(request.office, number)
    case_for(request.office, request.actor, letter.case.number)
    return letter


def address(letter: Letter) -> str:
    """Return where the page of a letter stands."""
    return reverse("letter", args=[letter.pk])


def about(letter: Letter, title: str, button: str, **more: Any) -> Ask:
    """Return the page that asks one thing about a letter."""
    kicker = f"{letter.case.number}, {letter.full_number or letter.title}"
    return Ask(title=title, button=button, back=address(letter), kicker=kicker, place="letters", **more)
