"""Papers that belong together, as the page of each shows them: what this one is to the others, and they to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from hoiam.core.values.actor import Actor
from hoiam.desk.letters import queries as letters
from hoiam.desk.papers import linking
from hoiam.desk.papers.actions import LINKERS
from hoiam.desk.papers.models import Paper
from hoiam.desk.papers.words import RELATIONS
from hoiam.web.chrome.orders import where


@dataclass(frozen=True, slots=True)
class Bound:
    """One link as seen from one of its ends."""

    word: str
    title: str
    url: str
    drop_url: str  # "" where this person may not take it away


@dataclass(frozen=True, slots=True)
class Related:
    """All links of a paper, and where this person may add one."""

    rows: Sequence[Bound]
    add_url: str = ""


def related(paper: Paper | None, actor: Actor, on: date) -> Related:
    """Return the links of a paper; of one that is not in the register none."""
    if paper is None:
        return Related(())
    may = bool(actor.roles & LINKERS) and not paper.office.frozen_at
    rows, links = [], list(linking.links_of(paper))
    ends = Paper.objects.filter(pk__in=[pk for one in links for pk in (one.paper_id, one.other_id)])
    mine = set(letters.open_to(ends, paper.office, actor, on).values_list("pk", flat=True))
    for one in links:
        ours = one.paper_id == paper.pk
        other = one.other if ours else one.paper
        if other.pk not in mine:  # what citizens wrote is named only to who handles it (guard-rail G9)
            continue
        drop = reverse("paper_unlink", args=[one.pk]) if may else ""
        rows.append(Bound(str(RELATIONS[one.relation][not ours]), titled(other), where(other), drop))
    return Related(rows, reverse("paper_link", args=[paper.year, paper.arrival]) if may else "")


def titled(paper: Paper) -> str:
    """Return what a paper is called in a list of others."""
    day = f" ({paper.dated:%d/%m/%Y})" if paper.dated else ""
    return f"{paper.number}{day}, {paper.subject}" if paper.number else f"{paper.subject}{day}"
