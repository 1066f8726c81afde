"""From the text of a dispatch to what the desk keeps of it, with the marks and the names that are shipped."""

from functools import cache
from typing import Any

from hoiam.core.read import read
from hoiam.core.text.restore import Marks
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units


def fields_of(source: str, scanned: bool = False) -> dict[str, Any]:
    """Return source, restored text, structure, doubts; `scanned`: a recogniser gave it. Raises Unreadable."""
    found = read(source, _marks(), names_of_units(), scanned)
    structure = found.as_json()
    doubts = structure.pop("doubtful")
    return {"source": source, "restored": found.text, "structure": structure, "doubts": doubts}


def structure_of(text: str) -> dict[str, Any]:
    """Return what a text says that a person has put right: nothing is restored any more."""
    structure = read(text, None, {}).as_json()
    structure.pop("doubtful")
    return structure


@cache
def _marks() -> Marks:
    return Marks.load(shipped.mapped("marks/vi.bin"))
