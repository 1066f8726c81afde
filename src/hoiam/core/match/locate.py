"""Which communes does a text concern? Those it dwells on, not those it names in passing; as they stood on that day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from hoiam.core.match.gazetteer import Gazetteer
from hoiam.core.match.reading import Reading
from hoiam.core.values.article import Place

_FIELD = {"title": 3.0, "sapo": 2.0, "text": 1.0}
_AGAIN = 0.5  # a further mention in the body
_BESIDE = 0.3  # of its weight for a place named in passing
_KEPT = 0.5  # of the weight of the most named commune
_TOO_MANY = 4  # so many communes, each as strong as the others, are the whole district


def communes(readings: Sequence[Reading], gazetteer: Gazetteer, on: date) -> tuple[str, ...]:
    """Return the keys of the communes concerned, valid on that day, in the order of the gazetteer; () for all."""
    weight: dict[str, float] = defaultdict(float)
    seen: set[tuple[str, str]] = set()
    whole = any(r.sense == "district" or (r.sense == "own" and not units_of(r, gazetteer, on)) for r in readings)
    if whole:  # an example from one commune in the news of the whole district
        readings = [r for r in readings if r.passing != "example"]
    named = [r for r in readings if not (r.sense == "landmark" and gazetteer.landmark(r.key).weight == 0)]
    if not any(units_of(reading, gazetteer, on) for reading in named):
        named = list(readings)  # "thị trấn" alone says something only where no commune is named
    for reading in named:
        for key in units_of(reading, gazetteer, on):
            again = (key, reading.rank) in seen
            share = _BESIDE if reading.passing else 1.0
            weight[key] += share * (_AGAIN if again else _FIELD[reading.rank])
            seen.add((key, reading.rank))
    if not weight:
        return ()
    border = _KEPT * max(weight.values())
    kept = {key for key, value in weight.items() if value >= border}
    if len(kept) > _TOO_MANY:
        return ()
    return tuple(place.key for place in gazetteer.places if place.key in kept)


def units_of(reading: Reading, gazetteer: Gazetteer, on: date) -> list[str]:
    """Return the communes that one reading points at on that day."""
    if reading.rule:
        return _on([reading.rule.place] if reading.rule.place else [], gazetteer, on)
    if reading.sense == "landmark":
        landmark = gazetteer.landmark(reading.key)
        return _on(landmark.units, gazetteer, on)
    if reading.sense != "own":
        return []
    name = gazetteer.name(reading.key)
    places = [place for place in gazetteer.places if place.key in name.units]
    if any(place.type_word == "huyện" for place in places):
        places = _meant(places, reading.type_word, on)
    valid = [place for place in places if _valid(place, on)]
    return [place.key for place in valid] or _on([place.key for place in places[:1]], gazetteer, on)


def _meant(places: Sequence[Place], type_word: str | None, on: date) -> list[Place]:
    """ "Đăk Hà" alone is the district while there is one; its town needs its type word."""
    if type_word:
        return [place for place in places if place.type_word == type_word]
    district = any(place.type_word == "huyện" and _valid(place, on) for place in places)
    return [] if district else [place for place in places if _valid(place, on)]


def _valid(place: Place, on: date) -> bool:
    return (not place.valid_from or place.valid_from <= on) and (not place.valid_to or on < place.valid_to)


def _on(keys: Iterable[str], gazetteer: Gazetteer, on: date) -> list[str]:
    """Follow successors until the unit that holds the ground on that day; a unit not yet founded stays as it is."""
    places = {place.key: place for place in gazetteer.places}
    found = []
    for key in keys:
        while (place := places[key]).valid_to and on >= place.valid_to and place.successor:
            key = place.successor
        if key not in found:
            found.append(key)
    return found
