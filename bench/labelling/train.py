"""Train the models of labels: `uv run python -m bench.labelling.train`. Writes labels/model.bin.

Learned from: our own pieces (train and dev part, marked and without marks), and a space of words from VNTC
(bench/labelling/space.py). Field, kind and tone are three models; kind and tone answer together
(bench/labelling/joining.py). How sure they are, and how they go together, is learned from sources that were left out.
"""

import argparse
import json
import zlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from bench.labelling import joining
from bench.labelling.own import part_of, pieces
from bench.labelling.space import VNTC, Space, matrix
from hoiam.core.classify import parse_lexicon
from hoiam.core.classify.decide import by_lexicon
from hoiam.core.classify.grams import LETTERS as LETTERS_VIEW
from hoiam.core.classify.grams import VIEWS, grams_of
from hoiam.core.classify.words import is_unmarked, parts_of
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

OUT = Path("src/hoiam/outside/shipped/labels/model.bin")
NAMES = ("field", "kind", "tone")
# How loud each view is: all, head, authority, end, letters; and how loud the places in the space are beside the words.
_HOW = (1.0, 0.7, 0.6, 0.4, 0.0)
SHARES = {"field": (1.0, 0.7, 0.0, 0.0, 1.0), "kind": _HOW, "tone": _HOW}
PULLS = {"field": 0.9, "kind": 0.0, "tone": 0.0}
WORDS, LETTERS, FOLDS = 24000, 24000, 4
RIDGE, EVENED = 0.5, 0.7  # how hard weights are held down; how far rare labels are made as heavy as common ones
SCALE = 6.0  # of points beside those of the lexicon
BARE = 0.6  # what the copy of a piece without its marks weighs beside the piece
# Sources written to be hard (blame and praise told without their words) teach the words of a field, and less of kind
# and tone: with their full weight plain news was told worse.
HARD, GENTLY = (
    (*(f"s{number}" for number in range(30, 37)), "w5", "w6", "w7", "w8"),
    {"field": 1.0, "kind": 0.4, "tone": 0.4},
)
KEPT = 120000  # grams in the file: those of which one weight at least is loud
LEAST = {"field": 0.33, "kind": 0.42, "tone": 0.42}  # probability below which the answer is "not sure"
NOW = datetime(2022, 10, 1, tzinfo=UTC)


def as_piece(item):
    return Piece("", item["title"], item["sapo"], item["body"], NOW, "press")


def bare(item):
    return {**item, **{name: fold(item[name]) for name in ("title", "sapo", "body")}}


def beside_of(item, lexicon):
    parts = parts_of(as_piece(item))
    return by_lexicon(parts, lexicon, is_unmarked(parts))


def folds(sources):
    """Yield which sources are left out together: a third of them, by a shuffle that is always the same."""
    names = sorted({one for one in sources if one})
    np.random.RandomState(3).shuffle(names)
    for place in range(FOLDS):
        yield np.isin(sources, names[place::FOLDS])


def macro_f1(said, true):
    """Return the mean F1 over the classes, of numbers of classes."""
    return float(
        np.mean([2 * ((said == k) & (true == k)).sum() / ((said == k).sum() + (true == k).sum()) for k in set(true)])
    )


def alike(xs, shares, space):
    """Return how alike each two texts are: their views, each as loud as its share, and their places in the space."""
    found = np.ones((xs[0].shape[0],) * 2, np.float32)
    for view, share in enumerate(shares):
        if share:
            found += share**2 * (xs[view] @ xs[view].T).toarray()
            if space is not None and view != LETTERS_VIEW:
                places = xs[view] @ space
                found += share**2 * (places @ places.T)
    return found


def fitted(kernel, y, labels, weight):
    """Return what each text adds to the points of each label: least squares, rare labels made heavier."""
    wanted = np.where(y[:, None] == np.arange(labels), 1.0, -1.0).astype(np.float32) + (labels - 2) / labels
    many = np.bincount(y, weight, minlength=labels)
    heavy = weight * (weight.sum() / labels / many)[y] ** EVENED
    held = kernel.copy()
    held[np.diag_indices(len(y))] += RIDGE / heavy
    return cho_solve(cho_factor(held, lower=True, overwrite_a=True), wanted)


