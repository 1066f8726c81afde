"""What became of the letters that object to an article: one line each, for the case's page and the press desk."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from hoiam.core.handle.exchange import OURS, OVER, Stand
from hoiam.core.values.case import Route
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.words import ROUTES
from hoiam.desk.letters import exchanges
from hoiam.desk.letters.exchanges import Row
from hoiam.desk.letters.words import exchanges as words
from hoiam.web.chrome.clocks import Face
from hoiam.web.screens.cases.clocklines import clock_face


@dataclass(frozen=True, slots=True)
class Shown:
    """One exchange as a list shows it. `level` marks the words: now (late), high (the office's turn), low."""

    row: Row
    route: object
    face: Face | None
    words: object
    level: str
    next: str


def shown(row: Row, now: datetime) -> Shown:
    """Return an exchange as lists and the page of its case show it."""
    level = "now" if row.at == Stand.LATE else "high" if row.at in (*OURS, Stand.UNHEARD) else "low"
    steps = exchanges.steps_of(row, now)
    first = words.step(steps[0].code, dict(steps[0].facts))[0] if steps and row.at not in OVER else ""
    face = clock_face(row.clock, now) if row.clock else None
    return Shown(row, ROUTES[Route(row.letter.route)], face, words.STANDS[row.at], level, first)


def of_case(case: Case, request: HttpRequest) -> list[Shown]:
    """Return the exchanges of one case that this person sees, the newest first."""
    now = request.seen_at
    return [shown(row, now) for row in exchanges.rows(exchanges.sent_in(case), now)]
