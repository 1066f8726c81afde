"""One dispatch: the original, the text as restored with its doubtful words, and what was found in it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import queries as audit
from hoiam.desk.directives import doubts, orders, queries, words
from hoiam.desk.directives.actions import CONFIRMERS, DECIDERS, JUDGES, LEADERS, READERS
from hoiam.desk.directives.models import Directive, DirectiveState, Study, StudyUnit
from hoiam.desk.directives.twins import same_paper
from hoiam.desk.dossiers import queries as dossiers
from hoiam.desk.dossiers.actions import OPENERS
from hoiam.desk.letters.queries import open_to
from hoiam.desk.papers import linking
from hoiam.desk.papers.queries import papers_of
from hoiam.desk.reports.roles import OTHER_WRITERS
from hoiam.desk.units import queries as units
from hoiam.web.chrome import distributed
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.chrome.orders import shown as shown_orders
from hoiam.web.chrome.orders import where
from hoiam.web.chrome.related import related
from hoiam.web.door import staff
from hoiam.web.screens.cases.history import Told
from hoiam.web.screens.directives.hand import card_of, day_or_words
from hoiam.web.screens.directives.next_step import next_step
from hoiam.web.screens.directives.picture import page_count, spot_of
from hoiam.web.screens.directives.rows import SURE, rows_of
from hoiam.web.screens.directives.summing import summary
from hoiam.web.screens.directives.text import doubt_at, paragraphs

PAGES_AT_ONCE = 4


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one dispatch: to be put right while it is only read, to be followed once it is confirmed."""
    found = queries.directive_for(request.office, number)
    actor, now, posts = request.actor, request.seen_at, units.posts()
    reading = found.state == DirectiveState.READ
    may_mend = reading and not found.office.frozen_at and bool(actor.roles & READERS)
    left = doubts.open_doubts(found.doubts)
    chosen = _chosen(request.GET.get("chu", ""), found, left) if may_mend else None
    rows = rows_of(found, actor, now, posts)
    pages = page_count(found)
    seen = len(found.doubts) - len(left)
    looked = sum(row.task.accepted is not None or row.elsewhere for row in rows)
    unbound = [row.task.ref for row in rows if row.task.accepted is not False and not (row.units or row.elsewhere)]
    head, paper = _head(found), orders.paper_of(found)
    context = {
        "now": now,
        "place": "letters",
        "directive": found,
        "kind": found.structure["document"].get("type") or pgettext("one", "Văn bản"),
        "state": words.ENDED.get(found.ended_how) or words.STATES[found.state],
        "head": head,
        "card": card_of(found, rows, head) if may_mend and chosen is None else None,
        "structure": found.structure,
        "addressees": queries.addressed(found),
        "references": _references(found, actor, localdate(now)),
        "rows": rows,
        "summary": summary(rows, now) if not reading and found.ended_at is None else None,
        "mine": sum(row.mine for row in rows),
        "paragraphs": paragraphs(found, chosen),
        "source": found.source.split("\n"),
        "unseen": queries.unseen_pages(found),
        "page_total": pages,
        "pages": range(1, min(pages, PAGES_AT_ONCE) + 1),
        "more_pages": range(PAGES_AT_ONCE + 1, pages + 1),
        "doubt": doubt_at(found, chosen) if chosen is not None else None,
        "on_paper": chosen is not None and spot_of(found, chosen) is not None,
        "rest": len(doubts.plain_rest(found.doubts)) if chosen is not None else 0,
        "at_hand": "tiep" in request.GET or "chu" in request.GET,
        "seen": seen,
        "looked": looked,
        "done": seen + looked + len(found.looked),
        "all": len(found.doubts) + len(rows) + len(head),
        "reading": reading,
        "twin": same_paper(found) if reading else None,
        "may_mend": may_mend,
        "may_confirm": may_mend and bool(actor.roles & CONFIRMERS),
        "sent_to": distributed.of_paper(paper, actor, now, found) if not reading else None,
        "orders": shown_orders(paper, actor, now, posts),
        "related": related(paper, actor, localdate(now)),
        "order_url": reverse("directive_instruct", args=[number])
        if actor.roles & LEADERS and not found.office.frozen_at and not reading
        else "",
        "next": next_step(found, actor, len(left), unbound, now),
        "history": _history(found, posts),
        **_followed(found, actor),
        **_study(found, actor, now),
    }
    return render(request, "directives/show.html", context)


