"""Calls tesseract with its Vietnamese model: bytes of a picture in, text out.

One thread (OMP_THREAD_LIMIT=1: more threads slow it down), a timeout, and a limit on what comes back.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.sight import Box, Sight, Strip, Unsure

TIMEOUT = 120  # seconds a page
_TURN_TIMEOUT = 30
_MOST_OUT = 2_000_000  # characters of text a page
_COLUMN, BLOCK = "4", "6"  # page segmentation: one column of text of several sizes; one block of one size
_FIELDS = 12  # of a row that tells a word and its place
_DOUBTED = 0.96  # a word of which the recogniser is surer than this is not told apart
_AHEAD = 8  # words by which text and table may be apart
_PAGE = "1"  # the level of the row that tells how large the picture is


@dataclass(frozen=True, slots=True)
class Word:
    """A word, how sure the recogniser is of it, 0 to 1, and where it stands, in shares of the picture."""

    text: str
    sure: float
    box: Box


def read(picture: bytes, language: str = "vie", layout: str = _COLUMN) -> Sight:
    """Return the text of an upright picture (PNG, JPEG, TIFF, PNM) in one column: its words, and which are in doubt.

    Their boxes are shares of this picture.

    Raises Permanent scan.no_tesseract, scan.no_vietnamese, scan.broken; Temporary scan.timeout.
    """
    settings = ["-l", language, "--psm", layout, "-c", "preserve_interword_spaces=1"]
    with tempfile.TemporaryDirectory(prefix="hoiam-scan-") as folder:
        base = Path(folder) / "seen"
        _checked(_call(["stdin", str(base), *settings, "txt", "tsv"], picture, TIMEOUT))
        text = _text(base.with_suffix(".txt")).replace("\f", "\n")
        words = _words(_text(base.with_suffix(".tsv")))
    return seen(text, words)


def placed(picture: bytes) -> list[Word]:
    """Return the words of one block of text. Raises as `read`."""
    done = _checked(_call(["stdin", "stdout", "-l", "vie", "--psm", BLOCK, "tsv"], picture, TIMEOUT))
    return _words(done.stdout[: 4 * _MOST_OUT].decode("utf-8", errors="replace"))


def seen(text: str, words: Sequence[Word]) -> Sight:
    """Return a text with what a recogniser told of its words; `words` are in reading order."""
    unsure: list[Unsure] = []
    strips: list[Strip] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        boxes: list[Box | None] = []
        for word in line.split():
            near = next((place for place in range(at, min(at + _AHEAD, len(words))) if words[place].text == word), None)
            boxes.append(None if near is None else words[near].box)
            if near is None:
                continue
            at = near + 1
            if words[near].sure < _DOUBTED:
                unsure.append(Unsure(number, word, round(max(words[near].sure, 0.0), 3)))
        if any(boxes):
            strips.append(Strip(number, tuple(boxes)))
    return Sight(text, tuple(unsure), strips=tuple(strips))


def _words(table: str) -> list[Word]:
    """Return the words of a table of tesseract, whose first row tells how large the picture is."""
    rows = [row for row in (line.split("\t") for line in table.split("\n")[1:]) if len(row) == _FIELDS]
    wide, high = next(((int(row[8]), int(row[9])) for row in rows if row[0] == _PAGE), (1, 1))
    found = []
    for row in rows:
        if row[11].strip():
            left, top = int(row[6]), int(row[7])
            box = (left / wide, top / high, (left + int(row[8])) / wide, (top + int(row[9])) / high)
            found.append(Word(row[11], float(row[10]) / 100, box))
    return found


def _text(file: Path) -> str:
    """Return what was written to a file; nothing where no file came, as for an empty page."""
    if not file.exists():
        return ""
    with file.open(encoding="utf-8", errors="replace", newline="") as source:
        return source.read(4 * _MOST_OUT)


def _checked(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[bytes]:
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace")
        lacking = "vie.traineddata" in said or "load any languages" in said
        raise Permanent("scan.no_vietnamese" if lacking else "scan.broken", said[-300:])
    return done


def rotation(picture: bytes) -> int | None:
    """Return by how many degrees a picture must be turned to stand upright; None where tesseract cannot tell."""
    done = _call(["stdin", "stdout", "--psm", "0"], picture, _TURN_TIMEOUT)
    found = re.search(rb"Rotate: (\d+)", done.stdout)
    sure = re.search(rb"Orientation confidence: ([\d.]+)", done.stdout)
    if done.returncode != 0 or not found or not sure or float(sure[1]) < 1:
        return None
    return int(found[1])


def present() -> str:
    """Return where the program is. Raises Permanent scan.no_tesseract."""
    program = shutil.which("tesseract")
    if program is None:
        raise Permanent("scan.no_tesseract")
    return program


def _call(arguments: list[str], picture: bytes, seconds: int) -> subprocess.CompletedProcess[bytes]:
    program = present()
    try:
        return subprocess.run(  # noqa: S603 - fixed program and arguments; the picture goes in by stdin
            [program, *arguments],
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Temporary("scan.timeout") from error
