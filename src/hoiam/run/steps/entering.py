"""Leads an entry by hand on to the road of an article: read, match, group, classify.

A link to a paper is read from the paper itself, politely and by its robots.txt; what was typed stands in where that
fails. A public page is never fetched: what was pasted is all there is (guard-rail G4).
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Permanent, Temporary, Unreadable
from hoiam.core.extract import extract
from hoiam.core.text.vietnamese import kind_of
from hoiam.core.values.actor import MACHINE, Actor
from hoiam.core.values.article import Extracted, Label
from hoiam.core.values.reason import why
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import actions as cases
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers import queries
from hoiam.desk.papers.models import Entry, Speaker
from hoiam.desk.papers.standing import is_network
from hoiam.desk.papers.words import CHANNELS
from hoiam.desk.sources import actions as sources
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office
from hoiam.desk.watch import actions as watch
from hoiam.run.hands import Hands
from hoiam.run.steps.alerting import alert
from hoiam.run.steps.asking import politely
from hoiam.run.steps.evidence import prove
from hoiam.run.steps.understanding import classify, group, match

PAUSE = 0.02  # seconds after each part of a file, in which people at a screen are let in


def take_in(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Take one entry in; twice changes nothing. Raises Temporary where only its page can tell what it says."""
    entry = queries.entry(args["entry"])
    if entry.article_id or entry.office.frozen_at:
        return
    try:
        page = _page(entry, now, hands)
    except Permanent as failed:
        papers.failed(entry=entry, problem=failed.reason, by=MACHINE, now=now)
        return
    _keep(entry, page, now)


def take_words(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Read an entry anew whose words a person put in: a version of its article, never a second one."""
    entry = queries.entry(args["entry"])
    if not entry.office.frozen_at:
        _keep(entry, _typed(entry), now)


def take_in_file(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Make the rows of a confirmed file entries, some at a time. Twice changes nothing."""
    batch = queries.batch(args["batch"])
    if batch.office.frozen_at or batch.confirmed_at is None:
        return
    start = 0
    while done := papers.enter_rows(batch=batch, start=start, by=MACHINE, now=now):
        start += done
        time.sleep(PAUSE)


@transaction.atomic
def _keep(entry: Entry, page: Extracted, now: datetime) -> None:
    source = sources.by_hand(outlet=entry.outlet, by=MACHINE, now=now)
    article = articles.keep(source=source, pages=[page], by=MACHINE, now=now)[0].article
    for office, hits in match(_offices(entry), [article], now):
        if entry.concerns and office.pk == entry.office_id:
            hits = [_stated(entry, article, now)]
        items = group(office, hits, now)
        classify(office, items, now)
        prove(items, now)
        if office.pk == entry.office_id and queries.is_urgent(entry):
            _urgent(items, now)
        alert(office, items, now)
    papers.taken(entry=entry, article=article, by=MACHINE, now=now)
    cases.join_story(entry=entry, article=article, by=MACHINE, now=now)


def _urgent(items: list[StoryItem], now: datetime) -> None:
    """A sheet that was handed in as urgent is urgent at once, whatever its words are."""
    reason = why("urgency.stated")
    for item in items:
        stories.label(item=item, labels=[Label("urgency", "urgent", 1.0, (reason,))], by=MACHINE, now=now)
        stories.sum_up(story=item.story, level="urgent", reasons=[reason.as_json()], by=MACHINE, now=now)


def _offices(entry: Entry) -> list[Office]:
    """What was printed or sent is there for every office; what people told one office stays with it."""
    return [entry.office] if entry.speaker == Speaker.PEOPLE else list(units.live_offices())


def _stated(entry: Entry, article: Article, now: datetime) -> Any:
    by = Actor("person", entry.entered_by, office=entry.office.key)
    decided = entry.entered_by_sorter
    return watch.stated(office=entry.office, article=article, reason=entry.reason, decided=decided, by=by, now=now)


def _page(entry: Entry, now: datetime, hands: Hands) -> Extracted:
    if entry.url and not is_network(entry.url) and entry.speaker in {Speaker.PRESS, Speaker.AGENCY}:
        try:
            return _fetched(entry.url, now, hands)
        except (Temporary, Permanent):
            if not entry.title:
                raise
    return _typed(entry)


def _fetched(url: str, now: datetime, hands: Hands) -> Extracted:
    """Return what the page says. Raises Temporary, Permanent."""
    page = extract(replace(politely(url, now, hands).page(), asked=url), now)
    if isinstance(page, Unreadable):
        raise Permanent(page.code)
    return page


def _typed(entry: Entry) -> Extracted:
    return Extracted(
        url=entry.url or f"/tin/nhap/{entry.pk}/",
        title=entry.title,
        sapo="",
        text=entry.text or entry.title,
        published_at=entry.said_at,
        modified_at=None,
        section=str(CHANNELS[entry.channel]),
        language="" if kind_of(entry.text or entry.title) == "other" else "vi",
        reasons=(why("entry.by_hand"),),
    )
