"""The term for giving a signed letter its number and sending it out: the next working day (NĐ 30/2020, Điều 15, 18).

An urgent paper goes out at once (Đ.18.1). The term is tied to the letter, whatever that or its newspaper is called.
It runs on the case of the letter, or on the letter itself where it has none, as part of the action that signs, sends
out or takes back. Where the office signs on paper, the leader's approval here is the signature that anybody can date;
where it signs electronically, the signing.
"""

from datetime import datetime

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.many import ISSUE
from hoiam.desk.law import queries as law
from hoiam.desk.letters import terms
from hoiam.desk.letters.models import Letter


def begin(letter: Letter, by: Actor, now: datetime) -> None:
    """Start the term of a letter, unless it runs."""
    subject = str(letter.pk)
    if letter.case is None:
        if not terms.runs(letter):
            letter.term = terms.begun(law.rule(terms.rule_of(letter), localdate(now)), now)
            letter.save(update_fields=["term"])
    elif not letter.case.clocks.filter(what=ISSUE, subject=subject, done_at=None).exists():
        told = {"rule": terms.rule_of(letter), "about": _about(letter), "subject": subject}
        cases.start_clock(case=letter.case, what=ISSUE, at=now, by=by, now=now, **told)


def approved(letter: Letter, by: Actor, now: datetime) -> None:
    """Start the term with the approval, where the office does not sign electronically only."""
    if (letter.office.settings.get("paper") or {}).get("signing") != "electronic":
        begin(letter, by, now)


def end(letter: Letter, by: Actor, now: datetime, ended: str = "done") -> None:
    """Stop the term of a letter: it went out, or was taken back ("left"). Late stays late."""
    if letter.case:
        cases.stop_clocks(case=letter.case, whats=(ISSUE,), by=by, now=now, ended=ended, subject=str(letter.pk))
    elif terms.runs(letter):
        letter.term = letter.term | {"done_at": now.isoformat(), "ended": ended}
        letter.save(update_fields=["term"])


def _about(letter: Letter) -> str:
    """Return what the term is called: the letter's title, and the newspaper that it goes to."""
    return (f"{letter.title[:120]}, {letter.press}" if letter.press else letter.title)[:200]
