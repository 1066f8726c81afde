"""Which papers of the register belong together, and which one has a number? Writes nothing."""

import re
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.desk.papers.models import Paper, PaperLink
from hoiam.desk.papers.queries import as_known
from hoiam.desk.units.models import Office


def by_number(papers: QuerySet[Paper], number: str, dated: date | None = None) -> list[Paper]:
    """Return those papers of this number, the newest first, as two writers of it agree: "05/UBND-VX" is "5/ubnd-vx".

    `papers`: those that whoever asks may read.
    """
    wanted, digits = as_known(number), re.search(r"[1-9]\d*", number)
    if not wanted or not digits:
        return []
    rows = papers.filter(number__regex=rf"(^|[^0-9])0*{digits.group()}([^0-9]|$)")
    rows = rows.filter(dated=dated) if dated else rows
    return [paper for paper in rows if as_known(paper.number) == wanted]


def links_of(paper: Paper) -> QuerySet[PaperLink]:
    """Return the links of a paper to others and of others to it, the newest first."""
    rows = PaperLink.objects.filter(Q(paper=paper) | Q(other=paper))
    return rows.select_related("paper__office", "other__office").order_by("-made_at", "-id")


def link_for(office: Office, number: int) -> PaperLink:
    """Return one link of an office's papers; the single door. Raises PaperLink.DoesNotExist for a stranger's."""
    return PaperLink.objects.select_related("paper__office", "other").get(paper__office=office, pk=number)
