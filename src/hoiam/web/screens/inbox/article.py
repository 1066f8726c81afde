"""What an article said and when: what each version changed, which evidence proves it. Never the whole text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.articles import evidence, queries, words
from hoiam.desk.articles.actions import ELSEWHERE
from hoiam.desk.articles.models import Address, Article, Version
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.files import queries as files
from hoiam.desk.papers import queries as papers
from hoiam.desk.sources import words as sources
from hoiam.desk.watch import queries as watch
from hoiam.web.chrome import proofs
from hoiam.web.door import staff
from hoiam.web.screens.inbox.again import read_again
from hoiam.web.screens.inbox.asking import may_sort
from hoiam.web.screens.inbox.similar import similar_to


@dataclass(frozen=True, slots=True)
class Row:
    """One version in the list. `before` is the number of the one it is compared with, None for the first."""

    version: Version
    changed: str
    only_title: bool
    before: int | None
    passed_over: list[str]


@staff
def article(request: HttpRequest, number: int) -> HttpResponse:
    """Show one article of the office."""
    hit = watch.hits_of(request.office).select_related("item").get(article=number)
    entry = papers.entry_of(request.office, hit.article_id)
    held = proofs.of_articles(request, [hit.article])
    missing = list(queries.absences(hit.article))
    rows = list(_rows(list(queries.versions(hit.article))))
    context = {
        "now": request.seen_at,
        "entry": entry,
        "attached": files.files_of(request.office.key, "entry", str(entry.pk)) if entry else [],
        "article": hit.article,
        "case": case_queries.case_with(request.office, request.actor, article=hit.article),
        "may_open": may_sort(request),
        "story": hit.item.story_id if hasattr(hit, "item") else None,
        "rows": rows[::-1],
        "addresses": _addresses(hit.article),
        "absences": [(miss, sources.error(miss.code)) for miss in missing],
        "again": "" if hit.article.gone_at or request.office.frozen_at else read_again(hit.article, request.seen_at),
        "elsewhere": next((one for one in missing if one.until is None and one.code == ELSEWHERE), None),
        "similar_url": similar_to(hit.article.title),
        "proofs": held,
        "proven": list(evidence.proven(hit.article, [row.snapshot for row in held])),
        "changed": len(rows) > 1 or hit.article.gone_at is not None,
        "may_keep": bool(request.actor.roles & evidence.KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "inbox/article.html", context)


def _rows(versions: list[Version]) -> Iterator[Row]:
    for before, version in pairwise([None, *versions]):
        assert version is not None
        changes = version.changes
        passed = [str(word) for word in words.passed_over(version.noise)]
        only_title = set(changes) == {"title"}
        yield Row(version, words.changed(changes), only_title, before.number if before else None, passed)


def _addresses(article: Article) -> list[tuple[Address, object]]:
    """Return the other addresses of an article and how each is known; its own stands above."""
    rows = article.addresses.order_by("pk") if article.url.startswith("http") else []
    return [(row, words.HOW[row.how]) for row in rows if row.url != article.url]
