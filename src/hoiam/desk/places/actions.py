"""Load places from the gazetteer that the package ships."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hoiam.core.values.actor import Actor
from hoiam.core.values.article import Place
from hoiam.desk.audit import actions as audit
from hoiam.desk.places.models import PlaceRow


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
