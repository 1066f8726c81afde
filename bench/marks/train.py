"""Train the model of marks: `uv run python -m bench.marks.train`. About three minutes, deterministic.

Counts runs of one, two and three words in the training part of VNTC, in our own vocabulary and in the list of all
units, smooths them (counting.py), and writes scores (never texts) to src/hoiam/outside/shipped/marks/vi.bin.
"""

import argparse
import json
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np

from bench.marks.corpus import national, shaped, split, vocabulary, words
from bench.marks.counting import Pruning, tables
from hoiam.core.text.marks import MAGIC, SPECIAL
from hoiam.core.text.vietnamese import is_syllable

OUT = Path(__file__).resolve().parents[2] / "src/hoiam/outside/shipped/marks/vi.bin"
TIMES = 25  # how often a line of our own vocabulary counts


def lexicon(counts: Counter[str]) -> list[str]:
    """Return the words worth keeping: syllables seen three times, other words eight times, our own always."""
    ours = {word for line in [*vocabulary(), *national()] for word in words(line) if word.isalpha()}
    kept = [w for w, n in counts.items() if n >= (3 if is_syllable(w) else 8) and w.isalpha() and len(w) <= 16]
    return [*SPECIAL, *sorted((set(kept) | ours) - set(SPECIAL))]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--without-vocabulary", action="store_true", help="leave our own phrases out (for comparison)")
    options.add_argument("--least", type=int, nargs=2, default=(1, 1), help="times a pair and a triple were seen")
    options.add_argument(
        "--worth", type=float, default=0.0, help="nats that a triple must be worth in the training text"
    )
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    train, _ = split()
    texts = [shaped(text) for text in train]
    lines = [*national(), *([] if chosen.without_vocabulary else vocabulary() * TIMES)]
    names = lexicon(Counter(word for text in texts for word, _ in text))
    ids = {word: place for place, word in enumerate(names)}
    ours = (words(line) for line in lines)
    stream = chain((w for text in texts for w, _ in text), chain.from_iterable(ours))
    numbers = np.fromiter((ids.get(word, 0) for word in stream), dtype=np.int64)
    print(f"{len(train)} articles, {len(numbers):,} words, {len(names):,} known", flush=True)
    parts = tables(numbers, len(names), Pruning(*chosen.least, chosen.worth))
    parts = {"words": "\n".join(names).encode(), **parts, "capital": capitals(texts, ids)}
    about = {
        "model": "trigram of Vietnamese syllables, modified Kneser-Ney, 8 bits a score",
        "made_from": ["VNTC training part (MIT), 19 of 20 articles", "bench/marks/vocabulary.txt, places.txt", "units"],
        "words_read": len(numbers),
        "licence_of_data": "MIT (VNTC, lists of units); ours Apache-2.0",
        "parts": {name: len(part) for name, part in parts.items()},
    }
    head = json.dumps(about, ensure_ascii=False, sort_keys=False).encode()
    blob = MAGIC + len(head).to_bytes(4, "little") + head + b"".join(parts.values())
    chosen.out.write_bytes(blob)
    print(f"{chosen.out}: {len(blob) / 1e6:.2f} MB")


def capitals(texts: list[list[tuple[str, str]]], ids: dict[str, int]) -> bytes:
    """Return for each word how often it has a capital inside a sentence, as 1 to 254 of 255."""
    big, all_of = np.zeros(len(ids)), np.zeros(len(ids))
    for text in texts:
        for word, shape in text:
            if shape and word in ids:
                all_of[ids[word]] += 1
                big[ids[word]] += shape == "capital"
    return np.clip(np.rint((big + 0.15) / (all_of + 1) * 255), 1, 254).astype(np.uint8).tobytes()


if __name__ == "__main__":
    main()
