"""Find edited copies: `uv run python -m bench.duplicates [--data FILE] [--json] [--write]`.

FILE holds JSON lines (also .xz): id, text. N of its texts of 80 words and more are originals; the copies are edited
from every eighth: boilerplate added, 5 and 15 % of the words changed, cut to 70 and 50 %, spliced (60 % into another
text), and the first 60 words alone. Every copy asks for its original among all. A pair is right if one was made from
the other, or if a third of the runs of three words is the same. Peers: rensa, datasketch.
"""

import argparse
import json
import lzma
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.intervals import counted
from hoiam.core.group.copies import COPIED, SAMPLED, Copies
from hoiam.core.text.fold import fold
from hoiam.core.text.shingles import fingerprint_of
from hoiam.core.text.tokens import tokens

TOPICS = Path("../shared/data/topics/vntc-train.jsonl.xz")
PAGE = Path("docs/made/bench/duplicates.md")
BOILER = "bài viết được đăng lại từ nguồn báo địa phương mời bạn đọc gửi ý kiến về tòa soạn theo địa chỉ thư điện tử"


def read(path: Path, most: int) -> list[list[str]]:
    """Return the folded words of the first texts that are long enough."""
    found = []
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            words = tokens(fold(json.loads(line)["text"]))
            if len(words) >= 80:
                found.append(words)
            if len(found) == most:
                break
    return found


def _changed(words: list[str], share: float, chance: random.Random, other: list[str]) -> list[str]:
    return [chance.choice(other) if chance.random() < share else word for word in words]


def edits() -> dict[str, Callable[[list[str], list[str], random.Random], list[str]]]:
    """Return the kinds of edit: each makes a copy of the words, with another text at hand."""
    return {
        "boilerplate": lambda w, o, c: tokens(fold(BOILER)) + w + tokens(fold(BOILER)),
        "words 5 %": lambda w, o, c: _changed(w, 0.05, c, o),
        "words 15 %": lambda w, o, c: _changed(w, 0.15, c, o),
        "cut 30 %": lambda w, o, c: w[: int(len(w) * 0.7)],
        "cut 50 %": lambda w, o, c: w[: len(w) // 2],
        "splice": lambda w, o, c: o[: int(len(o) * 0.4)] + w[: int(len(w) * 0.6)] + o[int(len(o) * 0.8) :],
        "lead only": lambda w, o, c: w[:60],
    }


def runs(words: list[str]) -> set[tuple[str, ...]]:
    """Return the runs of three words."""
    return set(zip(words, words[1:], words[2:], strict=False))


def measure(originals: list[list[str]]) -> dict[str, Any]:
    """Return recall by kind of edit, precision, speed, and the peers' figures."""
    chance = random.Random(7)
    asked = []
    for kind, edit in edits().items():
        for n in range(0, len(originals), 8):
            asked.append((kind, n, edit(originals[n], originals[(n * 31 + 17) % len(originals)], chance)))
    start = time.process_time()
    prints = [fingerprint_of(words, SAMPLED) for words in originals]
    wanted = [fingerprint_of(words, SAMPLED) for _, _, words in asked]
    copies = Copies()
    for n, made in enumerate(prints):
        copies.add(str(n), made)
    said = [copies.of(made) for made in wanted]
    took = time.process_time() - start
    hits: dict[str, list[int]] = {}
    right = wrong = 0
    for (kind, n, words), found in zip(asked, said, strict=True):
        hits.setdefault(kind, []).append(any(key == str(n) for key, _ in found))
        mine = runs(words)
        for key, _ in found:
            theirs = runs(originals[int(key)])
            # the text that the copy was spliced into is copied from as well
            true = (
                int(key) in (n, (n * 31 + 17) % len(originals)) or len(mine & theirs) >= min(len(mine), len(theirs)) / 3
            )
            right, wrong = right + true, wrong + (not true)
    everything = [hit for kind in hits.values() for hit in kind]
    return {
        "originals": len(originals),
        "copies": len(asked),
        "recall": counted(sum(everything), len(everything)),
        "precision": counted(right, right + wrong),
        "recall_by_edit": {kind: counted(sum(found), len(found)) for kind, found in hits.items()},
        "items_per_s": (len(originals) + len(asked)) / took,
        "border": COPIED,
        "peers": {
            name: _peer(make, originals, asked) for name, make in (("rensa", _rensa), ("datasketch", _datasketch))
        },
    }


def _rensa() -> tuple[Any, Any]:
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)

    def sketch(words: list[str]) -> Any:
        made = RMinHash(num_perm=128, seed=7)
        made.update([" ".join(run) for run in runs(words)])
        return made

    return lsh, (sketch, lambda key, one: lsh.insert(key, one), lambda one: lsh.query(one), int)


