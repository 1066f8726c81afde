"""kill -9 while an alert goes out: it always comes; twice only under one key, where nobody could know."""

import shutil
import signal
import sqlite3
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.outside.send import smtp
from tests.run.test_killed import python

SETTLE = """
import django; django.setup()
from django.core.management import call_command
from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions
from hoiam.desk.stories.models import Story
from hoiam.run.clock import now
from tests import people
from tests.desk import made
from tests.desk.test_alerts import recipient, story
call_command("migrate", verbosity=0)
house = people.furnished()
recipient(house)
found = story(house)
moment = made.NOW
[alert] = actions.call(office=house.office, stories=[found], by=MACHINE, now=moment)
"""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one alert whose mail waits."""
    var = tmp_path_factory.mktemp("sending")
    settling = python("-c", SETTLE, var=var)
    settling.communicate(timeout=120)
    assert settling.returncode == 0
    return var


@pytest.mark.parametrize(("stage", "mails", "again"), [("begun", 1, 1), ("taken", 2, 1), ("written", 1, 0)])
def test_an_alert_whose_sender_is_killed_comes_in_the_end(
    stage: str, mails: int, again: int, settled: Path, tmp_path: Path
) -> None:
    var = shutil.copytree(settled, tmp_path / "var")
    with smtp.serving(tmp_path) as post:
        told = (str(post.port), str(tmp_path / "mail.pem"))
        worker = python("-m", "tests.run.killed_sending", stage, *told, var=var)
        assert worker.stdout and worker.stdout.readline() == "here\n"
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
        worker.stdout.close()
        for _ in range(2):  # and a third worker finds nothing to do
            after = python("-m", "tests.run.killed_sending", "none", *told, var=var)
            after.communicate(timeout=60)
            assert after.returncode == 0
        keys = {str(message_from_bytes(raw)["Message-ID"]) for raw in post.letters}
        assert (len(post.letters), len(keys)) == (mails, 1)
    with sqlite3.connect(var / "hoiam.sqlite3") as store:
        assert store.execute("select state, again from alerts_delivery").fetchall() == [("sent", again)]
        assert store.execute("select count(*) from audit_auditevent where verb='alert.sent'").fetchone() == (1,)
