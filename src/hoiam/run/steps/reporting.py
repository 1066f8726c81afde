"""Opens the weekly report of an office's running week, so that the draft is there before anybody asks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.reports import actions as reports
from hoiam.desk.units import queries as units
from hoiam.run.hands import Hands


def open_week(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Open the week's report. A frozen office has none."""
    office = units.office(args["office"])
    if office.frozen_at is None:
        reports.open_week(office=office, by=MACHINE, now=now)
