"""Where two versions of an article differ, word by word: short quotations around each change, never the whole text.

What is taken out and what is put in carries a sign and a word, not only a colour.
"""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.compare import compare, differences
from hoiam.desk.articles import queries, words
from hoiam.desk.watch import queries as watch
from hoiam.web.chrome.edits import shown
from hoiam.web.door import staff


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
    told = list(shown(places))
    context = {
        "now": request.seen_at,
        "article": hit.article,
        "versions": versions.values(),
        "one": one,
        "two": two,
        "summary": words.changed(queries.measure(compare(before, after))),
        "dropped": dropped,
        "places": told,
        "hidden": len(places) - len(told),
        "same": same if len(told) == len(places) else 0,
    }
    return render(request, "inbox/changes.html", context)


def _chosen(request: HttpRequest, name: str, default: int) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else default
