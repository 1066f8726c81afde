"""Keep the office's own words for letters to come, and leave them. Configuration: each leaves a line."""

from datetime import datetime

from django.db import transaction

from hoiam.core.compose.paper_kinds import EVERY
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.letters.actions.holding import WRITERS, need_role
from hoiam.desk.letters.models import Phrase
from hoiam.desk.letters.phrases import PLACES, strange
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office


@transaction.atomic
def put_phrase(*, office: Office, kind: str, name: str, text: str, by: Actor, now: datetime) -> Phrase:
    """Keep words for a kind of paper. Raises Refused: "phrase.role", "paper.kind", "phrase.empty", "phrase.place"."""
    need_role(by, WRITERS, "phrase.role")
    units.refuse_frozen(office)
    if kind not in EVERY:
        raise Refused("paper.kind")
    if not name.strip() or not text.strip():
        raise Refused("phrase.empty")
    unknown = strange(text)
    if unknown:
        raise Refused("phrase.place", found=unknown, known=list(PLACES))
    told = {"kind": kind, "name": name.strip()[:80], "text": text.strip()}
    made = Phrase.objects.create(office=office, **told, made_by=by.key, made_at=now)
    _line(made, "phrase.put", by, now)
    return made


@transaction.atomic
def end_phrase(*, phrase: Phrase, by: Actor, now: datetime) -> None:
    """Offer a phrase no more; letters that were written with it keep their words. Ending again changes nothing."""
    need_role(by, WRITERS, "phrase.role")
    units.refuse_frozen(phrase.office)
    if Phrase.objects.filter(pk=phrase.pk, ended_at__isnull=True).update(ended_at=now, ended_by=by.key):
        _line(phrase, "phrase.end", by, now)


def _line(phrase: Phrase, verb: str, by: Actor, now: datetime) -> None:
    key = phrase.office.key
    audit.record(verb=verb, subject=("office", key), by=by, now=now, office=key, kind=phrase.kind, name=phrase.name)
