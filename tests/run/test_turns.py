"""Two processes that share a database never ask one host at the same moment, nor without the pause between.

Each thread here has a pace of its own, as each process has. SQLite in memory is one connection: this needs PostgreSQL.
"""

import threading
import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from hoiam.desk.sources.models import Host
from hoiam.outside.fetch import Fetched, Pace, Request, fetch_all
from hoiam.run.hands import HostTurns
from tests.outside.conftest import plain, serving

PAUSE = 0.3  # seconds
pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_the_pause_holds_between_processes() -> None:
    asked: list[tuple[float, float]] = []

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        began = time.monotonic()
        time.sleep(0.1)
        plain(b"x")(handler)
        asked.append((began, time.monotonic()))

    answers: list[object] = []

    def process() -> None:
        requests = [Request(served.url("/"), interval=PAUSE)] * 2
        answers.extend(fetch_all(requests, served.guard, pace=Pace(HostTurns())))

    with serving({"/": slowly}) as served:
        processes = [threading.Thread(target=process) for _ in range(3)]
        for one in processes:
            one.start()
        for one in processes:
            one.join(60)
    assert [type(answer) for answer in answers] == [Fetched] * 6
    ordered = sorted(asked)
    assert all(began - ended >= PAUSE * 0.9 for (_, ended), (began, _) in pairwise(ordered))
    assert Host.objects.count() == 1
