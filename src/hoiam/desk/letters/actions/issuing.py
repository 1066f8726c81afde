"""Send a signed letter on its way (NĐ 30/2020, Điều 18). What it does to an earlier letter happens at this moment."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track
from hoiam.desk.cases import actions as cases
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.letters import explaining
from hoiam.desk.letters.actions import timing
from hoiam.desk.letters.actions.holding import CLERKS, as_found, line, locked, need_role, open_tracks
from hoiam.desk.letters.actions.numbering import number
from hoiam.desk.letters.models import Letter, LetterState, NumberEntry, Relation, Way

BECOMES = {Relation.REPLACES: LetterState.REPLACED, Relation.RECALLS: LetterState.WITHDRAWN}


@transaction.atomic
def issue(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Issue a letter: a signed one as it is, an approved one as paper that its signer has signed by hand.

    On paper the number follows the signature (Đ.15); the sheet stays with the clerk (Lưu: VT). A sheet that was given
    out with its number keeps it, also on a later day: Đ.18.1 lets it go out on the next working day. Raises Refused:
    "letter.paper_not_allowed" (the office signs electronically only), "letter.not_in_form", "letter.findings_changed".
    """
    letter = locked(letter, LetterState.APPROVED, LetterState.SIGNED)
    need_role(by, CLERKS, "letter.issue_role")
    if letter.state == LetterState.APPROVED:
        _sign_on_paper(letter, by, now)
    letter.state, letter.issued_at, letter.issued_by = LetterState.ISSUED, now, by.key
    letter.save()
    NumberEntry.objects.filter(letter=letter, state="reserved", number=letter.number).update(state="used")
    timing.end(letter, by, now)
    if letter.about:
        _touch_earlier(letter, by, now)
    for track in open_tracks(letter, "issued"):
        to = "answered" if track == Track.ANSWER else "waiting"
        cases.follow_letter(
            case=letter.case, track=track, to=to, by=by, now=now, note=letter.full_number, outlet=letter.outlet
        )
    args = {"letter": letter.pk}
    jobs.enqueue(kind="render.letter", args=args, key=f"letter:{letter.pk}", office=letter.office.key, by=by, now=now)
    line(letter, "letter.issue", by, now, number=letter.full_number, way=letter.signed_way)
    return letter


def _sign_on_paper(letter: Letter, by: Actor, now: datetime) -> None:
    if (letter.office.settings.get("paper") or {}).get("signing") == "electronic":
        raise Refused("letter.paper_not_allowed")
    if letter.document:
        as_found(letter)  # its sheet may be the one that was signed: it is not numbered and printed anew
    else:
        number(letter, by, now)
    letter.signed_way, letter.signed_at, letter.signed_by = Way.PAPER, now, by.key


def _touch_earlier(letter: Letter, by: Actor, now: datetime) -> None:
    """Let the earlier letter stand as replaced or recalled; a correction of form leaves it in force.

    Raises MoveDenied("letter.state") where another paper has replaced or recalled it meanwhile.
    """
    earlier = locked(letter.about, LetterState.ISSUED)
    state = BECOMES.get(Relation(letter.relation))
    if state:
        earlier.state = state
        earlier.save(update_fields=["state"])
        if explaining.asks(earlier):
            whats, subject = (explaining.CLOCK,), str(earlier.pk)
            cases.stop_clocks(case=earlier.case, whats=whats, by=by, now=now, ended="left", subject=subject)
