"""Send a paper that came in, an issued letter or an approved report to units, which say that they have it (S52)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives import distributions
from hoiam.desk.directives.actions.reminding import tell_of_distribution
from hoiam.desk.directives.actions.roles import CONFIRMERS
from hoiam.desk.directives.models import Distribution
from hoiam.desk.letters.actions.holding import subject_of
from hoiam.desk.letters.models import OUT, Letter
from hoiam.desk.papers.models import PETITIONS, Paper
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

DISTRIBUTORS = CONFIRMERS | {Role.CHU_TICH, Role.PCT}
OF_REPORTS = DISTRIBUTORS | {Role.TRUNG_TAM}


@transaction.atomic
def distribute(
    *,
    office: Office,
    about: distributions.About,
    title: str,
    to: Iterable[Unit],
    until: date,
    by: Actor,
    now: datetime,
    note: str = "",
) -> list[Distribution]:
    """Put units on the distribution list of one thing, and tell each; return the new lines.

    Who is on it already, or is bound by the dispatch itself, is passed over. Whether a report may go out is asked in
    its own room (desk/reports). Raises Refused where nobody is left, or for what only its handling unit may read (G9).
    """
    units.refuse_frozen(office)
    if not by.roles & (OF_REPORTS if "report" in about else DISTRIBUTORS):
        raise Refused("distribution.role")
    if until < localdate(now):
        raise Refused("case.past_day")
    Office.objects.select_for_update().get(pk=office.pk)  # two clicks put nobody on the list twice
    known = _known(about)
    wanted = [unit for unit in to if unit.pk not in known]
    for unit in wanted:
        if unit.office_id != office.pk:
            raise Refused("case.foreign_unit", unit=unit.short_name)
    if not wanted:
        raise Refused("distribution.nobody")
    told: dict[str, Any] = {"office": office, "title": title[:300], "until": until, "note": redact(note.strip())[:300]}
    told |= {"given_at": now, "given_by": by.key, **about}
    made = [Distribution.objects.create(unit=unit, **told) for unit in wanted]
    for row in made:
        tell_of_distribution(row, "sent", by, now)
    names = ", ".join(row.unit.short_name for row in made)
    _line(made[0], "distribution.send", by, now, to=names, until=until.isoformat(), note=told["note"])
    return made


def _known(about: distributions.About) -> set[int]:
    """Return the units that have the thing already. Raises Refused for what is not to be sent round."""
    paper, letter = about.get("paper"), about.get("letter")
    if isinstance(paper, Paper):
        if paper.kind in PETITIONS:
            raise Refused("distribution.petition")
        return {one.unit.pk for one in distributions.reached(paper)}
    if isinstance(letter, Letter) and letter.state not in OUT:
        raise MoveDenied("distribution.unissued")
    return {one.unit.pk for one in distributions.listed(about)}


@transaction.atomic
def receive_distributed(*, row: Distribution, by: Actor, now: datetime) -> Distribution:
    """Let a unit say that it has what it was sent. Said again, nothing changes."""
    held = _held(row)
    if not units.answers_for(held.unit, by.unit, localdate(now)):
        raise Refused("distribution.not_yours")
    if held.ended_at:
        raise MoveDenied("distribution.ended")
    if held.received_at is None:
        held.received_at = now
        held.save(update_fields=["received_at"])
        _line(held, "distribution.receive", by, now, unit=held.unit.key)
    return held


@transaction.atomic
def take_off(*, row: Distribution, by: Actor, now: datetime) -> Distribution:
    """Take a unit off the list that was put there by mistake and has not received it."""
    held = _held(row)
    if not by.roles & (OF_REPORTS if held.report else DISTRIBUTORS):
        raise Refused("distribution.role")
    if held.received_at:
        raise MoveDenied("distribution.received")
    if held.ended_at is None:
        held.ended_at = now
        held.save(update_fields=["ended_at"])
        _line(held, "distribution.end", by, now, unit=held.unit.key)
    return held


def _held(row: Distribution) -> Distribution:
    rows = Distribution.objects.select_for_update(of=("self",))
    held = rows.select_related("office", "paper", "letter__case", "unit__successor__successor").get(pk=row.pk)
    units.refuse_frozen(held.office)
    return held


def _line(row: Distribution, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Leave the audit line on what was sent: a dispatch, another line of the register, a letter or a report."""
    subject = ("report", str(row.report))
    if row.letter is not None:
        subject, facts = subject_of(row.letter), {"letter": row.letter_id, **facts}
    if row.paper is not None:
        whole = row.paper.about_kind == "directive"
        subject = ("directive", row.paper.about_key) if whole else ("paper", str(row.paper_id))
    audit.record(verb=verb, subject=subject, by=by, now=now, office=row.office.key, title=row.title, **facts)
