"""Which letters are there, what waits for whom, and what would a letter look like?"""

from datetime import datetime

from django.db.models import QuerySet

from hoiam.core.compose.letter import letter as compose
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.store import unpack
from hoiam.core.values.document import Document
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.units.models import Office


def letters_of(office: Office) -> QuerySet[Letter]:
    """Return an office's letters, newest first."""
    return (
        Letter.objects.filter(office=office).select_related("case", "outlet", "office").order_by("-drafted_at", "-id")
    )


def letter_for(office: Office, number: int) -> Letter:
    """Return one letter of an office; the single door. Raises Letter.DoesNotExist for a stranger's."""
    return letters_of(office).get(pk=number)


def facts_of(letter: Letter) -> LetterFacts:
    """Return what a letter is written from."""
    return unpack(LetterFacts, letter.facts)


def document_of(letter: Letter) -> Document:
    """Return the letter as a document: as it was issued, or as its facts make it now."""
    if letter.document:
        return unpack(Document, letter.document)
    return compose(facts_of(letter))


def waiting(office: Office, state: str) -> QuerySet[Letter]:
    """Return the letters that stand in one state, oldest first."""
    return letters_of(office).filter(state=state).order_by("drafted_at")


def issued_between(office: Office, start: datetime, end: datetime) -> QuerySet[Letter]:
    """Return the letters issued in [start, end)."""
    return letters_of(office).filter(state=LetterState.ISSUED, issued_at__gte=start, issued_at__lt=end)


def of_case(case_id: int) -> QuerySet[Letter]:
    """Return a case's letters, oldest first."""
    return Letter.objects.filter(case_id=case_id).select_related("outlet", "office", "case").order_by("id")
