"""Say something about a draft, return it, approve it. Whoever approves is never who wrote it (G12, S54)."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions.holding import APPROVERS, as_found, in_form, line, locked, need_role, wrote
from hoiam.desk.letters.models import Comment, Letter, LetterState


@transaction.atomic
def comment(*, letter: Letter, text: str, by: Actor, now: datetime) -> Comment:
    """Say something about a letter that is not signed yet; anyone who may read it may."""
    letter = locked(letter, LetterState.DRAFT, LetterState.SUBMITTED, LetterState.APPROVED)
    if not text.strip():
        raise Refused("letter.comment_empty")
    made = Comment.objects.create(letter=letter, text=redact(text.strip())[:1000], by=by.key, at=now)
    line(letter, "letter.comment", by, now)
    return made


@transaction.atomic
def give_back(*, letter: Letter, reason: str, by: Actor, now: datetime) -> Letter:
    """Return a submitted or approved letter to its drafter, always with a reason; an approval is taken back by it.

    Raises Refused("letter.numbered") once it has its number: the register knows it, so it is voided there first.
    """
    letter = locked(letter, LetterState.SUBMITTED, LetterState.APPROVED)
    need_role(by, APPROVERS, "letter.approve_role")
    if not reason.strip():
        raise Refused("letter.needs_reason")
    letter.state, letter.returned_reason = LetterState.DRAFT, reason[:500]
    letter.approved_by, letter.approved_at = "", None
    letter.save(update_fields=["state", "returned_reason", "approved_by", "approved_at"])
    line(letter, "letter.return", by, now, reason=reason[:500])
    return letter


@transaction.atomic
def approve(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Approve a submitted letter. Compares persons: whoever drafted it cannot, whatever roles they hold.

    Raises Refused("letter.not_in_form") while the form checker still finds something that must be mended.
    """
    letter = locked(letter, LetterState.SUBMITTED)
    need_role(by, APPROVERS, "letter.approve_role")
    if wrote(letter, by):
        raise Refused("letter.same_person")
    as_found(letter)
    in_form(queries.facts_of(letter))
    letter.state, letter.approved_by, letter.approved_at = LetterState.APPROVED, by.key, now
    letter.save(update_fields=["state", "approved_by", "approved_at"])
    line(letter, "letter.approve", by, now)
    return letter
