"""What would an address give? Tries it as a source would be read, tells what came, and keeps nothing else.

Three questions: a registered source now; a page with selectors, before it is registered; where a site lists at all.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yarl import URL

from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Listed
from hoiam.desk.sources import actions, queries
from hoiam.desk.sources.models import Outlet, Probe, Source
from hoiam.outside.collect.discover import (
    FEEDS,
    SITEMAPS,
    Candidate,
    by_custom,
    named,
    recognised,
    unique,
)
from hoiam.outside.fetch import Fetched
from hoiam.run.hands import Hands
from hoiam.run.steps.asking import Rules
from hoiam.run.steps.reading import ask_for, entries_of, newest_first, rules_for, warning_of

SHOWN = 10  # entries of an answer
LOOKED_AT = 12  # candidates of one site, at the pace of its host: about a minute


def probe(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Answer one question. Whatever goes wrong is an answer too."""
    asked = Probe.objects.select_related("source__outlet").filter(pk=args["probe"], answered_at=None).first()
    if asked is None:
        return
    try:
        told = _discovered(asked, now, hands) if asked.kind == "discover" else _tried(asked, now, hands)
    except (Temporary, Permanent) as failed:
        told = {"ok": False, "reason": failed.reason}
    except HoiamError as failed:
        told = {"ok": False, "reason": failed.code}
    actions.answer(probe=asked, told=told, by=MACHINE, now=now)


def _source_of(asked: Probe, hands: Hands) -> Source:
    """Return the source that is tried: the registered one, or one made up for this question."""
    if asked.source:
        return asked.source
    interval = 0 if hands.guard.allows(URL(asked.url)) else actions.POLITE
    return Source(outlet=Outlet(kind="unknown"), url=asked.url, kind="page", options=asked.options, interval=interval)


def _tried(asked: Probe, now: datetime, hands: Hands) -> dict[str, Any]:
    source = _source_of(asked, hands)
    rules = rules_for(source, hands, now, fresh=True)
    decision = rules.of(source.url)
    told: dict[str, Any] = {"ok": False, "robots": decision.reason.code, "kind": source.kind}
    if not decision.allowed:
        return told | {"reason": decision.reason.code}
    answer = ask_for(rules, source.url)
    if not isinstance(answer, Fetched):
        return told | {"reason": answer.reason}
    told |= _facts(answer)
    try:
        entries = newest_first(entries_of(rules, answer))
    except (Temporary, Permanent) as failed:
        return told | {"reason": failed.reason}
    warning = "source.empty" if not entries else warning_of(source, answer)
    people = source.outlet.kind == "public_page"
    shown = [_entry(entry, people) for entry in entries[:SHOWN]]
    return told | {"ok": True, "count": len(entries), "warning": warning, "entries": shown}


def _facts(answer: Fetched) -> dict[str, Any]:
    facts = {"url": answer.url, "status": answer.status, "bytes": len(answer.body)}
    return facts | {"content_type": answer.content_type}


def _entry(entry: Listed, people: bool) -> dict[str, str]:
    """Return an entry as it is shown; what people wrote is shown without names and numbers (guard-rail G1)."""
    title = redact(entry.title) if people or entry.text else entry.title
    at = entry.published_at or entry.changed_at
    return {"title": title, "url": entry.url, "at": at.isoformat() if at else ""}


def _discovered(asked: Probe, now: datetime, hands: Hands) -> dict[str, Any]:
    source = _source_of(asked, hands)
    rules = rules_for(source, hands, now, fresh=True)
    decision = rules.of(asked.url)
    told: dict[str, Any] = {"ok": False, "robots": decision.reason.code}
    if not decision.allowed:
        return told | {"reason": decision.reason.code}
    answer = ask_for(rules, asked.url)
    if not isinstance(answer, Fetched):
        return told | {"reason": answer.reason}
    found = _found(rules, answer)
    return told | _facts(answer) | {"ok": True, "found": found}


def _found(rules: Rules, answer: Fetched) -> list[dict[str, Any]]:
    """Return every list of a site that was found and read: the page itself, what it names, what custom has."""
    known = queries.addresses()
    itself = _row(Candidate(answer.url, "itself"), answer, known)
    if itself:
        return [itself]
    maps = [Candidate(url, "robots") for url in rules.sitemaps(answer.url)]
    rows, left = [], LOOKED_AT
    for group, custom in ((named(answer.body, answer.url), FEEDS), (maps, SITEMAPS)):
        had, asked = _looked_at(rules, group, known, left // 2)
        left -= asked
        if not had:  # custom is tried only where the site itself names nothing that can be read
            guesses = unique(by_custom(answer.url, custom))
            had, asked = _looked_at(rules, guesses, known, left // 2, first=True)
            left -= asked
        rows += had
    return rows


def _looked_at(
    rules: Rules, candidates: Sequence[Candidate], known: set[str], most: int, *, first: bool = False
) -> tuple[list[dict[str, Any]], int]:
    """Return those that are lists, and how many were asked for; with `first` no more than the first that is one.

    The first page that merely lists feeds ("Kênh RSS") is opened, and its feeds come before what is left.
    """
    rows, waiting, seen, asked, opened = [], deque(candidates), {one.url for one in candidates}, 0, False
    while waiting and asked < most:
        candidate = waiting.popleft()
        if not rules.of(candidate.url).allowed:
            continue
        answer, asked = ask_for(rules, candidate.url), asked + 1
        if not isinstance(answer, Fetched):
            continue
        if row := _row(candidate, answer, known):
            rows.append(row)
            if first and not opened:
                break
        elif not opened and (inside := [one for one in named(answer.body, answer.url) if one.url not in seen]):
            opened, waiting = True, deque(inside if first else [*inside, *waiting])
    return rows, asked


def _row(candidate: Candidate, answer: Fetched, known: set[str]) -> dict[str, Any] | None:
    list_ = recognised(answer.body, answer.content_type, answer.url)
    if list_ is None:
        return None
    kind, entries = list_
    shown = [_entry(entry, False) for entry in newest_first(entries)[:3]]
    row = {"url": candidate.url, "how": candidate.how, "title": candidate.title, "kind": kind, "count": len(entries)}
    return row | {"entries": shown, "known": queries.same_address(candidate.url) in known}
