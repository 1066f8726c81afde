"""Read every NAME.ocr-*.txt of a folder and compare it with NAME.json: `uv run python -m bench.read [--data FOLDER]`.

`--clean` reads NAME.txt too. Prints each error, then shares with their 95 % interval (Wilson) and the size of the set.
"""

import argparse
import json
import sys
from pathlib import Path

from bench.read.damage import SAMPLES
from bench.read.score import Tally, score, wilson
from hoiam.core.read import read
from hoiam.core.text.restore import Marks
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units


def main() -> int:
    """Return 0 when something was measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.read", description=__doc__)
    parser.add_argument("--data", type=Path, default=SAMPLES)
    parser.add_argument("--clean", action="store_true")
    options = parser.parse_args()
    marks = Marks.load(shipped.mapped("marks/vi.bin"))
    tally, texts = Tally(), 0
    for truth_file in sorted(options.data.glob("*.json")):
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        files = sorted(options.data.glob(f"{truth_file.stem}.ocr-*.txt")) + sorted(
            options.data.glob(f"{truth_file.stem}-ocr.txt")
        )
        if options.clean and (clean := truth_file.with_suffix(".txt")).exists():
            files.insert(0, clean)
        for file in files:
            got = read(file.read_text(encoding="utf-8"), marks, names_of_units()).as_json()
            score(file.stem, truth, got, tally)
            texts += 1
    print("\n".join(tally.wrong))
    print(f"{texts} texts")
    for name in ("header", "tasks found", "task precision", "actor", "deadline"):
        low, high = wilson(tally.right[name], tally.of[name])
        share = tally.right[name] / max(1, tally.of[name])
        print(f"{name:<15} {share:.3f}  [{low:.3f}, {high:.3f}]  {tally.right[name]} of {tally.of[name]}")
    return 0 if texts else 1


if __name__ == "__main__":
    sys.exit(main())
