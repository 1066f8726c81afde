"""Fixtures that every room may use. The people who appear in the tests stand in tests/people.py."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.signals import connection_created

from tests import writes

CHECKOUT = Path(__file__).resolve().parent.parent


def _wrap(connection: Any, **_: Any) -> None:
    if writes.watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(writes.watch)


connection_created.connect(_wrap, weak=False)


@pytest.fixture(autouse=True)
def _every_write_comes_from_an_action() -> Iterator[None]:
    writes.found.clear()
    yield
    assert not writes.found, f"written past the actions: {writes.found}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real samples that lies beside the checkout; skip by name where it is absent."""
    folder = CHECKOUT.parent / "shared"
    if not (folder / "samples").is_dir():
        pytest.skip("needs the shared samples beside the checkout")
    return folder
