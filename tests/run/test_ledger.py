"""The ledger runs what is due, puts off what failed, gives up what is hopeless, and a poison job stops nobody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import Permanent, Refused, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs import queries
from hoiam.desk.jobs.models import Job, JobState
from hoiam.run import ledger
from tests.desk.made import NOW

pytestmark = pytest.mark.django_db
HANDS: Any = None  # no job of these tests reaches outside


@dataclass
class Shop:
    """A ledger with a clock that a test turns, and a list of what was done."""

    now: datetime = NOW
    done: list[str] = field(default_factory=list)

    def queue(self, kind: str, **more: Any) -> Job:
        return jobs.enqueue(kind=kind, args={"name": kind}, by=MACHINE, now=self.now, **more)

    def run(self, limit: int = 9) -> int:
        return ledger.run_due(self.kinds(), lambda: self.now, HANDS, limit)

    def kinds(self) -> Mapping[str, ledger.Run]:
        def raising(error: Exception) -> ledger.Run:
            def run(args: Mapping[str, Any], now: datetime, hands: Any) -> None:
                raise error

            return run

        def work(args: Mapping[str, Any], now: datetime, hands: Any) -> None:
            self.done.append(args["name"])

        return {
            "work": work,
            "again": work,
            "temporary": raising(Temporary("fetch.timeout")),
            "wait": raising(Temporary("http.429", 3600)),
            "permanent": raising(Permanent("http.404")),
            "refused": raising(Refused("case.role")),
            "bug": raising(ZeroDivisionError("division by zero")),
        }


@pytest.fixture
def shop() -> Shop:
    return Shop()


def state(job: Job) -> tuple[str, str]:
    job.refresh_from_db()
    return job.state, job.last_error


def test_what_is_due_is_run_oldest_first_and_once(shop: Shop) -> None:
    shop.queue("work", at=NOW - timedelta(minutes=1))
    shop.queue("again")
    shop.queue("work", at=NOW + timedelta(minutes=1))
    assert shop.run() == 2
    assert shop.done == ["work", "again"]
    assert shop.run() == 0
    shop.now += timedelta(minutes=1)
    assert shop.run() == 1
    assert queries.counts() == {"waiting": 0, "running": 0, "done": 3, "dead": 0}


def test_a_temporary_failure_is_put_off_twice_as_long_each_time_and_given_up_at_last(shop: Shop) -> None:
    job = shop.queue("temporary")
    pauses = []
    while shop.run():
        job.refresh_from_db()
        if job.state == JobState.DEAD:
            break
        pauses.append((job.due_at - shop.now).total_seconds())
        shop.now = job.due_at
    assert pauses == [10, 20, 40, 80, 160, 320, 640]
    assert (job.state, job.attempts, job.last_error) == (JobState.DEAD, 8, "fetch.timeout")
    assert list(queries.dead()) == [job]


def test_a_server_that_asks_for_patience_gets_it(shop: Shop) -> None:
    job = shop.queue("wait")
    shop.run()
    job.refresh_from_db()
    assert job.due_at == NOW + timedelta(hours=1)


@pytest.mark.parametrize("kind", ["permanent", "refused"])
def test_what_can_never_succeed_is_not_tried_again(shop: Shop, kind: str) -> None:
    job = shop.queue(kind)
    shop.run()
    assert state(job)[0] == JobState.DEAD
    assert job.attempts == 1


def test_an_unknown_kind_dies_and_says_which(shop: Shop) -> None:
    job = shop.queue("của bản sau")
    shop.run()
    assert state(job) == (JobState.DEAD, "unknown kind của bản sau")


def test_a_poison_job_does_not_stop_the_line(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    poison = shop.queue("bug")
    shop.queue("work")
    assert shop.run() == 2
    assert shop.done == ["work"]
    assert state(poison) == (JobState.WAITING, "ZeroDivisionError: division by zero")


def test_a_job_with_a_key_is_queued_once_while_it_is_open(shop: Shop) -> None:
    first = shop.queue("work", key="source:1")
    assert shop.queue("work", key="source:1") == first
    assert shop.queue("work", key="source:2") != first
    assert shop.queue("again", key="source:1") != first
    shop.run()
    assert shop.queue("work", key="source:1") != first


def test_a_job_whose_worker_died_falls_due_again_after_its_lease(shop: Shop) -> None:
    job = shop.queue("work")
    [held] = jobs.claim(lease=ledger.LEASE, by=MACHINE, now=shop.now)
    shop.now += ledger.LEASE - timedelta(seconds=1)
    assert shop.run() == 0
    shop.now += timedelta(seconds=1)
    assert shop.run() == 1
    assert state(job)[0] == JobState.DONE
    assert (job.attempts, shop.done) == (2, ["work"])
    assert held.pk == job.pk


@pytest.mark.parametrize("ending", [jobs.finish, lambda **told: jobs.fail(error="muộn", **told)])
def test_a_worker_whose_lease_was_taken_over_changes_nothing(shop: Shop, ending: Callable[..., None]) -> None:
    job = shop.queue("work")
    [slow] = jobs.claim(lease=ledger.LEASE, by=MACHINE, now=shop.now)
    shop.now += ledger.LEASE
    [quick] = jobs.claim(lease=ledger.LEASE, by=MACHINE, now=shop.now)
    ending(job=slow, by=MACHINE, now=shop.now)
    assert state(job) == (JobState.RUNNING, "")
    jobs.finish(job=quick, by=MACHINE, now=shop.now)
    assert state(job)[0] == JobState.DONE


def test_a_job_that_kills_its_worker_every_time_is_given_up(shop: Shop) -> None:
    job = shop.queue("work")
    for _ in range(job.most_attempts):
        assert jobs.claim(lease=ledger.LEASE, by=MACHINE, now=shop.now)
        shop.now += ledger.LEASE
    shop.run()
    assert state(job)[0] == JobState.DEAD
    assert shop.done == []


def test_a_claim_takes_no_more_than_it_was_asked_for(shop: Shop) -> None:
    for _ in range(3):
        shop.queue("work")
    assert [shop.run(limit=2), shop.run(limit=2), shop.run(limit=2)] == [2, 1, 0]


def test_the_lag_is_how_long_the_oldest_waiting_job_has_been_due(shop: Shop) -> None:
    assert queries.lag(NOW) == 0
    shop.queue("work")
    shop.queue("work", at=NOW - timedelta(minutes=2))
    assert queries.lag(NOW) == 120
