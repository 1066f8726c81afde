"""Give an approved letter its number and day, freeze it, send it on its way (NĐ 30/2020, Điều 15, 18)."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.store import pack
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track
from hoiam.desk.cases import actions as cases
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions.holding import CLERKS, as_found, in_form, line, locked, need_role, open_tracks
from hoiam.desk.letters.actions.numbering import next_number
from hoiam.desk.letters.models import Letter, LetterState


@transaction.atomic
def issue(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Give an approved letter its number and day, freeze it, and have its files made (NĐ 30/2020, Điều 15, 18).

    Raises Refused("letter.not_in_form") while the form checker still finds something that must be mended.
    """
    letter = locked(letter, LetterState.APPROVED)
    need_role(by, CLERKS, "letter.issue_role")
    as_found(letter)
    day = localdate(now)
    letter.number = next_number(letter, day.year)
    facts = replace(queries.facts_of(letter), issue=Issue(day.year, day.month, day.day, letter.number))
    letter.facts, letter.document = pack(facts), pack(in_form(facts))
    letter.state, letter.issued_at, letter.issued_by = LetterState.ISSUED, now, by.key
    letter.save()
    for track in open_tracks(letter, "issued"):
        to = "answered" if track == Track.ANSWER else "waiting"
        cases.follow_letter(case=letter.case, track=track, to=to, by=by, now=now, note=letter.full_number)
    args = {"letter": letter.pk}
    jobs.enqueue(kind="render.letter", args=args, key=f"letter:{letter.pk}", office=letter.office.key, by=by, now=now)
    line(letter, "letter.issue", by, now, number=letter.full_number)
    return letter
