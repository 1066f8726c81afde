"""Find out what is true: claims, findings with proof, a second pair of eyes, the conclusion."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle import tracks
from hoiam.core.handle.states import CLOSERS, SENTENCES, SORTERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Move, State, Verdict
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions import clocks, owing
from hoiam.desk.cases.actions.extending import drop_open
from hoiam.desk.cases.actions.filing import Stored, keep_files
from hoiam.desk.cases.actions.handing import withdraw_open
from hoiam.desk.cases.actions.line import locked, moved, only_its_units, write_line
from hoiam.desk.cases.actions.telling import tell_move
from hoiam.desk.cases.models import Case, Claim, Proof
from hoiam.desk.files.models import StoredFile

LETTERS = "ABCDEĐGHIKLMNOPQRSTUVXY"
_NUMBERED = re.compile(r"^\d+-")


@transaction.atomic
def start(*, case: Case, by: Actor, now: datetime) -> Case:
    """Begin to verify: only the unit that the case was given to."""
    case = locked(case)
    step = moved(case, Move.START, by)
    only_its_units(case, by)
    case.state = step.state
    case.save(update_fields=["state"])
    clocks.turn(case=case, wanted=Move.START, step=step, by=by, now=now)
    tell_move(case=case, wanted=Move.START, by=by, now=now)
    write_line(case, SENTENCES[Move.START], by, now, step.role.value)
    return case


@transaction.atomic
def add_claim(*, case: Case, text: str, by: Actor, now: datetime) -> Claim:
    """Add one thing that the article says, to be judged on its own."""
    case = locked(case)
    early = State(case.state) in (State.NEW, State.TRIAGED, State.ASSIGNED, State.VERIFYING)
    if not early and (case.state == State.CONCLUDED or not queries.owes_answer(case)):
        raise MoveDenied("claim.too_late")
    if not by.roles & set(SORTERS):
        only_its_units(case, by)
    if not text.strip():
        raise Refused("claim.empty")
    number = case.claims.count()
    if number >= len(LETTERS):
        raise Refused("claim.too_many", most=len(LETTERS))
    claim = Claim.objects.create(case=case, letter=LETTERS[number], text=text.strip()[:500])
    write_line(case, "claim.add", by, now, letter=claim.letter, text=claim.text)
    return claim


@transaction.atomic
def judge(
    *,
    claim: Claim,
    verdict: Verdict,
    finding: str,
    proofs: Sequence[str],
    by: Actor,
    now: datetime,
    files: Sequence[StoredFile] = (),
    stored: Sequence[Stored] = (),
    seen: str | None = None,
) -> Claim:
    """Say what was found about one claim. True and false need proof; "not enough grounds" needs its reason.

    Proof is named in `proofs`, or is a file: of the case (`files`), or one that came along (`stored`). `seen` is the
    finding that the judge had before their eyes (queries.stamp): raises MoveDenied("claim.changed") where somebody
    else has written another one since, so that nobody's finding is lost unread.
    """
    case = locked(claim.case)
    claim = _fresh(claim, seen)
    if State(case.state) != State.VERIFYING:
        raise MoveDenied("claim.state", state=case.state)
    only_its_units(case, by)
    if verdict == Verdict.PARTLY:
        raise Refused("claim.partly")
    if not finding.strip():
        raise Refused("claim.needs_finding")
    if verdict in (Verdict.TRUE, Verdict.FALSE) and not (files or stored or any(p.strip() for p in proofs)):
        raise Refused("claim.needs_proof")
    if set(files) - {one.file for one in case.files.select_related("file")}:
        raise Refused("claim.foreign_file")
    claim.verdict, claim.finding, claim.judged_by, claim.judged_at = verdict, finding.strip(), by.key, now
    claim.checked_by, claim.checked_at = "", None
    claim.save()
    claim.proofs.all().delete()
    names = [name.strip()[:200] for name in proofs if name.strip()]
    kept = [one.file for one in keep_files(case=case, stored=stored, by=by, now=now)]
    about = {"claim": claim, "added_by": by.key, "added_at": now}
    papers = [Proof(name=titled(file.name), file=file, **about) for file in (*files, *kept)]
    Proof.objects.bulk_create([*(Proof(name=name, **about) for name in names), *papers])
    names += [paper.name for paper in papers]
    write_line(case, "claim.judge", by, now, letter=claim.letter, verdict=verdict.value, proofs=names)
    return claim


@transaction.atomic
def check(*, claim: Claim, by: Actor, now: datetime, seen: str | None = None) -> Claim:
    """Look at a finding with a second pair of eyes. Compares persons, never roles.

    Raises MoveDenied("claim.changed") where the finding is no longer the one that the checker has `seen`.
    """
    case = locked(claim.case)
    claim = _fresh(claim, seen)
    if not claim.verdict:
        raise MoveDenied("claim.not_judged", letter=claim.letter)
    if claim.judged_by == by.key:
        raise Refused("claim.same_person", letter=claim.letter)
    if not by.roles & set(CLOSERS):
        only_its_units(case, by)
    claim.checked_by, claim.checked_at = by.key, now
    claim.save(update_fields=["checked_by", "checked_at"])
    write_line(case, "claim.check", by, now, letter=claim.letter, verdict=claim.verdict)
    return claim


def titled(name: str) -> str:
    """Return what a file is called as proof: "3-bien_ban.pdf" is "bien ban"."""
    bare = _NUMBERED.sub("", name).rsplit(".", 1)[0].replace("_", " ").strip()
    return bare[:200] or name[:200]


def _fresh(claim: Claim, seen: str | None) -> Claim:
    """Return a claim as it stands now, held until the transaction ends."""
    present = Claim.objects.select_for_update().get(pk=claim.pk)
    if seen is not None and seen != queries.stamp(present):
        raise MoveDenied("claim.changed", letter=present.letter)
    return present


@transaction.atomic
def conclude(*, case: Case, by: Actor, now: datetime) -> Case:
    """Conclude from the claims: the verdict is computed, the tracks that they open start, their clocks run."""
    case = locked(case)
    step = moved(case, Move.CONCLUDE, by)
    only_its_units(case, by)
    unready = [c.letter for c in case.claims.all() if not c.verdict or not c.checked_by]
    if unready or not case.claims.exists():
        raise MoveDenied("case.claims_unready", letters=unready)
    verdicts = queries.verdicts_of(case)
    verdict, reason = tracks.verdict_of(verdicts)
    case.state, case.verdict, case.concluded_at, case.concluded_by = step.state, verdict, now, by.key
    case.save(update_fields=["state", "verdict", "concluded_at", "concluded_by"])
    clocks.turn(case=case, wanted=Move.CONCLUDE, step=step, by=by, now=now)
    clocks.start_complaint_clocks(case=case, by=by, now=now)
    owing.settle(case=case, by=by, now=now)
    withdraw_open(case, by, now)
    drop_open(case, by, now)
    facts = {"verdict": verdict.value, "counts": dict(reason.facts)}
    tell_move(case=case, wanted=Move.CONCLUDE, by=by, now=now)
    write_line(case, SENTENCES[Move.CONCLUDE], by, now, step.role.value, **facts)
    return case
