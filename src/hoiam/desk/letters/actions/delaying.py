"""Draft the letter that tells a newspaper why a check takes longer, and until when. It goes the way of every paper."""

from datetime import datetime

from django.db import transaction

from hoiam.core.compose.store import pack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import delays, queries
from hoiam.desk.letters.actions.holding import WRITERS, line, need_role
from hoiam.desk.letters.models import Letter
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units


@transaction.atomic
def draft_delay(*, case: Case, outlet: Outlet, by: Actor, now: datetime) -> Letter:
    """Keep the first draft, written from the newest extension of a case.

    Raises Refused: "letter.draft_role", "delay.drafted" where this newspaper has one on its way, "delay.no_term";
    MoveDenied("delay.not_owed") where it waits for no word.
    """
    need_role(by, WRITERS, "letter.draft_role")
    units.refuse_frozen(case.office)
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    extension = delays.extension_of(case)
    waits = {one.outlet.pk: one for one in delays.owed(case)}
    if extension is None or outlet.pk not in waits:
        raise MoveDenied("delay.not_owed")
    if waits[outlet.pk].letter:
        raise Refused("delay.drafted")
    facts = delays.delay_facts(case, outlet, extension, now)
    letter = Letter.objects.create(
        office=case.office,
        kind=facts.kind,
        case=case,
        outlet=outlet,
        extension=extension,
        title=queries.composed(facts).subject[:300],
        facts=pack(facts),
        drafted_by=by.key,
        drafted_at=now,
    )
    line(letter, "letter.draft", by, now, kind=facts.kind, extension=extension.pk)
    return letter
