"""A settled office with its law, for the rooms of desk."""

import pytest

from tests import people


@pytest.fixture
def house(db: None) -> people.House:
    """The sample office with its units, and the law library loaded."""
    return people.furnished()
