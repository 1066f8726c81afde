"""Look at each letter that waits for the press: was its article changed since, is the press late? Decides nothing.

An article that a source reads is read again with it (reading). One that no source reads was put in by hand: a look at
its page is queued here, a job of its own among those that wait for other people's servers (rereading), and what it
brought is told at the next hour. What cannot be had waits for a person.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import queries
from hoiam.desk.articles.queries import AGAIN_AFTER
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.letters import actions, exchanges, explaining
from hoiam.desk.units import queries as units
from hoiam.run.hands import Hands

MOST = 12  # pages that are queued at once, those seen longest ago first


def follow(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look at the letters of one office. A frozen office is left as it is."""
    office = units.office(args["office"])
    if office.frozen_at is not None:
        return
    may = [piece for piece in exchanges.unread(office, now - AGAIN_AFTER) if not exchanges.barred(piece)]
    resting = queries.resting([queries.read_at(piece) for piece in may], now, lasting=True)
    for piece in [one for one in may if queries.read_at(one) not in resting][:MOST]:
        jobs.enqueue(kind="article.look", args={"article": piece.pk}, key=f"article:{piece.pk}", by=MACHINE, now=now)
    for letter in [*exchanges.open_letters(office), *explaining.unanswered(office)]:
        actions.note_watch(letter=letter, by=MACHINE, now=now)