def _datasketch() -> tuple[Any, Any]:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.5, num_perm=128)

    def sketch(words: list[str]) -> Any:
        made = MinHash(num_perm=128, seed=7)
        made.update_batch([" ".join(run).encode() for run in runs(words)])
        return made

    return lsh, (sketch, lambda key, one: lsh.insert(str(key), one), lambda one: lsh.query(one), int)


def _peer(make: Any, originals: list[list[str]], asked: list[tuple[str, int, list[str]]]) -> dict[str, Any]:
    try:
        _, (sketch, insert, query, number) = make()
    except ImportError:
        return {"absent": True}
    start = time.process_time()
    for n, words in enumerate(originals):
        insert(n, sketch(words))
    said = [{number(key) for key in query(sketch(words))} for _, _, words in asked]
    took = time.process_time() - start
    hits: dict[str, list[bool]] = {}
    for (kind, n, _), found in zip(asked, said, strict=True):
        hits.setdefault(kind, []).append(n in found)
    by = {kind: sum(found) / len(found) for kind, found in hits.items()}
    return {
        "items_per_s": (len(originals) + len(asked)) / took,
        "recall": sum(map(sum, hits.values())) / len(asked),
        "recall_by_edit": by,
    }


def table(found: dict[str, Any]) -> str:
    """Return the page: recall by kind of edit beside the peers, precision, speed."""
    peers = found["peers"]
    lines = [
        "# Near-duplicates",
        "",
        "Made by `uv run python -m bench.duplicates --write`; do not edit.",
        "",
        f"{found['originals']:,} articles of VNTC, {found['copies']:,} edited copies of every eighth; all in one run.",
        "",
        "| Recall by edit | Hồi Âm | " + " | ".join(peers) + " |",
        "|---|---|" + "---|" * len(peers),
    ]
    for kind, (share, *_rest) in found["recall_by_edit"].items():
        row = [f"{peer['recall_by_edit'][kind]:.3f}" for peer in peers.values() if not peer.get("absent")]
        lines.append(f"| {kind} | {share:.3f} | " + " | ".join(row) + " |")
    speeds = [f"{peer['items_per_s']:,.0f}" for peer in peers.values() if not peer.get("absent")]
    lines.append(f"| items/s of one core, from tokens on | {found['items_per_s']:,.0f} | " + " | ".join(speeds) + " |")
    share, low, high, size = found["recall"]
    lines += ["", f"- Recall {share:.4f} (95 %: {low:.4f}–{high:.4f}, {size:,} copies; bar .98)."]
    share, low, high, size = found["precision"]
    lines.append(f"- Precision {share:.4f} (95 %: {low:.4f}–{high:.4f}, {size:,} pairs said; bar .99).")
    lines.append(f"- With reading, folding and tokenising: {found['items_per_s_with_tokenising']:,.0f} items/s.")
    lines.append("- The border was looked for on these articles; the edits are drawn by a fixed seed.")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the figures for people, or as one JSON object; write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=TOPICS)
    parser.add_argument("--originals", type=int, default=8000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    options = parser.parse_args()
    start = time.process_time()
    originals = read(options.data, options.originals)
    tokenising = time.process_time() - start
    found = measure(originals)
    of_all = found["originals"] + found["copies"]
    found["items_per_s_with_tokenising"] = of_all / (
        of_all / found["items_per_s"] + tokenising * of_all / len(originals)
    )
    if options.write:
        PAGE.write_text(table(found), encoding="utf-8")
    print(json.dumps(found) if options.json else table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
