"""Say something about a draft, return it, approve it. Whoever approves is never who wrote it (G12, S54)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.store import pack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions import timing
from hoiam.desk.letters.actions.concluding import need_conclusion
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
    """Return a letter that is not out to its drafter, always with a reason; approval and signature are taken back.

    A number that it has stays reserved for it in the register (see numbering).
    """
    letter = locked(letter, LetterState.SUBMITTED, LetterState.APPROVED, LetterState.SIGNED)
    need_role(by, APPROVERS, "letter.approve_role")
    if not reason.strip():
        raise Refused("letter.needs_reason")
    letter.state, letter.returned_reason = LetterState.DRAFT, reason[:500]
    letter.approved_by, letter.approved_at, letter.document = "", None, None
    letter.signed_way, letter.signed_at, letter.signed_by = "", None, ""
    letter.signed_sha256, letter.signed_likeness, letter.seals = "", "", []
    letter.form_sha256, letter.printed_sha256, letter.print_problem = "", "", ""
    letter.facts = pack(replace(queries.facts_of(letter), issue=_open_issue(letter)))
    letter.save()
    timing.end(letter, by, now, "left")
    line(letter, "letter.return", by, now, reason=reason[:500])
    return letter


def _open_issue(letter: Letter) -> Issue:
    """Return number and day as a draft has them: open again."""
    held = queries.facts_of(letter).issue
    return Issue(held.year, held.month)


def _enclosed(letter: Letter) -> dict[str, Any]:
    """Return what was approved to go with a letter, for its line: names and digests; nothing where nothing goes."""
    rows = [{"name": row.name, "sha256": row.sha256} for row in letter.enclosures.order_by("id")]
    return {"enclosed": rows} if rows else {}


@transaction.atomic
def approve(*, letter: Letter, by: Actor, now: datetime, seen: str | None = None) -> Letter:
    """Approve a submitted letter. Compares persons: whoever drafted it cannot, whatever roles they hold.

    Raises Refused("letter.not_in_form") while the form checker still finds something that must be mended,
    MoveDenied("letter.changed") where its words are no longer those that the approver has `seen` (queries.stamp).
    """
    letter = locked(letter, LetterState.SUBMITTED)
    if seen is not None and seen != queries.stamp(letter):
        raise MoveDenied("letter.changed")
    need_role(by, APPROVERS, "letter.approve_role")
    if wrote(letter, by):
        raise Refused("letter.same_person")
    as_found(letter)
    need_conclusion(letter)
    in_form(queries.facts_of(letter))
    letter.state, letter.approved_by, letter.approved_at = LetterState.APPROVED, by.key, now
    letter.save(update_fields=["state", "approved_by", "approved_at"])
    timing.approved(letter, by, now)
    line(letter, "letter.approve", by, now, **_enclosed(letter))
    return letter
