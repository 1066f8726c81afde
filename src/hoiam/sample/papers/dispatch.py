"""Reads the sample dispatch as any scan is read: marks restored, tasks found, doubtful words named."""

import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

from hoiam.core.read import read
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.restore import Marks
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units

NAME = "cong-van-mau.ocr.txt"
SCAN, CLEAN = "cong-van-mau.pdf", "cong-van-mau.txt"


def read_sample() -> dict[str, Any]:
    """Return what `directives.actions.take_in` keeps of the sample dispatch."""
    source = _file(NAME).decode()
    found = read(source, Marks.load(shipped.mapped("marks/vi.bin")), names_of_units())
    structure = found.as_json()
    doubts = structure.pop("doubtful")
    return {"name": SCAN, "source": source, "restored": found.text, "structure": structure, "doubts": doubts}


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
