"""Bring stories into the inbox of the sample's living office, each of one invented piece.

HOIAM_VAR=… python -m tests.screens.fill COUNT ABOUT
"""

import os
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import django

PIECE = timedelta(minutes=1)


def main(count: int, about: str) -> None:
    from django.db import transaction

    from hoiam.core.values.actor import MACHINE
    from hoiam.desk.sources import actions as sources
    from hoiam.desk.stories.models import Story
    from hoiam.desk.units.models import Office
    from tests.web import week

    now = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))  # noqa: TID251 - outside the program, whose house runs on real time
    office = Office.objects.get(frozen_at__isnull=True)
    source = week.source(week.outlet("bao-thu"))
    sources.switch(source=source, enabled=False, reason="Bài thử, không đọc trên mạng", by=MACHINE, now=now)
    done = Story.objects.filter(office=office).count()
    for start in range(0, count, 100):
        with transaction.atomic():
            for number in range(start, min(start + 100, count)):
                title = f"Việc {done + number + 1}: {about}"
                week.item(office, source, title, now - PIECE * (count - number - 1))  # the last is the newest there is


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.settings")
    django.setup()
    main(int(sys.argv[1]), sys.argv[2])
