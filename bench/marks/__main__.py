"""How many words get their marks back? `uv run python -m bench.marks [--data FILE] [--json] [--write]`.

Two figures with their 95 % intervals: words right in text that lost all marks; words right, and good words broken, in
text of which 15 % of the words have wrong marks. Without FILE: VNTC articles that the model never read. FILE holds
JSON lines: id, text (with its marks: the truth), and, where wished, damaged (the same words with wrong or lost marks;
without it the damage is drawn, seed by line). Words are runs of letters; capitals and the place of a tone (hoà, hòa) do
not count. `--write` puts the figures on held-out VNTC into docs/made/bench/marks.md.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.house.page import MADE, table
from bench.intervals import counted
from bench.marks.corpus import split
from bench.marks.measure import WORD, key, noisy, stripped, wrong_marks
from hoiam.core.text.normal import normal
from hoiam.core.text.restore import Marks, restore
from hoiam.outside import shipped

Pairs = list[tuple[str, list[tuple[str, str, int]]]]
PAGE = MADE / "marks.md"


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


def page(found: dict[str, Any]) -> str:
    """Return the page of the bench: both figures with their intervals beside their bars, and what they were run on."""
    rows = []
    for text, figure, bar, met in (
        ("restored", "after", "≥ .97", lambda share: share >= 0.97),
        ("repaired", "after", "≥ .99", lambda share: share >= 0.99),
        ("repaired", "good_words_broken", "< .005", lambda share: share < 0.005),
    ):
        share, low, high, size = found[text][figure]
        before = f"{found[text]['before'][0]:.4f}" if figure == "after" else ""
        what = {"restored": "all marks lost", "repaired": "15 % of the words with wrong marks"}[text]
        what += {"after": ": words right", "good_words_broken": ": good words broken"}[figure]
        told = f"{bar}: {'met' if met(share) else 'missed'}"
        rows.append((what, before, f"{share:.4f}", f"{low:.4f}–{high:.4f}", f"{size:,}", told))
    speeds = " and ".join(f"{found[text]['words_per_cpu_s']:,}" for text in ("restored", "repaired"))
    lines = [
        "# Lost marks",
        "",
        "Made by `uv run python -m bench.marks --write`; do not edit. `--data FILE` takes JSON lines of id, text "
        "and, where wished, damaged.",
        "",
        f"{found['items']} articles of VNTC that the model never read (one of twenty by a checksum; what nearly equals "
        "one of them was dropped from the training), spread over all topics.",
        "",
        *table(("text", "right before", "after", "95 % interval", "words", "bar"), rows),
        "",
        "- Words are runs of letters; capitals and the place of a tone (hoà, hòa) do not count. The intervals (Wilson) "
        "take words as independent, which they are not quite.",
        f"- Words that rightly have no marks and were given some, where all were lost: "
        f"{found['restored']['good_words_broken'][0]:.4f} of {found['restored']['good_words_broken'][3]:,}.",
        f"- {speeds} words a second of processor, without marks and damaged; a busy machine makes them fewer.",
        f"- The model: {found['model']['model']}; {found['model']['words_read']:,} words read.",
        "- No peer in this run: ready packages with an offline model had .20 to .95 on news when the model was begun "
        "([ADR 0013](../../adr/0013-restoring-marks.md)).",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--model", type=Path, help="another model than the shipped one")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/made/bench/marks.md")
    options = parser.parse_args()
    if options.write and (options.data or options.model):
        parser.error("--write is for the shipped model on held-out VNTC")
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
    if options.write:
        PAGE.write_text(page(found), encoding="utf-8")
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
