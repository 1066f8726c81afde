"""Train the models of labels: `uv run --group bench python -m bench.labelling.train`. Writes labels/model.bin.

Learned from: our own pieces (train and dev part, marked and without marks), the phrases of the lexicon as small texts,
and a space of words from VNTC (bench/labelling/space.py). Field, kind and tone are three models; a table joins kind and
tone (bench/labelling/joining.py). How sure they are, and the table, are learned from sources that were left out.
"""

import argparse
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bench.labelling import joining
from bench.labelling.own import pieces
from bench.labelling.space import DEPTH, VNTC, Space, matrix
from hoiam.core.classify import parse_lexicon
from hoiam.core.classify.decide import by_lexicon
from hoiam.core.classify.grams import VIEWS, grams_of
from hoiam.core.classify.words import is_unmarked, parts_of
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

OUT = Path("src/hoiam/outside/shipped/labels/model.bin")
NAMES = ("field", "kind", "tone")
SHARES = {"field": (1.0, 0.7, 0.0), "kind": (1.0, 0.7, 0.5), "tone": (1.0, 0.7, 0.5)}
TONES = {"blame": "-1", "praise": "1"}
WORDS, PULL, C, FOLDS = 24000, 2.0, 4.0, 3
KEPT = 48000  # grams in the file: those of which one weight at least is loud
LEAST = {"field": 0.3, "kind": 0.42, "tone": 0.42}  # probability below which the answer is "not sure"
NOW = datetime(2022, 10, 1, tzinfo=UTC)


def as_piece(item):
    return Piece("", item["title"], item["sapo"], item["body"], NOW, "press")


def bare(item):
    return {**item, **{name: fold(item[name]) for name in ("title", "sapo", "body")}}


def small_texts(lexicon):
    """Return the phrases of the lexicon as texts that weigh little; one word without its marks says too many things."""
    marked = [
        {"title": "", "sapo": "", "body": p.written, name: TONES.get(p.label, p.label), "weight": 0.15 * p.weight}
        for name in NAMES
        for some in lexicon.phrases[name].values()
        for p in some
        if p.label != "towards"
    ]
    return marked + [bare(one) for one in marked if " " in one["body"]]


def beside_of(item, lexicon):
    parts = parts_of(as_piece(item))
    return by_lexicon(parts, lexicon, is_unmarked(parts))


def folds(sources):
    """Yield which sources are left out together: a third of them, by a shuffle that is always the same."""
    names = sorted({one for one in sources if one})
    np.random.RandomState(3).shuffle(names)
    for place in range(FOLDS):
        yield np.isin(sources, names[place::FOLDS])


def fitted(x, y, weight):
    return LogisticRegression(C=C, max_iter=80, class_weight="balanced").fit(x, y, weight)


def left_out(x, y, weight, sources, added):
    """Return the points of each own piece by a model that has not seen its source, the lexicon's share added."""
    found = np.zeros((len(y), len(set(y))))
    for test in folds(sources):
        model = fitted(x[~test], y[~test], weight[~test])
        found[test] = model.decision_function(x[test])
    return found + added


def learn(name, used, views, rows, idf, space, beside):
    """Return the model of one name: weights of grams for each view, its head, and the points of pieces left out."""
    parts = []
    for view, share in enumerate(SHARES[name]):
        x = matrix([v[view] for v in views], rows, idf) * share
        parts += [x, sparse.csr_matrix(x @ space)] if share else []
    x = sparse.hstack(parts).tocsr()
    y = np.array([one[name] for one in used])
    weight = np.array([one.get("weight", 1.0) for one in used])
    model = fitted(x, y, weight)
    blocks, at = [], 0
    for share in SHARES[name]:
        if not share:
            blocks.append(None)
            continue
        places = model.coef_[:, at + len(rows) : at + len(rows) + DEPTH].T
        blocks.append((model.coef_[:, at : at + len(rows)].T + space @ places) * share)
        at += len(rows) + DEPTH
    sources = np.array([one.get("source", "") for one in used])
    added = np.array([[one.get(label, 0.0) for label in model.classes_] for one in beside])
    points = left_out(x, y, weight, sources, added)
    own = sources != ""
    true = np.searchsorted(model.classes_, y[own])
    print(name, "left out:", round(float((points[own].argmax(axis=1) == true).mean()), 3))
    head = {
        "labels": list(model.classes_),
        "bias": [float(b) for b in model.intercept_],
        "temperature": joining.temperature(points[own], true),
        "least": LEAST[name],
    }
    return blocks, head, points[own]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vntc", type=Path, default=VNTC, help="articles of VNTC as JSON lines, xz")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    own = pieces("train") + pieces("dev")
    own += [bare(one) for one in own]
    lexicon = parse_lexicon({n: shipped.text(n) for n in shipped.names("labels", ".toml")})
    phrases = small_texts(lexicon)
    views = {id(one): grams_of(as_piece(one)).views for one in own + phrases}
    general = Space(options.vntc)
    mine = Counter(gram for one in own for gram in views[id(one)][0])
    vocabulary = {gram for gram, _ in general.df.most_common(WORDS)} | {gram for gram, n in mine.items() if n > 1}
    grams = sorted(vocabulary | {gram for one in phrases for gram in views[id(one)][0]})
    rows, idf, space = (
        {gram: row for row, gram in enumerate(grams)},
        general.rarity(grams),
        general.places(grams) * PULL,
    )
    heads, weights, points, columns = {}, [], {}, 0
    for name in NAMES:
        used = own + [one for one in phrases if name in one]
        beside = [beside_of(one, lexicon)[name] for one in used]
        blocks, head, points[name] = learn(name, used, [views[id(one)] for one in used], rows, idf, space, beside)
        head["columns"] = []
        for block in blocks:
            head["columns"].append(None if block is None else columns)
            if block is not None:
                weights.append(block)
                columns += block.shape[1]
        heads[name] = head
    truth = [[one[name] for one in own] for name in ("kind", "tone")]
    table, offset, warm = joining.learn(points["kind"], points["tone"], *truth)
    join = {"pairs": joining.PAIRS, "weights": table.tolist(), "bias": offset.tolist(), "temperature": warm}
    write(
        options.out, grams, idf, np.hstack(weights), {"version": "v2", "columns": columns, "heads": heads, "join": join}
    )


def write(out, grams, idf, weights, about):
    """Write the grams with a loud weight, their rarities and their weights in 8 bits."""
    loud = np.argsort(-(np.abs(weights) * idf[:, None]).max(axis=1))[:KEPT]
    kept = np.sort(loud)
    weights, idf, grams = weights[kept], idf[kept], [grams[row] for row in kept]
    scales = np.abs(weights).max(axis=0) / 127
    about |= {"scales": [float(s) for s in scales], "views": [1.0] * len(VIEWS)}
    raw = json.dumps(about).encode() + b"\n" + "\n".join(grams).encode() + b"\n\n"
    out.write_bytes(raw + idf.astype(np.float16).tobytes() + np.round(weights / scales).astype(np.int8).tobytes())
    print(len(grams), "grams", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
