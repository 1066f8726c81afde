"""The shipped law and calendar, read once for all tests of this room."""

import pytest

from hoiam.core.calendar import Calendar
from hoiam.core.values.law import Book
from hoiam.outside.shipped import lawbook


@pytest.fixture(scope="session")
def book() -> Book:
    return lawbook.law()


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return lawbook.calendar()
