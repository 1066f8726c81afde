"""The project's own test set for places, made from hand-written frames: `uv run python -m bench.places.made`.

Written before the rules were tuned and apart from their tables. Frames, not items, are split: every second frame of a
kind is held out, so that no sentence of the held-out half is known to who tunes. Slots: {u} a unit with its type word,
{n} its name alone, {v} {m} a second one, {h} the district, {o} a unit of another district with its type word, {d} that
district. Each frame says which slots the matter concerns. The frames stand in frames_*.txt:
`kind | when | concerns | text`; kind is own, wide, passing, post, else or none.
"""

import json
import random
import unicodedata
from itertools import cycle
from pathlib import Path

from hoiam.core.text.fold import fold

HERE = Path(__file__).resolve().parent
OLD = {
    "thị trấn Đăk Hà": ["thị trấn Đăk Hà", "TT. Đắk Hà", "thị trấn Đắk Hà", "TT Đăk Hà", "thị trấn Đác Hà"],
    "xã Hà Mòn": ["xã Hà Mòn", "xã Hà Mòn", "X. Hà Mòn", "Xã Hà Mòn"],
    "xã Đăk La": ["xã Đăk La", "xã Đắk La", "xã Đác La", "xã Đak La"],
    "xã Đăk Mar": ["xã Đăk Mar", "xã Đắk Mar", "xã Đác Mar", "xã Đăk Ma", "X. Đắk Mar"],
    "xã Đăk Hring": ["xã Đăk Hring", "xã Đắk Hring", "xã Đăk H'Ring", "xã Đắk HRing", "xã Đăk H’ring"],
    "xã Đăk Ui": ["xã Đăk Ui", "xã Đăk Uy", "xã Đắk Uy", "xã Đác Ui", "xã Đắk Ui"],
    "xã Đăk Ngọk": ["xã Đăk Ngọk", "xã Đắk Ngọk", "xã Đăk Ngọc", "xã Đắk Ngọc", "xã Đăk Ngok"],
    "xã Đăk Pxi": ["xã Đăk Pxi", "xã Đắk Pxi", "xã Đăk Psi", "xã Đăk PXi", "xã Đắk Pxy"],
    "xã Đăk Long": ["xã Đăk Long", "xã Đắk Long", "xã Đăk Long", "xã Đác Long"],
    "xã Ngọk Réo": ["xã Ngọk Réo", "xã Ngọc Réo", "xã Ngok Réo", "xã Ngok\u0323 Réo", "xã Ngọk Reo"],
    "xã Ngọk Wang": ["xã Ngọk Wang", "xã Ngọc Wang", "xã Ngok Wang", "xã Ngọk Oang"],
}
NEW = {
    "xã Đăk Hà": ["xã Đăk Hà", "xã Đắk Hà", "X. Đăk Hà", "xã Đak Hà"],
    "xã Đăk Mar": ["xã Đăk Mar", "xã Đắk Mar", "xã Đác Mar"],
    "xã Đăk Ui": ["xã Đăk Ui", "xã Đăk Uy", "xã Đắk Ui"],
    "xã Đăk Pxi": ["xã Đăk Pxi", "xã Đắk Pxi", "xã Đăk Psi"],
    "xã Ngọk Réo": ["xã Ngọk Réo", "xã Ngọc Réo", "xã Ngok Réo"],
}
NOW = {
    "thị trấn Đăk Hà": "xã Đăk Hà",
    "xã Hà Mòn": "xã Đăk Hà",
    "xã Đăk La": "xã Đăk Hà",
    "xã Đăk Hring": "xã Đăk Mar",
    "xã Đăk Mar": "xã Đăk Mar",
    "xã Đăk Ui": "xã Đăk Ui",
    "xã Đăk Ngọk": "xã Đăk Ui",
    "xã Đăk Pxi": "xã Đăk Pxi",
    "xã Đăk Long": "xã Đăk Pxi",
    "xã Ngọk Réo": "xã Ngọk Réo",
    "xã Ngọk Wang": "xã Ngọk Réo",
}
DISTRICT = ["Đăk Hà", "Đắk Hà", "Đăk Hà", "Đác Hà", "Đắc Hà"]
OTHER = [
    ("xã Đăk Hà", "Tu Mơ Rông", "Kon Tum"),
    ("xã Đăk Long", "Đăk Glei", "Kon Tum"),
    ("xã Đăk Ring", "Kon Plông", "Kon Tum"),
    ("xã Đắk Ha", "Đắk Glong", "Đắk Nông"),
    ("xã Đăk Môn", "Đăk Glei", "Kon Tum"),
    ("xã Đăk Man", "Đăk Glei", "Kon Tum"),
    ("xã Đăk Rơ Ông", "Tu Mơ Rông", "Kon Tum"),
    ("xã Đăk Tăng", "Kon Plông", "Kon Tum"),
    ("xã Diên Bình", "Đăk Tô", "Kon Tum"),
    ("xã Ngọk Tụ", "Đăk Tô", "Kon Tum"),
    ("xã Ngọk Bay", "thành phố Kon Tum", "Kon Tum"),
    ("xã Đắk Lao", "Đắk Mil", "Đắk Nông"),
    ("xã Đắk Mar", "", ""),
    ("xã Ngọc Lây", "Tu Mơ Rông", "Kon Tum"),
    ("xã Đăk Kôi", "Kon Rẫy", "Kon Tum"),
    ("xã Đắk Liêng", "Lắk", "Đắk Lắk"),
]
OTHER = [one for one in OTHER if one[1]]
TIMES = {"own": 30, "wide": 15, "passing": 24, "post": 24, "else": 32, "none": 5}


