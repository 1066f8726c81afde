"""Bind two papers of the register to each other, and take the link away; both leave their line."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.papers.models import Paper, PaperLink, Relation
from hoiam.desk.units import queries as units

LINKERS = frozenset({Role.VAN_THU, Role.VAN_PHONG, Role.PHONG_VHTT, Role.TRUNG_TAM, Role.CHU_TICH, Role.PCT})


@transaction.atomic
def link(*, paper: Paper, other: Paper, relation: Relation, by: Actor, now: datetime) -> PaperLink:
    """Say what a paper is to another one of the same office.

    Raises Refused: link.role, link.self, link.foreign; MoveDenied("link.there") where it was said before.
    """
    if not by.roles & LINKERS:
        raise Refused("link.role")
    units.refuse_frozen(paper.office)
    if paper.pk == other.pk:
        raise Refused("link.self")
    if paper.office_id != other.office_id:
        raise Refused("link.foreign")
    told = {"made_by": by.key, "made_at": now}
    made, fresh = PaperLink.objects.get_or_create(paper=paper, other=other, relation=relation, defaults=told)
    if not fresh:
        raise MoveDenied("link.there")
    _line(made, "paper.link", by, now)
    return made


@transaction.atomic
def unlink(*, link: PaperLink, by: Actor, now: datetime) -> None:
    """Take a link away; the papers stay. Taking it away again changes nothing."""
    if not by.roles & LINKERS:
        raise Refused("link.role")
    units.refuse_frozen(link.paper.office)
    count, _rows = PaperLink.objects.filter(pk=link.pk).delete()
    if count:
        _line(link, "paper.unlink", by, now)


def _line(link: PaperLink, verb: str, by: Actor, now: datetime) -> None:
    paper, other = link.paper, link.other
    number, subject = other.number or other.subject[:80], ("paper", str(paper.pk))
    key = paper.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, relation=str(link.relation), number=number)
