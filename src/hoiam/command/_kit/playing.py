"""Plays the sample with a line of progress for each step: for the first start and for the walk."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from hoiam.core.calendar import local
from hoiam.run.hands import Hands, hands
from hoiam.sample.press.server import Press
from hoiam.sample.week import play as week
from hoiam.sample.week import script


def play(port: int, password: str | None, today: date) -> Hands:
    """Play the week of 2022 and the living case against the sample press on `port`."""
    first = script.zoned(script.weekly()["collect"][0])
    with Press(port, at=first, installed_on=today) as press:
        mine = hands(frozenset({("127.0.0.1", press.port)}))
        for told in week.play_week(press, mine, password):
            _say(told)
        for told in week.play_alive(press, mine, password, today):
            _say(told)
    return mine


def _say(told: week.Told) -> None:
    print(f"  {local(told.at):%d/%m/%Y %H:%M}  {told.words}"[:150], flush=True)


def forget_half_played() -> None:
    """Remove the embedded store of a sample that was cut short. A server's database is never touched."""
    if connection.vendor != "sqlite":
        raise SystemExit("Dữ liệu mẫu trên PostgreSQL chạy dở: tạo cơ sở dữ liệu trống rồi chạy lại.")
    connection.close()
    name = Path(settings.DATABASES["default"]["NAME"])
    for ending in ("", "-wal", "-shm"):
        Path(f"{name}{ending}").unlink(missing_ok=True)
