"""Read every NAME.ocr-*.txt of a folder and compare it with NAME.json: `uv run python -m bench.read [--data FOLDER]`.

What the recogniser said beside a text (NAME.ocr-*.seen) is read with it; `--bare` leaves it out. `--clean` reads
NAME.txt too; `--only NAME …` these papers; `--json` prints figures only. Where NAME.txt stands beside
the truth, words are compared too. Prints each error, then shares with their 95 % interval (Wilson) and the size of
the set, all together and scan by scan. A real paper's .txt beside its scan is a scan as well: NAME-ocr.txt.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.read.score import Tally, score, wilson
from bench.read.words import compare
from hoiam.core.errors import Unreadable
from hoiam.core.read import read
from hoiam.core.text.restore import Marks
from hoiam.core.values.sight import Sight
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units

DATA = Path(__file__).resolve().parents[1] / "data" / "read"
NAMES = ("header", "tasks found", "task precision", "actor", "deadline", "words as scanned", "words restored",
         "wrong words marked", "right words marked")  # fmt: skip


def main() -> int:
    """Return 0 when something was measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.read", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--clean", action="store_true")
    parser.add_argument(
        "--bare", action="store_true", help="the text alone, without what the recogniser said beside it"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    marks = Marks.load(shipped.mapped("marks/vi.bin"))
    whole, by_kind, texts = Tally(), {}, 0
    for truth_file in sorted(options.data.glob("*.json")):
        if options.only and truth_file.stem not in options.only:
            continue
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        for kind, file in _scans(truth_file, options.clean):
            tally = by_kind.setdefault(kind, Tally())
            _measure(truth_file, truth, file, marks, tally, options.bare)
            texts += 1
    for _, tally in sorted(by_kind.items()):
        whole.add(tally)
    rows = {"all": _figures(whole), **{kind: _figures(tally) for kind, tally in sorted(by_kind.items())}}
    if options.json:
        print(json.dumps({"texts": texts, "figures": rows}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(whole.wrong))
        print(f"{texts} texts")
        for kind, figures in rows.items():
            print(kind)
            for name, (share, low, high, right, of) in figures.items():
                print(f"  {name:<18} {share:.3f}  [{low:.3f}, {high:.3f}]  {right} of {of}")
    return 0 if texts else 1


def _scans(truth_file: Path, clean: bool) -> Iterator[tuple[str, Path]]:
    name, folder = truth_file.stem, truth_file.parent
    plain = truth_file.with_suffix(".txt")
    if clean and plain.exists():
        yield "clean", plain
    for file in sorted(folder.glob(f"{name}.ocr-*.txt")):
        yield file.name.removeprefix(f"{name}.").removesuffix(".txt"), file
    for file in sorted(folder.glob(f"{name}-ocr.txt")):
        yield "ocr", file


def _measure(truth_file: Path, truth: dict[str, Any], file: Path, marks: Marks, tally: Tally, bare: bool) -> None:
    seen = file.read_text(encoding="utf-8")
    beside = file.with_suffix(".seen")
    sight = Sight.from_json({"text": seen, **json.loads(beside.read_text("utf-8"))}) if beside.exists() else None
    try:
        found = read(seen, marks, names_of_units(), scanned=".ocr-" in file.name or file.stem.endswith("-ocr"),
                     sight=None if bare else sight)  # fmt: skip
    except Unreadable as error:
        score(file.stem, truth, {"document": {"issuer": {"name": None, "level": None}}, "tasks": []}, tally)
        tally.wrong.append(f"unreadable: {file.stem} {error.args[0]}")
        return
    score(file.stem, truth, found.as_json(), tally)
    plain = truth_file.with_suffix(".txt")
    if plain.exists() and file != plain:
        compare(plain.read_text(encoding="utf-8"), seen, found, tally)


def _figures(tally: Tally) -> dict[str, tuple[float, float, float, int, int]]:
    return {
        name: (tally.right[name] / tally.of[name], *wilson(tally.right[name], tally.of[name]), tally.right[name],
               tally.of[name])
        for name in NAMES
        if tally.of[name]
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
