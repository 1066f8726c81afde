"""Measure the topic of articles: `uv run python -m bench.topic [--data FILE] [--every N] [--json] [--write]`.

The method: syllables and pairs, TF-IDF, one linear model trained on each text twice, with its marks and without, as for
the labels; to what it says the share of each topic among the ten nearest texts is added. Peers in the same run: the
linear model alone, ComplementNB on both copies, and syllables alone, trained on marked text.
Without FILE: VNTC in five folds, near-duplicates in one fold; mean and spread over the folds. FILE holds JSON lines
(id, topic, text): trained on VNTC without the copies of what FILE holds, measured on FILE; where FILE has topics of its
own, five folds of FILE. `--every 10` takes every tenth article of VNTC. `--write` puts the figures into
docs/made/bench/topic.md. `--jobs` folds are measured at once.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.metrics import f1_score
from sklearn.naive_bayes import ComplementNB
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bench.house.page import MADE
from bench.intervals import counted
from bench.topic.articles import VNTC, Grams, families, read, syllables
from bench.topic.neighbours import shares
from bench.topic.page import page

FOLDS, WIDTH, LEAST = 5, 300_000, 3
C = 1.5  # chosen on an inner split, as bench/topic/page.py tells, like
NEIGHBOURS = 0.5  # how much the share among the nearest counts beside the margin of the linear model
METHOD, LINEAR = "linear model and ten neighbours, both copies", "linear model alone, both copies"


def weighed(train: Any, *tests: Any) -> list[Any]:
    """Return TF-IDF of unit length; grams and their rarities by the texts trained on alone."""
    seen = np.asarray((train > 0).sum(axis=0)).ravel()
    kept = np.sort(np.argsort(-seen)[:WIDTH])
    kept = kept[seen[kept] >= LEAST]
    idf = np.log((1 + train.shape[0]) / (1 + seen[kept])) + 1
    found = []
    for one in (train, *tests):
        x = one[:, kept].tocsr()
        x.data = 1 + np.log(x.data)
        found.append(normalize(x @ sparse.diags(idf)).astype(np.float32))
    return found


def told(linear: Any, learned: Any, topics: Any, texts: Any) -> Any:
    """Return the topic of each text: the margins of the linear model, and what its nearest learned texts are about."""
    margins = linear.decision_function(texts)
    if len(linear.classes_) == 2:
        margins = np.stack([-margins, margins], axis=1)
    near = shares(texts, learned, topics, linear.classes_)
    return linear.classes_[np.argmax(margins + NEIGHBOURS * near, axis=1)]


def measure_fold(marked: Any, bare: Any, singles: Any, topics: Any, train: Any, test: Any) -> dict[str, Any]:
    """Return what each method says of the test part, with marks and without, and how fast ours is."""
    y, found = topics[train], {}
    x, one, two = weighed(sparse.vstack([marked[train], bare[train]]).tocsr(), marked[test], bare[test])
    both = np.concatenate([y, y])
    linear = LinearSVC(C=C).fit(x, both)
    began = time.process_time()
    found[METHOD] = told(linear, x, both, one), told(linear, x, both, two)
    speed = 2 * len(test) / (time.process_time() - began)
    found[LINEAR] = linear.predict(one), linear.predict(two)
    found["ComplementNB, both copies"] = tuple(ComplementNB().fit(x, both).predict(t) for t in (one, two))
    x, one, two = weighed(singles[0][train], singles[0][test], singles[1][test])
    peer = LinearSVC(C=C).fit(x, y)
    found["syllables alone, marked"] = peer.predict(one), peer.predict(two)
    return {"said": found, "true": topics[test], "speed": speed}


@dataclass(frozen=True, slots=True)
class Counted:
    """Articles as counts of grams: with marks, without, and each with syllables alone; topics; families; folds."""

    marked: Any
    bare: Any
    singles: list[Any]
    topics: Any
    family: Any

    @property
    def fold(self) -> Any:
        """Return the fold of each article, the same for a whole family."""
        return np.array([hash_of(one) % FOLDS for one in self.family])


_COUNTED: Counted  # what the processes of a pool read


def counts_of(articles: Sequence[dict[str, Any]], jobs: int = 1) -> Counted:
    """Return articles as counts; their words are read by so many processes."""
    with get_context("fork").Pool(jobs) as pool:
        words = pool.map(syllables, [one["text"] for one in articles], chunksize=100)
    grams = Grams()
    marked = grams.counts(one for one, _ in words)
    bare = grams.counts(one for _, one in words)
    marked.resize(marked.shape[0], len(grams.rows))
    alone = np.array([" " not in gram for gram in grams.rows])
    singles = [one[:, alone] for one in (marked, bare)]
    topics = np.array([one["topic"] for one in articles])
    return Counted(marked, bare, singles, topics, np.array(families([one for _, one in words])))


def measure(items: Sequence[dict[str, Any]], aside: Sequence[dict[str, Any]] = (), jobs: int = 1) -> dict[str, Any]:
    """Return the figures: five folds of `items`, or, with `aside`, trained on items and measured on what is aside."""
    all_of = counts_of([*items, *aside], jobs)
    if aside:
        tests = [np.arange(len(items), len(items) + len(aside))]
    else:
        tests = [np.flatnonzero(all_of.fold == place) for place in range(FOLDS)]
    global _COUNTED
    _COUNTED = all_of
    parts = []
    with get_context("fork").Pool(jobs) as pool:
        for part in pool.imap(_told, tests):
            parts.append(part)
            print(f"fold {len(parts)} of {len(tests)}", file=sys.stderr, flush=True)
    return summed(parts, len(items), len(set(all_of.family.tolist())))


def _told(test: Any) -> dict[str, Any]:
    """Return what is told of one fold from the others; a process of its own, to which the counts come by its birth."""
    train = np.flatnonzero(~np.isin(_COUNTED.family, _COUNTED.family[test]))
    return measure_fold(_COUNTED.marked, _COUNTED.bare, _COUNTED.singles, _COUNTED.topics, train, test)


def hash_of(number: int) -> int:
    """Return a number that spreads families over folds, the same in every run."""
    return (number * 2654435761 >> 7) & 0xFFFF


def summed(parts: list[dict[str, Any]], articles: int, distinct: int) -> dict[str, Any]:
    """Return for each method the accuracy and macro-F1 with marks and without: mean, spread, interval."""
    methods = {}
    for name in parts[0]["said"]:
        methods[name] = {}
        for place, form in enumerate(("marked", "unmarked")):
            pairs = [(part["said"][name][place], part["true"]) for part in parts]
            shares = [float((said == true).mean()) for said, true in pairs]
            said, true = (np.concatenate(some) for some in zip(*pairs, strict=True))
            methods[name] |= {
                f"accuracy_{form}": float(np.mean(shares)),
                f"spread_{form}": float(np.std(shares)),
                f"interval_{form}": counted(int((said == true).sum()), len(true)),
                f"macro_f1_{form}": float(f1_score(true, said, average="macro")),
            }
    found = {"articles": articles, "measured": sum(len(part["true"]) for part in parts), "distinct": distinct}
    return found | {
        "folds": len(parts),
        **methods[METHOD],
        "methods": methods,
        "items_per_cpu_s": round(parts[0]["speed"]),
    }


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--vntc", type=Path, default=VNTC)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/made/bench/topic.md")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    if options.write and (options.data or options.every > 1):
        parser.error("--write is for the whole of VNTC")
    vntc = read(options.vntc)[:: options.every] if options.vntc.exists() else []
    own = read(options.data) if options.data else []
    if own and {one["topic"] for one in own} <= {one["topic"] for one in vntc}:
        found = measure(vntc, own, options.jobs)
    else:
        found = measure(own or vntc, jobs=options.jobs)
    if options.write:
        (MADE / "topic.md").write_text(page(found, METHOD, C), encoding="utf-8")
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    families, folds = found["distinct"], found["folds"]
    print(f"{found['measured']} articles measured ({families} families of near-duplicates), {folds} folds")
    print(f"{'method':<28} {'marked':>18} {'unmarked':>18}   macro-F1")
    for name, one in found["methods"].items():
        shares = [f"{one[f'accuracy_{form}']:.4f} ± {one[f'spread_{form}']:.4f}" for form in ("marked", "unmarked")]
        macro = f"{one['macro_f1_marked']:.3f} / {one['macro_f1_unmarked']:.3f}"
        print(f"{name:<28} {shares[0]:>18} {shares[1]:>18}   {macro}")
    print(f"{found['items_per_cpu_s']} texts/s of processor from counts on")
    return 0


if __name__ == "__main__":
    sys.exit(main())
