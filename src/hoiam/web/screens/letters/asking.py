"""What the pages about a letter have in common: the door, the way back, the kicker."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.words.papers import KINDS
from hoiam.web.screens.ask import Ask


def letter_of(request: HttpRequest, number: int) -> Letter:
    """Return a letter that this person may see. Raises DoesNotExist for a stranger's."""
    return queries.visible(request.office, request.actor).get(pk=number)


def name_of(letter: Letter) -> str:
    """Return what a letter is called: "Công văn 15/UBND-VX", "Giấy ủy quyền phát ngôn"."""
    kind = str(KINDS["cong_van"] if letter.route else KINDS[letter.kind])
    return f"{kind} {letter.full_number}".strip()


def to_whom(letter: Letter) -> str:
    """Return who a letter goes to, in short: the press agency, or the first addressee."""
    if letter.outlet:
        return letter.press
    facts = queries.facts_of(letter)
    named = facts.addressees if isinstance(facts, PaperFacts) else ()
    return named[0] if named else ""


def address(letter: Letter) -> str:
    """Return where the page of a letter stands."""
    return reverse("letter", args=[letter.pk])


def about(letter: Letter, title: str, button: str, **more: Any) -> Ask:
    """Return the page that asks one thing about a letter."""
    said = (letter.case.number if letter.case else "", letter.full_number or letter.title)
    kicker = ", ".join(part for part in said if part)
    return Ask(title=title, button=button, back=address(letter), kicker=kicker, place="letters", **more)
