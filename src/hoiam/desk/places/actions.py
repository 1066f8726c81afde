"""Load places from the gazetteer that the package ships; remember what people decide about a name, and forget it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.handle.states import SORTERS
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.values.actor import Actor
from hoiam.core.values.article import Place
from hoiam.desk.audit import actions as audit
from hoiam.desk.places.models import NameRule, PlaceRow
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

SHORTEST_NAME = 3


@transaction.atomic
def load(*, places: Iterable[Place], by: Actor, now: datetime) -> int:
    """Create or bring up to date one row for each place; return how many there are. None is ever deleted."""
    count = 0
    for place in places:
        fields = {
            "name": place.name,
            "type_word": place.type_word,
            "code": place.code,
            "parent": place.parent,
            "valid_from": place.valid_from,
            "valid_to": place.valid_to,
            "successor": place.successor,
        }
        PlaceRow.objects.update_or_create(key=place.key, defaults=fields)
        count += 1
    audit.record(verb="places.load", subject=("places", "gazetteer"), by=by, now=now, count=count)
    return count


@transaction.atomic
def remember(
    *, office: Office, words: str, place: str, note: str, by: Actor, now: datetime, when: str = ""
) -> NameRule:
    """Keep that `words` mean `place` (the key of a place; "" for "not ours") in texts of this office that have `when`.

    Raises Refused for a role that does not sort, a name or reason too short, an unknown place, or a rule that stands.
    """
    _may_sort(office, by)
    words, when, note = (" ".join(normal(part).split()) for part in (words, when, note))
    if len(words) < SHORTEST_NAME or not note:
        raise Refused("place_rule.words")
    if place and not PlaceRow.objects.filter(key=place).exists():
        raise Refused("place_rule.place")
    folded = f"{fold(words)}|{fold(when)}"
    if NameRule.objects.filter(office=office, folded=folded, revoked_at__isnull=True).exists():
        raise Refused("place_rule.exists", words=words)
    given = {"words": words[:80], "when": when[:80], "place": place, "note": note[:300]}
    rule = NameRule.objects.create(office=office, folded=folded[:170], made_by=by.key, made_at=now, **given)
    subject = ("place_rule", str(rule.pk))
    audit.record(verb="place_rule.remember", subject=subject, by=by, now=now, office=office.key, **given)
    return rule


@transaction.atomic
def revoke(*, rule: NameRule, reason: str, by: Actor, now: datetime) -> None:
    """End a rule. What it decided before stays decided; new articles are read without it."""
    _may_sort(rule.office, by)
    ended = NameRule.objects.filter(pk=rule.pk, revoked_at__isnull=True).update(
        revoked_by=by.key, revoked_at=now, revoked_reason=reason[:300]
    )
    if not ended:
        raise Refused("place_rule.over")
    facts = {"words": rule.words, "when": rule.when, "place": rule.place, "reason": reason[:300]}
    subject = ("place_rule", str(rule.pk))
    audit.record(verb="place_rule.revoke", subject=subject, by=by, now=now, office=rule.office.key, **facts)


def _may_sort(office: Office, by: Actor) -> None:
    if not by.roles & set(SORTERS):
        raise Refused("story.role")
    units.refuse_frozen(office)
