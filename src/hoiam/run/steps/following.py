"""Look at each letter that waits for the press: was its article changed since, is the press late? Decides nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.letters import actions, exchanges
from hoiam.desk.units import queries as units
from hoiam.run.hands import Hands


def follow(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look at the letters of one office. A frozen office is left as it is."""
    office = units.office(args["office"])
    if office.frozen_at is not None:
        return
    for letter in exchanges.open_letters(office):
        actions.note_watch(letter=letter, by=MACHINE, now=now)
