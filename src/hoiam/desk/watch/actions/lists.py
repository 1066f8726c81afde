"""Keep the queries of an office's watch-list, what they caught, and their end. Issues are watched, no people (G1)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.handle.states import SORTERS
from hoiam.core.match.queries import Clause, Fault, check, parse
from hoiam.core.match.queries.persons import points_at
from hoiam.core.values.actor import Actor
from hoiam.desk.articles.models import Article
from hoiam.desk.audit import actions as audit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Catch, ListStamp, QueryState, QueryVersion, StoredQuery

LONGEST = timedelta(days=366)  # policy: a query is thought over at least once a year
WARNING = timedelta(days=7)  # policy: its owner is told a week before it ends
PURPOSE = 10  # characters: a purpose is a sentence, not a sign


@transaction.atomic
def put_query(
    *,
    office: Office,
    name: str,
    text: str,
    purpose: str,
    expires_on: date,
    by: Actor,
    now: datetime,
    query: StoredQuery | None = None,
    no_person: bool = False,
    note: str = "",
) -> StoredQuery:
    """Keep a new query, or a new version of one; whoever saves it answers for it and it runs again.

    `no_person`: the person says that a name in it is that of a street, a school, a company or the like.
    """
    _may(office, by)
    _refuse_wrong(name, text, purpose, expires_on, localdate(now), no_person)
    if StoredQuery.objects.filter(office=office, name=name).exclude(pk=query.pk if query else None).exists():
        raise Refused("watch.same_name", name=name)
    _stamp(office)
    if query is None:
        kept = StoredQuery(office=office, made_at=now, version=0)
    else:
        kept = StoredQuery.objects.select_for_update().get(pk=query.pk, office=office)
    kept.name, kept.text, kept.purpose, kept.expires_on = name, text, purpose, expires_on
    kept.owner, kept.state, kept.changed_at = by.key, QueryState.ACTIVE, now
    kept.reminded_at = kept.ended_at = None
    kept.version += 1
    kept.save()
    about: dict[str, Any] = {"text": text, "purpose": purpose, "expires_on": expires_on, "note": note[:300]}
    QueryVersion.objects.create(query=kept, number=kept.version, by=by.key, at=now, **about)
    about |= {"expires_on": expires_on.isoformat(), "name": name, "version": kept.version, "no_person": no_person}
    audit.record(verb="watch.put", subject=("query", str(kept.pk)), by=by, now=now, office=office.key, **about)
    return kept


@transaction.atomic
def switch(*, query: StoredQuery, state: str, by: Actor, now: datetime) -> None:
    """Let a query run, run quietly, or stop. One whose time ran out runs again only as a new version."""
    _may(query.office, by)
    if state not in QueryState.values:
        raise Refused("watch.state")
    _stamp(query.office)
    kept = StoredQuery.objects.select_for_update().get(pk=query.pk)
    if state != QueryState.STOPPED and kept.expires_on < localdate(now):
        raise Refused("watch.ended")
    kept.state, kept.changed_at = state, now
    kept.save(update_fields=["state", "changed_at"])
    facts = {"name": kept.name, "state": state}
    subject = ("query", str(kept.pk))
    audit.record(verb="watch.switch", subject=subject, by=by, now=now, office=kept.office.key, **facts)


@transaction.atomic
def end_and_remind(*, office: Office, by: Actor, now: datetime) -> int:
    """Stop the queries whose last day is over and mark those that end within a week; return how many were stopped.

    Both are told on the page of the watch-list and on the day's page. A query that ends is a change of what the office
    looks for, so each leaves a line.
    """
    today = localdate(now)
    due = StoredQuery.objects.filter(office=office).exclude(state=QueryState.STOPPED).order_by("pk")
    if not due.filter(expires_on__lte=today + WARNING).exists():
        return 0
    _stamp(office)
    over = list(due.select_for_update().filter(expires_on__lt=today))
    for query in over:
        query.state, query.ended_at, query.changed_at = QueryState.STOPPED, now, now
        query.save(update_fields=["state", "ended_at", "changed_at"])
    due.filter(expires_on__lte=today + WARNING, reminded_at__isnull=True).update(reminded_at=now)
    for query in over:
        facts = {"name": query.name, "expires_on": query.expires_on.isoformat()}
        subject = ("query", str(query.pk))
        audit.record(verb="watch.end", subject=subject, by=by, now=now, office=office.key, **facts)
    return len(over)


@transaction.atomic
def catch(*, found: Sequence[tuple[StoredQuery, Article, Sequence[Clause]]], by: Actor, now: datetime) -> list[Catch]:
    """Keep what queries caught, once for each article; an edited article that still holds takes the newer clauses."""
    rows = [
        Catch(query=query, article=article, version=query.version, clauses=_as_json(clauses), at=now)
        for query, article, clauses in found
    ]
    return Catch.objects.bulk_create(
        rows,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["query", "article"],
        update_fields=["version", "clauses"],
    )


def _as_json(clauses: Sequence[Clause]) -> list[dict[str, Any]]:
    return [{"number": one.number, "said": one.said, "words": list(one.found)[:20]} for one in clauses]


def _may(office: Office, by: Actor) -> None:
    if not by.roles & set(SORTERS):
        raise Refused("watch.role")
    units.refuse_frozen(office)


def _refuse_wrong(name: str, text: str, purpose: str, expires_on: date, today: date, no_person: bool) -> None:
    parsed = parse(text)
    fault = parsed if isinstance(parsed, Fault) else check(parsed)
    if fault:
        raise Refused("watch.fault", at=fault.at)
    if not name.strip() or len(purpose.strip()) < PURPOSE:
        raise Refused("watch.purpose")
    if not today < expires_on <= today + LONGEST:
        raise Refused("watch.expiry", days=LONGEST.days)
    looked_for = {points_at(one) for one in (text, name)}
    if "account" in looked_for:
        raise Refused("watch.account")
    if "name" in looked_for and not no_person:
        raise Refused("watch.name")


def _stamp(office: Office) -> None:
    """Count the change; the row is locked until the end, so that stamps and changes are seen in one order."""
    ListStamp.objects.get_or_create(office=office)
    ListStamp.objects.filter(office=office).update(number=F("number") + 1)