def learn(name, own, kernel, beside):
    """Return what each text adds to the points of each label, the labels, and the points of texts left out."""
    names = sorted({one[name] for one in own})
    y = np.array([names.index(one[name]) for one in own])
    sources = np.array([one["source"] for one in own])
    weight = np.where(np.isin(sources, HARD), GENTLY[name], 1.0) * np.array([one.get("weight", 1.0) for one in own])
    points = np.zeros((len(y), len(names)))
    for test in folds(sources):
        learned = fitted(kernel[np.ix_(~test, ~test)], y[~test], len(names), weight[~test])
        points[test] = SCALE * kernel[np.ix_(test, ~test)] @ learned
    points += np.array([[one.get(label, 0.0) for label in names] for one in beside])
    print(name, "left out:", round(macro_f1(points.argmax(axis=1), y), 3), flush=True)
    warm = joining.temperature(points, y, sources)
    head = {"labels": names, "temperature": warm, "least": LEAST[name]}
    head["right"] = joining.steps(joining.shares(points, warm), y, sources)
    return SCALE * fitted(kernel, y, len(names), weight), head, points


def blocks_of(learned, xs, shares, space):
    """Return the weights of the grams in each view, None where a view is not read."""
    found = []
    for view, share in enumerate(shares):
        block = share**2 * (xs[view].T @ learned) if share else None
        if share and space is not None and view != LETTERS_VIEW:
            block = block + share**2 * (space @ ((xs[view] @ space).T @ learned))
        found.append(block)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vntc", type=Path, default=VNTC, help="articles of VNTC as JSON lines, xz")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    own = [one for one in pieces() if part_of(one["source"]) in ("train", "dev")]
    own += [bare(one) | {"weight": BARE} for one in own]
    lexicon = parse_lexicon({n: shipped.text(n) for n in shipped.names("labels", ".toml")})
    views = [grams_of(as_piece(one)).views for one in own]
    general = Space(options.vntc)
    mine = Counter(gram for one in views for gram in one[0])
    vocabulary = {gram for gram, _ in general.df.most_common(WORDS)} | {gram for gram, n in mine.items() if n > 1}
    runs = Counter(run for one in views for run in one[LETTERS_VIEW])
    letters = {run for run, n in runs.most_common(LETTERS) if n > 3} - vocabulary
    grams = sorted(vocabulary | letters)
    rows, idf, space = {gram: row for row, gram in enumerate(grams)}, general.rarity(grams), general.places(grams)
    for run in letters:
        idf[rows[run]] = np.log((1 + len(own)) / (1 + runs[run])) + 1
    xs = [matrix([one[view] for one in views], rows, idf) for view in range(len(VIEWS))]
    beside = [beside_of(one, lexicon) for one in own]
    heads, weights, points, kernels, columns = {}, [], {}, {}, 0
    for name in NAMES:
        near = space * PULLS[name] if PULLS[name] else None
        if SHARES[name] not in kernels:
            kernels[SHARES[name]] = alike(xs, SHARES[name], near)
        learned, head, points[name] = learn(name, own, kernels[SHARES[name]], [one[name] for one in beside])
        head |= {"columns": [], "bias": learned.sum(axis=0).tolist()}
        for block in blocks_of(learned, xs, SHARES[name], near):
            head["columns"].append(None if block is None else columns)
            if block is not None:
                weights.append(block)
                columns += block.shape[1]
        heads[name] = head
    truth = [(one["kind"], one["tone"]) for one in own]
    sources = np.array([one["source"] for one in own])
    join = {"pairs": joining.PAIRS} | joining.learn(heads, points["kind"], points["tone"], truth, sources)
    print("right:", {name: heads[name]["right"] for name in NAMES}, join["right"], flush=True)
    write(
        options.out, grams, idf, np.hstack(weights), {"version": "v6", "columns": columns, "heads": heads, "join": join}
    )


def write(out, grams, idf, weights, about):
    """Write the grams with a loud weight, their rarities and their weights in 8 bits."""
    loud = (np.abs(weights) * idf[:, None] / weights.std(axis=0)).max(axis=1)  # as loud as the others of its column
    kept = np.sort(np.argsort(-loud)[:KEPT])
    weights, idf, grams = weights[kept], idf[kept], [grams[row] for row in kept]
    scales = np.abs(weights).max(axis=0) / 127
    about |= {"scales": [float(s) for s in scales], "views": [1.0] * len(VIEWS)}
    numbers = idf.astype(np.float16).tobytes() + np.round(weights / scales).astype(np.int8).tobytes()
    packed = zlib.compress("\n".join(grams).encode() + b"\n\n" + numbers, 9)
    out.write_bytes(json.dumps(about).encode() + b"\n" + packed)
    print(len(grams), "grams", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
