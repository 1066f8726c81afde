"""A morning in the office of the sample dispatch: read, or confirmed, with a store for its files."""

from typing import Any

import pytest

from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive
from hoiam.outside.keep import Keep
from hoiam.sample.papers.dispatch import read_sample
from tests.people import CLERK, ROUTER, THURSDAY, House
from tests.web.conftest import At


@pytest.fixture
def keep(tmp_path, settings) -> Keep:
    """Keep files in a folder of this test."""
    settings.HOIAM_FILES = tmp_path
    return Keep(str(tmp_path))


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


@pytest.fixture(scope="session")
def told() -> dict[str, Any]:
    """What was read in the sample dispatch; read once, it takes a second."""
    return read_sample()


@pytest.fixture
def read(house: House, told: dict[str, Any]) -> Directive:
    """Return the sample dispatch, read and not confirmed."""
    return actions.take_in(office=house.office, by=CLERK, now=THURSDAY, **told)


@pytest.fixture
def confirmed(read: Directive) -> Directive:
    """Return the sample dispatch, confirmed."""
    return actions.confirm(directive=read, by=ROUTER, now=THURSDAY)
