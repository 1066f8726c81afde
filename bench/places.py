"""Measure which texts concern an office, and where: `uv run python -m bench.places --data FILE [--json]`.

FILE holds JSON lines: id, text (or title, sapo, body), published (or t, Unix seconds), relevant, units.
"Not sure" counts as not found. Every error is listed.
"""

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.intervals import counted
from hoiam.core.match import compile_gazetteer, match, parse
from hoiam.core.values.article import Piece
from hoiam.outside import shipped


def piece_of(item: dict[str, Any]) -> Piece:
    """Return an item of either shape as a piece."""
    when = item.get("published") or datetime.fromtimestamp(float(item["t"]), UTC).isoformat()
    body = item.get("body", item.get("text", ""))
    return Piece(str(item["id"]), item.get("title", ""), item.get("sapo", ""), body, datetime.fromisoformat(when))


def measure(items: list[dict[str, Any]], office: str) -> dict[str, Any]:
    """Return precision and recall of relevance, share of exact unit sets, speed, and the errors."""
    matcher = compile_gazetteer(parse(shipped.text(f"gazetteer/{office}.toml")))
    titles = {place.key: f"{place.type_word} {place.name}" for place in matcher.gazetteer.places}
    pieces = [piece_of(item) for item in items]
    start = time.perf_counter()
    answers = [match(piece, matcher, piece.published_at.date()) for piece in pieces]
    seconds = time.perf_counter() - start
    errors, hit, false, missed, unsure, right, asked = [], 0, 0, 0, 0, 0, 0
    for item, answer in zip(items, answers, strict=True):
        found, wanted = answer.relevant is True, bool(item["relevant"])
        units = sorted(titles[key] for key in answer.places)
        hit, false, missed = hit + (found and wanted), false + (found and not wanted), missed + (wanted and not found)
        unsure += answer.relevant is None
        if wanted and found:
            asked += 1
            right += units == sorted(item["units"])
        if found != wanted or (wanted and units != sorted(item["units"])):
            errors.append(
                {
                    "id": item["id"],
                    "relevant": [item["relevant"], answer.relevant],
                    "score": answer.score,
                    "units": [item["units"], units],
                    "reasons": [r.as_json() for r in answer.reasons],
                }
            )
    return {
        "items": len(items),
        "precision": counted(hit, hit + false),
        "recall": counted(hit, hit + missed),
        "units_exact": counted(right, asked),
        "unsure": unsure,
        "items_per_s": round(len(items) / seconds),
        "errors": errors,
    }


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/local/stream-2022.jsonl"))
    parser.add_argument("--office", default="dak-ha")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    items = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = measure(items, options.office)
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for name in ("precision", "recall", "units_exact"):
        share, low, high, size = found[name]
        print(f"{name:<12} {share:.3f}  (95 %: {low:.3f}-{high:.3f}, n = {size})")
    print(f"not sure {found['unsure']} of {found['items']}, {found['items_per_s']} items/s")
    for error in found["errors"]:
        codes = ", ".join(f"{r['code']} {r['facts'].get('points', '')}".strip() for r in error["reasons"])
        print(
            f"  {error['id']}: wanted {error['relevant'][0]}, said {error['relevant'][1]} ({error['score']}: {codes});",
            end="",
        )
        print(f" units wanted {error['units'][0]}, said {error['units'][1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
