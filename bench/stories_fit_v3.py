"""Make what group/versions/v3 ships: the background table from VNTC, the weights from invented local streams.

`uv run python -m bench.stories_fit_v3 table` writes the table, `… weights` prints the weights and the border, and what
they do on each stream when it was left out. Needs the shared data beside the checkout. VNTC also lends pieces of which
no two belong together, at random times: so that general news are not joined for their subject alone.
"""

import argparse
import json
import lzma
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.grouping import b3, corrections
from bench.stories import read
from hoiam.core.group.versions import v3
from hoiam.core.group.versions.v3 import terms as of
from hoiam.core.group.versions.v3.background import pack
from hoiam.core.group.versions.v3.neighbours import original
from hoiam.core.group.versions.v3.stories import stories
from hoiam.core.group.versions.v3.views import Compared
from hoiam.core.group.versions.v3.window import Held, Weighed
from hoiam.core.values.article import Piece

SHARED = Path("../shared/data")
TABLE = Path("src/hoiam/outside/shipped/stories/background-v3.bin")
STREAMS = (
    SHARED / "local/stream-2022.jsonl",
    *(Path(f"bench/data/local-train{number}.jsonl") for number in ("", "-2", "-3")),
)
_RARE = 8  # documents: a term seen less often counts as unknown
_A_DAY = 5.5  # pieces of VNTC
_STRANGE = 0.1  # weight of a stranger's row
_PAIR_RIDGE, _STORY_RIDGE = 30.0, 10.0


class Seen(NamedTuple):
    """A piece as the stream saw it: its key and story, what was near, how it was like that, and whose copy it is."""

    key: str
    story: str
    weighed: Weighed
    near: list[Held]
    compared: Compared | None
    copy_of: int | None
    scattered: float


class Stream(NamedTuple):
    """A stream with its true stories; `number` says where a piece stands in it."""

    seen: list[Seen]
    truth: dict[str, str | None]
    number: dict[str, int]


