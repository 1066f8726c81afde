"""Measure labels: `uv run python -m bench.labels [--data FILE] [--json]`.

FILE holds JSON lines: id, title, sapo, body, field, kind, tone (-1, 0, 1). The default set is a test set: nothing was
learned from it. "Not sure" counts as wrong in the macro-F1; the share answered stands beside it.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.intervals import counted, resampled
from hoiam.core.classify import classify_piece, parse_lexicon
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

CODES = {
    "đất đai": "land",
    "môi trường và rừng": "environment",
    "giao thông và hạ tầng": "transport",
    "giáo dục": "education",
    "y tế": "health",
    "an ninh trật tự": "security",
    "nông nghiệp": "agriculture",
    "chính sách xã hội và dân tộc": "social",
    "văn hóa và du lịch": "culture",
    "cán bộ và thủ tục hành chính": "administration",
    "thiên tai và cháy nổ": "disaster",
    "kinh tế": "economy",
    "phản ánh": "complaint",
    "tích cực": "positive",
    "thông tin": "information",
}


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
    pieces = [
        Piece(str(i["id"]), i["title"], i["sapo"], i["body"], datetime(2022, 10, 1, tzinfo=UTC), "press") for i in items
    ]
    start = time.perf_counter()
    said = [{label.name: label for label in classify_piece(piece, lexicon)} for piece in pieces]
    seconds = time.perf_counter() - start
    found: dict[str, Any] = {"items": len(items), "items_per_s": round(len(items) / seconds)}
    for name in ("field", "kind", "tone"):
        pairs = [
            (labels[name].value, CODES.get(str(item[name]), str(item[name])))
            for labels, item in zip(said, items, strict=True)
        ]
        answered = [pair for pair in pairs if pair[0]]
        found[f"{name}_macro_f1"] = macro_f1(pairs)
        found[f"{name}_interval"] = resampled(pairs, macro_f1)
        found[f"{name}_accuracy"] = counted(sum(s == t for s, t in pairs), len(pairs))
        found[f"{name}_accuracy_answered"] = counted(sum(s == t for s, t in answered), len(answered))
        found[f"{name}_curve"] = _curve(
            [(labels[name].confidence, *pair) for labels, pair in zip(said, pairs, strict=True)]
        )
    return found


def _curve(answers: list[tuple[float, str, str]]) -> list[tuple[float, float]]:
    """Return (share answered, accuracy of those) when only the surest are answered: quarter by quarter."""
    ranked = sorted(answers, key=lambda one: -one[0])
    sizes = [max(1, len(ranked) * quarter // 4) for quarter in (1, 2, 3, 4)]
    return [(n / len(ranked), sum(s == t for _, s, t in ranked[:n]) / n) for n in sizes]


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/local/stream-2022.jsonl"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    items = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = measure(items)
    if options.json:
        print(json.dumps(found))
        return 0
    for name in ("field", "kind", "tone"):
        low, high = found[f"{name}_interval"]
        share, _, _, size = found[f"{name}_accuracy"]
        sure, _, _, answered = found[f"{name}_accuracy_answered"]
        print(f"{name:<6} macro-F1 {found[f'{name}_macro_f1']:.3f} (95 %: {low:.3f}-{high:.3f}, n = {size})", end="")
        print(f"  accuracy {share:.3f}; of the {answered} answered {sure:.3f}")
        print(
            "       surest first: " + ", ".join(f"{part:.0%} → {right:.2f}" for part, right in found[f"{name}_curve"])
        )
    print(f"{found['items_per_s']} items/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
