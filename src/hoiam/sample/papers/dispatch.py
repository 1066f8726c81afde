"""Reads the sample dispatch as any scan is read: marks restored, tasks found, doubtful words named."""

from importlib import resources
from typing import Any

from hoiam.core.read import read
from hoiam.core.text.restore import Marks
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units

NAME = "cong-van-mau.ocr.txt"


def read_sample() -> dict[str, Any]:
    """Return what `directives.actions.take_in` keeps of the sample dispatch."""
    source = resources.files("hoiam.sample.papers").joinpath(NAME).read_text("utf-8")
    found = read(source, Marks.load(shipped.data("marks/vi.bin")), names_of_units())
    structure = found.as_json()
    doubts = structure.pop("doubtful")
    return {"name": NAME, "source": source, "restored": found.text, "structure": structure, "doubts": doubts}
