"""The law library as it is loaded: each instrument with its rules, their terms and how sure the reading is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.core.text.fold import fold
from hoiam.core.values.law import Instrument, Rule
from hoiam.desk.law import queries
from hoiam.desk.law.words import length
from hoiam.web.door import staff
from hoiam.web.screens.settings.keepers import LAW_KEEPERS, tabs


@dataclass(frozen=True, slots=True)
class Row:
    """One rule with its term in words; `term` is "" for a rule without one."""

    rule: Rule
    term: str


@dataclass(frozen=True, slots=True)
class Part:
    """One instrument with the rules that were looked for."""

    instrument: Instrument
    rows: Sequence[Row]


@staff
def library(request: HttpRequest) -> HttpResponse:
    """Show the rules whose id, article or words hold every word that was typed, marks aside."""
    book = queries.book()
    words = request.GET.get("q", "").strip()[:100]
    parts = [_part(instrument, book.rules, words) for instrument in book.instruments]
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "law",
        "place": "settings",
        "q": words,
        "parts": [part for part in parts if part.rows],
        "count": sum(len(part.rows) for part in parts),
        "may": bool(request.actor.roles & LAW_KEEPERS),
    }
    return render(request, "law/library.html", context)


def _part(instrument: Instrument, rules: Sequence[Rule], words: str) -> Part:
    wanted = fold(words).split()
    mine = [rule for rule in rules if rule.instrument == instrument.id and rule.recorded_to is None]
    found = [rule for rule in mine if all(word in fold(f"{rule.id} {rule.article} {rule.text}") for word in wanted)]
    return Part(instrument, [Row(rule, length(rule.clock, _) if rule.clock else "") for rule in found])
