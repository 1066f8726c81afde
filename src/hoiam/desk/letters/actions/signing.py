"""Bind a letter to its signed file: a PDF that came back signed, or one signed here with the office's certificate."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import MACHINE, Actor
from hoiam.core.values.sealing import Seal
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import Purpose
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions import timing
from hoiam.desk.letters.actions.holding import APPROVERS, CLERKS, line, locked, need_role
from hoiam.desk.letters.models import Letter, LetterState, Way

PURPOSE = Purpose.SIGNED


@transaction.atomic
def sign(
    *,
    letter: Letter,
    way: str,
    sha256: str,
    size: int,
    likeness: str,
    seals: Sequence[Seal],
    by: Actor,
    now: datetime,
    compared: bool = False,
) -> Letter:
    """Bind a numbered letter to the bytes of its signed PDF (kept by the caller). A later file takes its place.

    A letter that went out as signed paper may get its scan once.

    `likeness` says how the file stands to the one made here (outside/sign/likeness); `compared`: a person held a scan
    against the letter. Raises Refused: "letter.no_number", "letter.other_paper", "letter.not_compared",
    "letter.not_signed" (our own file came back without a signature), "letter.seal_broken".
    """
    letter = locked(letter, LetterState.APPROVED, LetterState.SIGNED, LetterState.ISSUED)
    need_role(by, CLERKS | APPROVERS, "letter.sign_role")
    if letter.state == LetterState.ISSUED and (letter.signed_way != Way.PAPER or letter.signed_sha256):
        raise MoveDenied("letter.state", state=letter.state, needed=["approved", "signed"])
    if letter.number is None or not letter.document:
        raise Refused("letter.no_number")
    _refuse(likeness, seals, compared)
    name = f"{queries.file_name(letter)}-da-ky.pdf"
    files.note(
        office=letter.office.key,
        purpose=PURPOSE,
        subject=str(letter.pk),
        name=name,
        content_type="application/pdf",
        sha256=sha256,
        size=size,
        public=bool(letter.route),
        by=MACHINE,
        now=now,
    )
    letter.signed_sha256, letter.signed_likeness = sha256, likeness
    if letter.state != LetterState.ISSUED:  # a scan of what was signed on paper changes neither way nor moment
        letter.state, letter.signed_way = LetterState.SIGNED, Way(way)
        letter.signed_at, letter.signed_by = now, by.key
        timing.begin(letter, by, now)
    letter.seals = [_plain(seal) for seal in seals]
    letter.save()
    line(letter, "letter.sign", by, now, way=way, sha256=sha256, seals=len(seals), likeness=likeness)
    return letter


def _refuse(likeness: str, seals: Sequence[Seal], compared: bool) -> None:
    if likeness == "other":
        raise Refused("letter.other_paper")
    if any(not (seal.intact and seal.whole) for seal in seals):
        raise Refused("letter.seal_broken")
    if not seals and likeness != "picture":
        raise Refused("letter.not_signed")
    if likeness == "picture" and not compared:
        raise Refused("letter.not_compared")


def _plain(seal: Seal) -> dict[str, object]:
    """Return a seal as JSON: moments in ISO 8601."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(seal).items()}
