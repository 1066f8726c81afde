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
from hoiam.core.text.vietnamese import kind_of
from hoiam.outside import shipped

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
VNTC = SHARED / "data" / "topics" / "vntc-train.jsonl.xz"
SIGNS = {"stop": "<s>", "comma": "<,>", "number": "<n>"}
HELD_OUT_OF = 20  # one article of twenty
_NEAR = 0.4  # containment from which two texts are near-duplicates


def articles() -> Iterator[tuple[bool, str]]:
    """Yield (held out?, text) of each VNTC article."""
    with lzma.open(VNTC, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield crc32(str(row["id"]).encode()) % HELD_OUT_OF == 0, normal(row["text"])


def split() -> tuple[list[str], list[str]]:
    """Return training texts and held-out texts. Near-duplicates of held-out texts are dropped from the training.

    A held-out text of which a paragraph has no marks in print (letters of readers) is left out: it is no truth.
    """
    train, held = [], []
    for out, text in articles():
        (held if out else train).append(text)
    where: dict[int, list[int]] = defaultdict(list)
    prints = [fingerprint(text) for text in held]
    for place, kept in enumerate(prints):
        for code in kept:
            where[code].append(place)
    train = [text for text in train if not _near(fingerprint(text), prints, where)]
    return train, [text for text in held if _is_truth(text)]


def _near(seen: frozenset[int], prints: list[frozenset[int]], where: dict[int, list[int]]) -> bool:
    near = {place for code in seen for place in where.get(code, ())}
    return any(containment(seen, prints[place]) >= _NEAR for place in near)


def _is_truth(text: str) -> bool:
    return all(kind_of(line) != "unmarked" for line in text.split("\n") if len(line.split()) >= 6)


def words(text: str) -> list[str]:
    """Return the words of a text as the model knows them: small, tones placed alike, numbers and stops as signs."""
    return [word for word, _ in shaped(text)]


def shaped(text: str) -> list[tuple[str, str]]:
    """Return the same words, each with its shape: "small", "capital" inside a sentence, else "" (it tells nothing)."""
    found, inside = [("<s>", "")], False
    for piece in pieces(text):
        if piece.role in SIGNS:
            found.append((SIGNS[piece.role], ""))
        elif piece.role == "kept":
            found.append((piece.text.lower() if piece.text.isalpha() else "<n>", ""))
        else:
            shouted = len(piece.text) > 1 and piece.text.isupper()
            shape = "capital" if piece.text[0].isupper() else "small"
            found.append((placed_alike(piece.text).lower(), shape if inside and not shouted else ""))
        inside = piece.role not in {"stop", "number"}
    return found


def vocabulary() -> list[str]:
    """Return our own phrases, one a line, without comments."""
    lines = [*(HERE / "vocabulary.txt").read_text().splitlines(), *(HERE / "places.txt").read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def national() -> list[str]:
    """Return each unit of the country with the units above it: "xã Đăk Ui, huyện Đắk Hà, tỉnh Kon Tum"."""
    found = []
    for name in ("before", "after"):
        rows = [row.split("\t") for row in shipped.text(f"units/{name}.tsv").splitlines() if not row.startswith("#")]
        units = {row[0]: row for row in rows}
        for row in rows:
            chain = [row]
            while above := units.get(chain[-1][3]):
                chain.append(above)
            found.append(", ".join(f"{unit[1]} {unit[2]}" for unit in chain))
    return found
