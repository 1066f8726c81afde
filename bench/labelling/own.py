"""Read our own labelled pieces: a file is a source, a line a piece. GUIDE.md says how they are labelled."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hoiam.core.text.sentences import sentences

HERE = Path(__file__).parents[1] / "data/labels"
STREAMS = {"m": "local-train.jsonl", "d": "local-held-back-2.jsonl", "h": "local-held-back.jsonl"}
# Streams that carry their labels, by other writers and without GUIDE.md
WRITTEN = {"c": "local-held-back-3.jsonl", **{f"w{n}": f"local-train-{n}.jsonl" for n in (5, 6, 7, 8)}}
DEV = ("s05",)
HELD_OUT = ("s07", "s08", "h")
UNSEEN = ("s28", "s29")  # held out too, written before the method of ADR 0064 was begun; they decided nothing in it
# Held out by two writers who saw GUIDE.md alone, written when the model was ready and measured once (ADR 0110).
THIRD = tuple(f"s{number}" for number in range(55, 61))
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
KINDS = {"c": "complaint", "p": "positive", "i": "information"}
TONES = {"-": "-1", "0": "0", "+": "1"}
# A mark before a sentence says what that sentence does: it raises a problem, blames the authority, shows something
# good, praises the authority. A sentence without a mark, in a source of this list and after, does none of these.
MARKED_FROM = "s11"
SAYS = {"c": "problem", "-": "blame", "p": "good", "+": "praise"}
_MARK = re.compile(r"\[([c\-p+])\] ?")


def pieces(part: str = "all") -> list[dict[str, Any]]:
    """Return the pieces of one part (train, dev, held-out, unseen, third, all), split by source, in order."""
    found = []
    for file in sorted(HERE.glob("s[0-9]*.txt")):
        if part in ("all", part_of(file.stem)):
            lines = enumerate(file.read_text(encoding="utf-8").splitlines())
            found += [_piece(line, f"{file.stem}-{n:03}") for n, line in lines if line and not line.startswith("#")]
    return found + [one for one in (*_of_streams(), *_as_written()) if part in ("all", part_of(one["source"]))]


def part_of(source: str) -> str:
    """Return which part a source belongs to."""
    parts = {"dev": DEV, "held-out": HELD_OUT, "unseen": UNSEEN, "third": THIRD}
    return next((part for part, sources in parts.items() if source in sources), "train")


def _piece(line: str, key: str) -> dict[str, Any]:
    field, kind, tone, text = line.split(" ", 3)
    parts = text.split(" || ")
    title, sapo = (parts[0] if len(parts) > 1 else ""), (parts[1] if len(parts) > 2 else "")
    labels = {"field": FIELDS[field], "kind": KINDS[kind], "tone": TONES[tone]}
    written = dict(
        zip(("title", "sapo", "body"), (_MARK.sub("", one) for one in (title, sapo, parts[-1])), strict=True)
    )
    return {"id": key, "source": key[:3], **written, **labels, "said": _said(text) if key >= MARKED_FROM else []}


def _of_streams() -> Iterator[dict[str, Any]]:
    """Yield the labelled pieces of the invented streams of stories, without marks on their sentences."""
    lines = (HERE / "streams.txt").read_text(encoding="utf-8").splitlines()
    labels = {line.split(" ")[0]: line.split(" ")[1:] for line in lines if not line.startswith("#")}
    for source, name in STREAMS.items():
        for line in (HERE.parent / name).read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if one["id"] in labels:
                field, kind, tone = labels[one["id"]]
                written = {part: one[part] for part in ("title", "sapo", "body")}
                found = {"field": FIELDS[field], "kind": KINDS[kind], "tone": TONES[tone], "said": []}
                yield {"id": one["id"], "source": source, **written, **found}


def _as_written() -> Iterator[dict[str, Any]]:
    """Yield the pieces of the streams that carry their labels."""
    for source, name in WRITTEN.items():
        for line in (HERE.parent / name).read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            written = {part: one[part] for part in ("id", "title", "sapo", "body")}
            found = {"field": CODES[one["field"]], "kind": CODES[one["kind"]], "tone": str(one["tone"])}
            yield {"source": source, **written, **found, "said": []}


def _said(text: str) -> list[tuple[str, str]]:
    """Return the sentences of a text with what each says ("" where it has no mark): a mark holds for one sentence."""
    found = []
    for part in text.split(" || "):
        before, *marked = _MARK.split(part)
        found += [("", one) for one in sentences(before)]
        for mark, stretch in zip(marked[::2], marked[1::2], strict=True):
            first, *rest = sentences(stretch)
            found += [(SAYS[mark], first), *(("", one) for one in rest)]
    return found
