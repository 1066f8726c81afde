"""Measure labels: `uv run python -m bench.labels [--data FILE] [--json]`.

FILE holds JSON lines: id, title, sapo, body, field, kind, tone (-1, 0, 1). Without it the held-out sources of our own
pieces are measured (bench/data/labels), with marks and without, and with `--unseen` those of them that no method was
compared on, with `--third` those by other writers. The macro-F1 is that of the likeliest label, the curve tells what is
right when only the surest are answered; beside it stands the macro-F1 in which every "not sure" of the product counts
as wrong.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.intervals import counted, resampled
from bench.labelling.own import CODES, pieces
from hoiam.core.classify import classify_piece, parse_lexicon, read_model
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Label, Piece
from hoiam.outside import shipped


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the classes that the truth has, from pairs (said, true)."""
    values = []
    for label in {true for _, true in pairs}:
        hits = sum(said == true == label for said, true in pairs)
        said, true = sum(s == label for s, _ in pairs), sum(t == label for _, t in pairs)
        values.append(2 * hits / (said + true))
    return sum(values) / len(values)


def measure(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return macro-F1 with its interval, accuracy and share answered for each name; items/s; what was confused."""
    lexicon = parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})
    model = read_model(shipped.data("labels/model.bin"))
    articles = [
        Piece(str(i["id"]), i["title"], i["sapo"], i["body"], datetime(2022, 10, 1, tzinfo=UTC), "press") for i in items
    ]
    start, worked = time.perf_counter(), time.process_time()
    said = [{label.name: label for label in classify_piece(piece, lexicon, model)} for piece in articles]
    seconds = time.perf_counter() - start
    found: dict[str, Any] = {"items": len(items), "items_per_s": round(len(items) / seconds)}
    found["cpu_us_per_item"] = round(1e6 * (time.process_time() - worked) / len(items))
    for name in ("field", "kind", "tone"):
        pairs = [
            (labels[name].value, CODES.get(str(item[name]), str(item[name])))
            for labels, item in zip(said, items, strict=True)
        ]
        answered = [pair for pair in pairs if pair[0]]
        found[f"{name}_macro_f1_unsure_wrong"] = macro_f1(pairs)
        pairs = [(likeliest(labels[name]), true) for labels, (_, true) in zip(said, pairs, strict=True)]
        found[f"{name}_macro_f1"] = macro_f1(pairs)
        found[f"{name}_interval"] = resampled(pairs, macro_f1)
        found[f"{name}_accuracy"] = counted(sum(s == t for s, t in pairs), len(pairs))
        found[f"{name}_accuracy_answered"] = counted(sum(s == t for s, t in answered), len(answered))
        found[f"{name}_answered"] = len(answered) / len(pairs)
        found[f"{name}_confusion"] = Counter(
            f"{true} → {said or '?'}" for said, true in pairs if said != true
        ).most_common(6)
        found[f"{name}_reliability"] = _reliability(
            [(labels[name].confidence, *pair) for labels, pair in zip(said, pairs, strict=True)]
        )
        found[f"{name}_curve"] = _curve(
            [(labels[name].confidence, *pair) for labels, pair in zip(said, pairs, strict=True)]
        )
    return found


def likeliest(label: Label) -> str:
    """Return the value of a label, and where it is "not sure" the one that it names first."""
    unsure = (str(reason.facts["first"]) for reason in label.reasons if reason.code == "label.unsure")
    return label.value or next(unsure, "")


def _curve(answers: list[tuple[float, str, str]]) -> list[tuple[float, float]]:
    """Return (share answered, accuracy of those) when only the surest are answered: quarter by quarter."""
    ranked = sorted(answers, key=lambda one: -one[0])
    sizes = [max(1, len(ranked) * quarter // 4) for quarter in (1, 2, 3, 4)]
    return [(n / len(ranked), sum(s == t for _, s, t in ranked[:n]) / n) for n in sizes]


def _reliability(answers: list[tuple[float, str, str]]) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, how many) of the answers in five steps of confidence."""
    steps = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        here = [(c, s == t) for c, s, t in answers if s and low <= c and (c < low + 0.2 or low == 0.8)]
        if here:
            steps.append((sum(c for c, _ in here) / len(here), sum(r for _, r in here) / len(here), len(here)))
    return steps


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--unseen", action="store_true", help="the sources that no method was compared on")
    parser.add_argument("--third", action="store_true", help="the sources by writers who saw the guideline alone")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.data:
        lines = options.data.read_text(encoding="utf-8").splitlines()
        found = measure([json.loads(line) for line in lines if line.strip()])
    else:
        items = pieces("third" if options.third else "unseen" if options.unseen else "held-out")
        found = measure(items)
        found["unmarked"] = measure(
            [{**i, **{part: fold(i[part]) for part in ("title", "sapo", "body")}} for i in items]
        )
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    _print(found)
    if "unmarked" in found:
        print("\nThe same without marks:")
        _print(found["unmarked"])
    return 0


def _print(found: dict[str, Any]) -> None:
    for name in ("field", "kind", "tone"):
        low, high = found[f"{name}_interval"]
        share, _, _, size = found[f"{name}_accuracy"]
        sure, _, _, answered = found[f"{name}_accuracy_answered"]
        print(f"{name:<6} macro-F1 {found[f'{name}_macro_f1']:.3f} (95 %: {low:.3f}-{high:.3f}, n = {size})", end="")
        print(f"  accuracy {share:.3f}; of the {answered} answered {sure:.3f}", end="")
        print(f"; macro-F1 with unsure as wrong {found[f'{name}_macro_f1_unsure_wrong']:.3f}")
        curve = ", ".join(f"{part:.0%} → {right:.2f}" for part, right in found[f"{name}_curve"])
        steps = ", ".join(f"{c:.2f} → {right:.2f} ({n})" for c, right, n in found[f"{name}_reliability"])
        print(f"       surest first: {curve}")
        print(f"       confidence → right: {steps}")
        print("       confused (true → said): " + ", ".join(f"{what} {n}" for what, n in found[f"{name}_confusion"]))
    print(f"{found['items_per_s']} items/s, {found['cpu_us_per_item']} µs of processor an item")


if __name__ == "__main__":
    sys.exit(main())
