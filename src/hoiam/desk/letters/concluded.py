"""Which conclusions of competent agencies does a case have, and does a letter go with its own? Reads only."""

from django.db.models import QuerySet

from hoiam.core.compose.letter_facts import Conclusion as Cited
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.letter_words import named
from hoiam.core.values.case import Route
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Conclusion, Letter


def conclusions_of(case: Case) -> QuerySet[Conclusion]:
    """Return the recorded conclusions of a case, the newest paper first."""
    return Conclusion.objects.filter(case=case).select_related("file").order_by("-signed_on", "-id")


def cited(row: Conclusion) -> Cited:
    """Return a recorded conclusion as a letter cites it."""
    return Cited(row.kind, row.number, row.signed_on, row.issuer, row.title)


def recorded(case: Case, paper: Cited) -> Conclusion | None:
    """Return the record of a conclusion that a letter cites, None where its case has none."""
    return conclusions_of(case).filter(number=paper.number, issuer=paper.issuer).first()


def lacks_conclusion(letter: Letter) -> bool:
    """Say whether a request for correction goes without the file of the conclusion that it rests on."""
    if letter.route != Route.CORRECTION:
        return False
    facts = queries.facts_of(letter)
    if not isinstance(facts, LetterFacts) or facts.conclusion is None:
        return True
    return not letter.enclosures.filter(name=named(facts.conclusion)).exists()
