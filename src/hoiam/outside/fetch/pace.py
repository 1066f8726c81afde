"""May this host be asked now? One request at a time and a pause after it, over every thread that shares the pace.

Its clock is the caller's monotonic one; it never knows the date. Several processes are held apart by the `turns` that
the pace is given: what takes a host's turn in the database that they share.
"""

import threading
from typing import Protocol

FLOOR = 5.0  # seconds between two requests to one public host, whatever the source says
_ASK_AGAIN = 0.25  # seconds, while another thread holds the host
_FORGET_ABOVE = 10_000  # hosts


class Turns(Protocol):
    """Turns that all processes of an installation see. Called in a thread of its own: it may wait for a database."""

    def take(self, host: str) -> float:
        """Take the host and return 0, or return how many seconds to wait before asking again."""
        ...

    def give_back(self, host: str, interval: float) -> None:
        """Let the host go; it may be asked again `interval` seconds from now."""
        ...


class Pace:
    """Remembers for each host when it may be asked again. Safe between threads; hold one while the process lives."""

    def __init__(self, turns: Turns | None = None) -> None:
        self.turns = turns
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._free_at: dict[str, float] = {}

    def take(self, host: str, now: float) -> float:
        """Take the host and return 0, or return how many seconds to wait before asking again."""
        with self._lock:
            if host in self._busy:
                return _ASK_AGAIN
            wait = self._free_at.get(host, now) - now
            if wait > 0:
                return wait
            self._busy.add(host)
            return 0.0

    def let_go(self, host: str) -> None:
        """Let a host go that was taken and not asked: another process has its turn."""
        with self._lock:
            self._busy.discard(host)

    def give_back(self, host: str, now: float, interval: float) -> None:
        """Let the host go; it may be asked again `interval` seconds from now."""
        with self._lock:
            self._busy.discard(host)
            self._free_at[host] = now + interval
            if len(self._free_at) > _FORGET_ABOVE:
                self._free_at = {known: at for known, at in self._free_at.items() if at > now}
