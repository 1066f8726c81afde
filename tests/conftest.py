"""Fixtures that every room may use. The people who appear in the tests stand in tests/people.py."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real samples that lies beside the checkout; skip by name where it is absent."""
    folder = CHECKOUT.parent / "shared"
    if not (folder / "samples").is_dir():
        pytest.skip("needs the shared samples beside the checkout")
    return folder
