"""The running house: jobs and sample press in this process, the web server as its child. One Ctrl-C stops all."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

from hoiam.run.clock import now
from hoiam.run.engines.threads import Threads
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """Return the address for a browser on this machine."""
        shown = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104
        return f"http://{shown}:{self.port}/"


def serve(
    address: Address,
    press: frozenset[tuple[str, int]] = frozenset(),
    workers: int = 1,
    greet: Callable[[], None] = lambda: None,
) -> int:
    """Serve until Ctrl-C or SIGTERM, or until the web server dies; return its exit code.

    `greet` is called once, when the server answers.
    """
    engine = Threads(KINDS, now, hands(press))
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    child = subprocess.Popen(_granian(address, workers), start_new_session=True)  # noqa: S603
    engine.start()
    try:
        if _answers(address, child, stop):
            greet()
        while not stop.wait(0.5) and child.poll() is None:
            pass
    finally:
        _end(child)
        engine.stop()
    return 0 if stop.is_set() else child.returncode or 1


def _granian(address: Address, workers: int) -> list[str]:
    """Return the server's command: WSGI, one blocking thread for each worker (measured: docs/adr/0005)."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", address.host, "--port", str(address.port)),
        *("--workers", str(workers), "--blocking-threads", "1", "--no-ws", "--log-level", "warning"),
        "--respawn-failed-workers",
        "hoiam.web.wsgi:application",
    ]


def _answers(address: Address, child: subprocess.Popen[bytes], stop: threading.Event) -> bool:
    """Wait until the web server accepts a connection; False where it died or was told to stop first."""
    host = "127.0.0.1" if address.host in ("0.0.0.0", "::") else address.host  # noqa: S104
    while child.poll() is None and not stop.wait(0.2):
        with socket.socket() as trying:
            trying.settimeout(1)
            if trying.connect_ex((host, address.port)) == 0:
                return True
    return False


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
    try:
        child.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)


def is_free(host: str, port: int) -> bool:
    """Return whether nothing listens there yet."""
    with socket.socket() as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((host, port))
        except OSError:
            return False
    return True
