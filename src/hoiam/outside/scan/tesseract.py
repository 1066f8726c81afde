"""Calls tesseract with its Vietnamese model: bytes of a picture in, text out.

One thread (OMP_THREAD_LIMIT=1: more threads slow it down), a timeout, and a limit on what comes back.
"""

import os
import re
import shutil
import subprocess

from hoiam.core.errors import Permanent, Temporary

TIMEOUT = 120  # seconds a page
_TURN_TIMEOUT = 30
_MOST_OUT = 2_000_000  # bytes of text a page
_COLUMN, _BLOCK = "4", "6"  # page segmentation: one column of text of several sizes; one block of one size
_FIELDS = 12  # of a row that tells a word and its place


def read(picture: bytes, language: str = "vie") -> str:
    """Return the text of an upright picture (PNG, JPEG, TIFF, PNM) in one column.

    Raises Permanent scan.no_tesseract, scan.no_vietnamese, scan.broken; Temporary scan.timeout.
    """
    settings = ["--psm", _COLUMN, "-c", "preserve_interword_spaces=1"]
    return _said(["stdin", "stdout", "-l", language, *settings], picture).replace("\f", "\n")


def placed(picture: bytes) -> list[tuple[int, str]]:
    """Return the words of one block of text, each with the row of pixels of its middle. Raises as `read`."""
    told = _said(["stdin", "stdout", "-l", "vie", "--psm", _BLOCK, "tsv"], picture)
    rows = [row.split("\t") for row in told.split("\n")[1:]]
    return [(int(row[7]) + int(row[9]) // 2, row[11]) for row in rows if len(row) == _FIELDS and row[11].strip()]


def _said(arguments: list[str], picture: bytes) -> str:
    done = _call(arguments, picture, TIMEOUT)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace")
        lacking = "vie.traineddata" in said or "load any languages" in said
        raise Permanent("scan.no_vietnamese" if lacking else "scan.broken", said[-300:])
    return done.stdout[:_MOST_OUT].decode("utf-8", errors="replace")


def rotation(picture: bytes) -> int | None:
    """Return by how many degrees a picture must be turned to stand upright; None where tesseract cannot tell."""
    done = _call(["stdin", "stdout", "--psm", "0"], picture, _TURN_TIMEOUT)
    found = re.search(rb"Rotate: (\d+)", done.stdout)
    sure = re.search(rb"Orientation confidence: ([\d.]+)", done.stdout)
    if done.returncode != 0 or not found or not sure or float(sure[1]) < 1:
        return None
    return int(found[1])


def _call(arguments: list[str], picture: bytes, seconds: int) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("tesseract")
    if program is None:
        raise Permanent("scan.no_tesseract")
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
