"""One dispatch: the original, the text as restored with its doubtful words, and what was found in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext

from hoiam.desk.audit import queries as audit
from hoiam.desk.directives import doubts, queries, words
from hoiam.desk.directives.actions import CONFIRMERS, READERS
from hoiam.desk.directives.models import Directive, DirectiveState
from hoiam.desk.units import queries as units
from hoiam.web.chrome.days import full_day
from hoiam.web.door import staff
from hoiam.web.screens.cases.history import Told
from hoiam.web.screens.directives.next_step import next_step
from hoiam.web.screens.directives.picture import page_count
from hoiam.web.screens.directives.rows import SURE, rows_of
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
    looked = sum(row.task.accepted is not None for row in rows)
    context = {
        "now": now,
        "place": "letters",
        "directive": found,
        "kind": found.structure["document"].get("type") or pgettext("one", "Văn bản"),
        "state": words.STATES[found.state],
        "head": _head(found),
        "structure": found.structure,
        "references": [(one, words.RELATIONS.get(one["relation"], "")) for one in found.structure["references"]],
        "rows": rows,
        "mine": sum(row.mine for row in rows),
        "paragraphs": paragraphs(found, chosen),
        "source": found.source.split("\n"),
        "page_total": pages,
        "pages": range(1, min(pages, PAGES_AT_ONCE) + 1),
        "more_pages": range(PAGES_AT_ONCE + 1, pages + 1),
        "doubt": doubt_at(found, chosen) if chosen is not None else None,
        "at_hand": "tiep" in request.GET or "chu" in request.GET,
        "seen": seen,
        "looked": looked,
        "done": seen + looked,
        "all": len(found.doubts) + len(rows),
        "reading": reading,
        "may_mend": may_mend,
        "may_confirm": may_mend and bool(actor.roles & CONFIRMERS),
        "next": next_step(found, actor, len(left)),
        "history": _history(found, posts),
    }
    return render(request, "directives/show.html", context)


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
        value: Any = getattr(found, name)
        shown = full_day(value) if isinstance(value, date) else str(value or "")
        rows.append((str(word), shown, not shown or sure.get(keys[name], 1.0) < SURE))
    return rows


def _history(found: Directive, posts: dict[str, str]) -> list[Told]:
    lines = audit.about("directive", str(found.pk)).filter(chain=found.office.key)
    told = [
        Told(line.at, f"{posts.get(line.actor_key, line.actor_key)} {words.history(line.verb, line.facts)}")
        for line in lines
    ]
    return sorted(told, key=lambda event: event.at, reverse=True)
