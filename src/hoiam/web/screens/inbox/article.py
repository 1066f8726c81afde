"""What an article said, what was changed since, and which evidence proves each of its texts. Never the whole text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.text.sentences import sentences
from hoiam.desk.articles import evidence, queries
from hoiam.desk.articles.models import Version
from hoiam.desk.files import queries as files
from hoiam.desk.papers import queries as papers
from hoiam.desk.watch import queries as watch
from hoiam.web.chrome import proofs
from hoiam.web.door import staff


@dataclass(frozen=True, slots=True)
class Change:
    """One edit: the sentences before it, for where one is, those taken out and those put in."""

    before: str
    out: list[str]
    put: list[str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a later version changed."""

    number: int
    seen_at: datetime
    changes: list[Change]


@staff
def article(request: HttpRequest, number: int) -> HttpResponse:
    """Show one article of the office: its excerpt, its story, its versions."""
    hit = watch.hits_of(request.office).select_related("item").get(article=number)
    versions = list(queries.versions(hit.article))
    held = proofs.of_articles(request, [hit.article])
    edits = [
        Edit(later.number, later.seen_at, list(changes(_said(earlier), _said(later))))
        for earlier, later in pairwise(versions)
    ]
    entry = papers.entry_of(request.office, hit.article_id)
    context = {
        "now": request.seen_at,
        "entry": entry,
        "attached": files.files_of(request.office.key, "entry", str(entry.pk)) if entry else [],
        "article": hit.article,
        "story": hit.item.story_id if hasattr(hit, "item") else None,
        "versions": versions,
        "edits": edits[::-1],
        "proofs": held,
        "proven": list(evidence.proven(hit.article, [row.snapshot for row in held])),
        "changed": len(versions) > 1 or hit.article.gone_at is not None,
        "may_keep": bool(request.actor.roles & evidence.KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "inbox/article.html", context)


def changes(before: list[str], after: list[str]) -> Iterator[Change]:
    """Return the edits that lead from one list of sentences to the other."""
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(after[c - 1] if c else "", before[a:b], after[c:d])


def _said(version: Version) -> list[str]:
    return [version.title, *sentences(version.sapo), *sentences(version.text)]
