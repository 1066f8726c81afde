"""Kill workers and count: `uv run python -m bench.crash [--times N] [--letters-every N] [--minutes M]`.

Each time, a worker is killed with kill -9: at a named stage of the road, of a case or of a letter, or at a random
moment. The next worker goes on when the lease of the dead one has run out, and is killed too: up to five die over the
same pieces before one lives. In the end everything is counted by its own number: nothing may be lost, nothing doubled.
On SQLite in a folder of its own; with DATABASE_URL on that PostgreSQL database, which must be empty. Workers are forks
of this process, so that a kill costs little more than its work.
"""

import argparse
import gc
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

RANDOM = "random"
EACH = 5  # workers that die in one round; a job is given up after eight
HANGS = 900.0  # seconds after which a worker counts as hung; a busy machine makes all tables in minutes


def child(act: Callable[[], Any], kill_after: float | None = None) -> tuple[int, Any]:
    """Run something in a fork; return how it ended (0, or 9 for one killed by -9) and what it answered."""
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(reading)
        _run(act, writing)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(number, signal.SIGKILL)
    with os.fdopen(reading) as answer:
        said = answer.read()
    _number, status = os.waitpid(number, 0)
    return (os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)), json.loads(said or "null")


def _run(act: Callable[[], Any], writing: int) -> None:
    signal.alarm(int(HANGS))  # ends a hung worker by SIGALRM
    code = 1
    try:
        answer = act()
        os.write(writing, json.dumps(answer, default=str).encode())
        code = 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


class Crash:
    """One run: a store, a newspaper, and so many killed workers."""

    def __init__(self, folder: Path, times: int, letters_every: int, minutes: float) -> None:
        from bench.crash import stages, world

        self.stages, self.world = stages, world
        self.times, self.minutes, self.turns = times, minutes, 0
        self.letters_every, self.drawn = letters_every, random.Random(2736)
        self.file = folder / "turn"
        self.file.write_text("0")
        command = [sys.executable, "-m", "bench.crash.farm", str(self.file)]
        self.farm = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.farm.stdout
        self.port = int(self.farm.stdout.readline())
        self.killed: Counter[str] = Counter()
        self.unreached: Counter[str] = Counter()
        self.cased: list[int] = []
        self.lettered: list[int] = []
        self.seconds, self.lasts = 0.0, 0.2

    def run(self) -> dict[str, Any]:
        """Kill, go on, count."""
        world = self.world
        world.warm()
        gc.collect()
        gc.freeze()  # a fork whose collector walks what the parent made would copy all of it
        self._must(lambda: world.settle(self.port))
        began = time.monotonic()
        named = cycle([*self.stages.STAGES, RANDOM, RANDOM, *self.stages.CASE])
        letters = cycle(self.stages.LETTER)
        for turn in range(1, self.times + 1):
            if self.killed.total() >= self.times:
                break
            if time.monotonic() - began > 60 * self.minutes:
                break
            self.turns = turn
            self.file.write_text(str(turn))
            if self.letters_every and turn % self.letters_every == 0:
                self._letter(turn, next(letters))
            else:
                self._pieces(turn, [next(named) for _ in range(EACH)])
        self.seconds = time.monotonic() - began
        told = self._must(lambda: world.verdict(self.turns, self.cased, self.lettered))
        ended = {"database": self._must(_database), "times": self.killed.total(), "turns": self.turns}
        ended |= {"seconds": round(self.seconds, 1), "killed": dict(self.killed), "not reached": dict(self.unreached)}
        return ended | {"whole": world.is_whole(told), "counts": told}

    def _pieces(self, turn: int, stages: list[str]) -> None:
        """One round: one look after the other is killed until one lives; then the opening of its case is."""
        world, deaths = self.world, 0
        for stage in stages:
            if stage not in self.stages.CASE:
                work = partial(world.work, turn, self.port, deaths * world.LEASE)
                self._kill(stage, self.stages.STAGES.get(stage), work, turn)
                deaths += 1
        began = time.monotonic()
        self._must(lambda: (world.queue(turn), world.work(turn, self.port, deaths * world.LEASE)))
        self.lasts = time.monotonic() - began  # how long a look takes: random kills fall into it
        for stage in stages:
            if stage in self.stages.CASE:
                self._kill(stage, self.stages.CASE[stage], lambda: world.open_case(turn))
        if any(stage in self.stages.CASE for stage in stages):
            self.cased.append(turn)
            self._must(lambda: world.open_case(turn))

    def _letter(self, turn: int, stage: str) -> None:
        """One round with a letter, whose files are made by a worker that dies."""
        world = self.world
        self._must(lambda: (world.queue(turn), world.work(turn, self.port)))
        number = self._must(lambda: world.letter(turn))
        self.lettered.append(number)
        self._must(lambda: world.issue(number, turn))
        self._kill(stage, self.stages.LETTER[stage], lambda: world.work(turn, self.port, timedelta(0)))
        self._must(lambda: world.work(turn, self.port, world.LEASE))

    def _kill(self, stage: str, target: tuple[str, str, int] | None, act: Callable[[], Any], turn: int = 0) -> None:
        """Run something in a worker that dies; with a turn, it queues the look of that turn first, as the bell does."""
        call = self.drawn.randint(1, target[2]) if target else 0

        def dying() -> None:
            if turn:
                self.world.queue(turn)
            if target:
                self.stages.die_at(target, call)
            act()

        moment = None if target else self.drawn.uniform(0.0, self.lasts)
        ended, _said = child(dying, moment)
        if ended == signal.SIGKILL:
            self.killed[stage] += 1
        elif ended == 0:
            self.unreached[stage] += 1
        else:
            raise SystemExit(f"a worker broke at {stage}: {ended}")

    def _must(self, act: Callable[[], Any]) -> Any:
        ended, said = child(act)
        if ended:
            raise SystemExit(f"a worker ended with {ended}")
        return said


def _database() -> str:
    from django.db import connection

    return connection.vendor


def _table(told: dict[str, Any]) -> str:
    lines = [f"{name:>24}  {value}" for name, value in told.items() if not isinstance(value, dict)]
    for name, values in told.items():
        if isinstance(values, dict):
            lines += [f"{name}:", *(f"{key:>24}  {value}" for key, value in values.items())]
    return "\n".join(lines)


def main() -> None:
    """Run and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--letters-every", type=int, default=20, help="0: none; making a letter's files takes long")
    parser.add_argument("--minutes", type=float, default=600.0, help="stop killing after so long, then count")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    parser.add_argument("--folder", help="where the store is made; a memory disk is enough, for no power is cut")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crash-", dir=given.folder) as name:
        os.environ |= {"HOIAM_VAR": name, "DJANGO_SETTINGS_MODULE": "hoiam.settings"}
        import django
        import structlog

        django.setup()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        crash = Crash(Path(name), given.times, given.letters_every, given.minutes)
        try:
            told = crash.run()
        finally:
            crash.farm.kill()
    print(json.dumps(told, ensure_ascii=False, indent=1) if given.json else _table(told))
    sys.exit(0 if told["whole"] else 1)


if __name__ == "__main__":
    main()
