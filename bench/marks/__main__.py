"""How many words get their marks back? `uv run python -m bench.marks [--data FILE] [--articles 300] [--json]`.

Two figures with their 95 % intervals: words right in text that lost all marks; words right, and good words broken, in
text of which 15 % of the words have wrong marks. Without FILE: VNTC articles that the model never read. FILE holds
JSON lines: id, text (with its marks: the truth), and, where wished, damaged (the same words with wrong or lost marks;
without it the damage is drawn, seed by line). Words are runs of letters; capitals and the place of a tone (hoà, hòa) do
not count.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.intervals import counted
from bench.marks.corpus import split
from bench.marks.measure import WORD, key, noisy, stripped, wrong_marks
from hoiam.core.text.normal import normal
from hoiam.core.text.restore import Marks, restore
from hoiam.outside import shipped

Pairs = list[tuple[str, list[tuple[str, str, int]]]]


def lost(items: list[dict[str, Any]]) -> Pairs:
    """Return each text without its marks, with its words: the truth, what is seen, where."""
    return [noisy(normal(item["text"]), stripped, seed) for seed, item in enumerate(items)]


def damaged(items: list[dict[str, Any]]) -> Pairs:
    """Return each text as it was damaged, or with 15 % of its words damaged here."""
    found = []
    for seed, item in enumerate(items):
        text = normal(item["text"])
        if "damaged" not in item:
            found.append(noisy(text, wrong_marks(0.15), seed))
            continue
        bad = normal(item["damaged"])
        seen = [(word[0], word.start()) for word in WORD.finditer(bad)]
        true = WORD.findall(text)
        if len(seen) == len(true):  # else the damage moved word borders, and words cannot be set side by side
            found.append((bad, [(a, b, at) for a, (b, at) in zip(true, seen, strict=True)]))
    return found


def restored(pairs: Pairs, marks: Marks) -> dict[str, Any]:
    """Return the share of words right before and after, of good words broken, and the speed."""
    total = before = after = broken = 0
    began = time.process_time()
    for bad, truth in pairs:
        words = {word.start: word for word in restore(bad, marks)}
        for true, seen, at in truth:
            word = words.get(at)
            given = word.restored if word and word.original == seen else seen
            good, right = key(seen) == key(true), key(given) == key(true)
            total, before, after = total + 1, before + good, after + right
            broken += good and not right
    seconds = time.process_time() - began
    return {
        "before": counted(before, total),
        "after": counted(after, total),
        "good_words_broken": counted(broken, before),
        "words_per_cpu_s": round(total / seconds),
    }


def held_out(articles: int) -> list[dict[str, Any]]:
    """Return held-out VNTC articles, spread over all topics."""
    _, held = split()
    step = max(1, len(held) // articles)
    return [{"id": place, "text": text} for place, text in enumerate(held[::step][:articles])]


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--model", type=Path, help="another model than the shipped one")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    marks = Marks.load(options.model.read_bytes() if options.model else shipped.mapped("marks/vi.bin"))
    if options.data:
        lines = options.data.read_text(encoding="utf-8").splitlines()
        items = [json.loads(line) for line in lines if line.strip()]
    else:
        items = held_out(options.articles)
    found = {
        "items": len(items),
        "restored": restored(lost(items), marks),
        "repaired": restored(damaged(items), marks),
        "model": {name: value for name, value in marks.about.items() if name != "parts"},
    }
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for name, title in (("restored", "without marks"), ("repaired", "15 % damaged")):
        print(f"{title}, {found[name]['words_per_cpu_s']:,} words a CPU second")
        for figure in ("before", "after", "good_words_broken"):
            share, low, high, size = found[name][figure]
            print(f"  {figure:<18} {share:.4f}  (95 %: {low:.4f}-{high:.4f}, n = {size:,} words)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
