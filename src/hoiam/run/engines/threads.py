"""Runs the ledger in threads of the server's supervising process: one command, one Ctrl-C, no other server."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import structlog
from django.db import DatabaseError, close_old_connections, connection

from hoiam.run.hands import Hands
from hoiam.run.ledger import Clock, Run, run_due
from hoiam.run.timetable import ring

log = structlog.get_logger(__name__)
POLL = 1.0  # seconds between two looks when nothing is due
# Jobs that mostly wait for other people's servers.
SLOW = ("source.look", "entry.fetch", "article.look", "evidence.take", "mail.look")
# These wait too, and behind nothing else: an alert is for now
SENDS = ("alert.send", "send.letter", "report.mail", "case.mail", "task.tell")
SEES = ("scan.see", "scan.read")  # seconds of a processor each, forty in a row: nobody else waits behind them
HEARS = ("entry.listen",)  # minutes of a processor each, one at a time
AFTER_TROUBLE = 5.0  # seconds to wait when the database does not answer


@dataclass
class Threads:
    """A few workers, a few readers, one that sees scans, one that hears, one messenger and one bell.

    `start`, then `stop`, which waits for running jobs.

    The readers look at sources and spend their time waiting; the workers do all the rest, so that no letter and no
    person at a screen waits behind a slow newspaper.
    """

    kinds: Mapping[str, Run]
    clock: Clock
    hands: Hands
    workers: int = 2
    readers: int = 4
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Start the bell and the workers."""
        loops = [
            self._bell,
            self._send,
            self._see,
            self._hear,
            *[self._work] * self.workers,
            *[self._read] * self.readers,
        ]
        for number, loop in enumerate(loops):
            thread = threading.Thread(target=self._guarded, args=(loop,), name=f"hoiam-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, timeout: float = 20.0) -> None:
        """Let running jobs end, take no new ones. What is not over by then falls due again after its lease."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout / len(self._threads))

    def _guarded(self, loop: Callable[[], float]) -> None:
        while not self._stop.is_set():
            try:
                pause = loop()
            except DatabaseError as trouble:
                log.warning("database does not answer", error=str(trouble))
                connection.close()
                pause = AFTER_TROUBLE
            finally:
                close_old_connections()
            self._stop.wait(pause)
        connection.close()

    def _bell(self) -> float:
        ring(self.clock())
        return POLL * 5

    def _work(self) -> float:
        return (
            0.0 if run_due(self.kinds, self.clock, self.hands, limit=1, without=SLOW + SENDS + SEES + HEARS) else POLL
        )

    def _read(self) -> float:
        return 0.0 if run_due(self.kinds, self.clock, self.hands, limit=1, only=SLOW) else POLL

    def _send(self) -> float:
        return 0.0 if run_due(self.kinds, self.clock, self.hands, limit=1, only=SENDS) else POLL

    def _see(self) -> float:
        return 0.0 if run_due(self.kinds, self.clock, self.hands, limit=1, only=SEES) else POLL

    def _hear(self) -> float:
        return 0.0 if run_due(self.kinds, self.clock, self.hands, limit=1, only=HEARS) else POLL * 5
