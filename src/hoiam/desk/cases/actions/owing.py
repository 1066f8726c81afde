"""Which parts of work does a case owe now? Opened, opened again or withdrawn as core says; part of other actions."""

from datetime import datetime

from django.db import transaction

from hoiam.core.handle import tracks, turns
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.models import Case, CaseTrack

ROUTED = (Track.ANSWER, Track.OBJECTION)  # what goes to the press, on a route that is chosen first


@transaction.atomic
def settle(*, case: Case, by: Actor, now: datetime) -> list[tracks.Change]:
    """Open, open again or withdraw the tracks that the claims ask for as they stand; return what changed."""
    claims = {claim.letter: queries.finding_of(claim) for claim in case.claims.order_by("letter")}
    rows = {Track(row.track): row for row in case.tracks.select_for_update().order_by("id")}
    present = {track: (row.state, tuple(row.claims)) for track, row in rows.items()}
    changes = tracks.settle(present, tracks.opened_by(claims, queries.raised(case)))
    for change in changes:
        row = rows.get(change.track) or CaseTrack(case=case, track=change.track, unit=case.lead, changed_at=now)
        row.claims = list(change.claims)
        if change.what == "again":
            row.state, row.changed_at, row.until = "open", now, None
        if change.what == "withdraw":
            row.state, row.changed_at = tracks.follow(change.track, row.state, "withdrawn"), now
            whats = turns.terms_of(change.track)
            clocks.stop_clocks(case=case, whats=whats, by=by, now=now, ended="left")
        row.save()
        if change.what in ("open", "again"):
            begin_terms(row, by, now)
    if any(change.track in ROUTED and change.what in ("open", "again") for change in changes):
        clocks.start_clock(case=case, what="route", at=now, by=by, now=now)
    end_route(case=case, by=by, now=now)
    return [change for change in changes if change.what != "keep"]


@transaction.atomic
def end_route(*, case: Case, by: Actor, now: datetime) -> None:
    """Stop the term for choosing the legal route once nothing that goes to the press waits to be begun (S23)."""
    if not case.tracks.filter(track__in=ROUTED, state="open").exists():
        clocks.stop_clocks(case=case, whats=("route",), by=by, now=now)


def begin_terms(row: CaseTrack, by: Actor, now: datetime) -> None:
    """Start the office's own terms of the state that a part of work has come to, as the table of turns says.

    The term of a remedy hangs on its part of work, so that the day may be set anew (S20).
    """
    for what in turns.begun(Track(row.track), row.state):
        own = {"track": row} if what == turns.REMEDY else {}
        clocks.start_clock(case=row.case, what=what, at=now, by=by, now=now, **own)


@transaction.atomic
def owe_answer(*, case: Case, by: Actor, now: datetime) -> None:
    """Open the answer to the press, or open it again, while a paper waits for one (L103 Đ.39; NĐ 237 Đ.18)."""
    if not case.clocks.filter(what="answer", done_at__isnull=True).exists():
        return
    opening = {"changed_at": now, "unit": case.lead}
    row, made = CaseTrack.objects.get_or_create(case=case, track=Track.ANSWER, defaults=opening)
    if not made and tracks.ended(Track.ANSWER, row.state):
        row.state, row.changed_at = "open", now
        row.save(update_fields=["state", "changed_at"])
