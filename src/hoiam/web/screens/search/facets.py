"""By what a result can be narrowed: source, field, place, time, state. A count is what a click on it will show."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.desk.places import queries as places
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories.search import Told, moment
from hoiam.desk.stories.words import FIELDS, STATES

SHOWN = 12  # values of one facet
KEYS = ("nguon", "linh-vuc", "noi", "luc", "trang-thai")  # as an address names them
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


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of facet: its word, how its values are counted among stories, and whether a story has a value."""

    word: Promise
    count: Callable[[Sequence[Told]], Counter[str]]
    has: Callable[[Told, str], bool]


def narrowed(found: Sequence[Told], asked: QueryDict, now: datetime) -> tuple[list[Facet], list[Told]]:
    """Return the facets of a result, each counted among what the others leave, and what all of them leave."""
    kinds = _kinds(now)
    chosen = {key: asked[key] for key in kinds if asked.get(key)}
    whole, but = _left(found, [(key, kinds[key].has, value) for key, value in chosen.items()])
    shown = []
    for key, kind in kinds.items():
        counts = kind.count([*whole, *but[key]] if key in but else whole)
        values = [value for value, _count in counts.most_common(SHOWN)]
        if key == "luc":
            values.sort(key=int)
        if key in chosen and chosen[key] not in values:
            values.append(chosen[key])
        names, without = _names(key, values), _without(asked, key)
        rows = [
            Value(
                names.get(value, value),
                counts[value],
                _query(without, key, value, chosen.get(key) == value),
                chosen.get(key) == value,
            )
            for value in values
        ]
        if rows:
            shown.append(Facet(kind.word, rows))
    return shown, whole


def _left(
    found: Sequence[Told], wanted: Sequence[tuple[str, Callable[[Told, str], bool], str]]
) -> tuple[list[Told], dict[str, list[Told]]]:
    """Return, in one pass, what all chosen values leave, and for each facet what its own value alone keeps out."""
    but: dict[str, list[Told]] = {key: [] for key, _has, _value in wanted}
    if not wanted:
        return list(found), but
    whole = []
    for one in found:
        missing = [key for key, has, value in wanted if not has(one, value)]
        if not missing:
            whole.append(one)
        elif len(missing) == 1:
            but[missing[0]].append(one)
    return whole, but


def _kinds(now: datetime) -> dict[str, Kind]:
    starts = {days: moment(now - timedelta(days=int(days))) for days in TIMES}

    def times(stories: Sequence[Told]) -> Counter[str]:
        moments = sorted(one.last_at for one in stories)
        return +Counter({days: len(moments) - bisect_right(moments, start) for days, start in starts.items()})

    return {
        "nguon": Kind(_("Nguồn"), _outlets, lambda one, value: value in map(str, one.outlets)),
        "linh-vuc": Kind(_("Lĩnh vực"), _fields, lambda one, value: one.field == value),
        "noi": Kind(_("Địa bàn"), _places, lambda one, value: value in one.places),
        "luc": Kind(_("Thời gian"), times, lambda one, value: value in starts and one.last_at > starts[value]),
        "trang-thai": Kind(_("Trạng thái"), _states, lambda one, value: one.state == value),
    }


def _outlets(stories: Sequence[Told]) -> Counter[str]:
    numbers = Counter(chain.from_iterable(one.outlets for one in stories))
    return Counter({str(number): count for number, count in numbers.items()})


def _fields(stories: Sequence[Told]) -> Counter[str]:
    counts = Counter([one.field for one in stories])
    del counts[""]
    return counts


def _places(stories: Sequence[Told]) -> Counter[str]:
    """Count whole lists of places first: there are few, and thousands of stories."""
    counts: Counter[str] = Counter()
    for places_, count in Counter([one.places for one in stories]).items():
        for place in places_:
            counts[place] += count
    return counts


def _states(stories: Sequence[Told]) -> Counter[str]:
    return Counter([one.state for one in stories])


def _names(key: str, values: Sequence[str]) -> dict[str, Any]:
    if key == "nguon":
        numbers = [int(value) for value in values if value.isdecimal() and len(value) < 16]
        return {str(pk): name for pk, name in Outlet.objects.filter(pk__in=numbers).values_list("pk", "name")}
    if key == "noi":
        return dict(places.names(values))
    return {"linh-vuc": FIELDS, "luc": TIMES, "trang-thai": STATES}[key]


def _without(asked: QueryDict, key: str) -> str:
    """Return the query without a facet, from the first page on."""
    query = asked.copy()
    for gone in ("trang", "sau", "truoc", key):
        query.pop(gone, None)
    return query.urlencode()


def _query(without: str, key: str, value: str, chosen: bool) -> str:
    """Return the query with this value chosen, or without it where it is chosen already."""
    return without if chosen else "&".join(part for part in (without, urlencode({key: value})) if part)
