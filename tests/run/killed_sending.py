"""A worker for test_killed_sending.py: `python -m tests.run.killed_sending STAGE PORT PEM` waits there to die.

STAGE: begun | taken | written; with "none" it runs to the end. Prints "here" where it waits.
"""

import ssl
import sys
import time
from dataclasses import replace
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402

from hoiam.desk.alerts import actions  # noqa: E402
from hoiam.run import ledger  # noqa: E402
from hoiam.run.clock import now as clock  # noqa: E402
from hoiam.run.hands import hands  # noqa: E402
from hoiam.run.kinds import KINDS  # noqa: E402
from hoiam.run.steps import alerting  # noqa: E402
from tests.outside.send import smtp  # noqa: E402

STAGE, PORT, PEM = sys.argv[1], int(sys.argv[2]), sys.argv[3]
settings.HOIAM_MAIL_SERVER = f"smtp://{smtp.USER.replace('@', '%40')}@127.0.0.1:{PORT}"
settings.HOIAM_MAIL_PASSWORD = smtp.PASSWORD


def reached(stage: str) -> None:
    """Wait to be killed at the stage that was asked for."""
    if stage == STAGE:
        sys.stdout.write("here\n")
        sys.stdout.flush()
        time.sleep(60)


def stopping(before: str, call: Any, after: str) -> Any:
    """Return a call that may be killed before and after it."""

    def inner(*args: Any, **kwargs: Any) -> Any:
        reached(before)
        answer = call(*args, **kwargs)
        reached(after)
        return answer

    return inner


if __name__ == "__main__":
    alerting.send = stopping("begun", alerting.send, "taken")
    actions.sent = stopping("", actions.sent, "written")
    reach = replace(hands(frozenset({("127.0.0.1", PORT)})), tls=ssl.create_default_context(cafile=PEM))
    late = ledger.LEASE if STAGE == "none" else ledger.LEASE * 0
    while ledger.run_due(KINDS, lambda: clock() + late, reach, only=("alert.send",)):
        pass
