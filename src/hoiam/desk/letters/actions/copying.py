"""Draft a copy of a paper: sao y, trích sao, sao lục (NĐ 30/2020, Điều 25 to 27). It goes the way of every paper."""

from datetime import datetime

from django.db import transaction

from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.compose.store import pack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import MACHINE, Actor
from hoiam.desk.cases.models import Case
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import Purpose
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions.holding import COPIERS, line, need_role
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

SOURCE = Purpose.COPIED


@transaction.atomic
def draft_copy(
    *,
    office: Office,
    facts: PaperFacts,
    by: Actor,
    now: datetime,
    of: Letter | None = None,
    name: str = "",
    size: int = 0,
) -> Letter:
    """Keep the first draft of a copy: of an issued letter, or of a paper that came in, whose PDF the caller has kept.

    `name` and `size` are those of that PDF. Raises Refused: "letter.copy_role", "copy.no_source",
    "copy.luc_of_original" (only a bản sao y is copied by sao lục, Đ.25.2); MoveDenied where the letter is not out.
    """
    need_role(by, COPIERS, "letter.copy_role")
    units.refuse_frozen(office)
    case: Case | None = None
    if of is not None:
        if of.office_id != office.pk:
            raise Refused("letter.foreign_case")
        if of.state != LetterState.ISSUED:
            raise MoveDenied("letter.state", state=of.state, needed=[str(LetterState.ISSUED)])
        if facts.kind == "sao_luc":
            raise Refused("copy.luc_of_original")
        case = of.case
    if not KINDS[facts.kind].copy:
        raise Refused("letter.other_kind")
    letter = Letter.objects.create(
        office=office,
        kind=facts.kind,
        case=case,
        title=queries.composed(facts).subject[:300],
        facts=pack(facts),
        drafted_by=by.key,
        drafted_at=now,
    )
    if name and facts.copied:
        note_source(letter, name, facts.copied.sha256, size, now)
    line(letter, "letter.draft", by, now, kind=facts.kind, copies=facts.subject[:300])
    return letter


def note_source(letter: Letter, name: str, sha256: str, size: int, now: datetime) -> None:
    """Keep the PDF that a copy is made of with the copy."""
    files.note(
        office=letter.office.key,
        purpose=SOURCE,
        subject=str(letter.pk),
        name=name[:200],
        content_type="application/pdf",
        sha256=sha256,
        size=size,
        by=MACHINE,
        now=now,
    )
