"""What does each found name mean here? Our unit, its namesake elsewhere, a landmark, or goods that carry the name.

Looks beside the name only; what the whole text says is weighed in tally.py.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hoiam.core.match.around import sides
from hoiam.core.match.gazetteer import Elsewhere, Gazetteer, Name
from hoiam.core.match.matcher import Hit, Matcher
from hoiam.core.match.passing import Passing, passing
from hoiam.core.match.rules import RememberedRule
from hoiam.core.match.spelling import alike, is_bare
from hoiam.core.text.fold import fold

_NEXT = re.compile(r"\s+([^\W\d_])")
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
    passing: Passing = ""
    rank: str = "text"  # title | sapo | text: where it stands, also in a text that came in one piece


def read_hits(
    hits: Sequence[Hit], text: str, matcher: Matcher, on: date, unmarked: bool, rules: Sequence[RememberedRule]
) -> list[Reading]:
    """Return a reading for each hit of one text; in "xã A, B và C" the type word counts for all."""
    readings: list[Reading] = []
    for hit in hits:
        reading = _read(hit, text, matcher, on, unmarked)
        if readings and reading.sense == "own":
            reading = _inherit(reading, readings[-1], text, matcher.gazetteer, on)
        readings.append(_overruled(reading, rules))
    return readings


def _read(hit: Hit, text: str, matcher: Matcher, on: date, unmarked: bool) -> Reading:
    gazetteer, around = matcher.gazetteer, matcher.around
    if hit.kind == "landmark":
        return _landmark(hit, text, matcher, unmarked)
    if hit.kind not in {"name", "odd"}:
        return Reading(hit, hit.kind, hit.key)
    left, right = sides(text, hit.start, hit.end, unmarked)
    name = gazetteer.name(hit.key)
    for landmark in gazetteer.landmarks:
        if landmark.of == name.id and landmark.before and around.before[landmark.key].search(left):
            return Reading(hit, "landmark", landmark.key, passing=passing(left, right))
    type_word = next((kind for kind, pattern in around.left if pattern.search(left)), None)
    type_word = next((kind for kind, pattern in around.right if pattern.match(right)), type_word)
    rival = _rival(name, type_word, left, right, matcher, on)
    if rival:
        return Reading(hit, "elsewhere", rival.key, type_word)
    if name.id == gazetteer.product.name and _is_product(left, right, matcher):
        return Reading(hit, "product", name.id)
    beside = around.province.match(right)
    sense = "district" if type_word == "huyện" and _has_type(name, "huyện", gazetteer) else "own"
    return Reading(hit, sense, name.id, type_word, beside[1] if beside else "", passing=passing(left, right))


def _landmark(hit: Hit, text: str, matcher: Matcher, unmarked: bool) -> Reading:
    """ "thị trấn" is ours only where no other name follows it: "thị trấn Plei Kần" is another town."""
    landmark = matcher.gazetteer.landmark(hit.key)
    following = _NEXT.match(text, hit.end)
    if landmark.weight == 0 and not unmarked and following and following[1].isupper():
        return Reading(hit, "other_unit", hit.key)
    return Reading(hit, "landmark", hit.key, passing=passing(*sides(text, hit.start, hit.end, unmarked)))


def _rival(name: Name, type_word: str | None, left: str, right: str, matcher: Matcher, on: date) -> Elsewhere | None:
    """Return the namesake that stands here: its district follows, its words precede, or only it has that type word."""
    for other in matcher.gazetteer.elsewhere:
        if other.name != name.id:
            continue
        within, before = matcher.around.within.get(other.key), matcher.around.before.get(other.key)
        if (within and within.match(right)) or (before and before.search(left)):
            return other
        if not type_word or type_word != other.type_word:
            continue
        # A text may still tell of a unit that is no more, and then says so ("cũ") or names its district.
        told = on if not matcher.around.former.match(right) else _eve(name, other, matcher.gazetteer, on)
        if _stood(other.valid_from, other.valid_to, told) and not _has_type(name, type_word, matcher.gazetteer, told):
            return other
    return None


def _eve(name: Name, other: Elsewhere, gazetteer: Gazetteer, on: date) -> date:
    """Return a day on which what is "cũ" today still stood: the eve of the last change before `on`."""
    ends = [p.valid_to for p in gazetteer.places if p.key in name.units] + [other.valid_to]
    return max((end - timedelta(days=1) for end in ends if end and end <= on), default=on)


def _stood(start: date | None, end: date | None, on: date) -> bool:
    return (not start or start <= on) and (not end or on < end)


def _has_type(name: Name, type_word: str, gazetteer: Gazetteer, on: date | None = None) -> bool:
    units = [place for place in gazetteer.places if place.key in name.units and place.type_word == type_word]
    return any(on is None or _stood(place.valid_from, place.valid_to, on) for place in units)


def _is_product(left: str, right: str, matcher: Matcher) -> bool:
    around = matcher.around
    if around.grown.search(left):
        return False
    return bool(around.product_before.search(left) or around.product_after.match(right))


def _inherit(reading: Reading, last: Reading, text: str, gazetteer: Gazetteer, on: date) -> Reading:
    """In "xã A và B" B is a commune; in the address "xã A, B" of a day on which B was but a district, it is not."""
    between = text[last.hit.end : reading.hit.start].strip().lower()
    if last.hit.field != reading.hit.field or between not in _AND or last.sense != "own":
        return reading
    name = gazetteer.name(reading.key)
    district = _has_type(name, "huyện", gazetteer, on) and not _has_type(name, "xã", gazetteer, on)
    inherits = reading.type_word is None and last.type_word == "xã" and not district
    type_word = "xã" if inherits else reading.type_word
    return replace(reading, type_word=type_word, passing=last.passing or reading.passing)


def _overruled(reading: Reading, rules: Sequence[RememberedRule]) -> Reading:
    """Apply what a person decided before about these words (rules whose `when` is absent were left out already)."""
    if not rules:
        return reading
    surface = fold(reading.hit.surface)
    for rule in rules:
        if fold(rule.words) == surface:
            return replace(reading, sense="own" if rule.place else "dropped", rule=rule)
    return reading


def taught(rules: Sequence[RememberedRule], readings: Sequence[Reading], texts: Mapping[str, str]) -> list[Reading]:
    """Return readings for names that only a rule knows: a hamlet or landmark that somebody of the office added."""
    known = {reading.rule.key for reading in readings if reading.rule}
    return [
        Reading(hit, "own", rule.key, rule=rule)
        for rule in rules
        if rule.place and rule.key not in known
        for field, text in texts.items()
        for hit in _spelled(rule, field, text)
    ]


def _spelled(rule: RememberedRule, field: str, text: str) -> Iterator[Hit]:
    for at in re.finditer(rf"(?<!\w){re.escape(fold(rule.words))}(?!\w)", fold(text)):
        surface = text[at.start() : at.end()]
        if alike(surface) == alike(rule.words) or is_bare(surface):
            yield Hit(field, at.start(), at.end(), surface, "taught", rule.key, weak=True)
