"""What concerns an office, what does it look for, and what did each query find?"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from hoiam.core.text.tokens import tokens
from hoiam.core.values.article import Piece
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Catch, Hit, ListStamp, QueryState, StoredQuery


def hits_of(office: Office) -> QuerySet[Hit]:
    """Return an office's hits, newest article first."""
    hits = Hit.objects.filter(office=office).select_related("article__outlet")
    return hits.order_by("-article__published_at", "-id")


def unsure(office: Office) -> QuerySet[Hit]:
    """Return the hits about which a person must say whether they concern the place."""
    return hits_of(office).filter(relevant__isnull=True)


def hit_for(office: Office, number: int) -> Hit:
    """Return one hit of an office; the single door. Raises Hit.DoesNotExist for a stranger's."""
    return hits_of(office).get(pk=number)


def stored(office: Office) -> QuerySet[StoredQuery]:
    """Return an office's watch-list, what runs first, by name."""
    return StoredQuery.objects.filter(office=office).order_by("state", "name")


def stored_for(office: Office, number: int) -> StoredQuery:
    """Return one query of an office; the single door. Raises StoredQuery.DoesNotExist for a stranger's."""
    return StoredQuery.objects.select_related("office").get(office=office, pk=number)


def running(offices: Collection[int] | None = None) -> QuerySet[StoredQuery]:
    """Return the queries that are looked for, of these offices or of all; the day is asked when something is found."""
    found = StoredQuery.objects.exclude(state=QueryState.STOPPED).select_related("office").order_by("office", "pk")
    return found if offices is None else found.filter(office__in=offices)


def stamps() -> dict[int, int]:
    """Return how often the watch-list of each office was changed; an office without one is not named."""
    return dict(ListStamp.objects.values_list("office", "number"))


def ending(office: Office, on: date) -> QuerySet[StoredQuery]:
    """Return the queries whose time runs out within the week after a day, or ran out within the week before it."""
    week = timedelta(days=7)
    soon = StoredQuery.objects.filter(office=office, expires_on__gte=on - week, expires_on__lte=on + week)
    return soon.exclude(state=QueryState.STOPPED, ended_at__isnull=True).order_by("expires_on", "pk")


def word_shares(sample: int = 1000) -> dict[str, float]:
    """Return which share of the newest articles holds each folded word: how rare a query's words are."""
    newest = Article.objects.order_by("-published_at").values_list("folded", flat=True)[:sample]
    held = Counter(word for text in newest for word in set(tokens(text)))
    return {word: count / max(1, len(newest)) for word, count in held.items()}


def pieces(articles: Sequence[Article]) -> list[Piece]:
    """Return articles, with their outlets, as matching sees them: each by its newest version, all read at once."""
    newest = {one.article_id: one for one in Version.objects.filter(article__in=articles).order_by("number")}
    return [
        Piece(str(one.pk), said.title, said.sapo, said.text, one.published_at, one.outlet.kind)
        for one in articles
        if (said := newest.get(one.pk))
    ]


def caught_since(office: Office, since: datetime) -> dict[int, int]:
    """Return how many articles each query of an office caught since a moment."""
    found = Catch.objects.filter(query__office=office, at__gte=since).values("query").annotate(n=Count("pk"))
    return {row["query"]: row["n"] for row in found.order_by()}


def catches_of(query: StoredQuery) -> QuerySet[Catch]:
    """Return what a query found, newest article first."""
    found = Catch.objects.filter(query=query).select_related("article__outlet")
    return found.order_by("-article__published_at", "-id")


def decided(office: Office, articles: Collection[int]) -> dict[int, bool | None]:
    """Return of each article whether it concerns the office, as its hit has it; one without a hit is left out."""
    return dict(Hit.objects.filter(office=office, article__in=articles).values_list("article", "relevant"))


def candidates(groups: Iterable[Iterable[tuple[str, ...]]], since: datetime) -> QuerySet[Article]:
    """Return the articles published since then that may hold a query: of each needed group the words of one phrase."""
    wanted = Q(published_at__gte=since)
    for group in groups:
        one = Q()
        for phrase in group:
            words = Q()
            for word in phrase:
                words &= Q(folded__contains=word)
            one |= words
        wanted &= one
    return Article.objects.filter(wanted).select_related("outlet").order_by("-published_at", "-id")
