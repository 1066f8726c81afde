"""The stored queries of `language.md` §5: seed 7, phrases of 1 to 3 words that 2 to 200 of the articles hold."""

import json
import lzma
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hoiam.core.match.queries import Reading, read
from hoiam.core.text.fold import fold
from hoiam.core.text.tokens import tokens

SEED = 7
SIZES = ((1, 0.3), (2, 0.5), (3, 0.2))
RARE, COMMON = 2, 200
SHORT, LONG = 250, 350
NEAR, NOT, WITHIN = 0.2, 0.1, 10
PLANTED = 5
_BITS = 20


@dataclass(frozen=True)
class World:
    """What queries are made of: phrases by their number of words, the articles to match, the shares of words."""

    pools: dict[int, list[str]]
    items: list[Reading]
    texts: list[str]
    counts: dict[str, float]  # of a sample of articles, as a running system would have it
    articles: int


def world(path: Path, wanted: int) -> World:
    """Count the phrases of all articles and choose those to match. Takes about half a minute and 2 GB."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    numbers: dict[str, int] = {}
    articles = []
    for text in texts:
        words = tokens(fold(text))
        articles.append(np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64))
    chance = random.Random(SEED)
    fitting = [n for n, words in enumerate(articles) if SHORT <= len(words) <= LONG]
    chosen = [texts[n] for n in chance.sample(fitting, wanted)]
    names = list(numbers)
    pools = {size: _pool(articles, size, names) for size, _ in SIZES}
    return World(pools, [read("", "", text) for text in chosen], chosen, _shares(articles, names), len(texts))


def _pool(articles: Sequence[np.ndarray], size: int, names: list[str]) -> list[str]:
    grams = []
    for words in articles:
        if len(words) >= size:
            gram = words[: len(words) - size + 1].copy()
            for k in range(1, size):
                gram |= words[k : len(words) - size + 1 + k] << (_BITS * k)
            grams.append(np.unique(gram))
    gram, held = np.unique(np.concatenate(grams), return_counts=True)
    kept = gram[(held >= RARE) & (held <= COMMON)]
    mask = (1 << _BITS) - 1
    return [" ".join(names[(int(one) >> (_BITS * k)) & mask] for k in range(size)) for one in kept]


def _shares(articles: Sequence[np.ndarray], names: list[str], sample: int = 3000) -> dict[str, float]:
    held = np.bincount(np.concatenate([np.unique(words) for words in articles[:: len(articles) // sample]]))
    return {names[n]: float(count) / sample for n, count in enumerate(held) if count}


class Maker:
    """Makes queries as an officer would type them; those planted hold for their article."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.chance = random.Random(SEED)
        self.known = {size: set(pool) for size, pool in world.pools.items()}

    def phrase(self) -> str:
        """Draw a phrase."""
        [size] = self.chance.choices([size for size, _ in SIZES], [share for _, share in SIZES])
        return self.chance.choice(self.world.pools[size])

    def drawn(self) -> str:
        """Make a query out of drawn phrases only."""
        groups = [self._group([self.phrase()]) for _ in range(self.chance.randint(2, 3))]
        if self.chance.random() < NEAR:
            groups[0] = f'"{self.phrase()}" GẦN/{WITHIN} "{self.phrase()}"'
        if self.chance.random() < NOT:
            groups.append(f'KHÔNG "{self.phrase()}"')
        return " VÀ ".join(groups)

    def planted(self, item: Reading) -> str:
        """Make a query that holds for an article."""
        there = self._phrases_of(item)
        groups = [self._group([self.chance.choice(there)[0]]) for _ in range(self.chance.randint(2, 3))]
        if self.chance.random() < NEAR:
            groups[0] = self._near(there) or groups[0]
        if self.chance.random() < NOT:
            absent = next(phrase for phrase in iter(self.phrase, None) if not item.starts(phrase.split()))
            groups.append(f'KHÔNG "{absent}"')
        return " VÀ ".join(groups)

    def _group(self, first: list[str]) -> str:
        phrases = first + [self.phrase() for _ in range(self.chance.randint(0, 3))]
        self.chance.shuffle(phrases)
        said = " HOẶC ".join(f'"{phrase}"' for phrase in phrases)
        return f"({said})" if len(phrases) > 1 else said

    def _phrases_of(self, item: Reading) -> list[tuple[str, int, int]]:
        words = item.words
        grams = [(" ".join(words[at : at + n]), at, at + n) for n, _ in SIZES for at in range(2, len(words) - n + 1)]
        return [gram for gram in grams if gram[0] in self.known[gram[2] - gram[1]]]

    def _near(self, there: list[tuple[str, int, int]]) -> str:
        phrase, _, end = self.chance.choice(there)
        beside = [other for other, start, _ in there if 0 <= start - end <= WITHIN]
        return f'"{phrase}" GẦN/{WITHIN} "{self.chance.choice(beside)}"' if beside else ""


def queries(world: World, size: int) -> list[str]:
    """Return `size` queries; of each article the same PLANTED ones, whatever the size."""
    maker = Maker(world)
    made = [maker.planted(item) for item in world.items for _ in range(PLANTED)]
    return (made + [maker.drawn() for _ in range(max(0, size - len(made)))])[:size]
