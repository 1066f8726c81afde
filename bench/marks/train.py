"""Train the model of marks: `uv run python -m bench.marks.train`. About three minutes, deterministic.

Counts runs of one, two and three words in the training part of VNTC and in our own vocabulary, smooths them after
Kneser and Ney, and writes scores (never texts) to src/hoiam/outside/shipped/marks/vi.bin.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from bench.marks.corpus import split, vocabulary, words
from hoiam.core.text.marks import MAGIC, SPECIAL, STEP
from hoiam.core.text.vietnamese import is_syllable

OUT = Path(__file__).resolve().parents[2] / "src/hoiam/outside/shipped/marks/vi.bin"
TIMES = 25  # how often a line of our own vocabulary counts
DISCOUNT = {1: 0.6, 2: 0.9, 3: 0.9}


def lexicon(counts: Counter[str]) -> list[str]:
    """Return the words worth keeping: syllables seen three times, other words eight times, our own always."""
    ours = {word for line in vocabulary() for word in words(line)}
    kept = [w for w, n in counts.items() if n >= (3 if is_syllable(w) else 8) and w.isalpha() and len(w) <= 16]
    return [*SPECIAL, *sorted((set(kept) | ours) - set(SPECIAL))]


def units(logs: np.ndarray) -> bytes:
    """Return natural logs as steps below zero."""
    return np.clip(np.rint(-logs / STEP), 0, 255).astype(np.uint8).tobytes()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--without-vocabulary", action="store_true", help="leave our own phrases out (for comparison)")
    options.add_argument("--least", type=int, nargs=2, default=(2, 2), help="times a pair and a triple were seen")
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    train, _ = split()
    texts = [words(text) for text in train]
    ours = [] if chosen.without_vocabulary else [words(line) for line in vocabulary()]
    counts = Counter(word for text in texts for word in text)
    names = lexicon(counts)
    ids = {word: place for place, word in enumerate(names)}
    stream = np.array([ids.get(word, 0) for text in [*texts, *(ours * TIMES)] for word in text], dtype=np.int64)
    print(f"{len(train)} articles, {len(stream):,} words, {len(names):,} known")
    parts = count(stream, len(names), *chosen.least)
    parts = {"words": "\n".join(names).encode(), **parts}
    about = {
        "model": "trigram of Vietnamese syllables, Kneser-Ney, 8 bits a score",
        "made_from": ["VNTC training part (MIT), 19 of 20 articles", "bench/marks/vocabulary.txt, places.txt"],
        "words_read": len(stream),
        "licence_of_data": "MIT (VNTC); ours Apache-2.0",
        "parts": {name: len(part) for name, part in parts.items()},
    }
    head = json.dumps(about, ensure_ascii=False, sort_keys=False).encode()
    blob = MAGIC + len(head).to_bytes(4, "little") + head + b"".join(parts.values())
    chosen.out.write_bytes(blob)
    print(f"{chosen.out}: {len(blob) / 1e6:.2f} MB")


def count(stream: np.ndarray, known: int, least_pair: int, least_triple: int) -> dict[str, bytes]:
    """Return the parts of the model: tables of one, two and three words with scores and what is left for the unseen."""
    pair_keys, pair_n = np.unique((stream[:-1] << 16) | stream[1:], return_counts=True)
    triple_keys, triple_n = np.unique((stream[:-2] << 32) | (stream[1:-1] << 16) | stream[2:], return_counts=True)
    # Continuation counts: how many different words stood before.
    tails, before_pair = np.unique(triple_keys & 0xFFFFFFFF, return_counts=True)
    before = np.zeros(len(pair_keys))
    before[np.searchsorted(pair_keys, tails)] = before_pair
    before_one = np.bincount(pair_keys & 0xFFFF, minlength=known).astype(float)

    one = (np.maximum(before_one - DISCOUNT[1], 0) + DISCOUNT[1] * (before_one > 0).sum() / known) / before_one.sum()
    one = np.maximum(one, 1e-9)

    first = pair_keys >> 16
    total = np.bincount(first, weights=before, minlength=known)
    keep = pair_n >= least_pair
    share = np.maximum(before - DISCOUNT[2], 0.05)[keep] / np.maximum(total[first[keep]], 1)
    rest_one = np.clip(1 - np.bincount(first[keep], weights=share, minlength=known), 1e-4, 1)
    pair_keys, pair_n, first = pair_keys[keep], pair_n[keep], first[keep]
    # Interpolated: what is left goes to the shorter run, for the seen ones too.
    pair = share + rest_one[first] * one[pair_keys & 0xFFFF]

    head_key = triple_keys >> 16
    middle = head_key & 0xFFFF
    keep = (triple_n >= least_triple) & (middle != 1)
    keep &= np.isin(head_key, pair_keys) & np.isin(triple_keys & 0xFFFFFFFF, pair_keys)
    triple_keys, triple_n, head_key = triple_keys[keep], triple_n[keep], head_key[keep]
    head = np.searchsorted(pair_keys, head_key)
    share = (triple_n - DISCOUNT[3]) / pair_n[head]
    rest_two = np.clip(1 - np.bincount(head, weights=share, minlength=len(pair_keys)), 1e-4, 1)
    tail = np.searchsorted(pair_keys, triple_keys & 0xFFFFFFFF)
    triple = share + rest_two[head] * pair[tail]
    print(f"{len(pair_keys):,} pairs, {len(triple_keys):,} triples")

    per_pair = np.bincount(head, minlength=len(pair_keys))
    per_word = np.bincount(first, minlength=known)
    return {
        "one": units(np.log(one)),
        "one_rest": units(np.log(rest_one)),
        "pairs_of": per_word.astype("<u2").tobytes(),
        "pair_last": (pair_keys & 0xFFFF).astype("<u2").tobytes(),
        "pair": units(np.log(pair)),
        "pair_rest": units(np.log(rest_two)),
        "triples_of": per_pair.astype("<u2").tobytes(),
        "triple_last": (triple_keys & 0xFFFF).astype("<u2").tobytes(),
        "triple": units(np.log(triple)),
    }


if __name__ == "__main__":
    main()
