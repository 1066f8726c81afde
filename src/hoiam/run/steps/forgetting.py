"""Lets go of what is kept for a while only: the looks at sources, what was tried without keeping, unused uploads."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles import evidence
from hoiam.desk.files import actions as files
from hoiam.desk.files import queries as file_queries
from hoiam.desk.sources import actions
from hoiam.run.hands import Hands

UNUSED = timedelta(days=7)  # a form may come back with its file for a day; the rest is for people on leave
MOST = 200  # uploads of one run


def sources(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Forget old looks and probes, and addresses that never gave an article."""
    actions.forget(by=MACHINE, now=now)
    articles.forget_misses(by=MACHINE, now=now)


def uploads(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Remove what was sent a week ago and what nothing points at. Evidence is never an upload, and never removed."""
    before = now - UNUSED
    for number in file_queries.old_uploads(before, MOST):
        files.forget_upload(number=number, before=before, wanted=_wanted, drop=hands.keep.drop, by=MACHINE, now=now)


def _wanted(sha256: str) -> bool:
    return file_queries.points_at(sha256) or evidence.points_at(sha256)
