"""A settled office with its law, for the rooms of desk."""

import pytest

from hoiam.core.schedule import parse_instrument
from hoiam.core.values.actor import MACHINE
from hoiam.desk.law import actions as law
from hoiam.outside import shipped
from tests import people


@pytest.fixture
def house(db: None) -> people.House:
    """The sample office with its units, and the law library loaded."""
    texts = [shipped.text(name) for name in shipped.names("law", ".toml")]
    now = people.THURSDAY
    law.load(texts={parse_instrument(text)[0].id: text for text in texts}, by=MACHINE, now=now)
    years = {2022: shipped.text("holidays/2022.toml"), 2026: shipped.text("holidays/2026.toml")}
    law.load_holidays(texts=years, by=MACHINE, now=now)
    return people.settle()
