"""The articles: VNTC or a file of its shape, as counts of syllables and pairs; near-duplicates in one fold."""

import json
import lzma
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from hoiam.core.classify.words import alike
from hoiam.core.group.copies import SAMPLED, Copies
from hoiam.core.text.fold import fold
from hoiam.core.text.shingles import fingerprint_of
from hoiam.core.text.tokens import tokens

VNTC = Path("../shared/data/topics/vntc-train.jsonl.xz")


def read(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a file of JSON lines (id, topic, text), packed or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


class Grams:
    """Syllables and pairs of all texts that are asked for, numbered as they come."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}

    def counts(self, texts: Iterable[Sequence[str]]) -> Any:
        """Return texts (as syllables) × grams, how often each stands there."""
        at: list[int] = []
        often: list[int] = []
        ends = [0]
        for words in texts:
            found = Counter([*words, *map(" ".join, pairwise(words))])
            at += [self.rows.setdefault(gram, len(self.rows)) for gram in found]
            often += found.values()
            ends.append(len(at))
        return sparse.csr_matrix(
            (np.array(often, np.float32), np.array(at, np.int32), np.array(ends)), (len(ends) - 1, len(self.rows))
        )


def syllables(text: str) -> tuple[list[str], list[str]]:
    """Return the syllables of a text with their marks and without."""
    marked = tokens(alike(text))
    return marked, fold(" ".join(marked)).split(" ")


def families(folded: Sequence[Sequence[str]]) -> list[int]:
    """Return for each text the number of its family: a text and its near-duplicates have one."""
    index, family = Copies(), list(range(len(folded)))

    def root(number: int) -> int:
        while family[number] != number:
            number = family[number]
        return number

    for number, words in enumerate(folded):
        prints = fingerprint_of(list(words), SAMPLED)
        for key, _ in index.of(prints):
            family[root(number)] = root(int(key))
        index.add(str(number), prints)
    return [root(number) for number in range(len(folded))]
