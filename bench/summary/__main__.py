"""Measure summaries: `uv run --with sumy python -m bench.summary [--data FILE] [--articles 400] [--json]`.

FILE is a stream of the shape of data/stories (id, story, t, title, sapo, body). What a newspaper wrote as the sapo is
the reference; the sapo is taken away from what is summarised. Two figures: single pieces in two sentences, stories of
several pieces in three (mean over the sapos of the story). Beside ours: the first sentences, and TextRank.
"""

import argparse
import json
import lzma
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.summary.peers import Method, account, lead, ours, repeats, sumy_text_rank, text_rank
from bench.summary.rouge import NAMES, rouge
from hoiam.core.text.sentences import sentences
from hoiam.core.text.summary import Account
from hoiam.core.text.tokens import tokens

DATA = Path("../shared/data/stories/stream-dev.jsonl.xz")
LEAST_WORDS, LEAST_SENTENCES = 15, 5
Case = tuple[list[Account], list[str]]  # what is summarised, and the sapos that tell it


def read(path: Path) -> list[dict[str, Any]]:
    """Return the pieces of a stream, packed or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def cases(items: Sequence[dict[str, Any]], most: int) -> tuple[list[Case], list[Case]]:
    """Return single pieces, and stories, with their references; only pieces with a sapo and a body worth it."""
    fit = [
        one
        for one in items
        if len(tokens(one["sapo"])) >= LEAST_WORDS and len(sentences(one["body"])) >= LEAST_SENTENCES
    ]
    singles = [one for one in fit if one["story"] is None]
    step = max(1, len(singles) // most)
    stories = defaultdict(list)
    for one in fit:
        if one["story"] is not None:
            stories[one["story"]].append(one)
    grouped = [some for some in stories.values() if len(some) > 1]
    return [_case([one]) for one in singles[::step][:most]], [_case(some) for some in grouped]


def _case(some: list[dict[str, Any]]) -> Case:
    return [account(str(one["id"]), one["t"], one["title"], one["body"]) for one in some], [one["sapo"] for one in some]


def measure(some: Sequence[Case], methods: dict[str, tuple[Method, int]]) -> dict[str, dict[str, float]]:
    """Return for each method the mean of each figure over all cases, its length in words, and the time of one."""
    found = {}
    for name, (method, most) in methods.items():
        began = time.process_time()
        told = [method(accounts, most) for accounts, _ in some]
        seconds = time.process_time() - began
        figures = [[rouge(said, one) for one in wanted] for said, (_, wanted) in zip(told, some, strict=True)]
        means = [[statistics.fmean(one[place] for one in each) for each in figures] for place in range(len(NAMES))]
        found[name] = dict(zip(NAMES, (statistics.fmean(one) for one in means), strict=True)) | {
            "words": statistics.fmean(len(tokens(said)) for said in told),
            "repeated": statistics.fmean(map(repeats, told)),
            "ms": 1000 * seconds / len(some),
        }
    return found


def methods(most: int) -> dict[str, tuple[Method, int]]:
    """Return what is compared, each with how many sentences it may take."""
    found: dict[str, tuple[Method, int]] = {"ours": (ours, most), "lead 1": (lead, 1), f"lead {most}": (lead, most)}
    found["TextRank"] = (text_rank, most)
    peer = sumy_text_rank()
    return found | ({"TextRank (sumy)": (peer, most)} if peer else {})


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    singles, stories = cases(read(options.data), options.articles)
    found: dict[str, Any] = {"single": {"items": len(singles), "methods": measure(singles, methods(2))}}
    if stories:
        found["stories"] = {"items": len(stories), "methods": measure(stories, methods(3))}
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for name, part in found.items():
        print(f"{name}: {part['items']}")
        for method, figures in part["methods"].items():
            print(f"  {method:<16} " + "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
