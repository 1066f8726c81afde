"""Make what group/versions/v1 ships: the background table from VNTC, the weights from the local stream.

`uv run python -m bench.stories_fit table` writes the table; `… weights` prints weights, bias and border for all
stories, and figures of a cross-validation over halves of the stories. Needs the shared data beside the checkout.
"""

import argparse
import json
import lzma
import math
import random
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bench.grouping import b3, corrections
from hoiam.core.group.versions.v1 import Background, Candidate, Neighbours, features
from hoiam.core.group.versions.v1.background import pack
from hoiam.core.group.versions.v1.neighbours import together
from hoiam.core.group.versions.v1.pairs import compare
from hoiam.core.text.fold import fold
from hoiam.core.text.tokens import tokens
from hoiam.core.values.article import Piece

SHARED = Path("../shared/data")
TABLE = Path("src/hoiam/outside/shipped/stories/background-v1.bin")
_RARE = 8  # documents: a term seen less often counts as unknown
_RIDGE = 10.0


def table() -> None:
    """Count words and pairs of words in the training articles and write their rarities."""
    seen: Counter[str] = Counter()
    documents = 0
    with lzma.open(SHARED / "topics/vntc-train.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            words = tokens(fold(json.loads(line)["text"]))
            seen.update({*words, *map(" ".join, pairwise(words))})
            documents += 1
    rarities = {term: math.log((documents + 1) / (n + 1)) for term, n in seen.items() if n >= _RARE}
    TABLE.write_bytes(pack(rarities, math.log((documents + 1) / 5)))
    print(f"{documents} articles, {len(rarities)} terms, {TABLE.stat().st_size} bytes")


def pairs_of(items: list[dict[str, Any]]) -> tuple[dict[tuple[int, int], tuple[float, ...]], list[str | None]]:
    """Return the views of every pair of near pieces, as the stream would have seen them."""
    background = Background(TABLE.read_bytes())
    neighbours, views = Neighbours(background), {}
    for later, item in enumerate(items):
        at = datetime.fromtimestamp(float(item["t"]), UTC)
        made = features(Piece(item["id"], item["title"], item["sapo"], item["body"], at), background)
        weighed = neighbours.weigh(made)
        for earlier, other in neighbours.near(weighed, at):
            days = (at - earlier.at).total_seconds() / 86400
            views[later, int(earlier.story)] = compare(weighed, other, days).as_tuple()
        neighbours.add(Candidate(item["id"], str(later), made, at))
    return views, [item["story"] for item in items]


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return bias and weights of a ridge logistic regression on scaled views (Newton's method)."""
    scale = x.std(axis=0)
    z = np.column_stack([np.ones(len(x)), x / scale])
    w = np.zeros(z.shape[1])
    ridge = np.diag([0.0, *[_RIDGE] * x.shape[1]])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve(z.T * (p * (1 - p)) @ z + ridge, z.T @ (p - y) + ridge @ w)
    return np.concatenate([w[:1], w[1:] / scale])


def cluster(order: list[int], logit: dict[tuple[int, int], float], border: float) -> dict[str, str]:
    """Group a stream by given logits of pairs."""
    story: dict[int, int] = {}
    for later in order:
        near: dict[int, list[float]] = {}
        for earlier in story:
            if (later, earlier) in logit:
                near.setdefault(story[earlier], []).append(logit[later, earlier])
        best = max(((together(sorted(z, reverse=True)), s) for s, z in near.items()), default=(-math.inf, later))
        story[later] = best[1] if best[0] > border else later
    return {str(key): str(value) for key, value in story.items()}


def learn(
    views: dict[tuple[int, int], tuple[float, ...]], stories: list[str | None], order: list[int]
) -> tuple[np.ndarray, float]:
    """Return weights and the border with the fewest corrections (middle of the best) for the pieces in `order`."""
    inside = set(order)
    keys = [pair for pair in views if pair[0] in inside and pair[1] in inside]
    x = np.array([views[pair] for pair in keys])
    y = np.array([stories[a] is not None and stories[a] == stories[b] for a, b in keys], dtype=float)
    w = fit(x, y)
    logit = dict(zip(keys, (w[0] + x @ w[1:]).tolist(), strict=True))
    truth = {str(i): stories[i] for i in order}
    tried = {round(b, 2): b3(cluster(order, logit, b), truth)[2] for b in np.arange(-2.5, 1.5, 0.05)}
    top = [border for border, value in tried.items() if value >= max(tried.values()) - 0.003]
    return w, float(np.median(top))


def weights() -> None:
    """Print what is frozen in v1, and what it does on stories that it has not seen."""
    lines = (SHARED / "local/stream-2022.jsonl").read_text(encoding="utf-8").splitlines()
    items = sorted(map(json.loads, lines), key=lambda item: float(item["t"]))
    views, stories = pairs_of(items)
    everything = list(range(len(items)))
    w, border = learn(views, stories, everything)
    print("weights", w[1:].round(3).tolist(), "bias", round(float(w[0]), 3), "border", border)
    figures = []
    for seed in range(10):
        names = sorted({story for story in stories if story})
        random.Random(seed).shuffle(names)
        side = {name: n % 2 for n, name in enumerate(names)}
        chance = random.Random(seed)
        sides = [side[s] if s else chance.randint(0, 1) for s in stories]
        for train in (0, 1):
            w, border = learn(views, stories, [i for i in everything if sides[i] == train])
            logit = {pair: float(w[0] + np.dot(w[1:], view)) for pair, view in views.items()}
            held = [i for i in everything if sides[i] != train]
            truth = {str(i): stories[i] for i in held}
            machine = cluster(held, logit, border)
            figures.append((b3(machine, truth)[2], corrections(machine, truth) / len(held) * 100, border))
    strict, labour, border = np.mean(figures, axis=0)
    print(f"held-out halves: strict B3 {strict:.3f}, corrections {labour:.1f}, border {border:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("table", "weights"))
    sys.exit(table() if parser.parse_args().part == "table" else weights())
