"""A sample press on a free loopback port, standing at noon of the Thursday that ends the sample week."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from hoiam.sample.press.content import HANOI
from hoiam.sample.press.server import Press


@pytest.fixture
def press() -> Iterator[Press]:
    with Press(at=datetime(2022, 10, 13, 12, tzinfo=HANOI)) as one:
        yield one
