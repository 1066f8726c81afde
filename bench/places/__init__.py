"""Measure which texts concern an office, and where: `uv run python -m bench.places [--data FILE] [--json]`.

FILE holds JSON lines: id, text (or title, sapo, body), published (or t, Unix seconds), relevant, units; without it the
held-out half of our own set (made.py). "Not sure" counts as not found. Units are counted one by one, over all items:
precision of those named, recall of those wanted; `units_exact` is the share of found items whose set is right. Every
error is listed.
"""

import argparse
import json
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.intervals import counted
from hoiam.core.calendar.zone import VIETNAM, localdate
from hoiam.core.match import compile_gazetteer, match, parse
from hoiam.core.values.article import Match, Piece
from hoiam.outside import shipped

HERE = Path(__file__).resolve().parent
HELD, DEV = HERE / "held.jsonl", HERE / "dev.jsonl"


def piece_of(item: dict[str, Any]) -> Piece:
    """Return an item of either shape as a piece."""
    when = item.get("published") or datetime.fromtimestamp(float(item["t"]), UTC).isoformat()
    body = item.get("body", item.get("text", ""))
    return Piece(str(item["id"]), item.get("title", ""), item.get("sapo", ""), body, _zoned(when))


def _zoned(when: str) -> datetime:
    """Return the instant; a day alone, or an hour without a zone, is Vietnamese."""
    read = datetime.fromisoformat(when)
    return read if read.tzinfo else read.replace(tzinfo=VIETNAM)


def measure(items: list[dict[str, Any]], office: str) -> dict[str, Any]:
    """Return precision and recall of relevance and of units, speed, and the errors."""
    matcher = compile_gazetteer(parse(shipped.text(f"gazetteer/{office}.toml")))
    titles = {place.key: f"{place.type_word} {place.name}" for place in matcher.gazetteer.places}
    pieces = [piece_of(item) for item in items]
    start = time.process_time()
    answers = [match(piece, matcher, localdate(piece.published_at)) for piece in pieces]
    seconds = time.process_time() - start
    tally: Counter[str] = Counter()
    errors = []
    for item, answer in zip(items, answers, strict=True):
        found, wanted = answer.relevant is True, bool(item["relevant"])
        said = {titles[key] for key in answer.places} if found else set()
        true = set(item["units"]) if wanted else set()
        tally.update(hit=found and wanted, found=found, wanted=wanted, unsure=answer.relevant is None)
        tally.update(unit_hit=len(said & true), unit_said=len(said), unit_true=len(true))
        tally.update(exact=found and wanted and said == true)
        if found != wanted or said != true:
            errors.append(_error(item, answer, sorted(said)))
    return {
        "items": len(items),
        "precision": counted(tally["hit"], tally["found"]),
        "recall": counted(tally["hit"], tally["wanted"]),
        "units_precision": counted(tally["unit_hit"], tally["unit_said"]),
        "units_recall": counted(tally["unit_hit"], tally["unit_true"]),
        "units_exact": counted(tally["exact"], tally["hit"]),
        "unsure": tally["unsure"],
        "us_per_item": round(seconds / len(items) * 1e6),
        "items_per_s": round(len(items) / seconds),
        "errors": errors,
    }


def _error(item: dict[str, Any], answer: Match, said: list[str]) -> dict[str, Any]:
    return {
        "id": item["id"],
        "relevant": [item["relevant"], answer.relevant],
        "score": answer.score,
        "units": [item["units"], said],
        "reasons": [reason.as_json() for reason in answer.reasons],
    }


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HELD)
    parser.add_argument("--office", default="dak-ha")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    items = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = measure(items, options.office)
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for name in ("precision", "recall", "units_precision", "units_recall", "units_exact"):
        share, low, high, size = found[name]
        print(f"{name:<16} {share:.3f}  (95 %: {low:.3f}-{high:.3f}, n = {size})")
    print(f"not sure {found['unsure']} of {found['items']}, {found['us_per_item']} µs of CPU an item")
    for error in found["errors"]:
        codes = ", ".join(f"{r['code']} {r['facts'].get('points', '')}".strip() for r in error["reasons"])
        print(
            f"  {error['id']}: wanted {error['relevant'][0]}, said {error['relevant'][1]} ({error['score']}: {codes});",
            end="",
        )
        print(f" units wanted {error['units'][0]}, said {error['units'][1]}")
    return 0
