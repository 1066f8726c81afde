"""Train the models of labels: `uv run --group bench python -m bench.labelling.train`. Writes labels/model.bin.

Our own pieces (train part, marked and without marks), the phrases of the lexicon as small texts, and a space of words
from VNTC (MIT): a text's place in that space is linear in its words, so what is learned there becomes weights of words.
"""

import argparse
import json
import lzma
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

from bench.labelling.own import pieces
from hoiam.core.classify import parse_lexicon
from hoiam.core.classify.decide import by_lexicon
from hoiam.core.classify.grams import VIEWS, grams_of
from hoiam.core.classify.words import is_unmarked, parts_of, words_of
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

VNTC = Path("../shared/data/topics/vntc-train.jsonl.xz")
OUT = Path("src/hoiam/outside/shipped/labels/model.bin")
SHARES = {"field": (1.0, 0.7, 0.0), "kind": (1.0, 0.7, 0.5), "tone": (1.0, 0.7, 0.5)}
TONES = {"blame": "-1", "praise": "1"}
EVERY, WORDS, DEPTH, PULL, C = 3, 24000, 120, 2.0, 4.0
LEAST = {"field": 0.3, "kind": 0.42, "tone": 0.42}  # probability below which the answer is "not sure"
NOW = datetime(2022, 10, 1, tzinfo=UTC)


def views_of(item):
    return grams_of(Piece("", item["title"], item["sapo"], item["body"], NOW, "press")).views


def bare(item):
    return {**item, **{name: fold(item[name]) for name in ("title", "sapo", "body")}}


def matrix(counts, rows, idf):
    at, values, ends = [], [], [0]
    for one in counts:
        known = [(rows[g], n) for g, n in one.items() if g in rows]
        at += [r for r, _ in known]
        values += [(1 + np.log(n)) * idf[r] for r, n in known]
        ends.append(len(at))
    return normalize(sparse.csr_matrix((values, at, ends), shape=(len(ends) - 1, len(rows)), dtype=np.float32))


def background(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for n, line in enumerate(lines) if n % EVERY == 0]
    for text in texts:
        words = words_of(text[:1500])
        pairs = [f"{a} {b}" for a, b in zip(words.folded, words.folded[1:], strict=False)]
        marked = [f"{a} {b}" for a, b in zip(words.marked, words.marked[1:], strict=False)]
        yield Counter([*words.folded, *pairs, *{*words.marked, *marked}.difference(words.folded, pairs)])


def beside_of(item, lexicon):
    parts = parts_of(Piece("", item["title"], item["sapo"], item["body"], NOW, "press"))
    return by_lexicon(parts, lexicon, is_unmarked(parts))


def temperature(x, y, weight, used, beside):
    """Return the temperature that makes the answers to sources left out as sure as they are right (likelihood)."""
    sources = [one.get("source", "") for one in used]
    given = np.array([bool(source) for source in sources])
    points, truths = [], []
    for left_out in GroupKFold(3).split(x[given], y[given], np.array(sources)[given]):
        test = np.flatnonzero(given)[left_out[1]]
        train = np.setdiff1d(np.arange(len(y)), test)
        model = LogisticRegression(C=C, max_iter=200, class_weight="balanced").fit(x[train], y[train], weight[train])
        added = np.array([[beside[n].get(label, 0.0) for label in model.classes_] for n in test])
        points.append(model.decision_function(x[test]) + added)
        truths.append(np.searchsorted(model.classes_, y[test]))
    said, true = np.vstack(points), np.concatenate(truths)

    def loss(t):
        scaled = said / t - (said / t).max(axis=1, keepdims=True)
        return -(scaled[np.arange(len(true)), true] - np.log(np.exp(scaled).sum(axis=1))).mean()

    print("left out accuracy", round(float((said.argmax(axis=1) == true).mean()), 3))
    return round(float(min(np.arange(0.2, 2.5, 0.02), key=loss)), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vntc", type=Path, default=VNTC, help="articles of VNTC as JSON lines, xz")
    options = parser.parse_args()
    own = pieces("train") + pieces("dev")
    texts = own + [bare(one) for one in own]
    lexicon = parse_lexicon({n: shipped.text(n) for n in shipped.names("labels", ".toml")})
    phrases = [
        {"title": "", "sapo": "", "body": p.written, name: TONES.get(p.label, p.label), "weight": 0.15 * p.weight}
        for name in ("field", "kind", "tone")
        for some in lexicon.phrases[name].values()
        for p in some
        if p.label != "towards"
    ]
    phrases += [bare(one) for one in phrases]
    general = list(background(options.vntc))
    df = Counter(g for one in general for g in one)
    mine = Counter(g for one in texts for g in views_of(one)[0])
    vocabulary = {g for g, _ in df.most_common(WORDS)} | {g for g, n in mine.items() if n > 1}
    vocabulary |= {g for one in phrases for g in views_of(one)[0]}
    grams = sorted(vocabulary)
    rows = {g: n for n, g in enumerate(grams)}
    idf = np.array([np.log((1 + len(general)) / (1 + df[g])) + 1 for g in grams]).astype(np.float16).astype(np.float32)
    idf = np.minimum(idf, 7.0)
    _, _, space = randomized_svd(matrix(general, rows, idf), DEPTH, random_state=7)
    space = (space.T * PULL).astype(np.float32)
    columns, heads, blocks = 0, {}, []
    for name in ("field", "kind", "tone"):
        shares = SHARES[name]
        used = texts + [one for one in phrases if name in one]
        all_views = [views_of(one) for one in used]
        parts = []
        for view, share in enumerate(shares):
            x = matrix([v[view] for v in all_views], rows, idf) * share
            parts += [x, sparse.csr_matrix(x @ space)] if share else []
        x = sparse.hstack(parts).tocsr()
        y = np.array([one[name] for one in used])
        weight = np.array([one.get("weight", 1.0) for one in used])
        model = LogisticRegression(C=C, max_iter=300, class_weight="balanced").fit(x, y, weight)
        size, at, places = len(grams), 0, []
        for share in shares:
            if not share:
                places.append(None)
                continue
            here = model.coef_[:, at : at + size].T + space @ model.coef_[:, at + size : at + size + DEPTH].T
            blocks.append(here * share)
            at += size + DEPTH
            places.append(columns)
            columns += here.shape[1]
        heads[name] = {
            "labels": list(model.classes_),
            "columns": places,
            "bias": [float(b) for b in model.intercept_],
            "temperature": temperature(x, y, weight, used, [beside_of(one, lexicon)[name] for one in used]),
            "least": LEAST[name],
        }
    weights = np.hstack(blocks)
    scales = np.abs(weights).max(axis=0) / 127
    about = {"version": "v1", "columns": columns, "scales": [float(s) for s in scales], "views": [1.0] * len(VIEWS)}
    about["heads"] = heads
    raw = json.dumps(about).encode() + b"\n" + "\n".join(grams).encode() + b"\n\n"
    OUT.write_bytes(raw + idf.astype(np.float16).tobytes() + np.round(weights / scales).astype(np.int8).tobytes())
    print(len(grams), "grams", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
