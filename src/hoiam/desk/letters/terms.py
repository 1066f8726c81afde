"""By when is a signed letter to have its number and be on its way (NĐ 30/2020, Điều 18)? Reads only.

The term of a letter about a case runs on that case. A letter without one carries its own, with the same count, as data;
it is told in the same shape, and belongs to no case.
"""

from collections.abc import Collection
from datetime import datetime

from hoiam.core.compose.store import pack
from hoiam.core.schedule import due, ends_at
from hoiam.core.values.law import Rule
from hoiam.desk.cases.many import ISSUE
from hoiam.desk.cases.models import CaseClock
from hoiam.desk.law import queries as law
from hoiam.desk.letters.models import Letter

RULE = "ND30-2020.18"
URGENT = "ND30-2020.18.1-urgent"


def rule_of(letter: Letter) -> str:
    """Return the rule of its term: an urgent paper goes out at once (Đ.18.1)."""
    return URGENT if letter.facts.get("urgency") else RULE


def begun(rule: Rule, at: datetime) -> dict[str, object]:
    """Return the term that begins at a moment, as a letter keeps it."""
    answer = due(rule, at, law.calendar())
    end = ends_at(answer)
    return {
        "rule": rule.id,
        "digest": rule.digest,
        "short": rule.short,
        "started_at": at.isoformat(),
        "ends_at": end.isoformat() if end else "",
        "due": pack(answer),
    }


def runs(letter: Letter) -> bool:
    """Say whether a letter without a case is under a term that has not ended."""
    return bool(letter.term) and not letter.term.get("ended")


def term_of(letter: Letter) -> CaseClock | None:
    """Return the newest term of a letter, that of its case or its own; None for one that nobody has signed."""
    return terms_of([letter]).get(letter.pk)


def terms_of(found: Collection[Letter]) -> dict[int, CaseClock]:
    """Return the newest term of each of these letters, those on cases read at once."""
    on_cases = {str(letter.pk): letter.pk for letter in found if letter.case_id}
    kept = CaseClock.objects.filter(what=ISSUE, subject__in=on_cases).order_by("pk") if on_cases else ()
    told = {on_cases[clock.subject]: clock for clock in kept}
    return told | {letter.pk: _own(letter) for letter in found if not letter.case_id and letter.term}


def _own(letter: Letter) -> CaseClock:
    """Return the term that a letter carries in the shape of a case's; it is no row and is never saved."""
    term = letter.term
    moments = {name: _moment(term.get(name, "")) for name in ("started_at", "ends_at", "done_at")}
    told = {name: term[name] for name in ("rule", "digest", "short", "due")}
    return CaseClock(what=ISSUE, subject=str(letter.pk), ended=term.get("ended", ""), **told, **moments)


def _moment(said: str) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
