"""What does each found name mean here? Our unit, its namesake elsewhere, a landmark, or goods that carry the name.

Looks beside the name only; what the whole text says is weighed in tally.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoiam.core.match.around import sides
from hoiam.core.match.gazetteer import Elsewhere, Gazetteer, Name
from hoiam.core.match.matcher import Hit, Matcher
from hoiam.core.match.rules import RememberedRule
from hoiam.core.text.fold import fold

_AND = {",", "và", ";", "-", "–", "/", "hoặc", "&", "va", ", xã", "và xã", ",xã", "- xã"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A hit with its meaning: own | district | elsewhere | landmark | product | dropped, else the hit's kind."""

    hit: Hit
    sense: str
    key: str  # name id, landmark key or elsewhere key
    type_word: str | None = None  # None: no type word; "" a hamlet or an office stands before
    beside: str = ""  # the province written right behind the name
    rule: RememberedRule | None = None


def read_hits(
    hits: Sequence[Hit], text: str, matcher: Matcher, on: date, unmarked: bool, rules: Sequence[RememberedRule]
) -> list[Reading]:
    """Return a reading for each hit of one text; in "xã A, B và C" the type word counts for all."""
    readings: list[Reading] = []
    for hit in hits:
        reading = _read(hit, text, matcher, on, unmarked)
        if readings and reading.sense == "own" and reading.type_word is None:
            reading = _inherit(reading, readings[-1], text)
        readings.append(_overruled(reading, rules))
    return readings


def _read(hit: Hit, text: str, matcher: Matcher, on: date, unmarked: bool) -> Reading:
    if hit.kind not in {"name", "odd"}:
        return Reading(hit, hit.kind, hit.key)
    gazetteer, around = matcher.gazetteer, matcher.around
    left, right = sides(text, hit.start, hit.end, unmarked)
    name = gazetteer.name(hit.key)
    for landmark in gazetteer.landmarks:
        if landmark.of == name.id and landmark.before and around.before[landmark.key].search(left):
            return Reading(hit, "landmark", landmark.key)
    type_word = next((kind for kind, pattern in around.left if pattern.search(left)), None)
    type_word = next((kind for kind, pattern in around.right if pattern.match(right)), type_word)
    rival = _rival(name, type_word, left, right, matcher, on)
    if rival:
        return Reading(hit, "elsewhere", rival.key, type_word)
    if name.id == gazetteer.product.name and _is_product(left, right, matcher):
        return Reading(hit, "product", name.id)
    beside = around.province.match(right)
    sense = "district" if type_word == "huyện" and _has_type(name, "huyện", gazetteer) else "own"
    return Reading(hit, sense, name.id, type_word, beside[1] if beside else "")


def _rival(name: Name, type_word: str | None, left: str, right: str, matcher: Matcher, on: date) -> Elsewhere | None:
    """Return the namesake that stands here: its district follows, its words precede, or only it has that type word."""
    for other in matcher.gazetteer.elsewhere:
        if other.name != name.id:
            continue
        within, before = matcher.around.within.get(other.key), matcher.around.before.get(other.key)
        if (within and within.match(right)) or (before and before.search(left)):
            return other
        if other.valid_to and on >= other.valid_to:  # a text may still tell of it, and then names its district
            continue
        if type_word and type_word == other.type_word and not _has_type(name, type_word, matcher.gazetteer, on):
            return other
    return None


def _has_type(name: Name, type_word: str, gazetteer: Gazetteer, on: date | None = None) -> bool:
    units = [place for place in gazetteer.places if place.key in name.units and place.type_word == type_word]
    return any(on is None or place.valid_from is None or place.valid_from <= on for place in units)


def _is_product(left: str, right: str, matcher: Matcher) -> bool:
    around = matcher.around
    if around.grown.search(left):
        return False
    return bool(around.product_before.search(left) or around.product_after.match(right))


def _inherit(reading: Reading, last: Reading, text: str) -> Reading:
    between = text[last.hit.end : reading.hit.start].strip().lower()
    if last.hit.field == reading.hit.field and last.type_word == "xã" and between in _AND:
        return replace(reading, type_word="xã")
    return reading


def _overruled(reading: Reading, rules: Sequence[RememberedRule]) -> Reading:
    """Apply what a person decided before about these words (rules whose `when` is absent were left out already)."""
    surface = fold(reading.hit.surface)
    for rule in rules:
        if fold(rule.words) == surface:
            return replace(reading, sense="own" if rule.place else "dropped", rule=rule)
    return reading
