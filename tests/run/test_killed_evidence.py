"""kill -9 while evidence is taken: the next worker takes it again, it is kept once, and every file proves itself."""

import json
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outside.conftest import Served, plain, serving
from tests.run.conftest import html
from tests.run.test_killed import python

SETTLE = """
import sys, django; django.setup()
from django.core.management import call_command
from hoiam.desk.articles import actions
from hoiam.run.clock import now
from tests import people
from tests.desk import made
call_command("migrate", verbosity=0)
house = people.furnished()
article = made.article(1, url=f"http://127.0.0.1:{sys.argv[1]}/bai-1")
told = {"office": house.office, "article": article, "reason": "giữ lời báo để đối chiếu"}
actions.keep_evidence(by=people.SORTER, now=now(), **told)
"""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A newspaper with one page."""
    answers = {"/robots.txt": plain(b""), "/bai-1": plain(html("Thiếu nước sạch ở Đăk Ui, bài 1"))}
    with serving(answers) as paper:
        yield paper


@pytest.fixture(scope="module")
def settled(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an article and one snapshot that waits."""
    var = tmp_path_factory.mktemp("killed-evidence")
    settling = python("-c", SETTLE, str(served.port), var=var)
    settling.communicate(timeout=120)
    assert settling.returncode == 0
    return var


@pytest.mark.parametrize("stage", ["fetched", "filed", "noting", "noted", "finish"])
def test_evidence_whose_worker_is_killed_is_kept_once_and_whole(
    stage: str, served: Served, settled: Path, tmp_path: Path
) -> None:
    var = shutil.copytree(settled, tmp_path / "var")
    worker = python("-m", "tests.run.killed_evidence", stage, str(served.port), var=var)
    assert worker.stdout and worker.stdout.readline() == "here\n"
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    worker.stdout.close()
    after = python("-m", "tests.run.killed_evidence", "none", str(served.port), var=var)
    after.communicate(timeout=60)
    assert after.returncode == 0
    with sqlite3.connect(var / "hoiam.sqlite3") as store:
        [kept] = store.execute("select state, holds from articles_snapshot").fetchall()
        [files] = store.execute("select count(*) from articles_snapshotfile").fetchone()
        [lines] = store.execute("select count(*) from audit_auditevent where verb = 'evidence.kept'").fetchone()
        [readings] = store.execute("select count(*) from articles_version").fetchone()
        [job] = store.execute("select state from jobs_job where kind = 'evidence.take'").fetchall()
        waiting = {sha for (sha,) in store.execute("select sha256 from files_upload")}
    assert (kept, files, lines, readings, job) == (("kept", "page"), 1, 1, 2, ("done",))
    on_disk = {path.name for path in (var / "files").rglob("*") if path.is_file()}
    assert on_disk <= waiting, "a file that no row knows of stays for ever"
    verified = python("-m", "hoiam.command", "evidence", "verify", "--json", var=var)
    said = json.loads(verified.communicate(timeout=60)[0])
    assert (said["ok"], said["checked"]) == (True, 1)
