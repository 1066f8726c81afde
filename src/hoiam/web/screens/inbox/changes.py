"""Where two versions of an article differ, word by word: short quotations around each change, never the whole text.

What is taken out and what is put in carries a sign and a word, not only a colour.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.compare import compare, differences
from hoiam.core.values.edit import Place, Run
from hoiam.desk.articles import queries, words
from hoiam.desk.watch import queries as watch
from hoiam.web.door import staff

CONTEXT = 14  # words that stand the same on each side of a change
QUOTED = 60  # words of one change that are shown
SHOWN = 800  # words in all: what an office quotes to compare, not a copy of the paper (guard-rail G11)


@dataclass(frozen=True, slots=True)
class Shown:
    """One place as the page shows it."""

    field: object
    runs: list[Run]
    skipped: int


@staff
def changes(request: HttpRequest, number: int) -> HttpResponse:
    """Show the differences between two versions of one article of the office; by default the last two."""
    hit = watch.hits_of(request.office).get(article=number)
    versions = {version.number: version for version in queries.versions(hit.article)}
    last = max(versions)
    first, second = sorted((_chosen(request, "tu", max(last - 1, 1)), _chosen(request, "den", last)))
    if first not in versions or second not in versions:
        raise Http404
    one, two = versions[first], versions[second]
    dropped = bool(one.text_dropped_at or two.text_dropped_at)
    before, after = (replace(queries.said(each), **({"text": ""} if dropped else {})) for each in (one, two))
    places, same = differences(before, after)
    shown = list(_shown(places))
    context = {
        "now": request.seen_at,
        "article": hit.article,
        "versions": versions.values(),
        "one": one,
        "two": two,
        "summary": words.changed(queries.measure(compare(before, after))),
        "dropped": dropped,
        "places": shown,
        "hidden": len(places) - len(shown),
        "same": same if len(shown) == len(places) else 0,
    }
    return render(request, "inbox/changes.html", context)


def _chosen(request: HttpRequest, name: str, default: int) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else default


def _shown(places: Iterable[Place]) -> Iterator[Shown]:
    left = SHOWN
    for place in places:
        runs = [_cut(run, first=at == 0, last=at == len(place.runs) - 1) for at, run in enumerate(place.runs)]
        left -= sum(len(run.words.split()) for run in runs)
        if left < 0:
            return
        yield Shown(words.FIELDS[place.field], runs, place.skipped)


def _cut(run: Run, *, first: bool, last: bool) -> Run:
    """Return a run short enough to quote: of what stays the same only what is next to a change."""
    said = run.words.split(" ")
    if run.kind != "same":
        return (
            run if len(said) <= QUOTED else Run(run.kind, f"{' '.join(said[: QUOTED - 10])} … {' '.join(said[-10:])}")
        )
    if first and len(said) > CONTEXT:
        return Run(run.kind, "… " + " ".join(said[-CONTEXT:]))
    if last and len(said) > CONTEXT:
        return Run(run.kind, " ".join(said[:CONTEXT]) + " …")
    if len(said) > 2 * CONTEXT:
        return Run(run.kind, f"{' '.join(said[:CONTEXT])} … {' '.join(said[-CONTEXT:])}")
    return run