def _followed(found: Directive, actor: Actor) -> dict[str, Any]:
    """Return what is made of a dispatch that is confirmed: reports, work files, its end."""
    live = found.state != DirectiveState.READ and not found.office.frozen_at
    return {
        "may_report": live and bool(actor.roles & OTHER_WRITERS),
        "may_change": _may_change(found, actor),
        "dossiers": dossiers.dossiers_of(found.office, actor).filter(directive=found),
        "may_file": live and bool(actor.roles & OPENERS),
        "ended": words.ENDED.get(found.ended_how, ""),
    }


def _may_change(found: Directive, actor: Actor) -> bool:
    standing = found.state == DirectiveState.CONFIRMED and found.ended_at is None and not found.office.frozen_at
    return standing and bool(actor.roles & DECIDERS)


def _chosen(wanted: str, found: Directive, left: list[int]) -> int | None:
    """Return the doubtful word to settle now: the one asked for, else the first that nobody has settled."""
    if wanted.isdecimal() and 1 <= int(wanted) <= len(found.doubts):
        return int(wanted) - 1
    return left[0] if left else None


def _head(found: Directive) -> list[tuple[str, str, bool]]:
    """Return the fields of the head: word, value, and whether a person should look."""
    sure: Mapping[str, float] = found.structure["document"].get("confidence") or {}
    keys = {"number_full": "number", "dated": "date", "issuer": "issuer", "subject": "subject"}
    rows = []
    for name, word in words.HEAD.items():
        shown = day_or_words(getattr(found, name))
        rows.append((str(word), shown, name not in found.looked and (not shown or sure.get(keys[name], 1.0) < SURE)))
    return rows


def _references(found: Directive, actor: Actor, on: date) -> list[tuple[Mapping[str, Any], object, str]]:
    """Return what the paper cites, each with its relation and the page of the one in our register of that number.

    Numbers begin anew each year: where the paper tells the day, another day is another paper. Of several none is named.
    """
    papers = open_to(papers_of(found.office), found.office, actor, on)
    rows = []
    for one in found.structure["references"]:
        held = linking.by_number(papers, str(one.get("number") or ""))
        held = [paper for paper in held if not (paper.dated and one.get("date")) or str(paper.dated) == one["date"]]
        rows.append((one, words.RELATIONS.get(one["relation"], ""), where(held[0]) if len(held) == 1 else ""))
    return rows


def _study(found: Directive, actor: Actor, now: datetime) -> dict[str, Any]:
    """Return how units stand with reading the dispatch, each with when it received it."""
    study = queries.study_of(found)
    may = bool(actor.roles & CONFIRMERS) and not found.office.frozen_at
    if study is None:
        return {"study": None, "may_study": may and found.state == DirectiveState.CONFIRMED}
    got = queries.received_at(found)
    rows = sorted(study.units.all(), key=lambda row: row.unit.short_name)
    return {
        "study": study,
        "study_rows": [(row, got.get(row.unit_id), _read_by(row, study, now)) for row in rows],
        "study_done": sum(row.read_at is not None for row in rows),
        "may_remind": bool(actor.roles & (CONFIRMERS | JUDGES)) and not found.office.frozen_at,
        "own_study": _own_study(rows, actor, now),
    }


def _read_by(row: StudyUnit, study: Study, now: datetime) -> Face:
    """Return the chip of a unit's reading: how long is left, how long it is over, that it came late."""
    return face(study.until, row.read_at or now, done=row.read_at)


def _own_study(rows: list[StudyUnit], actor: Actor, now: datetime) -> StudyUnit | None:
    own = [row for row in rows if units.answers_for(row.unit, actor.unit, localdate(now))]
    return min(own, key=lambda row: (row.read_at is not None, row.unit.key != actor.unit), default=None)


def _history(found: Directive, posts: dict[str, str]) -> list[Told]:
    lines = audit.about("directive", str(found.pk)).filter(chain=found.office.key)
    told = [
        Told(line.at, f"{posts.get(line.actor_key, line.actor_key)} {words.history(line.verb, line.facts)}")
        for line in lines
    ]
    return sorted(told, key=lambda event: event.at, reverse=True)
