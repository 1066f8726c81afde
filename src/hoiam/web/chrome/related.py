"""Papers that belong together, as the page of each shows them: what this one is to the others, and they to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from hoiam.core.values.actor import Actor
from hoiam.desk.letters import linking as letter_links
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import Letter, LetterLink
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
    readable = set(letters.open_to(ends, paper.office, actor, on).values_list("pk", flat=True))
    for one in links:
        ours = one.paper_id == paper.pk
        other = one.other if ours else one.paper
        if other.pk not in readable:  # what citizens wrote is named only to who handles it (guard-rail G9)
            continue
        drop = reverse("paper_unlink", args=[one.pk]) if may else ""
        rows.append(Bound(str(RELATIONS[one.relation][not ours]), titled(other), where(other), drop))
    ours_too = letters.visible(paper.office, actor)
    links_to = letter_links.links_to(paper).filter(letter__in=ours_too.order_by().values("pk"))
    rows += [_of_letter(one, one.letter, not one.back, may) for one in links_to]
    return Related(rows, reverse("paper_link", args=[paper.year, paper.arrival]) if may else "")


def related_to(letter: Letter, actor: Actor, on: date) -> Related:
    """Return the links of a letter of ours to papers that came in and to other letters, as far as one may see them."""
    may = bool(actor.roles & LINKERS) and not letter.office.frozen_at
    links = list(letter_links.links_of(letter))
    papers = Paper.objects.filter(pk__in=[one.paper_id for one in links])
    readable = set(letters.open_to(papers, letter.office, actor, on).values_list("pk", flat=True))
    seen = set(letters.visible(letter.office, actor).values_list("pk", flat=True)) if links else set()
    rows = []
    for one in links:
        ours = one.letter_id == letter.pk
        other = one.paper or (one.other if ours else one.letter)
        if isinstance(other, Paper) and other.pk in readable:
            drop = reverse("letter_unlink", args=[one.pk]) if may else ""
            rows.append(Bound(str(RELATIONS[one.relation][one.back]), titled(other), where(other), drop))
        elif isinstance(other, Letter) and other.pk in seen:
            rows.append(_of_letter(one, other, one.back if ours else not one.back, may))
    may_add = may and letter.number is not None
    return Related(rows, reverse("letter_link", args=[letter.pk]) if may_add else "")


def _of_letter(one: LetterLink, other: Letter, back: bool, may: bool) -> Bound:
    drop = reverse("letter_unlink", args=[one.pk]) if may else ""
    return Bound(str(RELATIONS[one.relation][back]), numbered(other), reverse("letter", args=[other.pk]), drop)


def numbered(letter: Letter) -> str:
    """Return what a letter is called in a list of others."""
    day = f" ({letter.numbered_on:%d/%m/%Y})" if letter.numbered_on else ""
    return f"{letter.full_number}{day}, {letter.title}"


def titled(paper: Paper) -> str:
    """Return what a paper is called in a list of others."""
    day = f" ({paper.dated:%d/%m/%Y})" if paper.dated else ""
    return f"{paper.number}{day}, {paper.subject}" if paper.number else f"{paper.subject}{day}"
