"""Lets go of what is kept for a while only: the looks at sources, and what was tried without keeping."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.sources import actions
from hoiam.run.hands import Hands


def sources(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Forget old looks and probes."""
    actions.forget(by=MACHINE, now=now)
