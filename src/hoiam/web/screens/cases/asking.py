"""What the pages that ask something about a case have in common: the door, the way back, the kicker."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case
from hoiam.web.screens.ask import Ask


def case_of(request: HttpRequest, number: str) -> Case:
    """Return the case through its single door. Raises Case.DoesNotExist for a stranger's."""
    case = queries.case_for(request.office, request.actor, number)
    case.office = request.office
    return case


def address(case: Case) -> str:
    """Return where the page of a case stands."""
    return reverse("case", args=[case.number])


def about(case: Case, title: str, button: str, **more: Any) -> Ask:
    """Return the page that asks one thing about a case."""
    return Ask(title=str(title), button=str(button), back=address(case), kicker=f"{case.number}, {case.title}", **more)
