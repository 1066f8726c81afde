"""Bind a letter that has its number to another paper, and take the link away; both leave their line."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.letters.actions.holding import line
from hoiam.desk.letters.models import Letter, LetterLink
from hoiam.desk.papers.actions import LINKERS
from hoiam.desk.papers.models import Paper, Relation
from hoiam.desk.units import queries as units


@transaction.atomic
def link_letter(
    *, letter: Letter, other: Letter | Paper, relation: Relation, by: Actor, now: datetime, back: bool = False
) -> LetterLink:
    """Say what a letter is to another paper of the same office, or (`back`) that one to it.

    Raises Refused: link.role, link.self, link.foreign, link.unnumbered; MoveDenied("link.there") if said before.
    """
    if not by.roles & LINKERS:
        raise Refused("link.role")
    units.refuse_frozen(letter.office)
    if letter.number is None:
        raise Refused("link.unnumbered")
    ours = isinstance(other, Letter)
    if ours and other.pk == letter.pk:
        raise Refused("link.self")
    if other.office_id != letter.office_id:
        raise Refused("link.foreign")
    about = {"letter": letter, "relation": relation, "back": back, "other" if ours else "paper": other}
    if ours and LetterLink.objects.filter(letter=other, other=letter, relation=relation, back=not back).exists():
        raise MoveDenied("link.there")
    made, fresh = LetterLink.objects.get_or_create(**about, defaults={"made_by": by.key, "made_at": now})
    if not fresh:
        raise MoveDenied("link.there")
    line(letter, "letter.link", by, now, number=_number(made), relation=str(relation))
    return made


@transaction.atomic
def unlink_letter(*, link: LetterLink, by: Actor, now: datetime) -> None:
    """Take a link away; the papers stay. Taking it away again changes nothing."""
    if not by.roles & LINKERS:
        raise Refused("link.role")
    units.refuse_frozen(link.letter.office)
    count, _rows = LetterLink.objects.filter(pk=link.pk).delete()
    if count:
        line(link.letter, "letter.unlink", by, now, number=_number(link), relation=str(link.relation))


def _number(link: LetterLink) -> str:
    if link.paper is not None:
        return link.paper.number or link.paper.subject[:80]
    return link.other.full_number if link.other else ""
