"""Write down whether a printed correction still stands, and what those did who carried the wrong piece on."""

from datetime import date, datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.handle.states import CLOSERS
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State
from hoiam.desk.cases import actions as cases
from hoiam.desk.letters import exchanges, keeping
from hoiam.desk.letters.actions.following import printed
from hoiam.desk.letters.actions.holding import FOLLOWERS, line, locked, need_role
from hoiam.desk.letters.models import Letter, LetterState, Reprint, Standing
from hoiam.desk.sources.models import Outlet

DID = ("", "corrected", "removed", "refused", "nothing")


@transaction.atomic
def note_standing(
    *, letter: Letter, seen_on: date, stands: bool, by: Actor, now: datetime, place: str = "", note: str = ""
) -> Standing:
    """Write down that somebody saw a printed correction stand, where, or found it gone.

    Gone before the time that the law gives, it was not printed as it should be: the objection goes back to "printed in
    part", with what is missing. Where that time is unknown, nothing is concluded. Raises Refused: "letter.not_printed",
    "letter.seen_day" (before it was printed, or to come).
    """
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, FOLLOWERS, "letter.follow_role")
    held = keeping.kept(letter)
    if held is None:
        raise Refused("letter.not_printed")
    if seen_on > localdate(now) or seen_on < held.printed_on:
        raise Refused("letter.seen_day")
    told = {"place": place.strip()[:200], "note": redact(note.strip())[:300]}
    made = Standing.objects.create(letter=letter, seen_on=seen_on, stands=stands, noted_by=by.key, noted_at=now, **told)
    line(letter, "letter.standing", by, now, on=seen_on.isoformat(), stands=stands)
    if not stands and held.rule and held.early(seen_on):
        _gone_early(letter, held, seen_on, by, now)
    return made


@transaction.atomic
def note_reprint(
    *,
    letter: Letter,
    name: str,
    by: Actor,
    now: datetime,
    asked_on: date | None = None,
    did: str = "",
    did_on: date | None = None,
    url: str = "",
    note: str = "",
) -> Reprint:
    """Write down who carried the piece on, when it was asked to correct too, and what it did; by name, once each.

    Raises Refused: "letter.not_correction", "letter.reprint_name", "letter.outcome", "letter.reprint_day".
    """
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, FOLLOWERS, "letter.follow_role")
    if letter.route != "correction":
        raise Refused("letter.not_correction")
    if not name.strip() or name.strip() == letter.press:
        raise Refused("letter.reprint_name")
    if did not in DID:
        raise Refused("letter.outcome", outcome=did)
    if any(day and day > localdate(now) for day in (asked_on, did_on)) or (did and did_on is None):
        raise Refused("letter.reprint_day")
    known = Outlet.objects.filter(name=name.strip(), sample=letter.office.sample).first()
    told = {"outlet": known, "asked_on": asked_on, "did": did, "did_on": did_on, "url": url}
    told |= {"note": redact(note.strip())[:300], "noted_by": by.key, "noted_at": now}
    made, _new = Reprint.objects.update_or_create(letter=letter, name=name.strip()[:200], defaults=told)
    line(letter, "letter.reprint", by, now, name=made.name, did=did)
    return made


def _gone_early(letter: Letter, held: keeping.Kept, seen_on: date, by: Actor, now: datetime) -> None:
    """Let the press track follow; of a closed case those who followed it are told."""
    facts = {
        "outlet": letter.press,
        "number": letter.full_number,
        "until": held.until.isoformat() if held.until else "",
    }
    if letter.case.state == State.CLOSED:
        cases.tell(case=letter.case, code="notice.letter.gone_early", by=by, now=now, roles=CLOSERS, facts=facts)
        return
    last = exchanges.row_of(letter, now).last
    if last is not None and held.rule is not None and last.outcome in keeping.PRINTED:
        lacks = f"{held.rule.text} ({held.rule.short})"
        if lacks in last.missing:
            return  # said before: seen gone again, nothing new follows
        missing = [*last.missing, lacks]
        told = {"outcome": "published_partly", "printed_on": last.printed_on, "url": last.url, "missing": missing}
        printed(letter=letter, note=f"Gỡ sớm, thấy ngày {seen_on:%d/%m/%Y}", by=by, now=now, **told)
