"""Which words speak for which label, and how loudly? The shipped TOML as values. Decides nothing."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoiam.core.classify.words import alike
from hoiam.core.text.fold import fold
from hoiam.core.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a lexicon. `folded` and `marked` are its syllables in both forms."""

    label: str
    weight: int
    written: str
    folded: tuple[str, ...]
    marked: tuple[str, ...]


# For a first syllable each length of the phrases that begin with it, longest first, and these by all their syllables.
Index = Mapping[str, Sequence[tuple[int, Mapping[tuple[str, ...], tuple[Phrase, ...]]]]]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one name, for texts with marks and for texts without.

    One syllable without its marks means too many things ("bo" is bò, bỏ, bộ), and is not taken from such a text.
    """

    marked: Index
    folded: Index


@dataclass(frozen=True, slots=True)
class Lexicon:
    """For each name (field, kind, tone, urgency) its phrases and its labels."""

    phrases: Mapping[str, Phrases]
    labels: Mapping[str, tuple[str, ...]]


def parse_lexicon(texts: Mapping[str, str]) -> Lexicon:
    """Read the files of a lexicon (their names do not matter). Malformed TOML raises `tomllib.TOMLDecodeError`."""
    phrases: dict[str, Phrases] = {}
    labels: dict[str, tuple[str, ...]] = {}
    for text in texts.values():
        raw = tomllib.loads(text)
        name = raw.pop("name")
        labels[name] = tuple(raw)
        some: list[Phrase] = []
        for label, weighed in raw.items():
            groups = weighed if isinstance(weighed, dict) else {"1": weighed}
            for weight, written in groups.items():
                some += [_phrase(label, int(weight), one) for one in written]
        bare = [one for one in some if len(one.folded) > 1 or one.folded == one.marked]
        phrases[name] = Phrases(_index([(p.marked, p) for p in some]), _index([(p.folded, p) for p in bare]))
    return Lexicon(phrases, labels)


def _index(phrases: Iterable[tuple[tuple[str, ...], Phrase]]) -> Index:
    same: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
    for said, phrase in phrases:
        same[said].append(phrase)
    by_first: dict[str, dict[int, dict[tuple[str, ...], tuple[Phrase, ...]]]] = defaultdict(lambda: defaultdict(dict))
    for said, some in same.items():
        by_first[said[0]][len(said)][said] = tuple(some)
    return {first: sorted(lengths.items(), reverse=True) for first, lengths in by_first.items()}


def _phrase(label: str, weight: int, written: str) -> Phrase:
    return Phrase(label, weight, written, tuple(tokens(fold(written))), tuple(tokens(alike(written))))
