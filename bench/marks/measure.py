"""How many words come back right? `uv run python -m bench.marks.measure [--articles 300]`.

Measures the shipped model on VNTC articles that it never read, with marks stripped, with wrong marks (5, 15, 30 % of
the words) and with a scanner's letters, and on the scanned dispatch. Words are runs of letters; the
place of the tone (hoà, hòa) and capitals do not count. Prints each share with its 95 % interval (Wilson).
"""

import argparse
import difflib
import random
import re
import time
import unicodedata
from collections.abc import Callable
from math import sqrt
from pathlib import Path

from bench.marks.corpus import SHARED, split
from hoiam.core.text.fold import fold
from hoiam.core.text.restore import Marks, restore, restored_text
from hoiam.core.text.tones import placed_alike
from hoiam.outside import shipped

WORD = re.compile(r"[^\W\d_]+")
VOWELS = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
]
ALIKE = {letter: "".join(row for row in VOWELS if fold(row[0]) == fold(letter)) for row in VOWELS for letter in row}
# How a recogniser without Vietnamese letters may read; drawn up by hand. The table that restores knows most of these
# readings, so the figure for "scanned" says what the model makes of known confusions, not of unknown ones.
SCANNED = {
    row.split()[0]: row.split()[1:]
    for row in """đ d d b p f;ư w u u ir v;ứ it u ú w;ữ it ir ũ;ử ir t u;ự y u w;ợ g o q;ộ g o 6 d;ố 6 d é o;ô 6 d o o
á 4 d é a;ã 4 a &;à @ a a;ạ @ a g;ấ d a 4;ệ é e g;ế é e é;ề é e;ể é e;ê é e;l 1 | i;ú i u t;ủ a u ti;ó 6 é o;ị ij i j
""".replace("\n", ";")
    .strip(";")
    .split(";")
}


def stripped(word: str, _: random.Random) -> str:
    """Take all marks away."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in word).replace("đ", "d").replace("Đ", "D")


def wrong_marks(share: float) -> Callable[[str, random.Random], str]:
    """Return a noise that strips or changes the marks of this share of the words."""

    def noise(word: str, chance: random.Random) -> str:
        if chance.random() >= share:
            return word
        if chance.random() < 0.5:
            return stripped(word, chance)
        places = [at for at, letter in enumerate(word) if letter in ALIKE]
        if not places:
            return word
        at = chance.choice(places)
        return word[:at] + chance.choice(ALIKE[word[at]]) + word[at + 1 :]

    return noise


def scanned(word: str, chance: random.Random) -> str:
    """Read a word as a recogniser without Vietnamese letters: marks go, some letters turn into others."""
    parts = []
    for letter in word:
        if letter.lower() in SCANNED and chance.random() < 0.15:
            parts.append(chance.choice(SCANNED[letter.lower()]))
        elif chance.random() < 0.75:
            parts.append(stripped(letter, chance))
        else:
            parts.append(letter)
    return "".join(parts)


def key(word: str) -> str:
    """Return what counts in a comparison."""
    return placed_alike(word).lower()


def interval(right: int, of: int) -> str:
    """Return a share with its 95 % interval."""
    p, z = right / of, 1.96
    middle, half = p + z * z / 2 / of, z * sqrt(p * (1 - p) / of + z * z / 4 / of / of)
    low, high = (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)
    return f"{p:7.2%}  [{low:.2%}, {high:.2%}]  of {of:,}"


def noisy(text: str, noise: Callable[[str, random.Random], str], seed: int) -> tuple[str, list[tuple[str, str, int]]]:
    """Return the spoilt text, and for each word the truth, what it became, and where."""
    chance = random.Random(seed)
    parts: list[str] = []
    truth, last, at = [], 0, 0
    for found in WORD.finditer(text):
        parts.append(text[last : found.start()])
        at += found.start() - last
        bad = noise(found[0], chance)
        truth.append((found[0], bad, at))
        parts.append(bad)
        at += len(bad)
        last = found.end()
    return "".join([*parts, text[last:]]), truth


def on_news(texts: list[str], marks: Marks) -> None:
    """Print the figures on held-out news, each kind of noise."""
    kinds = {
        "clean": wrong_marks(0.0),
        "5 % wrong": wrong_marks(0.05),
        "15 % wrong": wrong_marks(0.15),
        "30 % wrong": wrong_marks(0.30),
        "stripped": stripped,
        "scanned": scanned,
    }
    for name, noise in kinds.items():
        right = left = total = broken = good = 0
        began = time.perf_counter()
        sure: list[tuple[float, bool]] = []
        for seed, text in enumerate(texts):
            bad, truth = noisy(text, noise, seed)
            found = {word.start: word for word in restore(bad, marks)}
            for true, seen, at in truth:
                word = found.get(at)
                given = word.restored if word and word.original == seen else seen
                ok = key(given) == key(true)
                total, right, left = total + 1, right + ok, left + (key(seen) == key(true))
                good += key(seen) == key(true)
                broken += key(seen) == key(true) and not ok
                if word:
                    sure.append((word.confidence, ok))
        speed = total / (time.perf_counter() - began)
        high = [ok for share, ok in sure if share >= 0.95]
        print(
            f"{name:11s} before {left / total:7.2%}  after {interval(right, total)}  "
            f"good words broken {broken / max(good, 1):.2%}  sure of {len(high) / len(sure):.0%}, "
            f"right there {sum(high) / max(len(high), 1):.2%}  {speed:,.0f} words/s"
        )


def truth_of_dispatch() -> str:
    """Return the restored text of the dispatch from the table beside the sample."""
    rows = (SHARED / "domain" / "dispatch-2736.md").read_text().split("## 1.2")[0]
    lines = [row.split("|", 2)[2].rsplit("|", 1)[0] for row in rows.splitlines() if re.match(r"\| \d", row)]
    text = "\n".join(lines).replace("&#124;", " ").replace("*", "")
    return re.sub(r"\[\?\d?\]|¹|\(signature; seal\)", "", text)


def on_dispatch(marks: Marks) -> None:
    """Print the figures on the scanned dispatch, and each word that is still wrong."""
    scan = (SHARED / "samples" / "dispatch-2736-ocr.txt").read_text()
    began = time.perf_counter()
    restored = restored_text(scan, restore(scan, marks))
    took = time.perf_counter() - began
    truth = [key(word) for word in WORD.findall(truth_of_dispatch())]
    for name, text in (("before", scan), ("after", restored)):
        given = [key(word) for word in WORD.findall(text)]
        match = difflib.SequenceMatcher(None, truth, given, autojunk=False)
        same = sum(block.size for block in match.get_matching_blocks())
        print(f"dispatch {name:6s} {interval(same, len(truth))}")
    print(f"dispatch in {took:.2f} s; still wrong (truth > given):")
    for tag, a, b, c, d in match.get_opcodes():
        if tag != "equal":
            print("  ", " ".join(truth[max(0, a - 1) : b]), ">", " ".join(given[max(0, c - 1) : d]))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--model", type=Path, help="another model than the shipped one")
    chosen = options.parse_args()
    buffer = chosen.model.read_bytes() if chosen.model else shipped.data("marks/vi.bin")
    began = time.perf_counter()
    marks = Marks.load(buffer)
    print(f"loaded {len(buffer) / 1e6:.1f} MB in {time.perf_counter() - began:.2f} s")
    on_dispatch(marks)
    if chosen.articles:
        _, held = split()
        print(f"VNTC held out: {min(chosen.articles, len(held))} of {len(held)} articles unlike those of the training")
        on_news(held[: chosen.articles], marks)


if __name__ == "__main__":
    main()
