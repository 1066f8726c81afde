"""Which papers belong to a letter of ours, and which letter has a number? Writes nothing."""

import re
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.desk.letters.models import Letter, LetterLink
from hoiam.desk.papers.models import Paper
from hoiam.desk.papers.queries import as_known
from hoiam.desk.units.models import Office


def by_number(letters: QuerySet[Letter], number: str, dated: date | None = None) -> list[Letter]:
    """Return those letters of this number, as two writers of it agree. `letters`: those that whoever asks may see."""
    digits = re.search(r"[1-9]\d{0,8}", number)
    if digits is None:
        return []
    rows = letters.filter(number=int(digits.group()))
    rows = rows.filter(numbered_on=dated) if dated else rows
    return [letter for letter in rows if as_known(letter.full_number) == as_known(number)]


def links_of(letter: Letter) -> QuerySet[LetterLink]:
    """Return the links of a letter to other papers and of other letters to it, the newest first."""
    rows = LetterLink.objects.filter(Q(letter=letter) | Q(other=letter))
    return rows.select_related("letter__office", "paper__office", "other__office").order_by("-made_at", "-id")


def links_to(paper: Paper) -> QuerySet[LetterLink]:
    """Return the links of letters to a paper that came in, the newest first."""
    return LetterLink.objects.filter(paper=paper).select_related("letter__office").order_by("-made_at", "-id")


def link_for(office: Office, number: int) -> LetterLink:
    """Return one link of an office's letters; the single door. Raises LetterLink.DoesNotExist for a stranger's."""
    rows = LetterLink.objects.select_related("letter__office", "letter__case", "paper", "other")
    return rows.get(letter__office=office, pk=number)
