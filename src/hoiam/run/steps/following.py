"""Look at each letter that waits for the press: was its article changed since, is the press late? Decides nothing.

An article that a source reads is read again with it (reading). One that no source reads was put in by hand: its page
is looked at here, by the guard, its robots.txt and the pause of a public host; what cannot be had waits for a person.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.text.address import is_front
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles import queries
from hoiam.desk.articles.models import Article
from hoiam.desk.letters import actions, exchanges
from hoiam.desk.units import queries as units
from hoiam.outside.fetch import Fetched
from hoiam.run.hands import Hands
from hoiam.run.steps.asking import politely
from hoiam.run.steps.evidence import read_anew
from hoiam.run.steps.reading import AGAIN_AFTER

MOST = 12  # pages of one look: at the pause of a public host about two minutes


def follow(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look at the letters of one office. A frozen office is left as it is."""
    office = units.office(args["office"])
    if office.frozen_at is not None:
        return
    may = [piece for piece in exchanges.unread(office, now - AGAIN_AFTER) if not exchanges.barred(piece)]
    resting = queries.resting([queries.read_at(piece) for piece in may], now)
    for piece in [one for one in may if queries.read_at(one) not in resting][:MOST]:
        _look(piece, now, hands)
    for letter in exchanges.open_letters(office):
        actions.note_watch(letter=letter, by=MACHINE, now=now)


def _look(piece: Article, now: datetime, hands: Hands) -> None:
    """Read one page again, or write down why it was not had: it is asked for again later, rarer each time."""
    url = queries.read_at(piece)
    try:
        answer = politely(url, now, hands)
    except (Temporary, Permanent) as failed:
        return _missed(piece, url, failed.reason, now)
    if is_front(answer.url) and not is_front(url):
        return _missed(piece, url, "page.front", now)  # how many sites say that a page is gone
    return _read(piece, url, answer, now)


def _read(piece: Article, url: str, answer: Fetched, now: datetime) -> None:
    _version, problem = read_anew(piece, answer, now)
    if problem:
        _missed(piece, url, problem, now)


def _missed(piece: Article, url: str, code: str, now: datetime) -> None:
    if code in articles.GONE:
        articles.note_gone(article=piece, code=code, by=MACHINE, now=now)
    else:
        articles.missed(source=piece.source, url=url, code=code, article=piece, by=MACHINE, now=now)