def table() -> None:
    """Count the terms in the training articles and write their rarities."""
    held, documents = [], 0
    with lzma.open(SHARED / "topics/vntc-train.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            codes = of.coded(of.cut("", "", json.loads(line)["text"]).folded)
            word = of.is_word(codes)
            pairs = of.paired_hash(codes[:-1], codes[1:])[word[:-1] & word[1:]]
            held.append(np.unique(np.concatenate([of.alone_hash(codes[word]), pairs])))
            documents += 1
    hashes, counts = np.unique(np.concatenate(held), return_counts=True)
    hashes, counts = hashes[counts >= _RARE], counts[counts >= _RARE]
    TABLE.write_bytes(pack(hashes, np.log((documents + 1) / (counts + 1)), math.log((documents + 1) / 5)))
    print(f"{documents} articles, {len(hashes)} terms, {TABLE.stat().st_size} bytes")


def strangers(short: bool) -> list[dict[str, Any]]:
    """Return pieces of VNTC at random times, whole or as short as local pieces are; no two tell one story."""
    every, first, most, seed = (47, 0, 650, 7) if short else (53, 5, 500, 9)
    chance = random.Random(seed)
    with lzma.open(SHARED / "topics/vntc-train.jsonl.xz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].strip() for number, line in enumerate(lines) if number % every == first]
    chance.shuffle(texts)
    items = []
    for number, text in enumerate(texts[:most]):
        head, _, body = text.partition("\n")
        body = (head[80:] + body) if len(head) > 200 else body
        body = " ".join(body.split()[: chance.randint(40, 260)]) if short else body[:3500]
        items.append({"id": f"v{number}", "t": number * 86400 / _A_DAY, "title": head[:200], "sapo": "", "body": body})
    return [{**item, "story": None} for item in items]


def stream_of(items: Sequence[dict[str, Any]]) -> Stream:
    """Let a stream pass with its true stories, so that every piece is seen as it would be without any mistake."""
    background = v3.Background(TABLE.read_bytes())
    neighbours, seen, number = v3.Neighbours(background), list[Seen](), dict[str, int]()
    for item in items:
        key, at = str(item["id"]), datetime.fromtimestamp(0, UTC) + timedelta(seconds=float(item["t"]))
        made = v3.features(Piece(key, item["title"], item["sapo"], item["body"], at), background)
        weighed, near, compared = neighbours.near(made, at)
        copy = original(made, near, compared) if compared else None
        story = item["story"] or f"alone {key}"
        seen.append(
            Seen(
                key, story, weighed, near, compared, number[copy[0].key] if copy else None, neighbours.window.scattered
            )
        )
        number[key] = len(number)
        neighbours.add(v3.Candidate(key, story, made, at))
    return Stream(seen, {str(item["id"]): item["story"] for item in items}, number)


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """Return bias and weights of a ridge logistic regression on scaled columns (Newton's method)."""
    middle, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([np.ones(len(x)), (x - middle) / scale])
    w = np.zeros(z.shape[1])
    penalty = np.diag([1e-6, *[ridge] * x.shape[1]])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        step = np.linalg.solve((z.T * (weight * p * (1 - p))) @ z + penalty, z.T @ (weight * (p - y)) + penalty @ w)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return np.concatenate([[w[0] - (w[1:] / scale) @ middle], w[1:] / scale])


def pair_rows(stream: Stream) -> tuple[np.ndarray, np.ndarray]:
    """Return the views of each piece with each near one, and whether the two belong together."""
    some = [one for one in stream.seen if one.compared is not None]
    return (
        np.concatenate([one.compared.views for one in some]),
        np.array([held.story == one.story for one in some for held in one.near], dtype=float),
    )


class _Then:
    """The window as it stood when a piece came: how many pieces there were, how many in each story."""

    def __init__(self, sizes: Counter[str], pieces: range, scattered: float) -> None:
        self.sizes, self.pieces, self.scattered = sizes, pieces, scattered


def story_rows(stream: Stream, pair: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of each piece with each near story, and whether it belongs there. Copies are left out."""
    x, y, sizes = [], [], Counter[str]()
    for number, one in enumerate(stream.seen):
        if one.compared is not None and one.copy_of is None:
            points = (pair[0] + one.compared.views @ pair[1:]).tolist()
            for known in stories(
                one.weighed, one.near, one.compared, points, _Then(sizes, range(number), one.scattered)
            ):
                x.append(known.told)
                y.append(known.story == one.story)
        sizes[one.story] += 1
    return np.array(x), np.array(y, dtype=float)


Rows = tuple[np.ndarray, np.ndarray]


def learn(streams: Sequence[Stream], strange: Sequence[Stream]) -> tuple[np.ndarray, np.ndarray]:
    """Return the two sums. The second sees points that were learned from the other streams alone."""
    apart = [pair_rows(one) for one in strange]
    pair = _fitted([pair_rows(one) for one in streams], apart, _PAIR_RIDGE)
    rows = []
    for left_out in streams:
        others = [pair_rows(one) for one in streams if one is not left_out]
        rows.append(story_rows(left_out, _fitted(others, apart, _PAIR_RIDGE)))
    return pair, _fitted(rows, [story_rows(one, pair) for one in strange], _STORY_RIDGE)


def _fitted(rows: Sequence[Rows], strange: Sequence[Rows], ridge: float) -> np.ndarray:
    x, y = (np.concatenate([part[n] for part in (*rows, *strange)]) for n in (0, 1))
    strangers_ = sum(len(part[1]) for part in strange)
    weight = np.where(np.arange(len(y)) < len(y) - strangers_, 1.0, _STRANGE)
    return fit(x, y, weight, ridge)


def grouped(stream: Stream, pair: np.ndarray, story: np.ndarray, border: float) -> dict[str, str]:
    """Group a stream by given sums; what is near a piece and how was seen with the true stories."""
    machine, sizes = dict[str, str](), Counter[str]()
    for number, one in enumerate(stream.seen):
        chosen = one.key
        if one.copy_of is not None:
            chosen = machine[stream.seen[one.copy_of].key]
        elif one.compared is not None:
            near = [Held(held.key, machine[held.key], held.at, held.weighed) for held in one.near]
            points = (pair[0] + one.compared.views @ pair[1:]).tolist()
            known = stories(one.weighed, near, one.compared, points, _Then(sizes, range(number), one.scattered))
            sums = [float(story[0] + k.told @ story[1:]) for k in known]
            best = int(np.argmax(sums))
            chosen = known[best].story if sums[best] > border else one.key
        machine[one.key] = chosen
        sizes[chosen] += 1
    return machine


def figures(stream: Stream, pair: np.ndarray, story: np.ndarray, border: float) -> tuple[float, float]:
    """Return strict B³ F1 and corrections for 100 pieces."""
    machine = grouped(stream, pair, story, border)
    return b3(machine, stream.truth)[2], corrections(machine, stream.truth) / len(machine) * 100


BORDERS = [round(float(border), 3) for border in np.arange(-2, 1.01, 0.125)]


def weights() -> None:
    """Print what is frozen in v3, and what it does on each stream that it has not seen.

    The border is the middle of those that do best on streams left out, F1 and corrections counted alike.
    """
    streams = [stream_of(read(path)) for path in STREAMS]
    strange = [stream_of(strangers(short)) for short in (True, False)]
    unseen = []
    for left_out in streams:
        pair, story = learn([one for one in streams if one is not left_out], strange)
        unseen.append([figures(left_out, pair, story, border) for border in BORDERS])
    worth = [float(np.mean([f - c / 100 for f, c in row])) for row in zip(*unseen, strict=True)]
    border = float(np.median([b for b, value in zip(BORDERS, worth, strict=True) if value >= max(worth) - 0.006]))
    for path, row in zip(STREAMS, unseen, strict=True):
        f, c = row[min(range(len(BORDERS)), key=lambda n: abs(BORDERS[n] - border))]
        print(f"left out {path.name}: strict B3 {f:.3f}, corrections {c:.1f}")
    pair, story = learn(streams, strange)
    print("PAIR =", tuple(pair.round(4).tolist()))
    print("STORY =", tuple(story.round(4).tolist()))
    print("BORDER =", border)
    print("worth of each border:", {b: round(value, 3) for b, value in zip(BORDERS, worth, strict=True)})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("table", "weights"))
    sys.exit(table() if parser.parse_args().part == "table" else weights())
