"""Chỉ chạy việc nền, không có máy chủ web: thêm máy làm việc khi một máy không đủ."""

import argparse
import signal
import threading

from hoiam.command._kit.django import ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """How many jobs run at once."""
    parser.add_argument("--workers", type=int, default=4)


def run(options: argparse.Namespace) -> int:
    """Run jobs until Ctrl-C."""
    ready()
    from hoiam.run.clock import now
    from hoiam.run.engines.threads import Threads
    from hoiam.run.hands import hands
    from hoiam.run.kinds import KINDS

    engine = Threads(KINDS, now, hands(), workers=options.workers, readers=options.workers)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    engine.start()
    stop.wait()
    engine.stop()
    return 0
