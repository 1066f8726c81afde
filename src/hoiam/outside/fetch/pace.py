"""May this host be asked now? One request at a time and a pause after it, over every thread that shares the pace.

Its clock is the caller's monotonic one; it never knows the date. Two processes are held apart by the job ledger.
"""

import threading

FLOOR = 5.0  # seconds between two requests to one public host, whatever the source says
_ASK_AGAIN = 0.25  # seconds, while another thread holds the host
_FORGET_ABOVE = 10_000  # hosts


class Pace:
    """Remembers for each host when it may be asked again. Safe between threads; hold one while the process lives."""

    def __init__(self) -> None:
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

    def give_back(self, host: str, now: float, interval: float) -> None:
        """Let the host go; it may be asked again `interval` seconds from now."""
        with self._lock:
            self._busy.discard(host)
            self._free_at[host] = now + interval
            if len(self._free_at) > _FORGET_ABOVE:
                self._free_at = {known: at for known, at in self._free_at.items() if at > now}
