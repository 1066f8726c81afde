"""The texts that the model of marks learns from and is measured on; held-out pieces are the same for both."""

import json
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from hoiam.core.text.normal import normal
from hoiam.core.text.pieces import pieces
from hoiam.core.text.shingles import containment, fingerprint
from hoiam.core.text.tones import placed_alike

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
VNTC = SHARED / "data" / "topics" / "vntc-train.jsonl.xz"
SIGNS = {"stop": "<s>", "comma": "<,>", "number": "<n>"}
HELD_OUT_OF = 20  # one article of twenty


def articles() -> Iterator[tuple[bool, str]]:
    """Yield (held out?, text) of each VNTC article."""
    with lzma.open(VNTC, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield crc32(str(row["id"]).encode()) % HELD_OUT_OF == 0, normal(row["text"])


def split() -> tuple[list[str], list[str]]:
    """Return training texts and held-out texts; near-duplicates of training texts are dropped from the latter."""
    train, held = [], []
    for out, text in articles():
        (held if out else train).append(text)
    where: dict[int, list[int]] = defaultdict(list)
    prints = [fingerprint(text) for text in held]
    for place, kept in enumerate(prints):
        for code in kept:
            where[code].append(place)
    doubled: set[int] = set()
    for text in train:
        seen = fingerprint(text)
        near = {place for code in seen for place in where.get(code, ())}
        doubled |= {place for place in near if containment(seen, prints[place]) >= 0.4}
    return train, [text for place, text in enumerate(held) if place not in doubled and prints[place]]


def words(text: str) -> list[str]:
    """Return the words of a text as the model knows them: small, tones placed alike, numbers and stops as signs."""
    found = ["<s>"]
    for piece in pieces(text):
        if piece.role in SIGNS:
            found.append(SIGNS[piece.role])
        elif piece.role == "kept":
            found.append(piece.text.lower() if piece.text.isalpha() else "<n>")
        else:
            found.append(placed_alike(piece.text).lower())
    return found


def vocabulary() -> list[str]:
    """Return our own phrases, one a line, without comments."""
    lines = [*(HERE / "vocabulary.txt").read_text().splitlines(), *(HERE / "places.txt").read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]
