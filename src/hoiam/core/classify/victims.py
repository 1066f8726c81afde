"""Whom does a word of death speak of: people, or cattle, fish and trees? Looks for the nearest of both around it."""

from collections.abc import Sequence
from dataclasses import replace

from hoiam.core.classify.evidence import Found
from hoiam.core.classify.words import Words

# Words that are said of people and of creatures alike.
_OF_BOTH = frozenset({"chết", "chết hàng loạt", "bị thương", "ngộ độc", "mất tích"})
_BEFORE, _AFTER = 8, 4  # words around it that are looked at
_OWNERS = frozenset({"của", "nhà", "hộ"})  # "con bò của ông Tư": the owner has not died


def spoken_of(found: Sequence[Found], part: Words) -> list[Found]:
    """Return what was found in one part; a death of creatures counts as a high matter, never as an urgent one.

    Of people and creatures around the word the nearer one counts, people where both are as near. Without either the
    word stands as it is: a danger nobody could place is a danger.
    """
    return [_lowered(one) if _of_creatures(one, found, part) else one for one in found]


def _lowered(one: Found) -> Found:
    return replace(one, phrase=replace(one.phrase, label="high"))


def _of_creatures(one: Found, found: Sequence[Found], part: Words) -> bool:
    if one.phrase.label != "urgent" or one.phrase.written not in _OF_BOTH:
        return False
    people, creatures = _nearest("people", one, found, part), _nearest("creatures", one, found, part)
    return creatures is not None and (people is None or creatures < people)


def _nearest(label: str, one: Found, found: Sequence[Found], part: Words) -> int | None:
    end = one.at + len(one.phrase.folded)
    away = []
    for other in found:
        if other.phrase.label != label or (label == "people" and _owner(other, part)):
            continue
        before, after = one.at - other.at - len(other.phrase.folded) + 1, other.at - end + 1
        if 0 < before <= _BEFORE:
            away.append(before)
        elif 0 < after <= _AFTER:
            away.append(after)
    return min(away, default=None)


def _owner(other: Found, part: Words) -> bool:
    return other.at > 0 and part.marked[other.at - 1] in _OWNERS
