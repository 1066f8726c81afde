"""Reads the sample dispatch as any scan is read: marks restored, tasks found, doubtful words named."""

import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

from hoiam.core.read import read
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.values.sight import Sight
from hoiam.outside.scan.reading import fields_of

NAME = "cong-van-mau.ocr.txt"
SCAN, CLEAN = "cong-van-mau.pdf", "cong-van-mau.txt"


def read_sample() -> dict[str, Any]:
    """Return what `directives.actions.take_in` keeps of the sample dispatch."""
    return {"name": SCAN, **fields_of(Sight(_file(NAME).decode()))}


def scan() -> bytes:
    """Return the page as it came, a PDF without a text layer (made by scan.py)."""
    return _file(SCAN)


def true_reading(doubt: Mapping[str, Any], standing: str) -> str:
    """Return how somebody who holds the paper reads a doubtful word: as the clean text of the same line has it."""
    line = normal(_file(CLEAN).decode()).split("\n")[int(doubt["line"]) - 1]
    return next((word for word in re.findall(r"\w+", line) if fold(word) == fold(standing)), standing)


def structure_of(text: str) -> dict[str, Any]:
    """Return what the text says once a word in it has been put right."""
    structure = read(text).as_json()
    structure.pop("doubtful")
    return structure


def _file(name: str) -> bytes:
    return resources.files("hoiam.sample.papers").joinpath(name).read_bytes()
