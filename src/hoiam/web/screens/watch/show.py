"""The page of one query: what it looks for, who answers for it, what it found, its versions, what would better it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from hoiam.core.calendar.zone import localdate
from hoiam.core.match.queries import Query, parse
from hoiam.core.match.queries.suggest import suggest
from hoiam.desk.stories import queries as stories
from hoiam.desk.units import queries as units
from hoiam.desk.watch import explained, queries, words
from hoiam.desk.watch.models import Catch, StoredQuery
from hoiam.web.door import staff
from hoiam.web.screens.watch.index import may_keep, means
from hoiam.web.screens.watch.readings import readings

SHOWN = 20
LEARNED_FROM = 200  # the newest catches


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What would better the query, with its figures, and the form that it fills in; "" where a person must think."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One catch: the words of each clause, and what people said of the article."""

    catch: Catch
    clauses: list[tuple[str, str]]
    verdict: bool | None


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one query of the office."""
    query = queries.stored_for(request.office, number)
    catches = list(queries.catches_of(query)[:LEARNED_FROM])
    verdicts = stories.verdicts(request.office, [one.article_id for one in catches])
    may, posts = may_keep(request), units.posts()
    context = {
        "now": request.seen_at,
        "query": query,
        "means": means(query.text),
        "state": words.STATES[query.state],
        "owner": posts.get(query.owner, query.owner),
        "ended": query.expires_on < localdate(request.now),
        "may": may,
        "states": [(code, word) for code, word in words.CHOICES.items() if code != query.state] if may else [],
        "rows": [_row(one, verdicts) for one in catches[:SHOWN]],
        "total": queries.catches_of(query).count(),
        "versions": [(one, posts.get(one.by, one.by)) for one in query.versions.order_by("-number")],
        "suggestion": _suggestion(query, catches, verdicts) if may else None,
    }
    return render(request, "watch/show.html", context)


def _row(catch: Catch, verdicts: dict[int, bool]) -> Row:
    clauses = [
        (clause["said"], ", ".join(dict.fromkeys(f"“{words[3]}”" for words in clause["words"])))
        for clause in catch.clauses
    ]
    return Row(catch, [one for one in clauses if one[1]], verdicts.get(catch.article_id))


def _suggestion(query: StoredQuery, catches: list[Catch], verdicts: dict[int, bool]) -> Suggestion | None:
    """Return what the marks "không liên quan" suggest; only what this version of the query caught counts."""
    parsed = parse(query.text)
    marked = [one.article for one in catches if one.version == query.version and one.article_id in verdicts]
    if not isinstance(parsed, Query) or not marked:
        return None
    told = list(readings(query.office, parsed, marked))
    wrong = [one for article, one in told if not verdicts[article.pk]]
    right = [one for article, one in told if verdicts[article.pk]]
    reason = suggest(parsed, wrong, right)
    if reason is None:
        return None
    said = explained.suggested(reason)
    if "text" not in reason.facts:
        return Suggestion(said, "")
    filled = urlencode({"cau": reason.facts["text"], "vi": said})
    return Suggestion(said, f"{reverse('watch_edit', args=[query.pk])}?{filled}")
