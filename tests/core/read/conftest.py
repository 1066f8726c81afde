"""The model of marks, the names of units, and the sample dispatches."""

from pathlib import Path

import pytest

from hoiam.core.text.restore import Marks
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "dispatches"


@pytest.fixture(scope="session")
def marks() -> Marks:
    """Return the shipped model that restores marks."""
    return Marks.load(shipped.mapped("marks/vi.bin"))


@pytest.fixture(scope="session")
def names() -> dict[str, str]:
    """Return the shipped names of units."""
    return names_of_units()


@pytest.fixture
def sample():
    """Return a reader of sample dispatches by name."""
    return lambda name: (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
