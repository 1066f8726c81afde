"""A recogniser in a process of its own: what it is given, what it may cost, how it fails. A stand-in hears."""

import errno
import io
import math
import struct
import sys
import wave
from pathlib import Path

import pytest

from hoiam.core.errors import Permanent
from hoiam.outside.scan import listener, sound

STAND_IN = """
import json, sys, time
weights, kind, since, most = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
data = sys.stdin.buffer.read()
how = open(weights + "/how").read()
if how == "broken": sys.exit(3)
if how == "crash": raise SystemError("out of memory")
if how == "slow": time.sleep(30)
if how == "endless": print("x" * 3_000_000)
pieces = [[at, at + 9.9, f"{kind} {at}", 0.5] for at in range(0, 40, 10) if since <= at < since + most]
print(json.dumps({"seconds": 40.0, "pieces": pieces}))
"""


def tone(seconds: float = 1.0) -> bytes:
    """Return a WAV of one note."""
    held = io.BytesIO()
    with wave.open(held, "wb") as out:
        out.setnchannels(1), out.setsampwidth(2), out.setframerate(8000)
        notes = (int(9000 * math.sin(at / 3)) for at in range(int(8000 * seconds)))
        out.writeframes(b"".join(struct.pack("<h", note) for note in notes))
    return held.getvalue()


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose file `how` tells the stand-in what to do; the stand-in takes the listener's place."""
    program = tmp_path / "stand_in.py"
    program.write_text(STAND_IN)
    run = sound.subprocess.run
    monkeypatch.setattr(
        sound.subprocess, "run", lambda said, **told: run([sys.executable, str(program), *said[3:]], **told)
    )
    (tmp_path / "how").write_text("well")
    return tmp_path


def test_words_come_with_their_moments(weights: Path) -> None:
    part = sound.hear(tone(), weights)
    assert [(piece.start, piece.words) for piece in part.pieces][:2] == [(0, "wav 0"), (10, "wav 10")]
    assert (part.until, part.seconds) == (40.0, 40.0)


def test_a_word_that_a_parts_end_cuts_off_is_left_to_the_next_part(weights: Path) -> None:
    first = sound.hear(tone(), weights, 0.0, 20.0)
    assert [piece.start for piece in first.pieces] == [0] and first.until == 10
    second = sound.hear(tone(), weights, first.until, 40.0)
    assert [piece.start for piece in second.pieces] == [10, 20, 30] and second.until == second.seconds


@pytest.mark.parametrize(
    ("how", "code"), [("broken", "speech.unplayable"), ("crash", "speech.failed"), ("endless", "speech.failed")]
)
def test_a_sound_that_breaks_the_recogniser_is_named_and_breaks_nothing_else(
    how: str, code: str, weights: Path
) -> None:
    (weights / "how").write_text(how)
    with pytest.raises(Permanent, match=code):
        sound.hear(tone(), weights)


def test_a_recogniser_that_does_not_end_is_ended(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (weights / "how").write_text("slow")
    monkeypatch.setattr(sound, "TIMEOUT", 0.5)
    with pytest.raises(Permanent, match=r"speech\.timeout"):
        sound.hear(tone(), weights)


def test_a_playlist_that_calls_itself_a_sound_is_not_followed(weights: Path) -> None:
    for data in (b"#EXTM3U\n#EXT-X-STREAM-INF:\nhttp://10.0.0.1/inside\n", b"ffconcat version 1.0\nfile /etc/passwd\n"):
        with pytest.raises(Permanent, match=r"speech\.unplayable"):
            sound.hear(data, weights)


def test_without_the_extra_there_is_no_recogniser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sound, "find_spec", lambda name: None)
    assert not sound.available() and not sound.available("/a/model") and sound.model("", tmp_path) is None


def test_the_halves_of_the_weights_become_one_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    halves = tmp_path / "halves"
    halves.mkdir()
    for name, data in [("model.bin.part1", b"one "), ("model.bin.part2", b"two")]:
        (halves / name).write_bytes(data)
    for name in sound._WEIGHTS:
        (halves / name).write_text("{}")
    monkeypatch.setattr(sound, "available", lambda own: True)
    monkeypatch.setattr(sound, "_data", lambda module: halves)
    (tmp_path / "var" / "speech-left").mkdir(parents=True)  # by a start that was killed
    folder = sound.model("", tmp_path / "var")
    assert folder and (folder / "model.bin").read_bytes() == b"one two" and (folder / "config.json").exists()
    (folder / "model.bin").write_bytes(b"kept")
    assert (sound.model("", tmp_path / "var") / "model.bin").read_bytes() == b"kept"
    assert [one.name for one in (tmp_path / "var").iterdir()] == ["speech"]
    assert sound.model("/own/model", tmp_path) == Path("/own/model")


def test_a_full_disk_leaves_no_half_of_the_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(sound, "available", lambda own: True)
    monkeypatch.setattr(sound, "_data", lambda module: tmp_path)
    (tmp_path / "model.bin.part1").write_bytes(b"one")
    monkeypatch.setattr(sound.shutil, "copyfileobj", full)
    with pytest.raises(Permanent, match=r"disk\.full"):
        sound.model("", tmp_path / "var")
    assert not list((tmp_path / "var").iterdir())


def test_the_decoder_takes_sound_part_by_part() -> None:
    av = pytest.importorskip("av", reason="needs the extra speech")
    with av.open(io.BytesIO(tone(2.0)), format="wav") as held:
        parts = list(listener._decoded(held))
    assert len(parts) > 1 and abs(parts[-1][0] + len(parts[-1][1]) / listener.RATE - 2.0) < 0.05


@pytest.mark.slow
def test_the_real_recogniser_answers(tmp_path: Path) -> None:
    if not sound.available():
        pytest.skip("needs the extra speech")
    weights = sound.model("", tmp_path)
    assert weights
    part = sound.hear(tone(1.5), weights)
    assert abs(part.seconds - 1.5) < 0.1 and part.until == part.seconds
    with pytest.raises(Permanent, match=r"speech\.unplayable"):
        sound.hear(b"fLaC" + b"\x00" * 500, weights)
