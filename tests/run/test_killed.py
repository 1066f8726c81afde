"""kill -9 in the middle of a job: the next worker does it again, nothing is lost and nothing is doubled."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

SETTLE = """
import django; django.setup()
from django.core.management import call_command
from hoiam.core.values.actor import MACHINE
from hoiam.desk.jobs import actions as jobs
from hoiam.run.clock import now
from tests import people
from tests.desk import made
call_command("migrate", verbosity=0)
people.furnished()
made.source()
jobs.enqueue(kind="work", args={}, by=MACHINE, now=now())
"""
TABLES = ("articles_article", "articles_version", "watch_hit", "stories_storyitem")
pytestmark = pytest.mark.slow


def python(*words: str, var: Path) -> subprocess.Popen[str]:
    """Start a process that works on its own SQLite file."""
    env = {**os.environ, "HOIAM_VAR": str(var), "DJANGO_SETTINGS_MODULE": "hoiam.settings"}
    env = {name: value for name, value in env.items() if not name.startswith(("DATABASE_URL", "COV_", "PYTEST_"))}
    return subprocess.Popen([sys.executable, *words], cwd=CHECKOUT, env=env, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an office, a source and one job that waits."""
    var = tmp_path_factory.mktemp("killed")
    settling = python("-c", SETTLE, var=var)
    settling.communicate(timeout=120)
    assert settling.returncode == 0
    return var


@pytest.mark.parametrize("stage", ["start", "keeping", "kept", "finish"])
def test_a_job_whose_worker_is_killed_is_done_once_in_the_end(stage: str, settled: Path, tmp_path: Path) -> None:
    var = shutil.copytree(settled, tmp_path / "var")
    worker = python("-m", "tests.run.killed", stage, var=var)
    assert worker.stdout and worker.stdout.readline() == "here\n"
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    worker.stdout.close()
    after = python("-m", "tests.run.killed", "none", var=var)
    after.communicate(timeout=60)
    assert after.returncode == 0
    with sqlite3.connect(var / "hoiam.sqlite3") as store:
        counts = {name: store.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLES}
        jobs = set(store.execute("select kind, state from jobs_job").fetchall())
    assert counts == dict.fromkeys(TABLES, 3)
    assert jobs == {("after", "done"), ("work", "done")}
