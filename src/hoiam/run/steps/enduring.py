"""Take in what one look brought, though one page of it breaks what reads it: the others are kept all the same."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from django.db import InterfaceError, OperationalError

from hoiam.core.values.article import Extracted, Page
from hoiam.desk.sources.models import Source
from hoiam.run.steps.reading import extract, unread

log = structlog.get_logger(__name__)
BATCH = 20  # pages of one transaction: people at a screen never wait long for the machine …
PAUSE = 0.02  # seconds after each, in which they are let in
TakeIn = Callable[[Source, list[Extracted], datetime], int]


def enduring(
    source: Source, pages: Sequence[Page | Extracted], now: datetime, take_in: TakeIn
) -> tuple[int, Exception | None]:
    """Take in what one look brought, batch by batch; return how many articles were new, and what broke at a page.

    Of a batch that breaks, each page is tried alone. What breaks alone is noted and asked for ever more rarely, so that
    it stops no other; so is the only page of a look, for its source was read. Where nothing of several can be taken in,
    no page is to blame and none is noted: it is raised, as is what comes of the database itself.
    """
    new_items, broken, kept = 0, list[tuple[Page | Extracted, Exception]](), 0
    for start in range(0, len(pages), BATCH):
        some = pages[start : start + BATCH]
        try:
            new_items += take_in(source, extract(some, now, source), now)  # 2
            kept += len(some)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("batch broke", source=source.pk)
            came, failed = _one_by_one(source, some, now, take_in)
            new_items += came
            kept += len(some) - len(failed)
            broken += failed
        time.sleep(PAUSE)
    if len(broken) > 1 and not kept:
        raise broken[0][1]
    for page, _bug in broken:
        unread(source, page, "extract.broke", now, passing=True)
    return new_items, broken[0][1] if broken else None


def _one_by_one(
    source: Source, pages: Sequence[Page | Extracted], now: datetime, take_in: TakeIn
) -> tuple[int, list[tuple[Page | Extracted, Exception]]]:
    """Take in each page alone; return how many articles were new, and what broke with why."""
    new_items, broken = 0, list[tuple[Page | Extracted, Exception]]()
    for page in pages:
        try:
            new_items += take_in(source, extract([page], now, source), now)
        except (OperationalError, InterfaceError):
            raise
        except Exception as bug:
            broken.append((page, bug))
    return new_items, broken
