"""A worker for test_killed.py: `python -m tests.run.killed STAGE` stops in the middle of a job and waits to die.

STAGE: start | keeping | kept | finish; with "none" it runs to the end. Prints "here" where it waits.
"""

import sys
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import django

django.setup()

from django.db import transaction  # noqa: E402

from hoiam.core.values.actor import MACHINE  # noqa: E402
from hoiam.desk.jobs import actions as jobs  # noqa: E402
from hoiam.desk.sources.models import Source  # noqa: E402
from hoiam.run import ledger  # noqa: E402
from hoiam.run.clock import now as clock  # noqa: E402
from hoiam.run.path import take_in  # noqa: E402
from tests.desk import made  # noqa: E402

STAGE = sys.argv[1]
PAGES = [made.page(number, text=f"Bài số {number}. " + made.TEXT) for number in range(3)]


def reached(stage: str) -> None:
    """Wait to be killed at the stage that was asked for."""
    if stage == STAGE:
        sys.stdout.write("here\n")
        sys.stdout.flush()
        time.sleep(60)


def work(args: Mapping[str, Any], now: datetime, hands: Any) -> None:
    """Keep three pages, as a look at a source does."""
    reached("start")
    with transaction.atomic():
        take_in(Source.objects.get(), PAGES, now)
        jobs.enqueue(kind="after", args={}, key="after", by=MACHINE, now=now)
        reached("keeping")
    reached("kept")


if __name__ == "__main__":
    late = ledger.LEASE if STAGE == "none" else ledger.LEASE * 0
    while ledger.run_due({"work": work, "after": lambda *_: None}, lambda: clock() + late, None):
        reached("finish")
