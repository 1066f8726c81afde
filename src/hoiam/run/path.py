"""The road of one article, on one screen.

The machine's half, below, is one job for each source: stateless steps decided in core, kept in desk.

    1 collect    a source's list, over guarded HTTP            outside/fetch, outside/collect
    2 extract    title, text, date of each new or edited page  core/extract    → desk/articles
    3 match      does it concern the office, and where?        core/match      → desk/watch
                 by its places, and by the office's watch-list
    4 group      the same piece? the same story?               core/group      → desk/stories
    5 classify   field, kind, urgency, each with its reason    core/classify   → desk/stories
    6 alert      who must know, now or in the digest?          core/alert      → desk/alerts

The people's half is made of moves; each is one action, one transaction, one audit line.

    7 case       opened from a story, given to a unit          core/handle     → desk/cases
    8 verify     each claim with proof and a second look       core/handle     → desk/cases
    9 act        remedy followed to its outcome and proof      core/handle     → desk/cases
   10 answer     the legal route, the letter, the clocks       core/compose, core/schedule → desk/letters
   11 report     frozen, approved, handed over by Thursday     core/compose    → desk/reports
   12 publish    what was said, found and done, in public                      → desk/replies
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Extracted
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles import queries as articles_of
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources import queries as source_queries
from hoiam.desk.sources.models import Source
from hoiam.desk.units import queries as units
from hoiam.run.hands import Hands
from hoiam.run.steps.alerting import alert
from hoiam.run.steps.enduring import enduring
from hoiam.run.steps.evidence import prove
from hoiam.run.steps.reading import collect
from hoiam.run.steps.understanding import classify, group, match


def look(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look at one source once: steps 1 to 6. A failure is written on the source, which then rests longer.

    So is a bug at which nothing was read: else the source would look as if nobody had come by yet. It is raised too, to
    be seen among the jobs.
    """
    source = source_queries.source(args["source"])
    try:
        bug = _look(source, now, hands)
    except (OperationalError, InterfaceError):
        raise  # the database itself: no source is to blame
    except Exception:
        sources.note_failure(source=source, error="look.broke", by=MACHINE, now=now)
        raise
    if bug:
        raise bug  # everything else is kept; the bug is seen among the jobs


def _look(source: Source, now: datetime, hands: Hands) -> Exception | None:
    """Look, and return what broke at one page while the others were taken in."""
    try:
        answer = collect(source, now, hands)  # 1
    except (Temporary, Permanent) as failed:
        wait = failed.retry_after if isinstance(failed, Temporary) else None
        sources.note_failure(source=source, error=failed.reason, retry_after=wait, by=MACHINE, now=now)
        return None
    new_items, bug = enduring(source, answer.pages, now, take_in)  # 2 to 6
    sources.note_success(
        source=source,
        new_items=new_items,
        etag=answer.etag,
        last_modified=answer.last_modified,
        listed=answer.listed,
        size=answer.size,
        warning=answer.warning,
        dates=answer.dates,
        left=articles_of.waiting(source),
        by=MACHINE,
        now=now,
    )
    return bug


@transaction.atomic
def take_in(source: Source, pages: list[Extracted], now: datetime) -> int:
    """Keep extracted pages and lead them on to every live office; return how many articles were new.

    One transaction: an article that is known has also been matched, grouped and labelled, whatever dies in between.
    """
    kept = articles.keep(source=source, pages=pages, by=MACHINE, now=now)
    changed = [one.article for one in kept if one.changed]
    for office, hits in match(units.live_offices(), changed, now):  # 3
        items = group(office, hits, now)  # 4
        classify(office, items, now)  # 5
        prove(items, now)  # what a case stands on
        alert(office, items, now)  # 6
    return sum(one.new for one in kept)
