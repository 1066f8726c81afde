"""By what a result can be narrowed: source, field, place, time, state. A count is what a click on it will show."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.desk.places import queries as places
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories.search import Told, moment
from hoiam.desk.stories.words import FIELDS, STATES

SHOWN = 12  # values of one facet
TIMES = {"7": _("7 ngày qua"), "30": _("30 ngày qua"), "365": _("một năm qua")}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: how many it leaves, and the query that a click asks."""

    word: object
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with its most frequent values."""

    word: Promise
    values: list[Value]


def narrowed(found: Sequence[Told], asked: QueryDict, now: datetime) -> tuple[list[Facet], list[Told]]:
    """Return the facets of a result, each counted among what the others leave, and what all of them leave."""
    kinds = _kinds(now)
    chosen = {key: asked[key] for key in kinds if asked.get(key)}

    def left(but: str = "") -> Sequence[Told]:
        wanted = [(kinds[key][1], value) for key, value in chosen.items() if key != but]
        return [one for one in found if all(value in of(one) for of, value in wanted)] if wanted else found

    shown = []
    for key, (word, of) in kinds.items():
        counts = Counter(chain.from_iterable(map(of, left(key))))
        values = [value for value, _count in counts.most_common(SHOWN)]
        if key == "luc":
            values.sort(key=int)
        if key in chosen and chosen[key] not in values:
            values.append(chosen[key])
        names = _names(key, values)
        rows = [
            Value(
                names.get(value, value),
                counts[value],
                _query(asked, key, value, chosen.get(key) == value),
                chosen.get(key) == value,
            )
            for value in values
        ]
        if rows:
            shown.append(Facet(word, rows))
    return shown, list(left())


def _kinds(now: datetime) -> dict[str, tuple[Promise, Callable[[Told], Iterable[str]]]]:
    starts = [(days, moment(now - timedelta(days=int(days)))) for days in TIMES]

    def times(one: Told) -> list[str]:
        return [days for days, start in starts if one.last_at > start]

    return {
        "nguon": (_("Nguồn"), lambda one: map(str, one.outlets)),
        "linh-vuc": (_("Lĩnh vực"), lambda one: [one.field] if one.field else []),
        "noi": (_("Địa bàn"), lambda one: one.places),
        "luc": (_("Thời gian"), times),
        "trang-thai": (_("Trạng thái"), lambda one: [one.state]),
    }


def _names(key: str, values: Sequence[str]) -> dict[str, Any]:
    if key == "nguon":
        numbers = [int(value) for value in values if value.isdecimal() and len(value) < 16]
        return {str(pk): name for pk, name in Outlet.objects.filter(pk__in=numbers).values_list("pk", "name")}
    if key == "noi":
        return dict(places.names(values))
    return {"linh-vuc": FIELDS, "luc": TIMES, "trang-thai": STATES}[key]


def _query(asked: QueryDict, key: str, value: str, chosen: bool) -> str:
    """Return the query with this value chosen, or without it where it is chosen already."""
    query = asked.copy()
    for gone in ("trang", "sau", "truoc", key):
        query.pop(gone, None)
    if not chosen:
        query[key] = value
    return query.urlencode()
