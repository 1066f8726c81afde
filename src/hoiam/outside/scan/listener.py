"""The process that listens: `python -m hoiam.outside.scan.listener WEIGHTS FORMAT SINCE MOST`, sound in, JSON out.

By itself, so that its memory (some 450 MB) is given back, and a file that breaks the decoder breaks nothing else. The
sound is decoded piece by piece: however long it is, no more than MOST seconds of it are held. The format is given and
never guessed: a guessing decoder would follow a playlist that calls itself a sound.
"""

import io
import json
import math
import os
import sys
from collections.abc import Iterator
from itertools import chain
from typing import Any

RATE = 16_000  # samples a second, as the recogniser wants them
UNPLAYABLE = 3
_CALM = 10  # of `nice`: people at a screen go first


def main(weights: str, kind: str, since: float, most: float) -> int:
    """Print what is said; return 3 where the bytes are no sound of this format."""
    import av
    import numpy as np

    os.nice(_CALM)
    wanted: list[Any] = []
    begin, seconds = since, 0.0
    try:
        with av.open(io.BytesIO(sys.stdin.buffer.read()), mode="r", format=kind, metadata_errors="ignore") as held:
            for start, samples in _decoded(held):
                seconds = start + len(samples) / RATE
                if since <= start < since + most:
                    begin = begin if wanted else start
                    wanted.append(samples)
    except (av.error.FFmpegError, ValueError, IndexError):
        return UNPLAYABLE
    sound = np.concatenate(wanted) if wanted else np.zeros(0, dtype=np.float32)
    json.dump({"seconds": round(seconds, 2), "pieces": _heard(sound, weights, begin)}, sys.stdout)
    return 0


def _decoded(held: Any) -> Iterator[tuple[float, Any]]:
    """Give the sound as one channel of floats, part by part, each with its moment."""
    import av
    import numpy as np

    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    at = 0
    for frame in chain(held.decode(audio=0), (None,)):
        for part in resampler.resample(frame):
            samples = part.to_ndarray().reshape(-1).astype(np.float32) / 32768.0
            yield at / RATE, samples
            at += len(samples)


def _heard(sound: Any, weights: str, since: float) -> list[list[float | str]]:
    if not len(sound):
        return []
    from faster_whisper import WhisperModel

    recogniser = WhisperModel(weights, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)
    pieces, _ = recogniser.transcribe(sound, language="vi", vad_filter=True, condition_on_previous_text=False)
    told = ((piece, piece.text.strip()) for piece in pieces)
    return [
        [round(since + piece.start, 2), round(since + piece.end, 2), words, round(math.exp(piece.avg_logprob), 3)]
        for piece, words in told
        if words
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])))
