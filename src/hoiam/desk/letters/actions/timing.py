"""The term for giving a signed letter its number and sending it out: the next working day (NĐ 30/2020, Điều 15, 18).

It runs on the case of the letter, as part of the action that signs, sends out or takes back. Where the office signs on
paper, the leader's approval here is the signature that anybody can date; where it signs electronically, the signing.
A letter without a case has no term here.
"""

from datetime import datetime

from hoiam.core.values.actor import Actor
from hoiam.desk.cases import actions as cases
from hoiam.desk.letters.models import Letter

TERM = "issue"
RULE = "ND30-2020.18"


def begin(letter: Letter, by: Actor, now: datetime) -> None:
    """Start the term of a letter, unless it runs."""
    about = _about(letter)
    if letter.case and not letter.case.clocks.filter(what=TERM, about=about, done_at=None).exists():
        cases.start_clock(case=letter.case, what=TERM, at=now, by=by, now=now, rule=RULE, about=about)


def approved(letter: Letter, by: Actor, now: datetime) -> None:
    """Start the term with the approval, where the office does not sign electronically only."""
    if (letter.office.settings.get("paper") or {}).get("signing") != "electronic":
        begin(letter, by, now)


def end(letter: Letter, by: Actor, now: datetime, ended: str = "done") -> None:
    """Stop the term of a letter: it went out, or was taken back ("left")."""
    if letter.case:
        cases.stop_clocks(case=letter.case, whats=(TERM,), by=by, now=now, ended=ended, about=_about(letter))


def _about(letter: Letter) -> str:
    """Return what tells one letter of a case from another: its title, and whom it goes to."""
    return (f"{letter.title[:120]}, {letter.outlet.name}" if letter.outlet else letter.title)[:200]
