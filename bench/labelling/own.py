"""Read our own labelled pieces: a file is a source, a line a piece. GUIDE.md says how they are labelled."""

from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1] / "data/labels"
DEV = ("s05", "s12")
HELD_OUT = ("s07", "s08", "s13")
FIELDS = {
    "la": "land",
    "en": "environment",
    "tr": "transport",
    "ed": "education",
    "he": "health",
    "se": "security",
    "ag": "agriculture",
    "so": "social",
    "cu": "culture",
    "ad": "administration",
    "di": "disaster",
    "ec": "economy",
}
KINDS = {"c": "complaint", "p": "positive", "i": "information"}
TONES = {"-": "-1", "0": "0", "+": "1"}


def pieces(part: str = "all") -> list[dict[str, Any]]:
    """Return the pieces of one part (train, dev, held-out, all), split by source, in order."""
    found = []
    for file in sorted(HERE.glob("s*.txt")):
        if part in ("all", part_of(file.stem)):
            lines = enumerate(file.read_text(encoding="utf-8").splitlines())
            found += [_piece(line, f"{file.stem}-{n:03}") for n, line in lines if line and not line.startswith("#")]
    return found


def part_of(source: str) -> str:
    """Return which part a source belongs to."""
    return "dev" if source in DEV else "held-out" if source in HELD_OUT else "train"


def _piece(line: str, key: str) -> dict[str, Any]:
    field, kind, tone, text = line.split(" ", 3)
    title, _, body = text.partition(" || ")
    labels = {"field": FIELDS[field], "kind": KINDS[kind], "tone": TONES[tone]}
    return {"id": key, "source": key[:3], "title": title if body else "", "sapo": "", "body": body or title, **labels}
