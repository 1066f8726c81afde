"""Record the written conclusion of a competent agency with its file, and let it go with the letter that rests on it."""

import re
from datetime import date, datetime

from django.db import IntegrityError, transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.letter_words import named
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.actions.filing import Stored
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import concluded
from hoiam.desk.letters.actions.enclosing import put
from hoiam.desk.letters.actions.holding import WRITERS, need_role
from hoiam.desk.letters.enclosing import Choice
from hoiam.desk.letters.models import Conclusion, Letter

_NUMBERED = re.compile(r"^\d+-")


@transaction.atomic
def record_conclusion(
    *,
    case: Case,
    kind: str,
    number: str,
    signed_on: date,
    issuer: str,
    title: str,
    stored: Stored,
    by: Actor,
    now: datetime,
) -> Conclusion:
    """Keep a conclusion: by which agency, under which number and day, and the file itself, among those of its case.

    Raises Refused: "letter.draft_role", "conclusion.lacking", "conclusion.day" (of a day to come), "conclusion.known";
    and what adding a file to a case raises.
    """
    need_role(by, WRITERS, "letter.draft_role")
    if not all(word.strip() for word in (kind, number, issuer, title)):
        raise Refused("conclusion.lacking")
    if signed_on > localdate(now):
        raise Refused("conclusion.day")
    told = {"kind": kind.strip(), "number": number.strip(), "issuer": issuer.strip(), "title": title.strip()}
    if Conclusion.objects.filter(case=case, number=told["number"], issuer=told["issuer"]).exists():
        raise Refused("conclusion.known", number=told["number"])
    [held] = cases.add_files(case=case, stored=[stored], by=by, now=now)
    try:
        with transaction.atomic():
            made = Conclusion.objects.create(
                case=case, signed_on=signed_on, file=held.file, added_by=by.key, added_at=now, **told
            )
    except IntegrityError as twice:  # somebody recorded it at the same moment
        raise Refused("conclusion.known", number=told["number"]) from twice
    facts = {"number": made.number, "issuer": made.issuer, "sha256": held.file.sha256}
    subject = ("case", case.number)
    audit.record(verb="conclusion.record", subject=subject, by=by, now=now, office=case.office.key, **facts)
    return made


def with_conclusion(letter: Letter, facts: LetterFacts, by: Actor, now: datetime) -> None:
    """Let the file of a recorded conclusion go with a new draft that rests on it; part of another action."""
    row = concluded.recorded(letter.case, facts.conclusion) if letter.case and facts.conclusion else None
    if row:
        told = (_NUMBERED.sub("", row.file.name), row.file.content_type, row.file.sha256, row.file.size)
        put(letter, named(concluded.cited(row)), Choice("", "", *told), by, now)


def need_conclusion(letter: Letter) -> None:
    """Refuse a request for correction without the file of its conclusion: the term of the press runs from having it.

    L103 Đ.42.2, 42.5; NĐ 237 Đ.19.3.
    """
    if concluded.lacks_conclusion(letter):
        raise Refused("letter.conclusion_without_file")
