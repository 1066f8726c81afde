"""A rule or a table of days off was corrected: which running clocks would it move? People are asked, nothing moves."""

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.law import queries as law
from hoiam.run.hands import Hands

BATCH = 100  # clocks of one transaction, two writes each
PAUSE = 0.02  # seconds after each, in which people at a screen are let in


def ask_again(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look at every running clock of every living office once. Safe to run twice."""
    book, calendar, last = law.book(), law.calendar(), 0
    while clocks := queries.running_after(last, BATCH):
        cases.ask_again(clocks=clocks, book=book, calendar=calendar, by=MACHINE, now=now)
        last = clocks[-1].pk
        time.sleep(PAUSE)
