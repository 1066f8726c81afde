"""What is known of an article beside its words, as the words by which queries ask for it: nơi, lĩnh vực, nguồn."""

from collections.abc import Collection, Iterable, Iterator

from hoiam.core.match.queries.reading import fact_word
from hoiam.core.values.article import Match, Place


def place_facts(answer: Match, places: Iterable[Place], scope: str) -> Iterator[str]:
    """Yield the places that an article speaks of, with their type word and without. `scope`: the office that asks.

    A commune that is left to another office can still be asked for by name.
    """
    keys = set(answer.places)
    if answer.relevant is not False or any(reason.code == "match.other_office" for reason in answer.reasons):
        keys |= {mention.place for mention in answer.mentions if mention.place}
    yield from places_named(keys, places, scope)


def places_named(keys: Collection[str], places: Iterable[Place], scope: str) -> Iterator[str]:
    """Yield the same for keys of places."""
    for place in places:
        if place.key in keys:
            yield fact_word("place", place.name, scope)
            yield fact_word("place", f"{place.type_word} {place.name}", scope)


def field_facts(*names: str) -> Iterator[str]:
    """Yield the field of an article under its code and its names."""
    yield from (fact_word("field", name) for name in names if name)


def source_facts(*names: str) -> Iterator[str]:
    """Yield the outlet of an article under its key, its name and its address."""
    yield from (fact_word("source", name) for name in names if name)
