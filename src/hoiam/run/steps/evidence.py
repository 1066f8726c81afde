"""Takes evidence of one article: the page as it is now, politely fetched, and the words that were read of it before.

Where the page cannot be had for good (gone, forbidden by its robots.txt, written by people), the words that were read
are evidence enough to be kept: what the collector saw, when, and its digest. A job that is killed begins anew: files
are named by their bytes, and the record changes once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from importlib.metadata import version as release
from typing import Any

from django.db import transaction

from hoiam.core.errors import Permanent, Temporary, Unreadable
from hoiam.core.extract import extract
from hoiam.core.extract.charset import decode
from hoiam.core.text.address import is_front
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions, evidence, queries
from hoiam.desk.articles.actions import ELSEWHERE, Filed
from hoiam.desk.articles.actions.identity import is_elsewhere
from hoiam.desk.articles.models import Article, Snapshot, SnapshotState, Version
from hoiam.desk.articles.words import heading, reading
from hoiam.desk.cases import queries as cases
from hoiam.desk.files import actions as uploads
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.standing import is_network
from hoiam.desk.sources import actions as sources
from hoiam.desk.stories.models import StoryItem, StoryState
from hoiam.desk.units import queries as units
from hoiam.outside.fetch import Fetched
from hoiam.outside.keep.warc import Kept, Reading, verify, write
from hoiam.outside.render.web_page import print_page
from hoiam.run.hands import Hands
from hoiam.run.steps.asking import POLITE, politely
from hoiam.run.steps.understanding import classify, group, match

TRIES = 7  # of a job, the last of which gives up; a person may begin anew
PAGE_TRIES = 5  # after which the words alone are kept, so that something is
LATER = "robots.unreachable"  # nothing was forbidden: the site does not answer


@dataclass(frozen=True, slots=True)
class Had:
    """What could be had of an article: its page where there was one, else why not."""

    answer: Fetched | None
    problem: str = ""


def take(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Take one snapshot; twice changes nothing. Raises Temporary for another try."""
    snapshot = evidence.snapshot(args["snapshot"])
    if snapshot.state != SnapshotState.WAITING:
        return
    if snapshot.office.frozen_at:
        actions.note_not_yet(snapshot=snapshot, problem="evidence.frozen", final=True, by=MACHINE, now=now)
        return
    try:
        had = _have(snapshot, now, hands)
        files, unprinted = _keep(snapshot, had, now, hands)
    except Temporary as failed:
        final = snapshot.tries + 1 >= TRIES
        actions.note_not_yet(snapshot=snapshot, problem=failed.reason, final=final, by=MACHINE, now=now)
        if not final:
            raise
        return
    _note(snapshot, had, files, unprinted, now)


def prove(items: Iterable[StoryItem], now: datetime) -> None:
    """Have what came to the story of an open case proven like what was there when it was opened."""
    fresh = [item for item in items if item.story.state == StoryState.CASE and item.reprint_of_id is None]
    for case in cases.open_of_stories({item.story_id for item in fresh}):
        first = {article.pk for article in cases.articles_to_prove(case)}
        came = [item.hit.article for item in fresh if item.story_id == case.story_id and item.hit.article_id in first]
        told = {"office": case.office, "articles": came, "number": case.number, "by": MACHINE, "now": now}
        actions.keep_for_case(**told)
        actions.let_unit_see(to=cases.working_on(case), **told)


def _have(snapshot: Snapshot, now: datetime, hands: Hands) -> Had:
    """Return the page, or why only the words before it are evidence. Raises Temporary while it may still come."""
    article = snapshot.article
    barred = _barred(article)
    if barred:
        return Had(None, barred)
    url = queries.read_at(article)
    interval = float(article.source.interval) if article.source and article.source.enabled else POLITE
    try:
        answer = politely(url, now, hands, interval, fresh=True)
    except (Temporary, Permanent) as failed:
        may_come = isinstance(failed, Temporary) or failed.reason == LATER
        if may_come and snapshot.tries + 1 < PAGE_TRIES:
            raise Temporary(failed.reason, getattr(failed, "retry_after", None)) from failed
        return Had(None, failed.reason)
    if is_front(answer.url) and not is_front(url):
        return Had(None, "page.front")  # how many sites say that a page is gone
    return Had(answer)


def _barred(article: Article) -> str:
    """Return why a page is never fetched: people wrote it (guard-rails G1, G4), or it is no page of the web."""
    if article.outlet.kind == "public_page" or is_network(article.url) or papers.is_from_people(article):
        return "evidence.people"
    return "" if article.url.startswith(("http://", "https://")) else "evidence.by_hand"


def _keep(snapshot: Snapshot, had: Had, now: datetime, hands: Hands) -> tuple[list[Filed], str]:
    """Keep the files and return them, and why the page was not printed. Raises Temporary where the disk refuses."""
    readings = [
        Reading(one.number, one.seen_at, "\n\n".join((one.title, one.sapo, one.text)), one.sha256)
        for one in queries.versions(snapshot.article)
        if one.text_dropped_at is None
    ]
    kept = Kept(snapshot.article.url, had.answer, readings, had.problem)
    data = write(kept, at=now, software=f"HoiAm/{release('hoiam')}")
    if fault := verify(data):
        raise Permanent(fault)  # never noted: a file that cannot prove itself proves nothing
    files = [_put("warc", data, now, hands)]
    page = decode(had.answer.body, had.answer.charset) if had.answer else _words(readings)
    try:
        picture = print_page(page, heading(snapshot, now, files[0].sha256), hands.browser)
    except Permanent as failed:
        return files, failed.reason
    return [*files, _put("page", picture, now, hands)], ""


def _put(kind: str, data: bytes, now: datetime, hands: Hands) -> Filed:
    """Keep one file; where the worker dies before the record names it, it is removed after a week like any other."""
    uploads.expect(sha256=hands.keep.name(data), by=MACHINE, now=now)
    return Filed(kind, hands.keep.put(data), len(data))


def _words(readings: list[Reading]) -> str:
    parts = []
    for one in readings:
        lines = "".join(f"<p>{escape(line)}</p>" for line in one.words.splitlines() if line.strip())
        parts.append(f"<h2>{escape(reading(one.number, one.at, one.sha256))}</h2>{lines}")
    return f"<body>{''.join(parts)}</body>"


@transaction.atomic
def _note(snapshot: Snapshot, had: Had, files: list[Filed], unprinted: str, now: datetime) -> None:
    article = snapshot.article
    version, problem = queries.current(article), had.problem
    if had.answer:
        version, problem = read_anew(article, had.answer, now)
    elif had.problem in actions.GONE:
        actions.note_gone(article=article, code=had.problem, by=MACHINE, now=now)
    actions.note_kept(
        snapshot=snapshot,
        holds="page" if had.answer else "text",
        version=version,
        files=files,
        problem=problem,
        unprinted=unprinted,
        by=MACHINE,
        now=now,
    )


def read_anew(article: Article, answer: Fetched, now: datetime) -> tuple[Version | None, str]:
    """Return the reading that the page carries; what it says anew is kept as the road keeps an edit."""
    page = extract(replace(answer.page(), asked=queries.read_at(article)), now)
    if isinstance(page, Unreadable):
        return None, page.code
    if is_elsewhere(article, page):
        return None, ELSEWHERE
    source = article.source or sources.by_hand(outlet=article.outlet, by=MACHINE, now=now)
    kept = actions.keep(source=source, pages=[page], by=MACHINE, now=now)[0]
    if kept.changed:
        for office, hits in match(units.live_offices(), [kept.article], now):
            classify(office, group(office, hits, now), now)
    return queries.current(article), ""
