"""From what was seen on a paper to what the desk keeps of it, with the marks and the names that are shipped."""

from functools import cache
from typing import Any

from hoiam.core.read import read
from hoiam.core.text.restore import Marks
from hoiam.core.values.dispatch import Dispatch
from hoiam.core.values.sight import Sight
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units


def dispatch_of(sight: Sight, scanned: bool = False) -> Dispatch:
    """Return what a paper says; `scanned`: a recogniser gave the text. Raises Unreadable."""
    return read(sight.text, _marks(), names_of_units(), scanned, sight)


def fields_of(sight: Sight, scanned: bool = False) -> dict[str, Any]:
    """Return source, restored text, structure and doubts of a paper. Raises Unreadable."""
    found = dispatch_of(sight, scanned)
    structure = found.as_json()
    doubts = structure.pop("doubtful")
    return {"source": sight.text, "restored": found.text, "structure": structure, "doubts": doubts}


@cache
def _marks() -> Marks:
    return Marks.load(shipped.mapped("marks/vi.bin"))
