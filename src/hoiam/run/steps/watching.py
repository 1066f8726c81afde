"""Step 3, second half: which queries of which office's watch-list hold for an article, and on which words?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import override

from hoiam.core.calendar.zone import localdate
from hoiam.core.match.queries import Clause, Query, Reading, because, parse, read
from hoiam.core.match.queries.facts import field_facts, place_facts, source_facts
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Match, Mention, Piece
from hoiam.core.values.reason import Reason, why
from hoiam.desk.articles import queries as article_queries
from hoiam.desk.articles.models import Article
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office
from hoiam.desk.watch import actions, queries
from hoiam.desk.watch.models import QueryState, StoredQuery
from hoiam.outside.shipped.labelling import labels_of
from hoiam.run import watchlists
from hoiam.run.gazetteers import gazetteer
from hoiam.run.hands import Hands

Answers = Mapping[Office, Sequence[tuple[Article, Match]]]
SHOWN = 5  # words quoted for one clause


@dataclass(frozen=True, slots=True)
class Caught:
    """A query that holds for an article, and the clauses that say why."""

    query: StoredQuery
    clauses: tuple[Clause, ...]


def end(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Stop the queries of one office whose time ran out. A frozen office is left as it is."""
    office = units.office(args["office"])
    if office.frozen_at is None:
        actions.end_and_remind(office=office, by=MACHINE, now=now)


def caught(answers: Answers, now: datetime) -> dict[tuple[int, int], list[Caught]]:
    """Keep and return what the watch-lists catch, by office and article; what runs quietly is kept and not returned."""
    lists = watchlists.current()
    if not lists:
        return {}
    desks, today = lists.desks(), localdate(now)
    fields, places = lists.asks_for("field"), lists.asks_for("place")
    found: list[tuple[StoredQuery, Article, tuple[Clause, ...]]] = []
    for article, by_office in _by_article(answers).items():
        piece = article_queries.as_piece(article)
        facts = [*source_facts(article.outlet.key, article.outlet.name), *(_fields(piece) if fields else ())]
        if places:
            facts += [fact for office, answer in by_office.items() for fact in _places(office, answer)]
        reading = read(piece.title, piece.sapo, piece.text, facts)
        for query in queries.running().filter(pk__in=desks.match(reading), office__in=by_office, expires_on__gte=today):
            clauses = _clauses(query, reading)
            if clauses:  # () where the query was changed since it was compiled
                found.append((query, article, clauses))
    actions.catch(found=found, by=MACHINE, now=now)
    told: dict[tuple[int, int], list[Caught]] = defaultdict(list)
    for query, article, clauses in found:
        if query.state == QueryState.ACTIVE:
            told[query.office_id, article.pk].append(Caught(query, clauses))
    return told


def mentioned(office: Office, piece: Piece, today: date) -> list[Mention]:
    """Return the words of a piece that hold a query of one office; nothing is kept."""
    lists = watchlists.current()
    if not lists:
        return []
    reading = read(piece.title, piece.sapo, piece.text, ())
    held = lists.desks().match(reading)
    queries_ = queries.running().filter(pk__in=held, office=office, expires_on__gte=today, state=QueryState.ACTIVE)
    caught_ = (Caught(query, _clauses(query, reading)) for query in queries_)
    return _mentions([(one, clause) for one in caught_ for clause in one.clauses])


def added(answer: Match, caught: Sequence[Caught]) -> Match:
    """Return a match with what the watch-list caught as further reasons: the office asked for it, so it concerns it.

    Where a person must decide about the place, that stays open.
    """
    if not caught:
        return answer
    told = [(one, clause) for one in caught for clause in one.clauses]
    mentions = _mentions(told)
    relevant = True if answer.relevant is False else answer.relevant
    reasons = (*answer.reasons, *(_reason(one, clause) for one, clause in told))
    return replace(answer, relevant=relevant, mentions=(*answer.mentions, *mentions), reasons=reasons)


def _mentions(told: Sequence[tuple[Caught, Clause]]) -> list[Mention]:
    return [
        Mention(field, start, end, words, "", why("watch.query", name=one.query.name))
        for one, clause in told
        for field, start, end, words in clause.found
    ]


def _reason(one: Caught, clause: Clause) -> Reason:
    words = list(dict.fromkeys(found[3] for found in clause.found))[:SHOWN]
    facts: dict[str, Any] = {"name": one.query.name, "query": one.query.pk, "version": one.query.version}
    if not words:
        return why("watch.fact", **facts, clause=clause.said)
    return why("watch.query", **facts, clause=clause.said, words=words)


def _by_article(answers: Answers) -> dict[Article, dict[Office, Match]]:
    found: dict[Article, dict[Office, Match]] = defaultdict(dict)
    for office, placed in answers.items():
        for article, answer in placed:
            found[article][office] = answer
    return found


def _clauses(query: StoredQuery, reading: Reading) -> tuple[Clause, ...]:
    parsed = _parsed(query.text)
    return because(parsed, reading, query.office.key) if isinstance(parsed, Query) else ()


@lru_cache(maxsize=4096)
def _parsed(text: str) -> object:
    return parse(text)


def _places(office: Office, answer: Match) -> Iterator[str]:
    return place_facts(answer, gazetteer(office.gazetteer).places, office.key)


def _fields(piece: Piece) -> list[str]:
    """Return the field under which the machine would put a piece, by its code and its Vietnamese name."""
    said = [label.value for label in labels_of(piece) if label.name == "field"]
    with override("vi"):
        return [fact for value in said if value for fact in field_facts(value, str(FIELDS.get(value, "")))]
