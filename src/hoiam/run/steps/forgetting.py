"""Lets go of what is kept for a while only: the looks at sources, what was tried without keeping, unused uploads."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles import evidence
from hoiam.desk.articles import queries as article_queries
from hoiam.desk.cases import queries as cases
from hoiam.desk.files import actions as files
from hoiam.desk.files import queries as file_queries
from hoiam.desk.papers import actions as papers
from hoiam.desk.sources import actions
from hoiam.desk.units import queries as units
from hoiam.run.hands import Hands

MOST_TEXTS = 10_000  # of one run
BATCH, PAUSE = 200, 0.02  # versions of one transaction, and seconds after it, in which people at a screen are let in
UNUSED = timedelta(days=7)  # a form may come back with its file for a day; the rest is for people on leave
MOST = 200  # uploads of one run


def sources(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Forget old looks and probes, and addresses that never gave an article."""
    actions.forget(by=MACHINE, now=now)
    articles.forget_misses(by=MACHINE, now=now)


def texts(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Drop full texts that were kept long enough and on which no case stands and no evidence waits.

    A day's worth at a time: a clock that has gone wrong by years must not take everything.
    """
    press, posts = units.longest_texts()
    before = now - timedelta(days=press), now - timedelta(days=posts)
    last, left = 0, MOST_TEXTS
    while left > 0 and (held := article_queries.holding_text(*before, last, BATCH)):
        last = held[-1].pk
        about = {version.article_id for version in held}
        needed = cases.standing_on(about) | evidence.waiting_for(about)
        free = [version.pk for version in held if version.article_id not in needed]
        left -= articles.drop_texts(versions=free, by=MACHINE, now=now)
        time.sleep(PAUSE)


def uploads(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Remove what was sent a week ago and what nothing points at. Evidence is never an upload, and never removed.

    And files of items that nobody confirmed for a month.
    """
    papers.forget_batches(by=MACHINE, now=now)
    before = now - UNUSED
    for number in file_queries.old_uploads(before, MOST):
        files.forget_upload(number=number, before=before, wanted=_wanted, drop=hands.keep.drop, by=MACHINE, now=now)


def _wanted(sha256: str) -> bool:
    return file_queries.points_at(sha256) or evidence.points_at(sha256)
