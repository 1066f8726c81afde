"""How a case came about, as sentences, newest first: the audit's lines, and what happened before anyone decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.audit import queries as audit
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import words
from hoiam.desk.cases.models import Case


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the history."""

    at: datetime
    words: str
    more: str = ""
    url: str = ""


def history(case: Case, posts: dict[str, str], names: dict[str, str]) -> list[Told]:
    """Return everything that happened to a case, newest first; `posts` names who acted, `names` the units."""
    lines = audit.about("case", case.number).filter(chain=case.office.key)
    told = [told_line(line, posts, names) for line in lines]
    return sorted([*told, *_before(case)], key=lambda event: event.at, reverse=True)


def told_line(line: AuditEvent, posts: dict[str, str], names: dict[str, str]) -> Told:
    """Return one audit line as a sentence; `posts` names who acted, `names` the units."""
    facts: dict[str, Any] = dict(line.facts)
    for name in ("lead", "giver", "taker", "unit"):
        if name in facts:
            facts[name] = names.get(facts[name], facts[name])
    if line.verb == "letter.received" and "at" in facts:
        facts["at"] = datetime.fromisoformat(facts["at"])
    who = posts.get(line.actor_key) or (_("Hệ thống") if line.actor_kind == "machine" else line.actor_key)
    order = facts.get("order", "") if line.verb == "case.assign" else ""
    return Told(line.at, f"{who} {words.history(line.verb, facts)}", more=f"“{order}”" if order else "")


def _before(case: Case) -> list[Told]:
    found = []
    for tied in sorted(case.papers.all(), key=lambda tied: tied.pk):
        facts = {"paper": str(tied.paper), "arrival": tied.paper.arrival}
        said = _("Văn thư nhận %(paper)s, số đến %(arrival)s.") % facts
        found.append(
            Told(tied.paper.received_at, said, url=reverse("paper", args=[tied.paper.year, tied.paper.arrival]))
        )
    if case.article:
        facts = {"outlet": case.article.outlet.name, "title": case.article.title}
        found.append(Told(case.article.first_seen_at, _("Hệ thống thấy bài “%(title)s” trên %(outlet)s.") % facts))
    return found
