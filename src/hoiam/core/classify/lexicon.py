"""Which words speak for which label, and how loudly? The shipped TOML as values. Decides nothing."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """For each name (field, kind, tone, urgency) the phrases by their first folded syllable, longest first."""

    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    labels: Mapping[str, tuple[str, ...]]


def parse_lexicon(texts: Mapping[str, str]) -> Lexicon:
    """Read the files of a lexicon (their names do not matter). Malformed TOML raises `tomllib.TOMLDecodeError`."""
    phrases: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    labels: dict[str, tuple[str, ...]] = {}
    for text in texts.values():
        raw = tomllib.loads(text)
        name = raw.pop("name")
        labels[name] = tuple(raw)
        by_first: dict[str, list[Phrase]] = defaultdict(list)
        for label, weighed in raw.items():
            groups = weighed if isinstance(weighed, dict) else {"1": weighed}
            for weight, written in groups.items():
                for phrase in (_phrase(label, int(weight), one) for one in written):
                    by_first[phrase.folded[0]].append(phrase)
        phrases[name] = {first: tuple(sorted(some, key=lambda p: -len(p.folded))) for first, some in by_first.items()}
    return Lexicon(phrases, labels)


def _phrase(label: str, weight: int, written: str) -> Phrase:
    return Phrase(label, weight, written, tuple(tokens(fold(written))), tuple(tokens(alike(written))))
