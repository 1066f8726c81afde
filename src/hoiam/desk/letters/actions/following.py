"""Write down when the press agency received a letter, and what it printed: its own clock starts and stops here."""

from datetime import date, datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Route, Track
from hoiam.desk.cases import actions as cases
from hoiam.desk.law import queries as law
from hoiam.desk.letters.actions.holding import FOLLOWERS, line, locked, need_role
from hoiam.desk.letters.models import Letter, LetterState, Publication


@transaction.atomic
def received(*, letter: Letter, at: datetime, by: Actor, now: datetime) -> Letter:
    """Write down when the press agency received the letter: its own clock starts at that moment, not before."""
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, FOLLOWERS, "letter.follow_role")
    if at > now or (letter.issued_at and at < letter.issued_at):
        raise Refused("letter.receipt_time")
    letter.received_at = at
    letter.save(update_fields=["received_at"])
    if letter.route in (Route.RESPONSE, Route.CORRECTION):
        _start_press_clocks(letter, at, by, now)
    line(letter, "letter.received", by, now, at=at.isoformat())
    return letter


@transaction.atomic
def printed(
    *, letter: Letter, outcome: str, printed_on: date, by: Actor, now: datetime, url: str = "", note: str = ""
) -> Publication:
    """Write down what the press printed: in full, in part, or that it refused with a reason."""
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, FOLLOWERS, "letter.follow_role")
    if outcome not in ("published", "published_partly", "refused"):
        raise Refused("letter.outcome", outcome=outcome)
    made = Publication.objects.create(
        letter=letter, outcome=outcome, printed_on=printed_on, url=url, note=note[:300], noted_by=by.key, noted_at=now
    )
    cases.follow_letter(case=letter.case, track=Track.OBJECTION, to=outcome, by=by, now=now, note=note)
    whats = ("press_correction", "press_reply")
    cases.stop_clocks(case=letter.case, whats=whats, by=by, now=now, outlet=letter.outlet)
    line(letter, "letter.printed", by, now, outcome=outcome, on=printed_on.isoformat())
    return made


def _start_press_clocks(letter: Letter, at: datetime, by: Actor, now: datetime) -> None:
    """Start what the press law gives this sort of outlet: a correction's time, or only the reply's."""
    what = "press_correction" if letter.route == Route.CORRECTION else "press_reply"
    bound = {"about": f"{letter.outlet.name}, {letter.full_number}", "outlet": letter.outlet}
    for key in letter.clock_rules:
        for rule in law.press_rules(key, letter.outlet.press_type, localdate(at)):
            cases.start_clock(case=letter.case, what=what, at=at, by=by, now=now, rule=rule.id, **bound)
