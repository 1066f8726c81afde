"""A worker for test_killed_evidence.py: `python -m tests.run.killed_evidence STAGE PORT` stops in a job to be killed.

STAGE: fetched | filed | noting | noted | finish; with "none" it runs to the end. Prints "here" where it waits.
"""

import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402

from hoiam.desk.articles import actions  # noqa: E402
from hoiam.outside.fetch import Guard  # noqa: E402
from hoiam.outside.keep import Keep  # noqa: E402
from hoiam.run import ledger  # noqa: E402
from hoiam.run.clock import now as clock  # noqa: E402
from hoiam.run.hands import Hands  # noqa: E402
from hoiam.run.steps import evidence  # noqa: E402

STAGE, PORT = sys.argv[1], int(sys.argv[2])


def reached(stage: str) -> None:
    """Wait to be killed at the stage that was asked for."""
    if stage == STAGE:
        sys.stdout.write("here\n")
        sys.stdout.flush()
        time.sleep(60)


def then(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same work, after which the stage is reached."""

    def done(*args: Any, **told: Any) -> Any:
        answer = work(*args, **told)
        reached(stage)
        return answer

    return done


def take(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Take the snapshot as its job does; it is noted in one transaction, which "noting" leaves open."""
    evidence.take(args, now, hands)
    reached("noted")


if __name__ == "__main__":
    evidence.politely = then("fetched", evidence.politely)
    Keep.put = then("filed", Keep.put)  # type: ignore[method-assign]
    actions.note_kept = then("noting", actions.note_kept)
    mine = Hands(Guard(frozenset({("127.0.0.1", PORT)})), Keep(str(settings.HOIAM_FILES)))
    late = ledger.LEASE if STAGE == "none" else ledger.LEASE * 0
    while ledger.run_due({"evidence.take": take}, lambda: clock() + late, mine):
        reached("finish")