def frames() -> list[tuple[str, str, str, str]]:
    """Return (kind, when, concerns, text) of every frame, in the order of the files."""
    found = []
    for name in sorted(HERE.glob("frames_*.txt")):
        for line in name.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                kind, when, concerns, text = (part.strip() for part in line.split("|", 3))
                found.append((kind, when, concerns, text))
    return found


def filled(frame: tuple[str, str, str, str], chance: random.Random, turn: int) -> dict[str, object]:
    """Return one item of a frame: its slots filled, its spelling chosen, its day drawn."""
    kind, when, concerns, text = frame
    units = NEW if when == "new" else OLD
    names = [name for name in units if "{n}" not in text or not name.startswith("thị trấn")]
    names = [name for name in names if "{h}" in text or "Kon Tum" in text or when == "new" or name != "xã Đăk Long"]
    first, second = chance.sample(names, 2)
    if "{m}" in text and second.startswith("thị trấn"):
        second = next(name for name in names if name not in (first, second) and not name.startswith("thị trấn"))
    if when == "was":  # old names told after the change
        day = f"202{chance.choice('56')}-{chance.randint(7, 11):02}-{chance.randint(1, 28):02}"
    elif when == "new":
        day = chance.choice(["2025-07-01", "2025-07-19", "2025-09-30", "2025-12-24", "2026-02-11", "2026-08-05"])
    else:
        year = chance.choice(["19", "21", "22", "22", "23", "24"])
        day = f"20{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        day = "2025-06-30" if turn == 3 else day
    written = [chance.choice(units[first]), chance.choice(units[second])]
    bare = [spelled.split(" ", 2 if spelled.startswith("thị") else 1)[-1] for spelled in written]
    other, district, province = OTHER[(turn * 5 + chance.randint(0, 3)) % len(OTHER)]
    place = district if district.startswith("thành") else f"huyện {district}"
    slots = {"u": written[0], "v": written[1], "n": bare[0], "m": bare[1], "h": chance.choice(DISTRICT)}
    slots |= {"o": other, "d": place, "q": province, "k": chance.choice("234567")}
    for slot, value in slots.items():
        text = text.replace("{" + slot + "}", value)
    text = text[0].upper() + text[1:] if kind != "post" else text
    text = text.replace("\\n", "\n")
    gold = [name for slot, name in (("u", first), ("v", second)) if slot in concerns]
    gold += concerns[1:].split(";") if concerns.startswith("=") and len(concerns) > 1 else []
    if when == "was":
        gold = [NOW.get(name, name) for name in gold]
    if kind == "post":
        text = fold(text) if turn % 7 != 5 else text
    elif turn % 5 == 4:
        text = unicodedata.normalize("NFD", text)
    relevant = kind not in {"else", "none"}
    return {"text": text, "published": day, "relevant": relevant, "units": sorted(set(gold)) if relevant else []}


def main() -> None:
    """Write dev.jsonl and held.jsonl. Deterministic."""
    halves: dict[str, list[dict[str, object]]] = {"dev": [], "held": []}
    turns = {kind: cycle(["dev", "held"]) for kind in TIMES}
    for number, frame in enumerate(frames()):
        half = next(turns[frame[0]])
        seen = set()
        for turn in range(TIMES[frame[0]]):
            item = filled(frame, random.Random(number * 100 + turn), turn)
            if item["text"] not in seen:
                seen.add(item["text"])
                halves[half].append({"id": f"{frame[0]}-{number:03}-{turn}", **item})
    for half, items in halves.items():
        lines = [json.dumps(item, ensure_ascii=False) for item in items]
        (HERE / f"{half}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{half}: {len(items)} items, {sum(bool(item['relevant']) for item in items)} relevant")


if __name__ == "__main__":
    main()
