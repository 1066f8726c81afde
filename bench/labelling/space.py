"""A space of words from VNTC (MIT): words and pairs that stand in like articles lie near each other in it.

Where a text lies in the space is linear in its words, so what is learned there ends as weights of words: a word that
our own pieces lack is heard through those that they have, and nothing of it costs anything at run time.
"""

import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

from hoiam.core.classify.words import words_of

VNTC = Path("../shared/data/topics/vntc-train.jsonl.xz")
EVERY, READ, WIDTH, DEPTH = 2, 1500, 45000, 250
HIGHEST = 7.0  # of inverse document frequencies


class Space:
    """Document frequencies of VNTC's grams, and where the commonest of them lie."""

    def __init__(self, path: Path = VNTC) -> None:
        counts = list(_counts(path))
        self.df = Counter(gram for one in counts for gram in one)
        self.articles = len(counts)
        wide = sorted(gram for gram, _ in self.df.most_common(WIDTH))
        rows = {gram: row for row, gram in enumerate(wide)}
        _, _, axes = randomized_svd(matrix(counts, rows, self.rarity(wide)), DEPTH, n_iter=3, random_state=7)
        self._at, self._axes = rows, axes.T.astype(np.float32)

    def rarity(self, grams: Sequence[str]) -> np.ndarray:
        """Return the inverse document frequencies, as the file of the model holds them."""
        found = np.array([np.log((1 + self.articles) / (1 + self.df[gram])) + 1 for gram in grams])
        return np.minimum(found, HIGHEST).astype(np.float16).astype(np.float32)

    def places(self, grams: Sequence[str]) -> np.ndarray:
        """Return where grams lie; those that VNTC hardly knows lie at the origin."""
        found = np.zeros((len(grams), DEPTH), np.float32)
        for row, gram in enumerate(grams):
            if gram in self._at:
                found[row] = self._axes[self._at[gram]]
        return found


def matrix(counts, rows, idf):
    """Return texts × grams: logarithm of how often × rarity, rows of unit length."""
    at, values, ends = [], [], [0]
    for one in counts:
        known = [(rows[gram], often) for gram, often in one.items() if gram in rows]
        at += [row for row, _ in known]
        values += [(1 + np.log(often)) * idf[row] for row, often in known]
        ends.append(len(at))
    return normalize(sparse.csr_matrix((values, at, ends), shape=(len(ends) - 1, len(rows)), dtype=np.float32))


def _counts(path: Path) -> Iterator[Counter[str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"][:READ] for place, line in enumerate(lines) if place % EVERY == 0]
    for text in texts:
        words = words_of(text)
        pairs = [f"{a} {b}" for a, b in pairwise(words.folded)]
        marked = [f"{a} {b}" for a, b in pairwise(words.marked)]
        yield Counter([*words.folded, *pairs, *{*words.marked, *marked}.difference(words.folded, pairs)])
